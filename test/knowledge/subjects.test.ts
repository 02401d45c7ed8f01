import { describe, expect, it } from 'vitest'
import { KnowledgeError, type Library } from '../../src/knowledge/index.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { knowledge, library } from '../support/library.ts'

/** The project's knowledge with another file of subjects. */
const withFile = (text: string): Library => {
  const base = library()
  return { ...base, subjects: [...base.subjects, { name: 'knowledge/subjects/more.yaml', text }] }
}

function faultsOf(changed: Library) {
  try {
    loadKnowledge(changed)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults
    throw error
  }
  return []
}

/** What is found wrong in the other file. */
const found = (text: string) =>
  faultsOf(withFile(text)).map(({ file, line, found: what }) => `${file.split('/').at(-1)}:${line} ${what}`)

describe('主题装载时核对', () => {
  it('另添一个主题，一部办法说它，另一部没有说', () => {
    const text = 'subjects:\n  pets: { label: 宠物, words: [宠物狗], said: [宠物] }\n'
    expect(found(text)).toEqual([])
    expect(loadKnowledge(withFile(text)).subjects.get('pets')?.clauses).toEqual([])
  })

  it.each([
    [
      '编号用过了',
      'subjects:\n  site: { label: 别的场地, words: [别的场地] }',
      'more.yaml:2 the subject site a second time',
    ],
    ['名称用过了', 'subjects:\n  place: { label: 研发场地, words: [别的场地] }', 'which site has too'],
    ['一个词归了两个主题', 'subjects:\n  lab: { label: 试验, words: [厂房] }', 'the word 厂房'],
    ['没有这个事实', 'subjects:\n  lab: { label: 试验, words: [试验间], facts: [labs] }', 'the fact labs'],
    [
      '没有这种数',
      'subjects:\n  lab: { label: 试验, words: [试验间], figures: [weight] }',
      'the kind of figure weight',
    ],
    ['没有的大主题', 'subjects:\n  lab: { label: 试验, words: [试验间], part_of: [labs] }', 'the subject labs'],
    [
      '自己是自己的一部分',
      'subjects:\n  lab: { label: 试验, words: [试验间], part_of: [bench] }\n  bench: { label: 台面, words: [台面], part_of: [lab] }',
      'which is a part of lab',
    ],
    ['没有这部办法', 'regulation: chengdu\nsilent: [site]', 'the regulation chengdu'],
    ['没说是哪部办法', 'silent: [site]', 'no regulation'],
    ['没有这个主题', 'regulation: wanzhou\nsays:\n  labs: ["8.7"]', 'the subject labs'],
    ['没有这一条', 'regulation: wanzhou\nsays:\n  losses: ["88.7"]', 'clause wanzhou:88.7'],
    [
      '条文里没有的话',
      'regulation: wanzhou\nsays:\n  site: [{ clause: "8.7", phrases: [面积 600 平方米以上] }]',
      '“面积 600 平方米以上”, which is not in wanzhou:8.7',
    ],
    ['说没有写，条文里写着', 'regulation: yunnan\nsilent: [debt]', 'debt as silent, and yunnan:10.2'],
    ['问法所指的条文没有', 'regulation: wanzhou\nasked: [{ clauses: ["99"], asked: [什么] }]', 'clause wanzhou:99'],
  ])('%s', (_, text, what) => expect(found(text).join('\n')).toContain(what))

  it('又说又没有说', () => {
    const base = library()
    const subjects = base.subjects.map((file) =>
      file.name.endsWith('/yunnan.yaml')
        ? { ...file, text: file.text.replace('silent: [', 'silent: [voluntary, ') }
        : file,
    )
    expect(faultsOf({ ...base, subjects })[0]?.found).toContain('voluntary as silent, and clauses on it')
  })

  it('每部办法说到的主题，都在它的条文里', () => {
    for (const { clauses } of knowledge.subjects.values())
      for (const { ref, phrases } of clauses) {
        const { regulation } = knowledge.regulations.get(ref.split(':')[0] ?? '') ?? {}
        const text = regulation?.clauses.find(({ id }) => id === ref)?.text ?? ''
        expect(phrases.filter(({ text: words }) => !text.includes(words))).toEqual([])
      }
  })
})
