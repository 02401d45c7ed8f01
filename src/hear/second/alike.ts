import type { Act, Tell } from '../heard.ts'
import type { SaidAct } from '../reader.ts'
import type { Pointed, ReadAs, Span } from './read-as.ts'

/**
 * What a second reader alone says to be told, and the program reads so itself: it counts, and never against the person, for whatever is heard so
 * unsurely is asked back where it would.
 */
export const TOLD_ALONE = 0.39

/** A second reader alone never orders, switches, chooses, or sends away: that is asked about. */
export const NEVER_ALONE = 0.3

/** An act of the second reader, in its place. */
export interface Placed {
  readonly said: SaidAct
  readonly span: Span
}

/** Where a fact is said to be told, and what the program reads there. */
export interface Told {
  readonly pointed: Pointed
  readonly read: ReadAs | undefined
}

/** Said of the applicant, as things are. */
export const isOwn = ({ of, mood }: SaidAct): boolean => (of ?? 'applicant') === 'applicant' && (mood ?? 'is') === 'is'

/** The facts that a tell may be of. */
export const factsOf = ({ fact, rivals = [] }: Tell): readonly string[] => [
  ...(fact === null ? [] : [fact]),
  ...rivals.flatMap((rival) => rival.fact ?? []),
]

/** Whether two acts come to the same; of a question, that it is one. */
export function isAlike(act: Act, said: SaidAct): boolean {
  if (act.act !== said.act) return false
  if (act.act === 'order') return act.order === said.order
  if (act.act === 'courtesy') return act.tone === said.tone
  if (act.act === 'unknown') return act.fact === said.fact
  return true
}
