import { counts, type Sources, toldIn, wordingOf } from '../answer/index.ts'
import type { FactValue } from '../eligibility/index.ts'
import type { Heard, Tell } from '../hear/index.ts'
import type { FactId } from '../knowledge/index.ts'
import { partsOf } from './apart.ts'
import { type CheckState, NOTHING_TOLD, type Told } from './session.ts'
import { replaced, type Summand, summed, taken, withMore } from './sums.ts'

/** What is held of an applicant, and which facts were told or asked last, the last first. */
export interface Holding extends Told {
  readonly lately: readonly FactId[]
}

/** What a check, or a conversation without one, holds. */
export function holding(held: Told & Partial<Pick<CheckState, 'fresh' | 'asked' | 'unconfirmed'>>): Holding {
  const { fact, was } = held.unconfirmed ?? {}
  // What was put off is what more is added to all the same.
  const put = fact !== undefined && was ? { facts: { [fact]: was.value }, said: { [fact]: was.said } } : undefined
  return {
    ...held,
    facts: { ...put?.facts, ...held.facts },
    said: { ...put?.said, ...held.said },
    lately: [...new Set([...(held.fresh ?? []), ...(held.asked ?? []), ...Object.keys(held.facts).reverse()])],
  }
}

/** A message as it was heard, and what hears it again. */
interface Message {
  readonly heard: Heard
  readonly words: string
  readonly sources: Pick<Sources, 'hear' | 'knowledge'>
}

/** Heard less surely, nothing is added to or taken from what is held. */
const SURE = 0.4

/** What a message makes of what is held, one act after the other: only what it tells, as it stands then. */
export function entered(held: Holding, message: Message): Told {
  let now = NOTHING_TOLD
  let kept = held
  for (const act of message.heard.acts) {
    const tell = act.act === 'tell' ? act : undefined
    const change = tell && (isChange(tell) ? changed(kept, now, tell, message) : corrected(kept, tell, message))
    const told: Told = change ?? toldIn({ acts: [act], unheard: [] })
    // What is told anew is no sum any more.
    if (!change) kept = { ...kept, said: withoutAll(kept.said, told) }
    now = {
      facts: { ...now.facts, ...told.facts },
      said: { ...withoutAll(now.said, told), ...told.said },
      ...(now.before || told.before ? { before: { ...now.before, ...told.before } } : {}),
    }
  }
  return now
}

const MORE = /(?:[还另又再补漏添新]|刚(?![刚好巧才够]))[^，。；,;\s现共总]{0,12}$/u
const LEFT_OUT = /^[^，。；,;]{0,12}(?:没|没有|未)(?:算|加|计|包)|^[^，。；,;]{0,12}(?:漏|不在内)/u
const NEAR = 16

/** 车间还有三个没算进来: of what is held already so many more; 前天刚到了一个, where nothing is held, hardly all there are. */
export const asMore = (heard: Heard, words: string): Heard => ({
  ...heard,
  acts: heard.acts.map((act) => (act.act === 'tell' && isMore(act, words) ? { ...act, how: 'add' } : act)),
})

const isMore = ({ value, how, of, mood, span, fact }: Tell, words: string): boolean =>
  fact !== null &&
  how === 'set' &&
  of === 'applicant' &&
  mood === 'is' &&
  isQuantity(value as FactValue) &&
  (MORE.test(words.slice(Math.max(0, span.start - NEAR), span.start)) || LEFT_OUT.test(words.slice(span.end)))

const withoutAll = (said: Told['said'], { facts }: Told): Told['said'] =>
  Object.fromEntries(Object.entries(said).filter(([id]) => !Object.hasOwn(facts, id)))

const CHANGES: ReadonlySet<Tell['how']> = new Set(['add', 'less', 'restore'])

/** Whether it does something to a value that is held, and tells none by itself. */
export const isChange = ({ how, of, mood, sure }: Tell): boolean =>
  CHANGES.has(how) && of === 'applicant' && mood === 'is' && sure >= SURE

function changed(held: Holding, now: Told, act: Tell, message: Message): Told {
  if (act.how === 'restore') return restored(held, act)
  const own = clauseOf(act, message.words)
  const named = act.how === 'less' && act.value === null ? lessNamed(held, now, act, own) : undefined
  if (named) return named
  const of = ofWhich(held, now, act, own, message)
  if (!of) return NOTHING_TOLD
  const { fact, tell } = of
  const { value, words } = heldOf(fact, now) ?? heldOf(fact, held) ?? {}
  const more = summandsOf(tell, own)
  // Nothing is held yet: what is added is all there is; nothing can be taken from it.
  if (value === undefined || value === 'unknown')
    return act.how === 'add'
      ? { facts: { [fact]: tell.value as FactValue }, said: { [fact]: wordingOf(tell) } }
      : NOTHING_TOLD
  const before = typeof held.said[fact] === 'object' ? (held.said[fact] as readonly Summand[]) : []
  return composed(fact, withMore({ value, words }, more, before)) ?? NOTHING_TOLD
}

/** 还是按原来的: the value before, of what is named, or of what was told last; what was gone back to already stays. */
function restored(held: Holding, { fact }: Tell): Told {
  const of = (fact === null ? held.lately : [fact]).find((id) => held.before?.[id] !== undefined)
  const last = of === undefined ? undefined : held.before?.[of]
  const value = of === undefined ? undefined : held.facts[of]
  if (of === undefined || !last || value === undefined) return NOTHING_TOLD
  const words = held.said[of]
  if (last.back) return { facts: { [of]: value }, said: words === undefined ? {} : { [of]: words } }
  return {
    facts: { [of]: last.value },
    said: last.said === undefined ? {} : { [of]: last.said },
    before: { [of]: { value, ...(words === undefined ? {} : { said: words }), back: true } },
  }
}

/** 不对，B是50万: the part that is so named is another. */
function corrected(held: Holding, tell: Tell, { words }: Message): Told | undefined {
  const parts = tell.how === 'instead' && counts(tell) ? held.said[tell.fact] : undefined
  if (typeof parts !== 'object' || tell.fact === null) return undefined
  const by = { words: tell.words, value: tell.value as FactValue }
  const other = replaced(parts, clauseOf(tell, words), by)
  return other && composed(tell.fact, other)
}

/** 扣掉B: without the part that is so named. */
function lessNamed(held: Holding, now: Told, { fact }: Tell, own: string): Told | undefined {
  for (const id of fact === null ? held.lately : [fact]) {
    const words = now.said[id] ?? held.said[id]
    const rest = typeof words === 'object' ? taken(words, own) : undefined
    if (rest) return composed(id, rest)
  }
  return undefined
}

/** A value as what it is composed of; of one piece alone, in the words for it. */
function composed(fact: FactId, parts: readonly Summand[]): Told | undefined {
  const value = summed(parts)
  if (value === undefined) return undefined
  const [only, another] = parts
  const said = another ? parts : only?.words
  return { facts: { [fact]: value }, said: said ? { [fact]: said } : {} }
}

/**
 * Of which fact a change is: of the one it names, if that is held; else of the one told or asked last that it can be of; else, where
 * nothing is held, of the one it names.
 */
function ofWhich(
  held: Holding,
  now: Told,
  act: Tell,
  own: string,
  { sources }: Message,
): { readonly fact: FactId; readonly tell: Tell } | undefined {
  const holds = (id: FactId) => isQuantity(now.facts[id] ?? held.facts[id])
  const rivals = (act.rivals ?? []).flatMap(({ fact }) => fact ?? [])
  const ids = rivals.length > 0 ? rivals : act.fact === null ? [] : [act.fact]
  const lately = [...Object.keys(now.facts).reverse(), ...held.lately]
  const mentioned = act.value === null ? undefined : [...lately, ...ids].find((id) => ids.includes(id) && holds(id))
  if (mentioned !== undefined) return { fact: mentioned, tell: act }
  for (const fact of new Set(lately)) {
    if (!holds(fact)) continue
    const again = toldOf(fact, sources.hear(own, { asked: fact, open: true }))
    if (again && again.how === act.how && again.value !== null && again.sure >= SURE) return { fact, tell: again }
    // 去掉两个实习生: those who are counted are named as what they are, and not as what they are taken from.
    const count = act.fact === null && act.value !== null && act.how === 'less' && isCount(fact, sources)
    const bare = count ? toldOf(fact, sources.hear(act.words, { asked: fact, open: true })) : undefined
    if (bare && counts(bare)) return { fact, tell: { ...bare, how: 'less' } }
  }
  const plain = rivals.length === 0 && act.value !== null && act.fact !== null
  return plain ? { fact: act.fact, tell: act } : undefined
}

const toldOf = (fact: FactId, { acts }: Heard): Tell | undefined =>
  acts.find((act): act is Tell => act.act === 'tell' && act.fact === fact && !act.rivals?.some((rival) => rival.fact))

const isCount = (fact: FactId, { knowledge }: Message['sources']): boolean =>
  knowledge.facts.get(fact)?.kind === 'count'

const isQuantity = (value: FactValue | undefined): boolean => typeof value === 'number' || typeof value === 'object'

const heldOf = (fact: FactId, { facts, said }: Told) =>
  facts[fact] === undefined ? undefined : { value: facts[fact], words: said[fact] }

/** What a tell adds or takes away, called by the words around it. */
function summandsOf(tell: Tell, own: string): Summand[] {
  const words = wordingOf(tell)
  const less = tell.how === 'less' ? { less: true as const } : {}
  if (typeof words === 'object') return words.map((part) => ({ ...part, ...less }))
  return [{ words, value: tell.value as FactValue, ...(own === words ? {} : { name: own }), ...less }]
}

/** The part of a message, between its marks, in which an act stands. */
const clauseOf = ({ span, words }: Tell, message: string): string =>
  partsOf(message)
    .findLast(({ at }) => at <= span.start)
    ?.words.trim() ?? words
