import type { Act } from '../hear/index.ts'

/** An act heard less surely than this is none to act on: the message is taken as a question. */
export const SURE = 0.5

/** So many times as sure as what else it may be, an act is acted on all the same. */
const LEAD = 4

export const isPlain = ({ sure, rivals: [next] = [] }: Act): boolean =>
  sure >= SURE || (next !== undefined && sure >= LEAD * next.sure)
