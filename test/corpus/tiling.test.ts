import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sized } from '../support/size.ts'
import { faults, readAll, SEEDS, sourceOf } from './reading.ts'

const sources = SEEDS.map(sourceOf)

const han = fc.constantFrom(
  '一',
  '二',
  '三',
  '四',
  '五',
  '十',
  '十一',
  '二十',
  '一百零三',
  '1',
  '2',
  '３',
  '12',
  '〇',
  '千',
)
const word = fc.constantFrom(
  '为规范管理，制定本办法。',
  '申报单位应当：',
  '依照本办法',
  '第八条规定的条件',
  '不少于500平方米',
  '；',
  '总　则',
  '【目的】',
  '（定义）',
  '附件',
  '附件1',
  '附件：1. 申请表',
  '甲市管理办法',
  '甲市关于印发《甲市管理办法》的通知',
  '甲科发〔2024〕3号',
  '甲市科学技术局',
  '2024年5月31日',
  '2024年5月31日印发',
  '目录',
  '指标\t分值',
  '\t人员\t5',
  '服务 (30分)\t贡献 (15分)\t数量\t5',
  'https://kj.example.gov.cn/a.html',
  '— 3 —',
  '第 3 页 共 9 页',
  '。各省海關',
  '■□',
  '”）',
  'R&D 2.5%',
  '𠮷',
  '\u0000',
)
const mark = fc.oneof(
  han.map((n) => `第${n}条`),
  han.map((n) => `第${n}条 `),
  han.map((n) => `第${n}条之一`),
  han.map((n) => `第${n}章`),
  han.map((n) => `第 ${n} 节 `),
  han.map((n) => `第${n}编`),
  han.map((n) => `（${n}）`),
  han.map((n) => `(${n}) `),
  han.map((n) => `${n}、`),
  han.map((n) => `${n}. `),
  fc.constantFrom('①', '②', '——', '附件2 ', '第'),
)
const gap = fc.constantFrom(
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\n\n\n\n',
  '\r\n',
  '\r',
  '\f',
  '\n\f',
  '\t',
  ' ',
  '\u3000',
  '',
  '',
  '\uFEFF',
  '\u200B',
  '\u2028',
)
const assembled = fc.array(fc.oneof(mark, word, gap), { maxLength: 80 }).map((pieces) => pieces.join(''))

/** A stretch of one of the seeds. */
const excerpt = fc
  .tuple(fc.constantFrom(...sources), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 3000 }))
  .map(([source, at, length]) => {
    const from = Math.floor(at * source.length)
    return source.slice(from, from + length)
  })

const check = (source: string): void => {
  expect(faults(source, readAll(source))).toEqual([])
}

describe('叶子首尾相接，铺满全文，什么文本都不出错', () => {
  it('五个文本连成一个文件', () => {
    const joined = sources.join('\n\n')
    const regulations = readAll(joined)
    expect(faults(joined, regulations)).toEqual([])
    expect(regulations.map(({ title }) => title)).toEqual(sources.map((source) => readAll(source)[0]?.title))
    const told = (source: string) =>
      readAll(source).flatMap(({ clauses }) => clauses.filter(({ kind }) => kind === 'article'))
    expect(told(joined)).toHaveLength(sources.reduce((sum, source) => sum + told(source).length, 0))
  })

  it('任意拼凑的标题、项、空行、换页、制表符和杂讯', () => {
    fc.assert(fc.property(assembled, check), { numRuns: sized(1500) })
  })

  it('第一条之后任意拼凑', () => {
    fc.assert(
      fc.property(assembled, (text) => check(`甲市管理办法\n第一条 甲。\n${text}`)),
      { numRuns: sized(1500) },
    )
  })

  it('任意字符', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), check), { numRuns: sized(1000) })
  })

  it('真文本截断', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.double({ min: 0, max: 1, noNaN: true }), (source, part) =>
        check(source.slice(0, Math.floor(part * source.length))),
      ),
      { numRuns: sized(100) },
    )
  })

  it('真文本任意剪接，夹杂讯', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(excerpt, assembled), { maxLength: 5 }), (pieces) => check(pieces.join(''))),
      { numRuns: sized(200) },
    )
  })

  it('真文本换行改成回车换行、换页、空格，或去掉', () => {
    for (const source of sources) {
      for (const line of ['\r\n', '\f', ' ', '', '\n\n', '\n\t', '\n\u3000\u3000']) check(source.replaceAll('\n', line))
    }
  })
})

describe('改变版面不改变条款', () => {
  const addresses = (source: string) =>
    readAll(source).flatMap(({ clauses }) => clauses.map(({ id, text }) => `${id} ${text.replace(/\s/gu, '')}`))

  it.each(['\r\n', '\n\u3000\u3000', '\n\u200B'])('换行写作 %j', (line) => {
    for (const source of sources.filter((each) => !each.includes('\t'))) {
      expect(addresses(source.replaceAll('\n', line))).toEqual(addresses(source))
    }
  })
})
