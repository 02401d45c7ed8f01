import { describe, expect, it } from 'vitest'
import { assess, readFacts } from '../../src/eligibility/index.ts'
import { KnowledgeError, type Library } from '../../src/knowledge/index.ts'
import { FACTS, made } from '../support/declared.ts'
import { loaded } from '../support/library.ts'

const faultsOf = (changed: Library) => {
  try {
    loaded(changed)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults
    throw error
  }
  return []
}
const changed = (from: string, to: string) => {
  expect(FACTS).toContain(from)
  return faultsOf(made(FACTS.replace(from, to)))
}

describe('各种事实，界限都从条文读出', () => {
  const { facts, regulations } = loaded(made())
  const conditions = regulations.get('mouxian')?.conditions ?? []
  const bounds = conditions.map(({ requires: test }) =>
    test.kind === 'threshold' ? [test.fact, test.op, test.threshold] : [],
  )
  const statusOf = (fact: string, value: unknown) => {
    const read = readFacts({ [fact]: value }, facts)
    if ('faults' in read) return read.faults[0]?.allowed
    return assess({ id: 'mouxian', conditions, unmodelled: [] }, read.facts, facts, '2026-11-22').findings.find(
      ({ condition }) => condition.id.endsWith(fact),
    )?.status
  }

  it('日期按天比，时长按自己的单位，吨、分、台照条文', () => {
    expect(bounds).toEqual([
      ['founded', 'lt', Date.UTC(2020, 0, 1) / 86_400_000],
      ['running', 'ge', 18],
      ['throughput', 'ge', 50_000],
      ['rating', 'ge', 80],
      ['testers', 'ge', 12],
      ['building', 'le', 90],
    ])
  })

  it.each([
    ['founded', '2019-12-31', 'met'],
    ['founded', '2020-01-01', 'unmet'],
    ['founded', '2019', 'met'],
    ['founded', '2020', 'unmet'],
    ['founded', '2018/2021', 'unknown'],
    ['founded', '../2019', 'met'],
    ['founded', '2020/..', 'unmet'],
    ['founded', 'unknown', 'unknown'],
    ['running', 18, 'met'],
    ['running', { max: 18, maxOpen: true }, 'unmet'],
    ['throughput', { min: 40_000, max: 60_000 }, 'unknown'],
    ['rating', 79.5, 'unmet'],
    ['testers', { min: 11, minOpen: true }, 'met'],
    ['building', 91, 'unmet'],
  ])('%s 填 %j：%s', (fact, value, status) => expect(statusOf(fact, value)).toBe(status))

  it.each([
    ['founded', '2020-02-30'],
    ['founded', '2021/2020'],
    ['founded', 2020],
    ['running', '18'],
    ['testers', 11.5],
  ])('%s 不能填 %j', (fact, value) => expect(statusOf(fact, value)).toMatch(/或 "unknown"/u))
})

describe('期间从条文读出', () => {
  const { facts } = loaded(made())
  const periodOf = (fact: string) => facts.get(fact)?.period

  it('近五年往回数五年，上年度是前一整年，近两年每年分得出是哪一年', () => {
    expect(periodOf('never_revoked')).toMatchObject({ kind: 'within', years: 5 })
    expect(periodOf('profit_last')).toMatchObject({ kind: 'year', ago: 1 })
    expect(periodOf('profit_before')).toMatchObject({ kind: 'year', ago: 2 })
  })
  it('指不出一段期间的话报错', () => {
    expect(changed('period: 近五年', 'period: 未被撤销认定')[0]?.found).toContain('未被撤销认定')
    expect(changed('year: last_but_one', 'year: last_but_two')[0]?.found).toContain('last_but_two')
  })
})

describe('词族在装载时展开', () => {
  it('每个成员一个词，相接处记着', () => {
    const { facts } = loaded(
      made(FACTS.replace('"{revoked}"', '"{revoked}{title?}"'), 'families: { revoked: [撤销, 摘牌], title: [认定] }'),
    )
    expect(facts.get('never_revoked')?.words).toEqual([
      { text: '撤销' },
      { text: '撤销认定', joints: [2] },
      { text: '摘牌' },
      { text: '摘牌认定', joints: [2] },
    ])
  })
  it('没有的词族、写坏的括号', () => {
    expect(changed('{revoked}', '{revokd}')[0]?.found).toContain('revokd')
    expect(changed('{revoked}', '{revoked')[0]?.found).toContain('{revoked')
  })
})

describe('写错的事实', () => {
  it.each([
    ['单位不认识', 'unit: 吨', 'unit: 顿', '顿'],
    ['金额不写单位', 'kind: money, flow: true', 'kind: money, unit: 元, flow: true', '元'],
    ['没有的数量', 'of: made_profit, ask: 去年', 'of: profits, ask: 去年', 'profits'],
    ['数量已经说了是什么', 'of: made_profit, ask: 去年', 'of: made_profit, kind: money, ask: 去年', 'profit_last'],
    ['是非题的词用在数量上', 'kind: score, unit: 分', 'kind: score, unit: 分, presence: denies', 'presence'],
    ['没有的主体', 'kind: score, unit: 分', 'kind: score, unit: 分, party: nobody', 'nobody'],
    ['没有的组成', 'kind: score, unit: 分', 'kind: score, unit: 分, made_of: { sum: [running, walking] }', 'walking'],
    [
      '同一个名字写两遍',
      'quantities:\n',
      'quantities:\n  founded: { label: 甲, kind: money, words: [甲] }\n',
      '“founded”写了第二遍',
    ],
  ])('%s', (_what, from, to, found) => expect(changed(from, to)[0]?.found).toContain(found))
})

describe('两项都认的词', () => {
  const TWINS = `
  quiet: { label: 没有事故, kind: yes-no, ask: 没有事故，对吗？, words: [事故], presence: denies }
  safe: { label: 没有安全事故, kind: yes-no, ask: 没有安全事故，对吗？, words: [安全事故, 事故], presence: denies }`
  const withFacts = (facts: string, more = '') =>
    faultsOf(made(FACTS.replace('\nquantities:', `${facts}\nquantities:`) + more))

  it('没有东西分得开，报出来', () => expect(withFacts(TWINS)[0]?.found).toContain('词“事故”，“quiet”也有'))
  it('写明是共有的，要写问什么', () =>
    expect(withFacts(TWINS, 'shared:\n  - { words: [事故], of: [quiet, safe], why: 是什么事故 }\n')).toEqual([]))
  it('写明共有的，要真是共有的', () =>
    expect(
      withFacts(TWINS, 'shared:\n  - { words: [事故, 安全事故], of: [quiet, safe], why: 是什么事故 }\n')[0]?.found,
    ).toContain('安全事故'))
  it('说的是别的主体、别的量，就分得开', () => {
    expect(
      withFacts(
        TWINS.replace('[安全事故, 事故]', '[安全事故, 事故], party: centre'),
        'parties: { centre: { label: 中心, words: [中心] } }\n',
      ),
    ).toEqual([])
    expect(withFacts('\n  accidents: { label: 事故数, kind: count, unit: 起, ask: 几起？, words: [事故] }')).toEqual([])
  })
  it('同一个量同一段时间的两项、又算是又算不是的词', () => {
    expect(changed('period: 上年度', 'period: { phrase: 近两年每年, year: last_but_one }')[0]?.found).toContain(
      '“profit_last”和“profit_before”是同一个数量、同一段期间',
    )
    expect(
      withFacts(
        '\n  calm: { label: 平安, kind: yes-no, ask: 平安吗？, words: [平安], for: [太平], against: [太平] }',
      )[0]?.found,
    ).toContain('太平')
  })
})
