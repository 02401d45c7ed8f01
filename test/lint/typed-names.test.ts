import ts from 'typescript'
import { describe, expect, it, test } from 'vitest'
import { nameFinder } from '../../lint/typed-names/names.ts'
import { wordsIn } from '../../lint/typed-names/words.ts'
import { knowledge } from '../support/library.ts'

const find = nameFinder(knowledge, new Set(['notice']))
const namesIn = (code: string, finder = find): string[] =>
  wordsIn({ file: 'made.ts', tree: ts.createSourceFile('made.ts', code, ts.ScriptTarget.Latest, true) }).flatMap(finder)

describe('代码里写了名字', () => {
  test.each([
    ['一个地方', "const place = '万州'", ['万州']],
    ['一个地方和它的上级', "const place = '山东省聊城市'", ['山东省聊城市']],
    ['式样里的地方', 'const place = /(?:聊城|云南)(?:市|省)?/u', ['聊城', '云南']],
    ['没有收录的地方', "const place = '临清市'", ['临清市']],
    ['地方的外文名', 'const help = `ask yunnan`', ['yunnan']],
    ['一类中心', "const center = '产业创新中心'", ['产业创新中心']],
    ['没有收录的一类', "const title = '专精特新'", ['专精特新']],
    ['一项情况', "const fact = 'rd_staff'", ['rd_staff']],
    ['一项情况，作键', 'const held = { site_area: 500 }', ['site_area']],
    ['一个选项', "const kind = 'new_rd_institution'", ['new_rd_institution']],
    ['一个词的编号，整句就是它', "const kind = 'enterprise'", ['enterprise']],
    ['一份文本', "const held = { wanzhou: '' }", ['wanzhou']],
    ['一条的编号', "const ref = 'wanzhou:8.7/site_area'", ['wanzhou', 'site_area']],
    ['一条', "const help = '第二十八条'", ['第二十八条']],
    ['一个附件', "const id = 'annex2'", ['annex2']],
  ])('%s：%s', (_what, code, names) => expect(namesIn(code)).toEqual(names))
})

describe('不算名字', () => {
  test.each([
    ['注解里的', '/** 万州 第八条：rd_staff */'],
    ['引入的文件', "import { build } from './joint_build.ts'"],
    ['句子里的一个词', "const told = 'the enterprise is told'"],
    ['程序自己的词', "const kind = 'notice'"],
    ['条数、条件', "const words = '第一条件 有八条'"],
    ['泛称', "const words = '外地 国外 国家级'"],
  ])('%s：%s', (_what, code) => expect(namesIn(code)).toEqual([]))
})

it('新添一份文本、一项情况，名字就管上了', () => {
  const [regulation] = knowledge.regulations.values()
  const [fact] = knowledge.facts.values()
  if (!regulation || !fact) throw new Error('the library is empty')
  const grown = {
    ...knowledge,
    regulations: new Map([...knowledge.regulations, ['jining', { ...regulation, id: 'jining', title: '济宁办法' }]]),
    facts: new Map([...knowledge.facts, ['green_energy', { ...fact, id: 'green_energy' }]]),
  }
  const code = "const held = ['jining', 'green_energy', '《济宁办法》']"
  expect(namesIn(code)).toEqual(['济宁'])
  expect(namesIn(code, nameFinder(grown, new Set()))).toEqual(['jining', 'green_energy', '济宁', '济宁办法'])
})
