import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, type Facts, openFacts, type Status, speaksAgainst } from '../../src/eligibility/index.ts'
import { KnowledgeError, type Library, type RegulationKnowledge } from '../../src/knowledge/index.ts'
import { library, loaded } from '../support/library.ts'

const TEXT = `某某示范站管理办法

第一条 为规范示范站的管理，制定本办法。

第二条 企业上年度研发经费占比：销售收入小于5000万元（含）的，不低于5%；销售收入在5000万元至2亿元（含）的，不低于4%；销售收入在2亿元以上的，不低于3%。

第三条 符合下列两项以上：
（一）有甲平台；
（二）有乙平台；
（三）产线不少于 3 条。

第四条 有下列情形之一的，不予认定：
（一）有丙情形；
（二）有丁情形。

第五条 综合得分70分以上（不含70分）。产线10条以上的，得50分；产线3条以上不足10条的，得30分。有甲平台的，得15分。现场评审，最高20分。

第六条 企业成立满一年，负责人年龄不超过55周岁，销售收入增长率不低于20%。

第七条 还应当具有良好的声誉。

第八条 本办法自 2025 年 3 月 1 日起施行。
`
const CONDITIONS = {
  bands: `  - clause: "2"
    fact: mm_share
    by: mm_sales
    bands:
      - { when: 销售收入小于5000万元（含）的, then: 不低于5% }
      - { when: 销售收入在5000万元至2亿元（含）的, then: 不低于4% }
      - { when: 销售收入在2亿元以上的, then: 不低于3% }`,
  atLeast: `  - clause: "3"
    name: platforms
    label: 平台和产线
    at_least:
      phrase: 符合下列两项以上
      of:
        - { clause: "3.1", fact: mm_a, is: true, phrase: 有甲平台 }
        - { clause: "3.2", fact: mm_b, is: true, phrase: 有乙平台 }
        - { clause: "3.3", fact: mm_lines, phrase: 产线不少于 3 条 }`,
  none: `  - clause: "4"
    name: excluded
    label: 不予认定的情形
    none:
      phrase: 有下列情形之一的，不予认定
      of:
        - { clause: "4.1", fact: mm_c, is: true, phrase: 有丙情形 }
        - { clause: "4.2", fact: mm_d, is: true, phrase: 有丁情形 }`,
  score: `  - clause: "5"
    name: score
    label: 综合得分
    score:
      pass: { phrase: 综合得分70分以上（不含70分） }
      items:
        - fact: mm_lines
          bands: [{ when: 产线10条以上的, points: 得50分 }, { when: 产线3条以上不足10条的, points: 得30分 }]
        - { fact: mm_a, is: true, points: 得15分 }
        - { judged: 现场评审, most: 最高20分 }`,
  age: `  - { clause: "6", fact: mm_years, phrase: 成立满一年 }
  - { clause: "6", fact: mm_age, phrase: 不超过55周岁 }
  - { clause: "6", fact: mm_growth, phrase: 增长率不低于20% }`,
}
const FACTS = `facts:
  mm_sales: { label: 甲销售额, ask: 多少？, kind: money, words: [甲销售额] }
  mm_before: { label: 乙销售额, ask: 多少？, kind: money, words: [乙销售额] }
  mm_share: { label: 甲占比, ask: 多少？, kind: share, words: [甲占比] }
  mm_growth: { label: 甲增长率, ask: 多少？, kind: share, words: [甲增长率], made_of: { growth: mm_sales, from: mm_before } }
  mm_founded: { label: 甲成立日, ask: 哪天？, kind: date, words: [甲成立日] }
  mm_years: { label: 甲成立年限, ask: 几年？, kind: duration, unit: 年, words: [甲成立年限], made_of: { since: mm_founded } }
  mm_born: { label: 甲出生日, ask: 哪天？, kind: date, words: [甲出生日] }
  mm_age: { label: 甲年龄, ask: 几岁？, kind: duration, unit: 周岁, words: [甲年龄], made_of: { since: mm_born } }
  mm_lines: { label: 甲产线, ask: 几条？, kind: count, unit: 条, words: [甲产线] }
  mm_a: { label: 甲平台, ask: 有吗？, kind: yes-no, words: [甲甲平台] }
  mm_b: { label: 乙平台, ask: 有吗？, kind: yes-no, words: [乙乙平台] }
  mm_c: { label: 丙情形, ask: 有吗？, kind: yes-no, words: [丙丙情形] }
  mm_d: { label: 丁情形, ask: 有吗？, kind: yes-no, words: [丁丁情形] }
`

function grown(conditions = Object.values(CONDITIONS).join('\n'), more = ''): Library {
  const base = library()
  const file = `id: moumou
seed: moumou.txt
title: 某某示范站管理办法
short: 某某办法
division: 4201 武汉市
programme: technology_innovation_centre
application: []
conditions:
${conditions}
${more}judged: []
preferences: []
notes: []
`
  return {
    ...base,
    seeds: [...base.seeds, { file: 'moumou.txt', source: TEXT }],
    facts: [...base.facts, { name: 'moumou-facts.yaml', text: FACTS }],
    regulations: [...base.regulations, { name: 'moumou.yaml', text: file }],
  }
}

function faultsIn(changed: Library): string {
  try {
    loaded(changed)
    return ''
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return error.faults.map(({ found }) => found).join('\n')
  }
}

const knowledge = loaded(grown())
const regulation = knowledge.regulations.get('moumou') as RegulationKnowledge
const DAY = '2026-11-22'
const run = (facts: Facts, of: Pick<RegulationKnowledge, 'id' | 'conditions' | 'unmodelled'> = regulation) =>
  assess(of, facts, knowledge.facts, DAY)
const status = (id: string, facts: Facts): Status | undefined =>
  run(facts).findings.find(({ condition }) => condition.id === id)?.status
const asks = (id: string, facts: Facts) =>
  openFacts(
    run(facts, { ...regulation, conditions: regulation.conditions.filter((each) => each.id === id) }),
    knowledge.facts,
    true,
  ).map(({ fact }) => fact)

describe('分档', () => {
  it.each([
    [5e7, 4.9, 'unmet'],
    [5e7 + 1, 4, 'met'],
    [2e8, 3.9, 'unmet'],
    [2e8 + 1, 3, 'met'],
  ] as const)('销售 %d，占比 %d：%s', (mm_sales, mm_share, wanted) =>
    expect(status('2/mm_share', { mm_sales, mm_share })).toBe(wanted),
  )
  it('不知道销售：过了各档就够，哪档都不到就不够，之间的才问', () => {
    expect(status('2/mm_share', { mm_share: 5 })).toBe('met')
    expect(status('2/mm_share', { mm_share: 2.9 })).toBe('unmet')
    expect(asks('2/mm_share', { mm_share: 4 })).toEqual(['mm_sales'])
    expect(asks('2/mm_share', {})).toEqual(['mm_share'])
  })
})

describe('几项、情形、打分', () => {
  it('够两项就定，不再问；够不到两项也定', () => {
    expect(status('3/platforms', { mm_a: true, mm_lines: 3 })).toBe('met')
    expect(asks('3/platforms', { mm_a: true, mm_lines: 3 })).toEqual([])
    expect(status('3/platforms', { mm_a: false, mm_b: false })).toBe('unmet')
    expect(asks('3/platforms', { mm_a: true })).toEqual(['mm_b', 'mm_lines'])
  })
  it('有一种情形就不符合，都没有才符合', () => {
    expect(status('4/excluded', { mm_c: true })).toBe('unmet')
    expect(status('4/excluded', { mm_c: false })).toBe('unknown')
    expect(status('4/excluded', { mm_c: false, mm_d: false })).toBe('met')
  })
  it('加上评审才可能过的，由主管部门裁量；加上也不过的不符合；不含七十', () => {
    expect(status('5/score', { mm_lines: 10, mm_a: true })).toBe('discretionary')
    expect(status('5/score', { mm_lines: 10, mm_a: false })).toBe('unmet')
    expect(status('5/score', { mm_lines: 3, mm_a: true })).toBe('unmet')
    expect(status('5/score', { mm_lines: 12 })).toBe('unknown')
    expect(asks('5/score', { mm_lines: 12 })).toEqual(['mm_a'])
  })
})

describe('年限、年龄、增长', () => {
  it.each([
    ['2025-11-22', 'met'],
    ['2025-11-23', 'unmet'],
    ['2025-11', 'unknown'],
    ['2024', 'met'],
  ] as const)('成立于 %s：%s', (mm_founded, wanted) => expect(status('6/mm_years', { mm_founded })).toBe(wanted))
  it.each([
    ['1970-11-23', 'met'],
    ['1970-11-22', 'unmet'],
  ] as const)('生于 %s，过没过五十五周岁：%s', (mm_born, wanted) =>
    expect(status('6/mm_age', { mm_born })).toBe(wanted),
  )
  it('增长按两年算，降了也算得出；说的和算的对不上就再问', () => {
    expect(status('6/mm_growth', { mm_sales: 120, mm_before: 100 })).toBe('met')
    expect(status('6/mm_growth', { mm_sales: 80, mm_before: 100 })).toBe('unmet')
    expect(status('6/mm_growth', { mm_growth: 10, mm_sales: 150, mm_before: 100 })).toBe('unknown')
    expect(asks('6/mm_growth', { mm_growth: 10, mm_sales: 150, mm_before: 100 })).toEqual(['mm_growth'])
    expect(asks('6/mm_years', {})).toEqual(['mm_founded'])
  })
})

describe('一件事单说，算不算对人不利', () => {
  const against = (id: string, facts: Facts) => {
    const finding = run(facts).findings.find(({ condition }) => condition.id === id)
    return finding && speaksAgainst(finding.outcome)
  }
  it.each([
    ['3/platforms', { mm_a: false }, true],
    ['3/platforms', { mm_a: true }, false],
    ['3/platforms', { mm_lines: 2 }, true],
    ['4/excluded', { mm_c: true }, true],
    ['4/excluded', { mm_c: false }, false],
    ['5/score', { mm_lines: 3 }, true],
    ['5/score', { mm_lines: 10 }, false],
    ['5/score', { mm_a: false }, true],
    ['5/score', {}, false],
  ] as const)('%s %j：%s', (id, facts, wanted) => expect(against(id, facts)).toBe(wanted))
})

describe('读不成的要报', () => {
  it.each([
    ['缺一档', CONDITIONS.bands.replace(/^.*至2亿元.*\n/mu, ''), '有取值没有分档'],
    ['最高一档缺', CONDITIONS.bands.replace(/\n.*2亿元以上.*$/u, ''), '以上没有分档'],
    ['要的比列的多', CONDITIONS.atLeast.replace(/\n.*3\.2.*\n.*3\.3.*$/u, ''), '下面只列了 1 项'],
    ['同时写两样', CONDITIONS.none.replace('    none:', '    fact: mm_c\n    none:'), '同时写了 fact、none'],
  ])('%s', (_, conditions, found) => expect(faultsIn(grown(conditions))).toContain(found))
})

it('还有没编的，不说符合，也不说裁量', () => {
  const partial = loaded(grown(CONDITIONS.none, 'unmodelled: [{ clause: "7", phrase: 具有良好的声誉, about: 声誉 }]\n'))
  const of = partial.regulations.get('moumou') as RegulationKnowledge
  expect(run({ mm_c: false, mm_d: false }, of).verdict).toBe('unknown')
  expect(run({ mm_c: true }, of).verdict).toBe('unmet')
})

/** What the text comes to for an applicant of whom all is known, counted out by hand. */
function exact(f: { a: boolean; b: boolean; c: boolean; d: boolean; lines: number }): Record<string, Status> {
  const fixed = (f.lines >= 10 ? 50 : f.lines >= 3 ? 30 : 0) + (f.a ? 15 : 0)
  return {
    '3/platforms': [f.a, f.b, f.lines >= 3].filter(Boolean).length >= 2 ? 'met' : 'unmet',
    '4/excluded': f.c || f.d ? 'unmet' : 'met',
    '5/score': fixed > 70 ? 'met' : fixed + 20 > 70 ? 'discretionary' : 'unmet',
  }
}

it('知道一部分就定了的，补全了也一样；补全了的同人工数的一样', () => {
  const anyFlag = fc.boolean()
  const anyFacts = fc.record({
    a: anyFlag,
    b: anyFlag,
    c: anyFlag,
    d: anyFlag,
    lines: fc.constantFrom(0, 2, 3, 9, 10, 40),
  })
  fc.assert(
    fc.property(anyFacts, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (whole, told) => {
      const all: Facts = { mm_a: whole.a, mm_b: whole.b, mm_c: whole.c, mm_d: whole.d, mm_lines: whole.lines }
      const some = Object.fromEntries(Object.entries(all).filter((_, i) => told[i]))
      for (const [id, wanted] of Object.entries(exact(whole))) {
        expect(status(id, all), id).toBe(wanted)
        expect(['unknown', wanted], id).toContain(status(id, some))
      }
    }),
  )
})
