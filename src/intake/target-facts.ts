import type { Fact, FactId } from '../knowledge/index.ts'
import { type Figure, fits } from './figures.ts'
import { isSumOver, type Known, reachOf } from './known.ts'
import { type Measure, type Subject, TARGETS, type Target } from './lexicon/subjects.ts'
import type { NamedMention } from './scene.ts'
import { isSpan, spanOf, type Year } from './times.ts'

const MEASURES: readonly Measure[] = ['people', 'firms', 'items', 'money', 'area', 'share']

/** The measure in which a figure can be of a subject: its own unit's, or for a bare number the subject's first. */
export const measureFor = (figure: Figure, subject: Subject): Measure | undefined =>
  MEASURES.find((measure) => TARGETS[subject][measure] !== undefined && fits(figure, measure))

/** Words for a sum among those for a number of things: 转化收入 against 转化项目. */
export const A_SUM = /收入|产值|收益|金额|进账|所得/u

/** As measureFor, where the words themselves say how a bare number is meant: 转化收入为0 is money. */
export const measureUnder = (figure: Figure, { subject, text }: NamedMention): Measure | undefined =>
  figure.measures.length === 0 && TARGETS[subject].money !== undefined && A_SUM.test(text)
    ? 'money'
    : measureFor(figure, subject)

/** Sums that run through a year, so that each may be told for several years. */
export const FLOWS: readonly Subject[] = ['rd_spend', 'research', 'transfer']

/** The quantity that sums said of a subject are of, over the years they are said of. */
const SUMS: Readonly<Partial<Record<Subject, string>>> = {
  rd_spend: 'rd_spend',
  research: 'rd_spend',
  transfer: 'transfer_income',
}

/** The facts that a figure of this measure answers, said of a subject and of these years. */
export const factsOf = (
  subject: Subject,
  measure: Measure,
  years: readonly Year[],
  { facts }: Pick<Known, 'facts'>,
): readonly FactId[] => {
  const target: Target | undefined = TARGETS[subject][measure]
  if (target === undefined || target === 'none' || target === 'part') return []
  if (target === 'by-year')
    return sumsOf(
      [...facts.values()].filter(({ of }) => of === SUMS[subject]),
      years,
    )
  const has = (year: Year) => years.includes(year)
  const fact = facts.get(target)
  const reach = fact && reachOf(fact)
  // a standing of years gone by is no answer to what it is today; the debt ratio is asked for last year
  if (reach === undefined)
    return has('prior') && !has('last') && !(fact?.kind === 'count' && fact.unit === '项') ? [] : [target]
  const elsewhen = years.some((year) => year === 'other' || (isSpan(year) && year !== spanOf(reach)))
  const ofOne = (has('last') || has('prior') || has('to-date')) && !has(spanOf(reach))
  return elsewhen || (isSumOver(fact, 'within') && ofOne) ? [] : [target]
}

/** Which of the facts of one quantity a sum answers that is said of these years. */
const sumsOf = (facts: readonly Fact[], years: readonly Year[]): readonly FactId[] => {
  const has = (year: Year) => years.includes(year)
  const ofYear = (...agos: readonly number[]) =>
    facts.flatMap(({ id, period }) => (period?.kind === 'year' && agos.includes(period.ago) ? [id] : []))
  const single = facts.filter(({ period }) => period?.kind === 'year').length === 1
  if (has('each') || (has('last') && has('prior'))) return ofYear(1, 2)
  if (has('to-date') || has('other')) return []
  const spans = years.filter(isSpan)
  if (spans.length > 0) return facts.flatMap((fact) => (spans.includes(spanOf(reachOf(fact) ?? 0)) ? [fact.id] : []))
  if (has('prior')) return single ? [] : ofYear(2)
  return ofYear(1)
}
