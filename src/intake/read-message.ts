import type { Fact, FactId } from '../knowledge/index.ts'
import { claimFigures } from './claim-figures.ts'
import { clausesOf } from './clauses.ts'
import { DeclaredFacts } from './declared.ts'
import { figuresIn } from './figures.ts'
import type { Found, SaidValue } from './found.ts'
import { kindOf, seatOf } from './from-choices.ts'
import { fromFigures, fromLooseFigures, fromPartners } from './from-figures.ts'
import { fromWords } from './from-words.ts'
import { type Kinds, kindsOf } from './kind.ts'
import type { Known } from './known.ts'
import { mentionsIn, type Vocabulary, vocabularyOf } from './mentions.ts'
import { judge } from './moods.ts'
import { openPage } from './page.ts'
import type { Scene } from './scene.ts'
import { type PlaceSense, placeSense } from './seats.ts'
import { joinFigures } from './sums.ts'

/** What a message says of the applicant, in the forms of the fact table, and the person's own words for each value. */
export interface MessageReading {
  readonly facts: Record<FactId, SaidValue>
  readonly said: Record<FactId, string>
}

/** What the conversation adds to a message. */
export interface Asked {
  /** The fact just asked, which a bare answer (35, 是的, 没有) is of. */
  readonly context?: FactId | null
  /** The calendar year it is, so that 2025年 can be told to be last year; without it such years say nothing. */
  readonly year?: number
}

/** Reads one message; only the clauses that state something about the applicant count. */
export type MessageReader = (message: string, asked?: Asked) => MessageReading

/** A reader of messages for these facts. Its vocabulary is compiled here, so make it once and keep it. */
export const messageReader = (known: Known): MessageReader => {
  const reader: Reader = {
    vocabulary: vocabularyOf(known),
    kinds: kindsOf(known),
    declared: new DeclaredFacts(known),
    sense: placeSense(known),
    known,
  }
  return (message, asked = {}) => readWith(reader, message, asked)
}

/** What messages are read with, compiled once. */
interface Reader {
  readonly vocabulary: Vocabulary
  readonly kinds: Kinds
  readonly declared: DeclaredFacts
  readonly sense: PlaceSense
  readonly known: Known
}

const readWith = (
  { vocabulary, kinds, declared, sense: { placesIn, isRuledPlace }, known }: Reader,
  message: string,
  { context, year }: Asked,
): MessageReading => {
  const page = openPage(message)
  const { text } = page
  const figures = joinFigures(text, figuresIn(text))
  let next = 0
  const all: Scene[] = judge(clausesOf(text), isRuledPlace).map((clause) => {
    const own: typeof figures = []
    for (let figure = figures[next]; figure && figure.start < clause.end; figure = figures[next]) {
      if (figure.start >= clause.start) own.push(figure)
      next += 1
    }
    return {
      ...clause,
      figures: own,
      mentions: mentionsIn(clause.text, clause.start, vocabulary),
      places: placesIn(clause.text),
    }
  })
  const asked = context ? known.facts.get(context) : undefined
  const { found: own, scenes } = declared.read(all, text, asked, page.said)
  const { claimed, loose } = claimFigures(scenes, text, asked, known, year)
  const found: Found[] = [
    ...own,
    ...fromFigures(claimed, scenes, known, page.said, text),
    ...fromPartners(claimed, scenes, page.said),
    ...fromLooseFigures(loose, scenes, asked, known, page.said, text, year),
    ...fromWords(scenes, claimed, asked, known, page.said, year),
  ]
  const kind = kindOf(scenes, asked, known, kinds, page.said)
  found.push(...kind)
  found.push(...seatOf(scenes, asked, known, found.length > 0, page.said))
  return settle(found, known.facts)
}

/** The last word on each fact, by where in the message it was said; what is not known of a fact never unsays a value given beside it. */
const settle = (found: readonly Found[], known: ReadonlyMap<FactId, Fact>): MessageReading => {
  const facts: Record<FactId, SaidValue> = {}
  const said: Record<FactId, string> = {}
  for (const { fact, value, words } of [...found].sort((a, b) => a.at - b.at)) {
    if (!known.has(fact) || (value === 'unknown' && facts[fact] !== undefined)) continue
    facts[fact] = value
    said[fact] = words
  }
  return { facts, said }
}
