import type { Requirement, ScoreItem } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import type { FactValue } from './facts.ts'
import type { Kleene } from './kleene.ts'

/**
 * What a requirement comes to. `passes`: by what the text fixes; `mayPass`: with what it leaves to people too. Passed by neither it is
 * missed, and by the second alone it is theirs to decide.
 */
export interface Outcome {
  readonly of: Requirement | ScoreItem
  readonly passes: Kleene
  readonly mayPass: Kleene
  readonly given?: FactValue
  /** Nobody stated it: it was worked out from what was. */
  readonly derived?: true
  /** What was stated and what it is worked out from cannot both be true. */
  readonly torn?: true
  /** What is missing to the bound, in the fact's unit; of a score in points, however many of them people may give. */
  readonly gap?: Interval
  /** Of a score and its items: by what the text fixes. */
  readonly points?: Interval
  /** Of a score: with all that people may give too. */
  readonly most?: Interval
  readonly parts: readonly Outcome[]
}

export const NO_PARTS: readonly Outcome[] = []

/** Whether nothing that could still be told would change what a requirement comes to. */
export const isSettled = ({ passes, mayPass }: Pick<Outcome, 'passes' | 'mayPass'>): boolean =>
  passes === true || mayPass === false || (passes === false && mayPass === true)

/** The leaves of an outcome, in the order of the text. */
export function leavesIn(outcome: Outcome): readonly Outcome[] {
  if (outcome.parts.length > 0) return outcome.parts.flatMap(leavesIn)
  return outcome.of.kind === 'judged' ? [] : [outcome]
}
