import type { FactId } from '../../knowledge/index.ts'
import { type Context, frameOf } from '../frame.ts'
import type { Ears } from '../hear.ts'
import type { Act, Heard, Tell } from '../heard.ts'
import type { SaidAct } from '../reader.ts'
import { factsOf, isAlike, isOwn, NEVER_ALONE, type Placed, TOLD_ALONE, type Told } from './alike.ts'
import { alone, toldAlone } from './alone.ts'
import { overlaps, type Pointed, type Reading, readAs } from './read-as.ts'

/** What both readers say is as sure as this. */
const AGREED = 0.97

/** Of a reading of one's own less sure than this it is a difference that the second reader says nothing of it. */
const FIRM = 0.75

/** Acts that do something to what is held, or go out of it. */
const ACTING: ReadonlySet<Act['act']> = new Set(['order', 'switch', 'choose'])

/** Of these what was read is no value by itself, whoever else reads it so. */
const CHANGES: ReadonlySet<Tell['how']> = new Set(['add', 'less', 'restore'])

/** A message, its context, and how words are heard in it as an answer on a fact. */
export interface Twice {
  readonly message: string
  readonly context: Context
  readonly hearAs: Reading['hearAs']
}

/**
 * One hearing out of two. What both say is sure; what they say differently is asked about; what the second alone says counts only where
 * the program reads it so itself, else it is asked. The second gives no value: each is read here, from the clause around its stretch.
 */
export function heardTwice(
  { message, context, hearAs }: Twice,
  own: Heard,
  second: readonly SaidAct[],
  { vocabulary }: Ears,
): Heard {
  const placed = second.flatMap((said) => placeOf(said, message))
  if (placed.length === 0) return own
  const reading = { message, frame: frameOf(message, context, vocabulary), hearAs }
  const pointed = pointedIn(placed)
  if (pointed.length > MOST_TOLD) return own
  const told = pointed.map((each) => ({ pointed: each, read: readAs(each, reading) }))
  if (isWild(told)) return own
  const firm = own.acts.flatMap((act) => judged(act, placed, told, context.asked))
  const more = [...told.flatMap((each) => toldAlone(each, own)), ...placed.flatMap((each) => alone(each, own, reading))]
  const acts = [...firm, ...once(more)].sort((a, b) => a.span.start - b.span.start)
  return { acts, unheard: own.unheard.filter((words) => !placed.some(({ said }) => said.words.includes(words))) }
}

function placeOf(said: SaidAct, message: string): Placed[] {
  const start = message.indexOf(said.words)
  return start < 0 || said.words === '' ? [] : [{ said, span: { start, end: start + said.words.length } }]
}

/** What is told of the applicant as so, by fact: in one stretch, or in several that go together. */
function pointedIn(placed: readonly Placed[]): Pointed[] {
  const pointed = new Map<FactId, Pointed>()
  for (const { said, span } of placed) {
    if (said.act !== 'tell' || said.fact === null || !isOwn(said)) continue
    const { spans = [] } = pointed.get(said.fact) ?? {}
    pointed.set(said.fact, {
      fact: said.fact,
      holds: said.holds,
      spans: [...spans, { ...span, ...(said.how === 'less' ? { less: true } : {}) }],
    })
  }
  return [...pointed.values()]
}

/** Nobody tells more facts at once: the message is not heard anew on each. */
const MOST_TOLD = 16

/** Of so many facts told at once, and only every other of which the program reads anything, nothing is believed. */
const WILD = 4

const isWild = (told: readonly Told[]): boolean =>
  told.length >= WILD && told.filter(({ read }) => read?.named).length * 2 < told.length

/** An act of one's own as the second reader bears it out, doubts it, or says nothing of it. */
function judged(act: Act, second: readonly Placed[], told: readonly Told[], open: FactId | undefined): Act[] {
  const near = second.filter(({ span }) => overlaps(span, act.span))
  if (act.act === 'tell') return [tellJudged(act, near, told, open)]
  if (near.length === 0 || near.some(({ said }) => isAlike(act, said))) return [near.length === 0 ? act : surely(act)]
  if (ACTING.has(act.act)) return [asked(act)]
  if (act.act === 'unknown')
    return [told.some(({ pointed, read }) => read && pointed.fact === act.fact) ? asked(act) : act]
  // Where the other hears something else that harms nobody, that is taken.
  return near.some(({ said }) => said.act !== 'outside' && !ACTING.has(said.act)) ? [] : [act]
}

function tellJudged(tell: Tell, near: readonly Placed[], told: readonly Told[], open: FactId | undefined): Tell {
  if (tell.fact === null || tell.value === null) return tell
  const same = told.find(({ pointed }) => factsOf(tell).includes(pointed.fact))
  // 612万，其中87万剔掉: heard as a change of what is held, and read as what the two come to.
  if (CHANGES.has(tell.how))
    return tell.asks && same?.read?.tell.parts ? { ...same.read.tell, by: 'reader', sure: TOLD_ALONE } : tell
  if (same && tell.mood === 'is' && tell.of === 'applicant') {
    const { fact } = same.pointed
    // What had to be asked by itself is still asked where it would harm.
    if (isSame(tell, same)) {
      const by = tell.asks ? { by: 'reader' as const } : {}
      return isSettled(tell, open) ? { ...surely({ ...tell, fact }), ...by } : { ...tell, ...by }
    }
    const { read } = same
    if (read && tell.asks)
      return { ...read.tell, by: 'reader', sure: TOLD_ALONE, ...(read.named ? {} : { asks: true }) }
    // What is asked back is what was pointed at; what was heard firmly stays what it was.
    return doubted(read && tell.sure < FIRM ? { ...tell, ...read.tell, sure: tell.sure } : tell)
  }
  const others = near.filter(({ said }) => said.fact === tell.fact || said.fact === null)
  // Both hear that it is planned, or somebody else's.
  if (tell.mood !== 'is' || tell.of !== 'applicant')
    return same?.read ? { ...tell, of: 'applicant', mood: 'is', by: 'reader', asks: true } : tell
  if (others.some(({ said }) => said.act === 'tell' && said.fact !== null && !isOwn(said))) return doubted(tell)
  const rival = told.find(
    ({ pointed, read }) =>
      read && pointed.spans.some((span) => overlaps(span, tell.span)) && overlaps(read.tell.span, tell.span),
  )
  if (rival && typeof tell.value !== 'boolean') return doubted(tell)
  return tell.sure < FIRM && near.length > 0 ? doubted(tell) : tell
}

/**
 * Whether that another reads it so too settles what was heard: not where it was doubted that it is told at all. Measured on 180
 * messages of strangers with a reader that says over what was heard, doubts and all: else two more wrong facts count, and nothing that a
 * careful reader says is lost.
 */
const isSettled = ({ asks, fact, sure }: Tell, open: FactId | undefined): boolean =>
  !asks || fact === open || sure >= FIRM

/** Whether the value that the program read by itself is also what it reads where the second reader points. */
function isSame(tell: Tell, { pointed, read }: Told): boolean {
  if (typeof tell.value === 'boolean' && pointed.holds !== null)
    return read === undefined || read.tell.value === tell.value
  return read === undefined || JSON.stringify(read.tell.value) === JSON.stringify(tell.value)
}

function surely<A extends Act>(act: A): A {
  const { asks: _unsure, rivals: _others, ...rest } = act
  return { ...rest, sure: Math.max(act.sure, AGREED) } as A
}

const asked = <A extends Act>(act: A): A => ({ ...act, sure: Math.min(act.sure, NEVER_ALONE), asks: true })

/** What was heard firmly still counts where it harms nobody: so unsurely heard, it is asked back where it would. */
const doubted = ({ rivals: _others, ...tell }: Tell): Tell => ({
  ...tell,
  by: 'reader',
  ...(tell.sure < FIRM ? { asks: true as const } : { sure: TOLD_ALONE }),
})

/** Of acts that come to the same the first. */
function once(acts: readonly Act[]): Act[] {
  const seen = new Set<string>()
  return acts.filter(({ span: _span, words: _words, ...act }) => {
    const key = JSON.stringify(act)
    return !seen.has(key) && seen.add(key)
  })
}
