import type { FactValue } from '../eligibility/index.ts'

/** One of the figures that a value was composed of, in the person's words, and what they called it by. */
export interface SaidPart {
  readonly words: string
  readonly value: FactValue
  readonly name?: string
  /** The unit that was confirmed of it, which they did not say. */
  readonly unit?: string
  /** Taken away. */
  readonly less?: true
}

/** The person's own words for a value: in one piece, or, where it was composed, in as many as were added up. */
export type Wording = string | readonly SaidPart[]

/** The applicant's own words for each fact, where there are any: they are repeated as said. */
export type Said = Readonly<Record<string, Wording>>

/** What was said of a value, in one piece. */
export const wordingText = (said: Wording): string =>
  typeof said === 'string' ? said : said.map(({ words }) => words).join('、')
