import type { AskedTimes, Mark, Note, Outcome } from '../desk/index.ts'

type AskedNote = Extract<Note, { kind: 'asked' }>

const HOUR = 60 * 60 * 1000
/** Shanghai keeps one time all the year. */
const AHEAD = 8 * HOUR

/** The day in Shanghai of a time in milliseconds since 1970, YYYY-MM-DD. */
export const dayAt = (at: number): string => new Date(at + AHEAD).toISOString().slice(0, 10)

/** A count's own columns; '' for what is not known, so that one row is one key. */
export const columnsOf = ({ on: { place = '', subject = '', clause = '' }, outcome }: AskedNote, at: number) => ({
  day: dayAt(at),
  place,
  subject,
  clause,
  outcome,
})

/** How often one thing was asked, as a row. */
export interface Counted {
  readonly place: string
  readonly subject: string
  readonly clause: string
  readonly outcome: Outcome
  readonly times: number
}

export const onOf = ({ place, subject, clause, outcome, times }: Counted): AskedTimes => ({
  ...(place === '' ? {} : { place }),
  ...(subject === '' ? {} : { subject }),
  ...(clause === '' ? {} : { clause }),
  outcome,
  times,
})

/** A mark with the miss that it is on. */
export type Marked = Mark & { readonly miss: string }

export function byMiss(marked: readonly Marked[]): ReadonlyMap<string, readonly Mark[]> {
  const marks = new Map<string, Mark[]>()
  for (const { miss, kind, by, at } of marked) marks.set(miss, [...(marks.get(miss) ?? []), { kind, by, at }])
  return marks
}
