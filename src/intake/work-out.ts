import type { FactId } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import { percentOf, plus, shareOf } from './figures.ts'
import { type Measure, type Subject, TARGETS } from './lexicon/subjects.ts'
import type { Claimed, Scene } from './scene.ts'

/** A value that no single figure states. */
export interface Worked {
  readonly fact: FactId
  readonly measure: Measure
  readonly interval: Interval
  readonly start: number
  readonly end: number
}

const WHOLE = /里面?|中|当中|其中|之?内|的/u

/** What is to be worked out from two figures of one sentence: a share of the staff, a part of the fixed staff, research out of income. */
export const workOut = (claimed: readonly Claimed[], scenes: readonly Scene[], text: string): Worked[] => {
  const worked: Worked[] = []
  const sentence = (claim: Claimed) => scenes[claim.clause]?.sentence
  for (const part of claimed) {
    const target = part.subject && TARGETS[part.subject][part.measure]
    const whole = (subject: Subject, measure: Measure) =>
      claimed.findLast(
        (other) =>
          other !== part &&
          other.subject === subject &&
          other.measure === measure &&
          sentence(other) === sentence(part),
      )
    const add = (fact: FactId, measure: Measure, interval: Interval, other: Claimed) =>
      worked.push({
        fact,
        measure,
        interval,
        start: Math.min(other.figure.start, part.figure.start),
        end: Math.max(other.figure.end, part.figure.end),
      })
    if (target === 'part' && part.measure === 'share') {
      const staff = whole('staff', 'people')
      if (staff) add('rd_staff', 'people', shareOf(staff.interval, part.interval), staff)
      else if (part.subject === 'research')
        worked.push({
          fact: 'rd_intensity',
          measure: 'share',
          interval: part.interval,
          start: part.figure.start,
          end: part.figure.end,
        })
    }
    if (part.subject === 'senior' && part.measure === 'people') {
      const fixed = whole('fixed_rd_staff', 'people')
      const seniors = claimed.filter((other) => other.subject === 'senior' && other.measure === 'people')
      if (fixed && seniors.length === 1) add('senior_share', 'share', percentOf(part.interval, fixed.interval), fixed)
    }
    if ((part.subject === 'research' || part.subject === 'rd_spend') && part.measure === 'money') {
      const income = whole('income', 'money')
      if (
        income &&
        income.figure.end <= part.figure.start &&
        /[里中]|当中|其中/u.test(text.slice(income.figure.end, part.figure.start)) &&
        WHOLE.test(text)
      )
        add('rd_intensity', 'share', percentOf(part.interval, income.interval), income)
    }
    if (part.subject === 'debts') {
      const assets = whole('assets', 'money')
      if (assets) add('debt_ratio', 'share', percentOf(part.interval, assets.interval), assets)
    }
  }
  return worked
}

/** Kinds of one class of property are added up (发明3项、新品种1项); a figure for the whole class, or a second one for the same kind, stands instead. */
export const summed = (claims: readonly Claimed[]): Interval | undefined => {
  const whole = claims.findLast((claim) => claim.mention === undefined || /类/u.test(claim.mention.text))
  if (whole) return whole.interval
  const kinds = new Map<string, Interval>()
  for (const claim of claims)
    kinds.set(
      claim.mention?.text.replace(/专利|登记|证书|授权|数量?|国家|软件/gu, '').slice(0, 2) ?? '',
      claim.interval,
    )
  const [first, ...rest] = kinds.values()
  return first && rest.reduce(plus, first)
}
