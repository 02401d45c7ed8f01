import { describe, expect, it } from 'vitest'
import { type Fault, KnowledgeError, type Library } from '../../src/knowledge/index.ts'
import { library, loaded } from '../support/library.ts'

const base = library()
const REGULATION = 'knowledge/regulations/wanzhou'

/** The project's own matters, with two more, and what a regulation says on them besides. */
function faultsOf(changes: {
  readonly matters?: readonly string[]
  readonly stated?: readonly string[]
  readonly open?: readonly string[]
  readonly silent?: readonly string[]
}): readonly Fault[] {
  const matters = ['matters:', '  door_colour: { label: 大门颜色, asked: [大门漆什么色] }', ...(changes.matters ?? [])]
  const own = base.statements.find(({ name }) => name.startsWith(REGULATION))
  if (!own) throw new Error('no statements of wanzhou')
  const text = (['stated', 'open', 'silent'] as const).reduce(
    (all, list) =>
      all.replace(`\n${list}:\n`, `\n${list}:\n${(changes[list] ?? []).map((line) => `${line}\n`).join('')}`),
    own.text,
  )
  return faults({
    ...base,
    matters: [...base.matters, { name: 'knowledge/matters/own.yaml', text: `${matters.join('\n')}\n` }],
    statements: base.statements.map((file) => (file === own ? { ...file, text } : file)),
  })
}

const withLine = (list: 'precedents' | 'stances', line: string): readonly Fault[] =>
  faults({
    ...base,
    [list]: base[list].map((file) =>
      file.regulation === 'wanzhou' ? { ...file, text: `${line}\n${file.text}` } : file,
    ),
  })

function faults(changed: Library): readonly Fault[] {
  try {
    loaded(changed)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults
    throw error
  }
  return []
}

describe('事项和各文本怎么说，装载时核对，报文件、行、找到什么', () => {
  it('多一项谁都没判过的事项，装得起来', () => expect(faultsOf({})).toEqual([]))

  it('同一个事项写两遍、两个事项一个叫法', () => {
    const [twice] = faultsOf({ matters: ['  site_area: { label: 又一个面积, asked: [几平] }'] })
    expect([twice?.file, twice?.line]).toEqual(['knowledge/matters/own.yaml', 3])
    expect(twice?.found).toContain('“site_area”写了第二遍')
    const [alike] = faultsOf({ matters: ['  gate_colour: { label: 大门颜色, asked: [门的颜色] }'] })
    expect(alike?.found).toContain('大门颜色')
    expect(alike?.line).toBe(3)
  })

  it.each([
    ['没有这个事项', 'silent', '  window_colour: {}', 'window_colour'],
    ['话不在条里', 'stated', '  door_colour: { clause: "9.4", phrase: 大门漆成绿色 }', '大门漆成绿色'],
    ['留着没定的话也要在条里', 'open', '  door_colour: { clause: "9.4", phrase: 颜色另定 }', '颜色另定'],
    ['没有这一条', 'stated', '  door_colour: { clause: "99", phrase: 公示 }', '99'],
    ['说没写，找过的词却在文中', 'silent', '  door_colour: { near: "9.4", searched: [公示时间] }', '公示时间'],
    ['最接近的一条也要有', 'silent', '  door_colour: { near: "99" }', '99'],
    ['既写了又没写', 'silent', '  site_area: {}', '“site_area”写了第二遍'],
  ] as const)('%s', (_, list, line, found) => {
    const [fault, another] = faultsOf({ [list]: [line] })
    expect(another).toBeUndefined()
    expect(fault?.file).toBe(`${REGULATION}/statements.yaml`)
    expect(fault?.found).toContain(found)
    const text = base.statements.find(({ name }) => name === fault?.file)?.text.split('\n') ?? []
    // It stands right below the head of its list, or where the second of the two is.
    const heads = (['stated', 'open', 'silent'] as const).map((of) => text.indexOf(`${of}:`) + 1)
    expect(heads.map((head) => head + 1)).toContain(fault?.line)
  })

  it('词在文中，说明了为什么那不算，就装得起来', () =>
    expect(faultsOf({ silent: ['  door_colour: { searched: [公示时间], but: 说的是公示，不是大门 }'] })).toEqual([]))

  it('不认识的文本', () => {
    const [first, ...rest] = base.statements
    const stray = first
      ? [{ ...first, text: first.text.replace(/^regulation: .*$/mu, 'regulation: nowhere') }, ...rest]
      : []
    expect(faults({ ...base, statements: stray })[0]?.found).toContain('nowhere')
  })
})

describe('先例和立场，一行一句，错在哪行报哪行', () => {
  const good = { clause: '9.4', phrase: '公示时间不少于5个工作日' }
  it.each([
    ['precedents', '{"clause": "9.4"', '读不成'],
    ['precedents', JSON.stringify({ ...good, q: '公示三天行吗', answer: 'maybe' }), 'maybe'],
    ['precedents', JSON.stringify({ ...good, phrase: '公示九天', q: '公示九天吗', answer: 'yes' }), '公示九天'],
    ['precedents', JSON.stringify({ ...good, clause: '88', q: '公示九天吗', answer: 'yes' }), '88'],
    ['stances', JSON.stringify({ ...good, norm: 'often', pro: ['五天'], contra: [] }), 'often'],
    ['stances', JSON.stringify({ ...good, norm: 'must', pro: ['五天'], contra: ['五天'] }), '“五天”两边都有'],
    ['stances', JSON.stringify({ ...good, phrase: '公示九天', norm: 'must', pro: ['九天'], contra: [] }), '公示九天'],
  ] as const)('%s: %s', (list, line, found) => {
    const [fault, another] = withLine(list, line)
    expect(another).toBeUndefined()
    expect([fault?.file, fault?.line]).toEqual([`${REGULATION}/${list}.jsonl`, 1])
    expect(fault?.found).toContain(found)
  })

  it('空行不算', () => expect(withLine('stances', '')).toEqual([]))
})
