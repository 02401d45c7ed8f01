import type { FactId } from '../knowledge/index.ts'
import { type Figure, fits } from './figures.ts'
import { type Measure, type Subject, TARGETS, type Target } from './lexicon/subjects.ts'
import type { NamedMention } from './scene.ts'
import type { Year } from './times.ts'

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

/** The facts that a figure of this measure answers, said of a subject and of these years. */
export const factsOf = (subject: Subject, measure: Measure, years: readonly Year[]): readonly FactId[] => {
  const target: Target | undefined = TARGETS[subject][measure]
  if (target === undefined || target === 'none' || target === 'part') return []
  const has = (year: Year) => years.includes(year)
  if (target !== 'by-year') {
    // a standing of years gone by is no answer to what it is today; the debt ratio is asked for last year
    if (target === 'transfer_cases_3y' || target.endsWith('_3y'))
      return has('other') ||
        (target === 'economic_benefit_3y' && (has('last') || has('prior') || has('to-date')) && !has('three'))
        ? []
        : [target]
    return has('prior') && !has('last') && subject !== 'standards' && !subject.startsWith('ip_') ? [] : [target]
  }
  if (subject === 'transfer')
    return years.length === 0 || has('last') || has('each') ? ['transfer_income_last_year'] : []
  if (has('each') || (has('last') && has('prior'))) return ['rd_spend_last_year', 'rd_spend_prior_year']
  if (has('to-date') || has('other')) return []
  if (has('three')) return ['rd_spend_3y']
  if (has('prior')) return ['rd_spend_prior_year']
  return ['rd_spend_last_year']
}
