import type { Act, Heard } from '../hear/index.ts'

/** A part of a message between its marks, and where it begins. */
export interface MessagePart {
  readonly words: string
  readonly at: number
}

const MARKS = /[，；;：:。！!？?\n]|,(?!\d)/u

/** The parts of a message that marks set apart: 云南的条件帮我核一下｜企业｜注册在聊城. */
export function partsOf(words: string): MessagePart[] {
  let at = 0
  return words.split(MARKS).flatMap((part) => {
    const start = at
    at += part.length + 1
    return part.trim() === '' ? [] : [{ words: part, at: start }]
  })
}

/** Heard less surely than this as a whole, a message is heard part by part too. */
const DOUBTED = 0.5
/** Parts that are heard less surely are no better. */
const ENOUGH = 0.4

/** What was heard of a message whole, or, where that is more sure, of its parts. */
export function moreSurely(words: string, whole: Heard, hear: (part: string) => Heard): Heard {
  const parts = least(whole) < DOUBTED ? partsOf(words) : []
  if (parts.length < 2) return whole
  const apart = together(parts.map(({ words: part, at }) => shifted(hear(part), at)))
  // A part alone may sound like an order that the message is not: 中心去年认定了，该做什么.
  const orders = ({ acts }: Heard) => acts.some(({ act }) => act === 'order')
  if (orders(apart) && !orders(whole)) return whole
  return least(apart) > Math.max(ENOUGH, least(whole)) ? apart : whole
}

/** A message is heard as surely as the least sure of its acts. */
const least = ({ acts }: Heard): number => Math.min(...acts.map(({ sure }) => sure))

const together = (heard: readonly Heard[]): Heard => ({
  acts: heard.flatMap(({ acts }) => acts),
  unheard: heard.flatMap(({ unheard }) => unheard),
})

const shifted = ({ acts, unheard }: Heard, by: number): Heard => ({
  acts: acts.map((act): Act => ({ ...act, span: { start: act.span.start + by, end: act.span.end + by } })),
  unheard,
})
