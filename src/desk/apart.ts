import type { Act, Heard, Tell } from '../hear/index.ts'

/** A part of a message between its marks, and where it begins. */
export interface MessagePart {
  readonly words: string
  readonly at: number
}

/** Between two words of Chinese a blank parts too, as those who speak their messages leave it. */
const MARKS = /[，；;：:。！!？?\n]|,(?!\d)|(?<=\p{Script=Han}) (?=\p{Script=Han})/u

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

/** So many times as sure, what the words are by themselves is what they are. */
const TWICE = 2

/** What no question is answered with, as thanks are not; 嗯 and 2 may be. */
const NO_ANSWER: ReadonlySet<Act['act']> = new Set(['switch', 'order', 'check', 'suppose'])

/** What was heard as an answer to what was asked, or what it is by itself where that is much plainer: 换A公司 answers nothing. */
export function unlessPlainly(answer: Heard, hearAlone: () => Heard): Heard {
  if (least(answer) >= PLAINLY) return answer
  const alone = hearAlone()
  const plainly = (act: Act) => NO_ANSWER.has(act.act) || (act.act === 'courtesy' && act.tone !== 'ok')
  // 算了，先这样: where nothing was answered after all, one plain act is enough.
  const hollow = answer.acts.every((act) => act.act !== 'tell' || act.value === null)
  if (hollow && alone.acts.some((act) => plainly(act) && act.sure >= PLAINLY)) return alone
  // why is no answer of which one could say what it answers.
  const said = answer.acts.some((act) => act.act === 'tell' || act.act === 'unknown')
  if (!said && least(alone) >= ENOUGH && least(alone) >= TWICE * least(answer)) return alone
  return alone.acts.some(plainly) && least(alone) >= Math.max(PLAINLY, least(answer)) ? alone : answer
}

/** Heard less surely than this as a whole, a message is heard part by part too; than DOUBTED, its parts may stand for it. */
const UNSURE = 0.75
const DOUBTED = 0.5
/** Parts that are heard less surely are no better. */
const ENOUGH = 0.4

const LEANS = /^\s{0,3}(?:其中|里头|里面|当中|包括|各|of which|including)/iu

/** What was heard of a message whole, as surely as its parts say the same; or, where that is more sure, of its parts. */
export function moreSurely(words: string, whole: Heard, hear: (part: string) => Heard): Heard {
  const parts = least(whole) < UNSURE ? partsOf(words) : []
  // 其中研发的600 means nothing without what stands before it.
  if (parts.length < 2 || parts.some((part) => LEANS.test(part.words))) return whole
  const apart = together(parts.map(({ words: part, at }) => shifted(hear(part), at)))
  const firm = agreed(whole, apart)
  // 不对，是18个: of a correction its parts alone are none.
  const corrects = whole.acts.some((act) => act.act === 'tell' && act.how === 'instead')
  // A part alone may sound like an order that the message is not: 中心去年认定了，该做什么.
  const ordered = whole.acts.flatMap((act) => (act.act === 'order' ? [act.order] : []))
  const orders = apart.acts.some((act) => act.act === 'order' && !ordered.includes(act.order))
  if (corrects || least(whole) >= DOUBTED || orders) return firm
  return least(apart) > ENOUGH && mean(apart) > mean(whole) ? apart : firm
}

/** What the whole and a part of it say alike is as sure as the surer of the two. */
function agreed(whole: Heard, apart: Heard): Heard {
  const told = apart.acts.flatMap((act) => (act.act === 'tell' ? [act] : []))
  // 转让90万，许可125万: of figures that its parts tell several of, none says the whole.
  const tells = told.filter(
    ({ fact, asks, value }) =>
      !asks && (typeof value === 'boolean' || told.filter((tell) => tell.fact === fact).length === 1),
  )
  const acts = whole.acts.map((act): Act => {
    const like =
      act.act === 'tell' &&
      act.fact !== null &&
      // No, we are not in software. We make sensors: what No says is not said again by what follows.
      tells.find((tell) => tell.sure > act.sure && (!act.asks || (!act.by && isOver(act, tell))) && isAlike(act, tell))
    if (!like) return act
    const { asks: _doubted, ...rest } = act
    return { ...rest, sure: like.sure }
  })
  return { ...whole, acts }
}

const isOver = ({ span }: Tell, { span: other }: Tell): boolean => span.start < other.end && span.end > other.start

const isAlike = (a: Tell, b: Tell): boolean =>
  a.fact === b.fact &&
  a.of === b.of &&
  a.mood === b.mood &&
  a.how === b.how &&
  (a.rivals ?? []).length === 0 &&
  JSON.stringify(a.value) === JSON.stringify(b.value)

/** A message is heard as surely as the least sure of its acts. */
const least = ({ acts }: Heard): number => Math.min(...acts.map(({ sure }) => sure))

/** How surely its acts are heard on the whole, each as much as it says. */
function mean({ acts }: Heard): number {
  const said = acts.reduce((sum, { words }) => sum + words.length, 0)
  return acts.reduce((sum, { sure, words }) => sum + sure * words.length, 0) / Math.max(1, said)
}

const together = (heard: readonly Heard[]): Heard => ({
  acts: heard.flatMap(({ acts }) => acts),
  unheard: heard.flatMap(({ unheard }) => unheard),
})

/** What was heard of a part, where it stands in the message. */
export const shifted = ({ acts, unheard }: Heard, by: number): Heard => ({
  acts: acts.map((act): Act => ({ ...act, span: { start: act.span.start + by, end: act.span.end + by } })),
  unheard,
})
