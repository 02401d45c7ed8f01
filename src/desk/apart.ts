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

/** An answer heard less surely gives way to what the same words plainly are by themselves. */
const PLAINLY = 0.75

/** What no question is answered with, as thanks are not; 嗯 and 2 may be. */
const NO_ANSWER: ReadonlySet<Act['act']> = new Set(['switch', 'order', 'check', 'suppose'])

/** What was heard as an answer to what was asked, or what it is by itself where that is much plainer: 换A公司 answers nothing. */
export function unlessPlainly(answer: Heard, hearAlone: () => Heard): Heard {
  if (least(answer) >= PLAINLY) return answer
  const alone = hearAlone()
  const plainly = (act: Act) => NO_ANSWER.has(act.act) || (act.act === 'courtesy' && act.tone !== 'ok')
  return alone.acts.some(plainly) && least(alone) >= Math.max(PLAINLY, least(answer)) ? alone : answer
}

/** Heard less surely than this as a whole, a message is heard part by part too. */
const DOUBTED = 0.5
/** Parts that are heard less surely are no better. */
const ENOUGH = 0.4

/** What was heard of a message whole, or, where that is more sure, of its parts. */
export function moreSurely(words: string, whole: Heard, hear: (part: string) => Heard): Heard {
  // 不对，是18个: of a correction its parts alone are none.
  const corrects = whole.acts.some((act) => act.act === 'tell' && act.how === 'instead')
  const parts = least(whole) < DOUBTED && !corrects ? partsOf(words) : []
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
