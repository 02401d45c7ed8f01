import type { Fact, Knowledge, Period } from '../knowledge/index.ts'

/** What knowledge says of facts, quantities and places, as far as a message is read by it. */
export type Known = Pick<Knowledge, 'facts' | 'quantities' | 'shared' | 'places' | 'programmes' | 'regulations'>

/** So many years back from now, where the period of a fact is told so. */
export const reachOf = ({ period }: { readonly period?: Period }): number | undefined =>
  period?.kind === 'within' ? period.years : undefined

/** The spans that facts are of: 近三年 names none where no fact is of three years. */
export const spansOf = ({ facts }: Pick<Known, 'facts'>): ReadonlySet<number> =>
  new Set([...facts.values()].flatMap((fact) => reachOf(fact) ?? []))

/** Sums of money that run through the year or years of their period. */
export const isSumOver = (fact: Fact | undefined, kind: Period['kind']): fact is Fact =>
  fact?.kind === 'money' && fact.period?.kind === kind

/** Something that happened, or did not: a bad record, a revocation. */
export const isHappening = (fact: Fact | undefined): boolean =>
  fact?.telling !== undefined && (fact.telling.presence === 'denies' || fact.telling.good === 'denied')
