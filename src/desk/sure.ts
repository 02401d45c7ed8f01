import type { Act, Tell } from '../hear/index.ts'

/** An act heard less surely than this is none to act on: the message is taken as a question. */
export const SURE = 0.5

/** So many times as sure as what else it may be, an act is acted on all the same. */
const LEAD = 4

export const isPlain = ({ sure, rivals: [next] = [] }: Act): boolean =>
  sure >= SURE || (next !== undefined && sure >= LEAD * next.sure)

/** Whether what was not heard surely can be asked back as it stands. */
export const isAskable = ({ fact, value, of, mood, how, rivals = [] }: Tell): boolean =>
  fact !== null &&
  value !== null &&
  of === 'applicant' &&
  mood === 'is' &&
  how !== 'restore' &&
  how !== 'add' &&
  how !== 'less' &&
  !rivals.some((rival) => rival.fact !== undefined)
