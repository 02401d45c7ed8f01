import { describe, expect, it } from 'vitest'
import { KnowledgeError, type Library } from '../../src/knowledge/index.ts'
import { knowledge, library, loaded } from '../support/library.ts'

/** The project's knowledge with more files of subjects, called by their numbers. */
const withFiles = (...texts: readonly string[]): Library => {
  const base = library()
  const more = texts.map((text, i) => ({ name: `knowledge/subjects/${i}.yaml`, text }))
  return { ...base, subjects: [...base.subjects, ...more] }
}

function faultsOf(changed: Library) {
  try {
    loaded(changed)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults
    throw error
  }
  return []
}

describe('主题装载时核对', () => {
  it('另添一个主题，一部办法说它，另一部没有说', () => {
    const text = 'subjects:\n  pets: { label: 宠物, words: [宠物狗], said: [宠物] }\n'
    expect(loaded(withFiles(text)).subjects.get('pets')?.clauses).toEqual([])
  })

  const wrong: readonly (readonly [name: string, text: string, found: string])[] = [
    ['编号用过了', 'subjects:\n  site: { label: 别的场地, words: [别的场地] }', '主题“site”写了第二遍'],
    ['名称用过了', 'subjects:\n  place: { label: 研发场地, words: [别的场地] }', '“site”也叫这个'],
    ['一个词归了两个主题', 'subjects:\n  lab: { label: 试验, words: [厂房] }', '词“厂房”'],
    ['没有这个事实', 'subjects:\n  oven: { label: 烘房, words: [烘房], facts: [labs] }', '事实“labs”'],
    ['没有这种数', 'subjects:\n  scale: { label: 磅房, words: [磅房], figures: [weight] }', '数的种类“weight”'],
    ['没有的大主题', 'subjects:\n  wing: { label: 裙楼, words: [裙楼], part_of: [labs] }', '主题“labs”'],
    [
      '自己是自己的一部分',
      'subjects:\n  hut: { label: 棚屋, words: [棚屋], part_of: [bench] }\n  bench: { label: 台面, words: [台面], part_of: [hut] }',
      '又属于“hut”',
    ],
    ['没有这部办法', 'regulation: chengdu\nsilent: [site]', '办法“chengdu”'],
    ['没说是哪部办法', 'silent: [site]', '没有写是哪部办法'],
    ['没有这个主题', 'regulation: wanzhou\nsays:\n  labs: ["8.7"]', '主题“labs”'],
    ['没有这一条', 'regulation: wanzhou\nsays:\n  losses: ["88.7"]', '条款“wanzhou:88.7”'],
    [
      '条文里没有的话',
      'regulation: wanzhou\nsays:\n  site: [{ clause: "8.7", phrases: [面积 600 平方米以上] }]',
      '“面积 600 平方米以上”，“wanzhou:8.7”里没有这句话',
    ],
    ['说没有写，条文里写着', 'regulation: yunnan\nsilent: [debt]', '“debt”写成没有说，“yunnan:10.2”里却有'],
    ['问法所指的条文没有', 'regulation: wanzhou\nasked: [{ clauses: ["99"], asked: [什么] }]', '条款“wanzhou:99”'],
  ]
  // Each file has a fault of its own, so that one loading tells them all.
  const faults = faultsOf(withFiles(...wrong.map(([, text]) => text)))
  it.each(wrong.map(([name, , found], i) => [name, i, found] as const))('%s', (_, i, found) =>
    expect(
      faults.filter(({ file }) => file === `knowledge/subjects/${i}.yaml`).map((fault) => fault.found),
    ).toContainEqual(expect.stringContaining(found)),
  )

  it('说清在哪个文件、哪一行', () => expect(faults[0]).toMatchObject({ file: 'knowledge/subjects/0.yaml', line: 2 }))

  it('又说又没有说', () => {
    const base = library()
    const subjects = base.subjects.map((file) =>
      file.name.endsWith('/yunnan.yaml')
        ? { ...file, text: file.text.replace('silent: [', 'silent: [voluntary, ') }
        : file,
    )
    expect(faultsOf({ ...base, subjects })[0]?.found).toContain('“voluntary”写成没有说，又列了条款')
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
