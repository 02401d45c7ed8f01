import { describe, expect, it } from 'vitest'
import { progressDraft, verdictDraft } from '../../src/answer/index.ts'
import type { Facts } from '../../src/eligibility/index.ts'
import { squeeze } from '../../src/law/index.ts'
import { type Reading, readFigures } from '../../src/quantity/index.ts'
import {
  computed,
  type Draft,
  given,
  publish,
  quote,
  type Reply,
  refer,
  say,
  UnsourcedFigure,
} from '../../src/reply/index.ts'
import { kinds, qualified } from '../support/applicants.ts'
import { knowledge } from '../support/library.ts'

const draft = (text: ReturnType<typeof say>): Draft => ({
  kind: 'answer',
  blocks: [{ kind: 'words', text }],
  cites: [],
})

/** Every string anywhere in a value, with its path. */
function strings(value: unknown, path = ''): { path: string; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${path}.${key}`))
}

/** Strings that a person reads; ids and the figures' own list are not. */
const read = (reply: Reply) =>
  strings({ ...reply, figures: [] }).filter(
    ({ path }) =>
      !/\.(?:id|ref|kind|regulation|asOf|verdict|status|fact|asks|send)$|\.check\.facts\.|\.alsoAsks\./u.test(path),
  )

/** What a text states. The replies say the same words many times over, and are read as often. */
const stated = new Map<string, readonly Reading[]>()
const statedIn = (text: string): readonly Reading[] => {
  const found =
    stated.get(text) ??
    readFigures(text).filter(({ figure, kind }) => figure || kind === 'date' || kind === 'document-number')
  stated.set(text, found)
  return found
}

/** Figures in the reply that its own list does not have. */
const unsourced = (reply: Reply): string[] => {
  const known = reply.figures.map(({ text }) => squeeze(text))
  return read(reply).flatMap(({ text }) =>
    statedIn(text)
      .filter(
        ({ surface }) => !known.some((other) => other.includes(squeeze(surface)) || squeeze(surface).includes(other)),
      )
      .map(({ surface }) => `${surface} in ${text}`),
  )
}

describe('数字只从有来历的地方印出来', () => {
  it('程序自己的话里夹了数字，印不出来', () => {
    for (const text of [
      '场地要 500 平方米',
      '要两百万元',
      '不少于五人',
      '占百分之六十',
      '2024年4月18日起',
      '三分之一',
      '半年内',
      '２０％',
    ]) {
      expect(() => publish(draft(say`${text}`), knowledge, 'r'), text).toThrow(UnsourcedFigure)
    }
  })

  it('专名、固定说法、条款号不是数字', () => {
    for (const text of ['万州一般实行一事一议', '第三方机构统一评估', '见第八条第7项', '党的二十大']) {
      expect(publish(draft(say`${text}`), knowledge, 'r').figures, text).toEqual([])
    }
  })

  it('引文的数字记在条款名下，申请人的记在申请人名下，算出来的记在计算名下', () => {
    const reply = publish(
      draft(say`${refer('wanzhou:8.6')}：${quote('wanzhou:8.6')}给出${given('8 人')}，还差${computed('2 人')}`),
      knowledge,
      'r',
    )
    expect(reply.figures.map(({ text, from }) => [squeeze(text), from])).toEqual(
      [
        ['10人', 'wanzhou:8.6'],
        ['8人', 'applicant'],
        ['2人', 'computed'],
      ].map(([text, from]) => [expect.stringContaining(text as string), from]),
    )
    expect(reply.text).toContain('万州办法第八条第6项：研发人员不少于 10 人')
  })

  it('没有这一条就报错，不编条款', () => {
    expect(() => publish(draft(say`${quote('wanzhou:99')}`), knowledge, 'r')).toThrow('wanzhou:99')
  })
})

const odd: Facts[] = [
  {},
  { site_area: 380, software_industry: true, equipment_value: { min: 2e6, max: 3e6, minOpen: true, maxOpen: true } },
  {
    rd_staff: { max: 9 },
    debt_ratio: 70,
    lead_share: 59.5,
    partner_count: 5,
    joint_build: true,
    applicant_kind: 'university',
  },
  {
    site_area: 2000 / 3,
    equipment_value: 1234567,
    rd_spend_3y: 123_456_789,
    rd_intensity: 'unknown',
    applicant_kind: 'enterprise',
  },
  {
    applicant_kind: 'other',
    registered_in: 'elsewhere',
    center_legal_entity: false,
    national_projects_3y: 0,
    provincial_projects_3y: { min: 1, max: 2 },
  },
]

describe('整张卡片每个字符串的数字都有来历', () => {
  for (const regulation of knowledge.regulations.values()) {
    const cases = [...odd, ...kinds.map((kind) => qualified(regulation, kind))]
    for (const asOf of ['2023-06-01', '2024-06-30', '2026-11-20']) {
      it(`${regulation.place} ${asOf}`, () => {
        for (const facts of cases) {
          const ground = { knowledge, asOf }
          for (const draft of [
            verdictDraft(ground, regulation, facts),
            progressDraft(ground, regulation, { facts, fresh: Object.keys(facts) }),
            progressDraft(ground, regulation, { facts, whole: true }),
          ]) {
            const reply = publish(draft, knowledge, 'r')
            expect(unsourced(reply)).toEqual([])
            for (const { quote: quoted } of reply.citations)
              expect(squeeze(regulation.regulation.source)).toContain(squeeze(quoted))
            for (const condition of reply.check?.conditions ?? [])
              expect(squeeze(condition.quote)).toContain(squeeze(condition.sides ? '' : condition.required))
          }
        }
      })
    }
  }
})
