import type { FactId } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'

export type SaidValue = boolean | string | number | Interval

/** A value told of a fact, where in the message, and in the person's own words. */
export interface Found {
  readonly fact: FactId
  readonly value: SaidValue
  readonly at: number
  readonly words: string
}

/** A stretch of the message as it was typed. */
export type Said = (start: number, end: number) => string
