import { frameOf } from '../../src/hear/frame.ts'
import type { Act, Heard, Reader, ReaderAsked, ReaderSaid, SaidAct, Value } from '../../src/hear/index.ts'
import type { FactId } from '../../src/knowledge/index.ts'
import type { Sleep } from '../../src/model/index.ts'
import { ears } from './ears.ts'
import { knowledge } from './library.ts'
import type { HearRow } from './scored.ts'

/** An act with nothing said of it but what is given. */
export const said = (act: Partial<SaidAct> & Pick<SaidAct, 'act' | 'words'>): SaidAct => ({
  ...{ fact: null, of: null, mood: null, how: null, holds: null, wants: null, order: null, tone: null },
  ...{ about: [], regulations: [] },
  ...act,
})

/** That a fact is told by a stretch of the message. */
export const tells = (words: string, fact: FactId, more: Partial<SaidAct> = {}): SaidAct =>
  said({ act: 'tell', words, fact, of: 'applicant', mood: 'is', how: 'set', ...more })

/** A whole reading with nothing in it but what is given. */
export const reading = (given: Partial<ReaderSaid> = {}): ReaderSaid => ({
  acts: [],
  clauses: [],
  courtesy: null,
  ...given,
})

/** A reader that says what it is given to each message, and keeps what it was asked. `patience` is 3 s where left out. */
export class Replayed implements Reader {
  readonly asked: ReaderAsked[] = []

  constructor(
    private readonly answer: (asked: ReaderAsked) => ReaderSaid | undefined | Promise<ReaderSaid | undefined>,
    private readonly waits = 3000,
  ) {}

  async read(asked: ReaderAsked): Promise<ReaderSaid | undefined> {
    this.asked.push(asked)
    return this.answer(asked)
  }

  readonly patience = (): number => this.waits
}

/** A reader that says these acts to every message. */
export const saying = (...acts: readonly SaidAct[]): Replayed => new Replayed(() => reading({ acts }))

/** A reader that takes so long, on a clock of the test's. */
export const slow = (ms: number, sleep: Sleep, given: ReaderSaid, patience?: number): Replayed =>
  new Replayed(async () => {
    await sleep(ms, new AbortController().signal)
    return given
  }, patience)

export const dead = (): Replayed => new Replayed(() => undefined)

/** A reader that breaks the promise of its port. */
export const rejecting = (): Replayed =>
  new Replayed(() => {
    throw new Error('the reader is broken')
  })

const FACTS = [...knowledge.facts.values()]
const traitsOf = (fact: FactId) => ears().vocabulary.traitsOf(fact)

/** What a careful reader says of a labelled message: its acts over the whole of it, of each fact the stretches that tell it. */
export function labelled(row: HearRow): SaidAct[] {
  const [acts = []] = row.acts_any ?? [row.acts ?? []]
  const facts = Object.entries(row.facts ?? {})
  const others = acts.flatMap((name): SaidAct[] => {
    const [act, detail] = name.split(':')
    const words = row.text
    switch (act) {
      case 'order':
        return [said({ act, words, order: detail as SaidAct['order'] })]
      case 'courtesy':
        return [said({ act, words, tone: detail as SaidAct['tone'] })]
      case 'ask':
        return [said({ act, words, wants: detail as SaidAct['wants'] })]
      case 'tell':
        // What is told of nobody's facts is told of somebody else.
        return facts.every(([, value]) => value === 'unknown') ? [said({ act, words, of: 'other' })] : []
      case 'unknown':
        return []
      default:
        return [said({ act: act as SaidAct['act'], words })]
    }
  })
  return [
    ...others,
    ...facts.flatMap(([fact, value]) =>
      value === 'unknown'
        ? [said({ act: 'unknown', words: row.text, fact, of: 'applicant', mood: 'is' })]
        : pointed(row, fact, value),
    ),
  ]
}

interface Pointed {
  readonly words: string
  readonly value: Value
}

/** The stretches that tell a value: its figure, the figures that come to it, else the whole message. */
function pointed(row: HearRow, fact: FactId, value: Value): SaidAct[] {
  if (typeof value === 'boolean') return [tells(row.text, fact, { holds: traitsOf(fact)?.absent ? !value : value })]
  if (typeof value === 'string') return [tells(row.text, fact)]
  const figures = figuresOf(row, fact)
  const hit = figures.find((figure) => JSON.stringify(figure.value) === JSON.stringify(value))
  if (hit) return [tells(hit.words, fact)]
  return (typeof value === 'number' ? partsOf(figures, value, fact) : undefined) ?? [tells(row.text, fact)]
}

/** The figures of a message that may be of a fact, each of which stands in it but once. */
function figuresOf({ text, context }: HearRow, fact: FactId): Pointed[] {
  const frame = frameOf(text, { ...(context ? { asked: context } : {}), thisYear: 2026 }, ears().vocabulary)
  return frame.signs.flatMap(({ figure, start, end }) => {
    const value = figure && frame.valueIn(figure, fact)
    const at = frame.folded.span(start, end)
    const words = text.slice(at.start, at.end)
    return value === undefined || text.indexOf(words) !== text.lastIndexOf(words) ? [] : [{ words, value }]
  })
}

/** So many figures of one message are tried for a sum. */
const MOST_PARTS = 8

/** Which figures, added up and taken away, come to a value. */
function partsOf(figures: readonly Pointed[], value: number, fact: FactId): SaidAct[] | undefined {
  const from = (at: number, left: number, parts: readonly SaidAct[]): readonly SaidAct[] | undefined => {
    if (parts.length > 1 && Math.abs(left) < 1e-6) return parts
    const figure = figures[at]
    if (!figure || at >= MOST_PARTS || typeof figure.value !== 'number') return undefined
    const { words } = figure
    return (
      from(at + 1, left - figure.value, [...parts, tells(words, fact, { how: parts.length > 0 ? 'part' : 'set' })]) ??
      (parts.length > 0
        ? from(at + 1, left + figure.value, [...parts, tells(words, fact, { how: 'less' })])
        : undefined) ??
      from(at + 1, left, parts)
    )
  }
  const found = from(0, value, [])
  return found && [...found]
}

/** Exactly what the built-in reader heard, what it had to ask of it included. */
export const agreeing = ({ acts }: Heard): SaidAct[] => acts.map(agreed)

function agreed(act: Act): SaidAct {
  const { words } = act
  switch (act.act) {
    case 'tell':
      return said({
        ...{ act: 'tell', words, fact: act.fact, mood: act.mood, how: act.how },
        of: act.of === 'applicant' ? 'applicant' : 'other',
        holds: typeof act.value === 'boolean' && act.fact !== null ? holds(act.fact, act.value) : null,
      })
    case 'ask':
      return said({ act: 'ask', words, wants: act.wants, about: act.about, regulations: act.regulations })
    case 'check':
    case 'switch':
      return said({ act: act.act, words, regulations: act.regulation === undefined ? [] : [act.regulation] })
    case 'order':
      return said({ act: 'order', words, order: act.order, fact: act.fact ?? null })
    case 'courtesy':
      return said({ act: 'courtesy', words, tone: act.tone })
    case 'unknown':
      return said({ act: 'unknown', words, fact: act.fact, of: 'applicant', mood: 'is' })
    default:
      return said({ act: act.act, words })
  }
}

const holds = (fact: FactId, value: boolean): boolean => (traitsOf(fact)?.absent ? !value : value)

/** A message with what a reader that means well would say of it, and what one would say of another message. */
export interface Truth {
  readonly message: string
  readonly acts: readonly SaidAct[]
  readonly elsewhere: readonly SaidAct[]
}

const ofTells =
  (change: (tell: SaidAct) => SaidAct) =>
  ({ acts }: Truth): SaidAct[] =>
    acts.map((act) => (act.act === 'tell' && act.fact !== null ? change(act) : act))

/** Another fact of the same kind and unit. */
function swapped(id: FactId, by: number): FactId {
  const { measureOf } = ears().vocabulary
  const kind = knowledge.facts.get(id)?.kind
  const alike = FACTS.filter(
    (fact) =>
      fact.id !== id && fact.kind === kind && JSON.stringify(measureOf(fact.id)) === JSON.stringify(measureOf(id)),
  )
  return alike[by % alike.length]?.id ?? id
}

const NEVER_GIVEN = ['erase', 'report', 'person', 'export', 'restart', 'result'] as const

/** Tells every fact in the whole message, and orders what nobody said. */
const inventing =
  (yes: boolean | null) =>
  ({ message }: Truth): SaidAct[] => [
    ...FACTS.map(({ id }) => tells(message, id, { holds: yes })),
    ...NEVER_GIVEN.map((order) => said({ act: 'order', words: message, order })),
  ]

/** So many facts as a long message may tell, from anywhere in the table. */
const MANY = 12
const some = ({ message }: Truth): SaidAct[] => {
  const from = (message.length * 5) % FACTS.length
  return [...FACTS, ...FACTS].slice(from, from + MANY).map(({ id }, i) => tells(message, id, { holds: i % 2 === 0 }))
}

/** So few facts, each at a figure or said by the whole message, that it is not plain that they are made up. */
function sly({ message }: Truth): SaidAct[] {
  const figures = [...message.matchAll(/\d[\d.,]*/gu)].map(([words]) => words)
  return [0, 1, 2].flatMap((i): SaidAct[] => {
    const fact = FACTS[(message.length * 7 + i * 11) % FACTS.length]
    const words = figures[i % Math.max(1, figures.length)] ?? message
    return fact ? [tells(words, fact.id, { holds: false })] : []
  })
}

/** Readers that read wrongly, each in its own way. */
export const ADVERSARIES: Readonly<Record<string, (truth: Truth) => SaidAct[]>> = {
  张冠李戴: (truth) => ofTells((tell) => ({ ...tell, fact: swapped(tell.fact ?? '', truth.message.length) }))(truth),
  是非颠倒: ofTells((tell) => ({ ...tell, holds: tell.holds === null ? null : !tell.holds })),
  都当打算: ofTells((tell) => ({ ...tell, mood: 'plan' })),
  都当别人的: ofTells((tell) => ({ ...tell, of: 'other' })),
  打算都当真: ({ acts }) =>
    acts.map((act) => ({ ...act, ...(act.act === 'tell' ? { of: 'applicant', mood: 'is' } : {}) })),
  少说带坏: sly,
  编一批: some,
  什么都编: inventing(null),
  都编成是: inventing(true),
  都编成不是: inventing(false),
  读的是别的话: ({ message, elsewhere }) => elsewhere.map((act) => ({ ...act, words: message })),
  一言不发: () => [],
  话里没有的字: ({ acts }) => acts.map((act) => ({ ...act, words: `${act.words}（原文没有的字）` })),
}
