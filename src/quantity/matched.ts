import type { PrintedDate, ReadingKind } from './reading.ts'

/** A stretch of the page that is no figure, or names a date. Offsets are the page's. */
export interface LookAlike {
  readonly kind: Exclude<ReadingKind, 'figure'>
  readonly start: number
  readonly end: number
  readonly date?: PrintedDate
}

/** Runs a sticky pattern at page offset `at`. */
export const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
