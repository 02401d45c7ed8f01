import type { Act, Heard, Tell } from '../hear/index.ts'
import type { FactId } from '../knowledge/index.ts'
import { type MessagePart, partsOf } from './apart.ts'

/** Heard less surely as said of what was spoken of lately, a message is left as it was heard; of what was told just before, sooner than of the rest. */
const SURE = 0.6
const JUST = 0.45
/** So many facts back, nobody means one without naming it; nor in so many stretches. */
const MOST = 4

/** What was spoken of, the last first: `asked` by the person about the texts, `told` of the applicant, the first `fresh` of them just before. */
export interface Lately {
  readonly fresh: number
  readonly asked: readonly FactId[]
  readonly told: readonly FactId[]
}

/**
 * What tells something and names no fact is of what was spoken of lately: 实际上是205万 after a question on spending, 数了下刚好十个
 * after a number of people. `hear` hears words as said of a fact.
 */
export function ofLately(
  words: string,
  heard: Heard,
  lately: Lately,
  hear: (words: string, fact: FactId) => Heard,
): Heard {
  const facts = [...new Set([...lately.asked, ...lately.told])].slice(0, MOST)
  const unread = heard.acts.filter((act) => act.act === 'tell' && isUnread(act)).length
  // Whoever says so much that is of nothing speaks of no fact lately.
  if (facts.length === 0 || unread > MOST) return heard
  const justTold = lately.told.slice(0, lately.fresh)
  const acts = heard.acts.map((act): Act => {
    if (act.act !== 'tell' || !isUnread(act)) return act
    const part = partWith(words, act)
    for (const fact of facts) {
      const again = onlyTell(hear(part.words, fact), fact)
      // Yes and no are said of what was just asked about, figures of what was told as well.
      if (!again || again.sure <= (act.value !== null ? act.sure : justTold.includes(fact) ? JUST : SURE)) continue
      if (isQuantity(again.value) || lately.asked.includes(fact))
        return placed(act.how === 'set' ? again : { ...again, how: act.how }, part)
    }
    return act
  })
  return { ...heard, acts }
}

/** A tell of no fact, or one that answers the open question too unsurely to count. */
const isUnread = ({ fact, value, of, mood, how, asks, by, rivals = [] }: Tell): boolean =>
  !rivals.some((rival) => rival.fact !== undefined) &&
  of === 'applicant' &&
  mood === 'is' &&
  // What corrects is of what was told last, which the check knows.
  how !== 'instead' &&
  how !== 'restore' &&
  (fact === null ? value === null : asks === true && by === undefined && how === 'set')

function onlyTell({ acts }: Heard, fact: FactId): Tell | undefined {
  const [tell, another] = acts
  return tell?.act === 'tell' && !another && tell.fact === fact && tell.value !== null && tell.of === 'applicant'
    ? tell
    : undefined
}

const isQuantity = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'object' && value !== null)

/** The part of a message, between its marks, that an act stands in; all of the act, where that goes over marks. */
function partWith(message: string, { span }: Tell): MessagePart {
  const part = partsOf(message).findLast(({ at }) => at <= span.start)
  if (part && part.at + part.words.length >= span.end) return part
  return { words: message.slice(span.start, span.end), at: span.start }
}

const placed = (tell: Tell, { at }: MessagePart): Tell => ({
  ...tell,
  span: { start: tell.span.start + at, end: tell.span.end + at },
})
