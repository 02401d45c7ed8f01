import { counts } from '../answer/index.ts'
import type { Act, Heard, Tell } from '../hear/index.ts'
import { type MessagePart, partsOf, shifted } from './apart.ts'

/** Longer, a part of a message is no item of a list. */
const LONG = 16
/** 我们那个中心，只是公司的一个部门: what goes on with the clause before is of whatever that is of. */
const GOES_ON = /^\s?(?:只|就|也|都|还|其实)?(?:不?是|算)/u
/** Heard less surely by itself, an item tells nothing. */
const SURE = 0.75
/** What goes over to somebody else, and does not name one thing more that an applicant is. */
const GOES = /[换回再另那转切看]|下一|第.家|back|switch|next|now/iu

/**
 * What was heard of a list, 高企，聊城注册，独立法人，固定人员22人, with the items that nothing was heard in, each heard by itself; and
 * an item that only names what one is, 贸易公司, goes over to nobody.
 */
export function withItems(heard: Heard, words: string, hear: (words: string) => Heard): Heard {
  const parts = partsOf(words)
  const tells = heard.acts.some((act) => act.act === 'tell' && counts(act))
  if (!tells || parts.length < 2) return heard
  const isItem = (act: Act, i: number): boolean =>
    act.act === 'switch' && i > 0 && act.regulation === undefined && !GOES.test(act.words)
  const acts = heard.acts.filter((act, i) => !isItem(act, i))
  const told = new Set(acts.flatMap((act) => (act.act === 'tell' ? [act.fact] : [])))
  const more = parts
    .filter(({ words: said }) => said.trim().length <= LONG && !GOES_ON.test(said))
    .filter((part) => !acts.some((act) => isHeardIn(act, part)))
    .flatMap((part) => itemsIn(shifted(hear(part.words), part.at)))
    .filter(({ fact }) => !told.has(fact))
  if (more.length === 0 && acts.length === heard.acts.length) return heard
  return { ...heard, acts: [...acts, ...more].sort((a, b) => a.span.start - b.span.start) }
}

/** Whether an act stands in a part; one that nothing was read of says nothing of it. */
const isHeardIn = (act: Act, { at, words }: MessagePart): boolean =>
  !(act.act === 'tell' && act.fact === null && act.value === null) &&
  act.span.start < at + words.length &&
  act.span.end > at

/** What an item says that one is or is not; a figure alone is of what stands before it. */
function itemsIn({ acts }: Heard): Tell[] {
  const tells = acts.flatMap((act) => (act.act === 'tell' ? [act] : []))
  if (tells.length < acts.length) return []
  return tells.filter(
    ({ fact, value, of, mood, how, asks, sure }) =>
      fact !== null &&
      (typeof value === 'boolean' || typeof value === 'string') &&
      of === 'applicant' &&
      mood === 'is' &&
      how === 'set' &&
      !asks &&
      sure >= SURE,
  )
}
