import type { FactId } from '../../knowledge/index.ts'
import type { Frame } from '../frame.ts'
import type { Heard, Tell, TellPart, Value } from '../heard.ts'
import { clean, plain } from '../measures.ts'
import { intervalOf } from '../readings.ts'
import type { Sign } from '../signs.ts'
import { total } from '../sums.ts'

/** A stretch of a message, UTF-16. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Where a fact is said to be told, and how that stretch counts; `holds` of a yes or no. */
export interface Pointed {
  readonly fact: FactId
  readonly spans: readonly (Span & { readonly less?: true })[]
  readonly holds: boolean | null
}

/** What the program reads of a fact at a stretch. `named`: the message names the fact, or it was asked; else nobody but who pointed says that it is meant. */
export interface ReadAs {
  readonly tell: Tell
  readonly named: boolean
}

/** A message with its mentions found, and what it is heard as if a fact had been asked of it. */
export interface Reading {
  readonly message: string
  readonly frame: Frame
  readonly hearAs: (words: string, asked: FactId) => Heard
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/**
 * What the program itself reads of a fact where another says that it is told: as an answer to a question on it, in the whole message
 * or in the clause around the stretch; else the figures pointed at, where they can be of it. Undefined where it reads nothing.
 */
export function readAs(pointed: Pointed, reading: Reading): ReadAs | undefined {
  const { fact, spans } = pointed
  const named = isNamed(fact, reading.frame)
  const [only, another] = spans
  const heard = only && !another ? heardAs(fact, only, reading) : undefined
  if (heard && (pointed.holds === null || holdsIn(heard, reading.frame) === pointed.holds))
    return { tell: heard, named }
  const figures = figuresAt(pointed, reading)
  if (figures) return { tell: figures, named }
  const said = only && statedAt(pointed, only, reading)
  return said && { tell: said, named: false }
}

/** Whether a message names a fact, or it was asked. */
export const isNamed = (fact: FactId, { signs, asked }: Frame): boolean =>
  fact === asked || signs.some(({ named }) => named?.senses.some((sense) => 'fact' in sense && sense.fact === fact))

/** What a yes or no says of what the fact is called: of what nobody wants, a yes to the fact is a no to its name. */
function holdsIn({ fact, value }: Tell, frame: Frame): boolean | undefined {
  if (typeof value !== 'boolean' || fact === null) return undefined
  return frame.traitsOf(fact)?.absent ? !value : value
}

function heardAs(fact: FactId, span: Span, { message, hearAs }: Reading): Tell | undefined {
  const whole = tellIn(hearAs(message, fact), fact, span)
  if (whole) return whole
  const clause = clauseAround(span, message)
  const words = message.slice(clause.start, clause.end)
  const part = tellIn(hearAs(words, fact), fact, { start: 0, end: words.length })
  return part && { ...part, span: { start: part.span.start + clause.start, end: part.span.end + clause.start } }
}

const tellIn = ({ acts }: Heard, fact: FactId, span: Span): Tell | undefined =>
  acts.find(
    (act): act is Tell => act.act === 'tell' && act.fact === fact && isPlainTell(act) && overlaps(act.span, span),
  )

const isPlainTell = ({ value, mood, of, asks, how }: Tell): boolean =>
  value !== null && mood === 'is' && of === 'applicant' && !asks && how === 'set'

/** The figures that are pointed at, each alone in its stretch and of the fact's own dimension: one as it is, several added up. */
function figuresAt({ fact, spans }: Pointed, { frame, message }: Reading): Tell | undefined {
  const parts = spans.map((span): TellPart | undefined => {
    const [sign, another] = signsAt(span, frame).filter(({ figure }) => figure)
    if (!sign?.figure || another) return undefined
    const value = frame.valueIn(sign.figure, fact)
    if (value === undefined || typeof value === 'string') return undefined
    const at = frame.folded.span(sign.start, sign.end)
    return { span: at, words: message.slice(at.start, at.end), value, ...(span.less ? { less: true } : {}) }
  })
  const [first] = parts
  if (!first || parts.includes(undefined)) return undefined
  const all = parts.flatMap((part) => part ?? [])
  const value = all.length === 1 ? first.value : sumOf(all)
  if (value === undefined) return undefined
  const span = {
    start: Math.min(...all.map((part) => part.span.start)),
    end: Math.max(...all.map((part) => part.span.end)),
  }
  return { ...tellOf(fact, span, value, message), ...(all.length > 1 ? { parts: all } : {}) }
}

function sumOf(parts: readonly TellPart[]): Value | undefined {
  const of = (each: readonly TellPart[]) => total(each.map(({ value }) => intervalOf(value)))
  const more = of(parts.filter((part) => !part.less))
  const taken = parts.filter((part) => part.less)
  if (!more || taken.length === 0) return more && plain(more)
  const less = of(taken)
  // From what is not known exactly nothing is taken away.
  if (more.min === undefined || more.min !== more.max || less?.min === undefined || less.min !== less.max)
    return undefined
  return clean(more.min - less.min)
}

/** A yes or a no that nothing but who pointed reads there. */
function statedAt({ fact, holds }: Pointed, span: Span, { frame, message }: Reading): Tell | undefined {
  const traits = frame.traitsOf(fact)
  if (holds === null || !traits?.yesNo) return undefined
  return tellOf(fact, span, traits.absent ? !holds : holds, message)
}

const tellOf = (fact: FactId, span: Span, value: Value, message: string): Tell => ({
  ...{ act: 'tell', fact, value, of: 'applicant', mood: 'is', how: 'set', sure: 0 },
  span,
  words: message.slice(span.start, span.end),
})

const signsAt = (span: Span, { signs, folded }: Frame): Sign[] =>
  signs.filter(({ start, end }) => overlaps(folded.span(start, end), span))

/** The clause of a message that a stretch stands in, from mark to mark. */
function clauseAround({ start, end }: Span, message: string): Span {
  let [from, to] = [start, end]
  while (from > 0 && !isBreak(message.charAt(from - 1))) from--
  while (to < message.length && !isBreak(message.charAt(to))) to++
  return { start: from, end: to }
}

const isBreak = (sign: string): boolean => /[，；;：:。！!？?\n]/u.test(sign)
