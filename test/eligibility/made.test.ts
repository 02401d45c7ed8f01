import { describe, expect, it } from 'vitest'
import { assess, type Facts, factsUsedBy, openFacts, readFacts } from '../../src/eligibility/index.ts'
import type { Condition, Expression, Fact, Test } from '../../src/knowledge/index.ts'

/** A small world of its own, so that each rule of the engine can be seen alone. */
const phrase = { ref: 'made:1', text: '', span: { start: 0, end: 0 } }
const choice = (label: string) => ({ label, words: [], own: [], unlike: [] })
const fact = (id: string, kind: Fact['kind'], unit?: string): Fact => ({
  id,
  label: [id],
  kind,
  ...(unit ? { unit } : {}),
  scope: 'everywhere',
  choices: kind === 'choice' ? { one: choice('甲'), two: choice('乙') } : {},
  ask: [id],
  together: [],
  yes: '是',
  no: '否',
  words: [{ text: id }],
  definitions: {},
})
const table = new Map(
  [
    fact('area', 'area'),
    fact('money', 'money'),
    fact('heads', 'count', '人'),
    fact('share', 'share'),
    fact('flag', 'yes-no'),
    fact('other', 'yes-no'),
    fact('kind', 'choice'),
  ].map((each) => [each.id, each]),
)
const threshold = (of: string, op: 'ge' | 'gt' | 'le' | 'lt', at: number): Test => ({
  kind: 'threshold',
  fact: of,
  op,
  threshold: at,
  required: phrase,
})
const is = (of: string, ...values: (string | boolean)[]): Test => ({
  kind: 'values',
  fact: of,
  values,
  required: phrase,
})
const condition = (id: string, tests: Test[], more: Partial<Condition> = {}): Condition => ({
  id,
  ref: 'made:1',
  label: [id],
  requires: tests.length === 1 && tests[0] ? tests[0] : { kind: 'any', least: 1, of: tests },
  relax: [],
  ...more,
})
const FLAG: Expression = { fact: 'flag', in: [true] }
const OTHER: Expression = { fact: 'other', in: [true] }
const SOFT = { when: { all: [] }, why: '原则上' }

const run = (conditions: Condition[], facts: Facts) =>
  assess({ id: 'made', conditions, unmodelled: [] }, facts, table, '2026-11-22')
const open = (conditions: Condition[], facts: Facts) =>
  openFacts(run(conditions, facts), table).map(({ fact: id, weight, conditions: for_ }) => [id, weight, for_])
const only = (one: Condition, facts: Facts) => run([one], facts).findings[0]

describe('四种比较', () => {
  it.each([
    ['ge', [false, true, true]],
    ['gt', [false, false, true]],
    ['le', [true, true, false]],
    ['lt', [true, false, false]],
  ] as const)('%s：界下、界上、界外', (op, wanted) => {
    const one = condition('1/share', [threshold('share', op, 50)])
    expect([49, 50, 51].map((share) => only(one, { share })?.status === 'met')).toEqual(wanted)
    expect(
      [
        { min: 49, max: 49 },
        { min: 50, max: 50 },
        { min: 51, max: 51 },
      ].map((share) => only(one, { share })?.status === 'met'),
    ).toEqual(wanted)
  })
})

describe('差多少', () => {
  const gapOf = (test: Test, facts: Facts) => only(condition('1/x', [test]), facts)?.outcome.gap
  it('达标没有差距，未填没有差距', () => {
    expect(gapOf(threshold('area', 'ge', 500), { area: 500 })).toBeUndefined()
    expect(gapOf(threshold('area', 'ge', 500), {})).toBeUndefined()
    expect(gapOf(threshold('area', 'ge', 500), { area: 'unknown' })).toBeUndefined()
    expect(gapOf(is('flag', true), { flag: false })).toBeUndefined()
  })
  it('人数按整数算，面积不按', () => {
    expect(gapOf(threshold('heads', 'ge', 10), { heads: { max: 10, maxOpen: true } })).toEqual({ min: 1 })
    expect(gapOf(threshold('area', 'ge', 10), { area: { max: 10, maxOpen: true } })).toEqual({ min: 0, minOpen: true })
    expect(gapOf(threshold('heads', 'ge', 10), { heads: 7 })).toEqual({ min: 3, max: 3 })
  })
})

describe('裁量只凭成立的那条', () => {
  const one = condition('1/area', [threshold('area', 'ge', 500)], {
    relax: [
      { when: FLAG, why: '甲' },
      { when: OTHER, why: '乙' },
    ],
  })
  it('两条里成立一条', () => {
    expect(only(one, { area: 1, flag: false, other: true })).toMatchObject({
      status: 'discretionary',
      left: [{ why: '乙' }],
      missing: [],
    })
  })
  it('达标时不提放宽', () =>
    expect(only(one, { area: 500, flag: true })).toMatchObject({ status: 'met', left: [], missing: [] }))
  it('都不成立就不符合，也不再等什么', () => {
    expect(only(one, { area: 1, flag: false, other: false })).toMatchObject({ status: 'unmet', left: [], missing: [] })
  })
  it('一条不知道就等它；两条都不知道等两条', () => {
    expect(only(one, { area: 1, flag: false })).toMatchObject({ status: 'unknown', left: [], missing: ['other'] })
    expect(only(one, { area: 1 })).toMatchObject({ status: 'unknown', missing: ['flag', 'other'] })
  })
  it('数值还跨着界限：等数值，也等能放宽的', () => {
    expect(only(one, { area: { min: 400, max: 600 } })?.missing).toEqual(['area', 'flag', 'other'])
  })
})

describe('适用与否', () => {
  const gated = condition('1/area', [threshold('area', 'ge', 500)], { when: { not: FLAG } })
  it('不适用就不列', () => expect(run([gated], { flag: true }).findings).toEqual([]))
  it('不知道适用与否就待定，即使数值够', () => {
    expect(only(gated, { area: 900 })).toMatchObject({ status: 'unknown', applies: undefined, missing: ['flag'] })
  })
  it('不知道适用与否、数值也没有：先问适用，再问数值', () => expect(only(gated, {})?.missing).toEqual(['flag', 'area']))
  it('至少一家：不止零家就是有，零到两家说不准', () => {
    const some = condition('1/area', [threshold('area', 'ge', 500)], { when: { fact: 'heads', some: true } })
    expect(only(some, { heads: { min: 0, minOpen: true }, area: 900 })?.status).toBe('met')
    expect(only(some, { heads: { min: 0, max: 2 }, area: 900 })).toMatchObject({
      status: 'unknown',
      missing: ['heads'],
    })
    expect(run([some], { heads: { max: 1, maxOpen: true } }).findings).toEqual([])
  })
  it('“不是”里有不知道的，问里面那项；已知的不问', () => {
    const both = condition('1/area', [threshold('area', 'ge', 500)], {
      when: { any: [{ all: [FLAG, OTHER] }, { not: { any: [FLAG, OTHER] } }] },
    })
    expect(only(both, { flag: true, area: 900 })?.missing).toEqual(['other'])
  })
})

describe('先问哪一项', () => {
  it('必须的先于可放宽的，可放宽的先于原则上的，能放宽的那项最后', () => {
    const conditions = [
      condition('1/heads', [threshold('heads', 'ge', 10)], { relax: [SOFT] }),
      condition('2/area', [threshold('area', 'ge', 500)], { relax: [{ when: FLAG, why: '甲' }] }),
      condition('3/money', [threshold('money', 'ge', 100)]),
    ]
    expect(open(conditions, {})).toEqual([
      ['money', 1, ['3/money']],
      ['area', 0.75, ['2/area']],
      ['heads', 0.25, ['1/heads']],
      ['flag', 0.1, ['2/area']],
    ])
  })
  it('已经未达到，能放宽的那项就是要紧的', () => {
    const relaxable = condition('2/area', [threshold('area', 'ge', 500)], { relax: [{ when: FLAG, why: '甲' }] })
    expect(
      open([relaxable, condition('3/money', [threshold('money', 'ge', 100)], { relax: [SOFT] })], { area: 1 }),
    ).toEqual([
      ['flag', 1, ['2/area']],
      ['money', 0.25, ['3/money']],
    ])
  })
  it('还不知适用与否，先问适用；几项等它，份量相加', () => {
    const when = { fact: 'kind', in: ['one'] } as const
    const conditions = [
      condition('1/area', [threshold('area', 'ge', 500)], { when }),
      condition('2/money', [threshold('money', 'ge', 100)], { when, relax: [{ when: FLAG, why: '甲' }] }),
    ]
    expect(open(conditions, {})).toEqual([
      ['kind', 1.75, ['1/area', '2/money']],
      ['area', 0.5, ['1/area']],
      ['money', 0.375, ['2/money']],
      ['flag', 0.05, ['2/money']],
    ])
  })
  it('两边有一边够就够：各按整条算，问哪边都能定', () => {
    expect(open([condition('1/either', [threshold('heads', 'ge', 1), threshold('money', 'ge', 3)])], {})).toEqual([
      ['heads', 1, ['1/either']],
      ['money', 1, ['1/either']],
    ])
  })
  it('一样重的按条文先后', () => {
    expect(
      open([condition('1/flag', [is('flag', true)]), condition('2/other', [is('other', true)])], {}).map(([id]) => id),
    ).toEqual(['flag', 'other'])
  })
  it('已定符合、已定不符合，都不问', () => {
    expect(open([condition('1/flag', [is('flag', true)])], { flag: true })).toEqual([])
    expect(
      open([condition('1/flag', [is('flag', true)]), condition('2/other', [is('other', true)])], { flag: false }),
    ).toEqual([])
  })
})

describe('适用与否卡在不知道的事上', () => {
  const asked = (conditions: Condition[], facts: Facts) => open(conditions, facts).map(([id]) => id)
  const both: Expression = { all: [FLAG, OTHER] }
  const either: Expression = { any: [FLAG, { fact: 'heads', some: true }] }
  const kinds: Expression = { any: [FLAG, { fact: 'kind', in: ['one'] }] }
  const when = (of: Expression) => [condition('1/area', [threshold('area', 'ge', 10)], { when: of })]

  it('是否适用要两件事，一件说了不知道：另一件答“否”还能定，要问；本身的数答了也没用，不问', () => {
    expect(asked(when(both), { flag: 'unknown' })).toEqual(['flag', 'other'])
  })
  it('另一件已定：只剩不知道的那件，别的都不问', () => {
    expect(asked(when(both), { flag: 'unknown', other: true })).toEqual(['flag'])
  })
  it('几家、哪一类也能定的，照问', () => {
    expect(asked(when(either), { flag: 'unknown' })).toEqual(['flag', 'heads'])
    expect(asked(when(kinds), { flag: 'unknown' })).toEqual(['flag', 'kind'])
  })
  it('没有说不知道的，都照问', () => {
    expect(asked(when(both), {})).toEqual(['flag', 'other', 'area'])
  })
  it('不知道的不是适用的事，本身的数照问', () => {
    expect(asked([condition('1/area', [threshold('area', 'ge', 10)])], { flag: 'unknown' })).toEqual(['area'])
  })
  it('只有一件事定适用，说了不知道：只剩它', () => {
    expect(asked(when(FLAG), { flag: 'unknown' })).toEqual(['flag'])
  })
})

describe('定了不符合，要看全貌时接着问', () => {
  const two = [condition('1/area', [threshold('area', 'ge', 10)]), condition('2/flag', [is('flag', true)])]
  it('只要结论就不问，要全貌就问其余的', () => {
    const decided = run(two, { area: 1 })
    expect(openFacts(decided, table)).toEqual([])
    expect(openFacts(decided, table, true).map(({ fact: id }) => id)).toEqual(['flag'])
  })
})

describe('读入的话怎么说', () => {
  const faults = (input: unknown) => {
    const read = readFacts(input, table)
    return 'faults' in read ? read.faults : []
  }
  const interval = '、区间 {"min", "max", "minOpen", "maxOpen"}（下限不高于上限）或 "unknown"'
  it.each([
    [[1], [{ fact: 'facts', found: '[1]', allowed: '一个 JSON 对象，如 {"area": 500}' }]],
    [undefined, [{ fact: 'facts', found: '空', allowed: '一个 JSON 对象，如 {"area": 500}' }]],
    ['x', [{ fact: 'facts', found: '"x"', allowed: '一个 JSON 对象，如 {"area": 500}' }]],
    [{ flag: 'yes' }, [{ fact: 'flag', found: '"yes"', allowed: 'true、false 或 "unknown"' }]],
    [{ kind: 'three' }, [{ fact: 'kind', found: '"three"', allowed: '"one"、"two" 或 "unknown"' }]],
    [{ kind: 3 }, [{ fact: 'kind', found: '3', allowed: '"one"、"two" 或 "unknown"' }]],
    [{ heads: 1.5 }, [{ fact: 'heads', found: '1.5', allowed: `不小于零的整数（个数）${interval}` }]],
    [{ area: '大' }, [{ fact: 'area', found: '"大"', allowed: `不小于零的数（平方米）${interval}` }]],
    [{ money: null }, [{ fact: 'money', found: 'null', allowed: `不小于零的数（元）${interval}` }]],
    [
      { share: true },
      [{ fact: 'share', found: 'true', allowed: `不小于零的数（百分数（百分之六十五写作 65））${interval}` }],
    ],
    [
      { nothing: 1 },
      [{ fact: 'nothing', found: '1', allowed: '已知的字段：area、money、heads、share、flag、other、kind' }],
    ],
  ])('%j', (input, wanted) => expect(faults(input)).toEqual(wanted))

  it.each([
    [{ min: -1 }],
    [{ max: -1 }],
    [{ min: 1, max: -2 }],
    [{ min: '1' }],
    [{ min: 1, minOpen: 1 }],
    [{ min: 2, max: 1 }],
    [{ minOpen: true }],
    [{}],
    [[1, 2]],
  ])('区间 %j 读不懂', (area) => expect(faults({ area })).toHaveLength(1))

  it.each([
    [{ min: 0 }, { min: 0 }],
    [{ max: 0 }, { max: 0 }],
    [{ max: 5, minOpen: true }, { max: 5 }],
    [{ min: 5, maxOpen: true }, { min: 5 }],
    [
      { min: 1, max: 2, minOpen: true, maxOpen: true },
      { min: 1, max: 2, minOpen: true, maxOpen: true },
    ],
  ])('区间 %j 读作 %j', (area, wanted) => expect(readFacts({ area }, table)).toEqual({ facts: { area: wanted } }))

  it('一到两个人之间没有整数，一到两平方米之间有', () => {
    const between = { min: 1, max: 2, minOpen: true, maxOpen: true }
    expect(faults({ heads: between })).toHaveLength(1)
    expect(faults({ area: between })).toHaveLength(0)
  })

  it('很长的错只说开头', () => expect(faults({ flag: 'x'.repeat(500) })[0]?.found).toHaveLength(80))
  it('零可以', () => expect(readFacts({ heads: 0, area: 0 }, table)).toEqual({ facts: { heads: 0, area: 0 } }))
})

describe('条件看哪些情况', () => {
  it('测的、定适用与否的、能放宽的、顶替的，都算；别的不算', () => {
    const joint: Expression = { fact: 'kind', in: ['one'], impliedBy: { fact: 'heads', some: true } }
    const conditions = [
      condition('1/area', [threshold('area', 'ge', 1)], { when: { any: [{ not: joint }, { all: [FLAG] }] } }),
      condition('2/money', [threshold('money', 'ge', 1)], { relax: [{ when: OTHER, why: '甲' }] }),
    ]
    expect([...factsUsedBy(conditions)].sort()).toEqual(['area', 'flag', 'heads', 'kind', 'money', 'other'])
    expect([...factsUsedBy([condition('1/area', [threshold('area', 'ge', 1)])])]).toEqual(['area'])
  })
})

describe('整体里的一份', () => {
  const part = new Map([['share', { ...fact('share', 'share'), partOfWhole: true as const }]])
  const read = (share: unknown) => readFacts({ share }, part)
  it('一百可以，过了一百不行', () => {
    expect(read(100)).toEqual({ facts: { share: 100 } })
    expect(read({ min: 50, max: 100 })).toEqual({ facts: { share: { min: 50, max: 100 } } })
    expect('faults' in read(100.5)).toBe(true)
    expect('faults' in read({ min: 101 })).toBe(true)
    expect(read(101)).toMatchObject({ faults: [{ allowed: expect.stringContaining('不大于一百') }] })
    expect('faults' in read(Number.POSITIVE_INFINITY)).toBe(true)
  })
  it('嵌套得写不出来的值，说嵌套过深', () => {
    const deep = JSON.parse(`${'['.repeat(20000)}${']'.repeat(20000)}`)
    expect(read(deep)).toMatchObject({ faults: [{ found: '嵌套过深的值' }] })
  })
})
