import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { quotable, squeeze, textOf } from '../../src/law/index.ts'
import { clause, faults, inRole, SEEDS, seed, sourceOf } from './reading.ts'

interface Expected {
  readonly id: string
  readonly kind: string
  readonly label: string
  readonly title?: string
  readonly opens?: string
  readonly closes?: string
  readonly chars?: number
  readonly level1?: string
  readonly level2?: string
  readonly indicator?: string
  readonly weight?: number
}

const expected: Expected[] = readFileSync(new URL('../eval/outline.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Expected)

describe.each(SEEDS)('%s 的条款目录', (id) => {
  const regulation = seed(id)
  const own = expected.filter((each) => each.id.startsWith(`${id}:`))

  it('与样例逐条一致，除文首外不多一条', () => {
    const ids = regulation.clauses.map((each) => each.id)
    expect(ids[0]).toBe(`${id}:front`)
    expect(ids.slice(1).toSorted()).toEqual(own.map((each) => each.id).toSorted())
  })

  it.each(own.map((each) => [each.id, each] as const))('%s', (address, wanted) => {
    const found = clause(regulation, address.slice(id.length + 1))
    const said = squeeze(found.text)
    expect({ kind: found.kind, label: found.label, title: found.title }).toEqual({
      kind: wanted.kind,
      label: wanted.label,
      title: wanted.title,
    })
    if (wanted.chars !== undefined) {
      expect(said.startsWith(wanted.opens ?? ''), `opens ${said.slice(0, 14)}`).toBe(true)
      expect(said.endsWith(wanted.closes ?? ''), `closes ${said.slice(-10)}`).toBe(true)
      expect([...said].length).toBe(wanted.chars)
    }
    if (wanted.weight !== undefined) {
      const levels = [wanted.level1, wanted.level2, wanted.indicator, String(wanted.weight)]
      expect(found.cells).toEqual(levels.filter((cell) => cell !== undefined))
    }
  })

  it('每个字都有去处：叶子首尾相接，铺满全文', () => {
    expect(faults(sourceOf(id), [regulation])).toEqual([])
  })

  it('每条引文去掉空白后都在原文里连续可查', () => {
    const source = squeeze(sourceOf(id))
    for (const each of regulation.clauses.filter((other) => !isCut(regulation, other.id))) {
      expect(source.includes(squeeze(quotable(regulation, each))), each.id).toBe(true)
    }
  })
})

/** Whether furniture, or clauses of its own, stand between a clause's words. */
function isCut(regulation: ReturnType<typeof seed>, id: string): boolean {
  const found = regulation.clauses.find((each) => each.id === id)
  const own = regulation.leaves.filter((leaf) => leaf.clause === id && (leaf.role === 'text' || leaf.role === 'front'))
  const spans = own.length > 0 ? own : (found?.spans ?? [])
  const [first, last] = [Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end))]
  const starts = new Set(spans.map(({ start }) => start))
  return regulation.leaves.some(
    ({ start, role }) =>
      start > first && start < last && !starts.has(start) && role !== 'padding' && role !== 'page-break',
  )
}

describe('引文', () => {
  it('五个文本里被页眉、链接或下级条款隔开的条款只有少数，且每一片仍是原文', () => {
    const cut = SEEDS.flatMap((id) => {
      const regulation = seed(id)
      return regulation.clauses.filter((each) => isCut(regulation, each.id)).map((each) => ({ regulation, each }))
    })
    expect(cut.map(({ each }) => each.id)).toEqual(['yunnan:4'])
    for (const { regulation, each } of cut) expect(textOf(regulation.source, each.spans)).toBe(each.text)
  })

  it('跨页的一条接得上：四川第九条第4项', () => {
    const regulation = seed('sichuan')
    expect(quotable(regulation, clause(regulation, '9.4'))).toContain('以及成果转化应用团队')
  })
})

describe('原文自身的毛病由程序发现', () => {
  it('聊城印了两个第八条，第十二条至第十五条缺', () => {
    const [twice, missing, ...others] = seed('liaocheng').defects
    expect(twice).toMatchObject({ kind: 'number-twice', clauses: ['liaocheng:8', 'liaocheng:8bis'], line: 59 })
    expect(twice?.text).toContain('第八条')
    expect(missing).toMatchObject({ kind: 'numbers-missing', clauses: ['liaocheng:11', 'liaocheng:16'] })
    expect(missing?.text).toContain('第十一条之后缺第十二条至第十五条')
    expect(missing?.text).toContain('不能作第十二条至第十五条引用')
    expect(others).toEqual([])
  })

  it('云南文末两行扫描杂讯列为未归条款，写明行号和原因', () => {
    const regulation = seed('yunnan')
    expect(regulation.defects.map(({ kind, clauses, line }) => ({ kind, clauses, line }))).toEqual([
      { kind: 'unplaced', clauses: [], line: 166 },
      { kind: 'unplaced', clauses: [], line: 168 },
    ])
    expect(regulation.defects.every(({ text }) => text.includes('不成句'))).toBe(true)
    expect(inRole(regulation, 'unplaced')).toEqual(['。各省海關每年大集上', '。各省海關每年大集上'])
  })

  it('万州、四川、重庆没有编号毛病', () => {
    for (const id of ['wanzhou', 'sichuan', 'chongqing']) expect(seed(id).defects, id).toEqual([])
  })

  it('重庆指标表被页眉和重复的表头切断，都不算条款', () => {
    const regulation = seed('chongqing')
    const head = '一级指标\t二级指标\t三级指标\t三级指标权重'
    expect(inRole(regulation, 'running-header')).toEqual(['重庆市发展和改革委员会行政规范性文件', head])
    expect(clause(regulation, 'annex2.19').cells?.[1]).toBe('人才培养 (10分)')
  })

  it('文末落款是版记，不是条款', () => {
    expect(inRole(seed('chongqing'), 'imprint')).toEqual(['重庆市发展和改革委员会办公室', '2024年5月31日印发'])
    expect(inRole(seed('sichuan'), 'link')).toHaveLength(1)
  })
})
