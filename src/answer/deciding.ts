import type { Heard, Want } from '../hear/index.ts'
import { type FigureKind, type Knowledge, type RegulationKnowledge, speaksIn } from '../knowledge/index.ts'
import type { Clause, ClauseId, Day, Phrase, Span } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import { joined, type Parts, phrase, referShort, say } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { asksFor } from './asks.ts'
import { isMarked, standingWord } from './standing.ts'
import { figureWanted, offers } from './wants.ts'

/** What a phone shows in a line or two of its own. */
const LINE = 90

/** What a question looks for in a sentence. */
export interface Sought {
  readonly words: string
  readonly wanted: FigureKind | undefined
  readonly subjects: Found['subjects']
  /** It is asked who: an item is told with the sentence it stands under, which names them. */
  readonly who: boolean
  /** It is asked how much or how many, though not in words that say of what kind: 来好多个人. */
  readonly figure: boolean
  /** A whole list is asked for. */
  readonly list: boolean
  /** It is asked what to do, or what becomes of it: what a text says of a case, 未通过的，…. */
  readonly how: boolean
  /** What the last reply said already: of the same clause, what it did not say is asked. */
  readonly told?: string
}

export const soughtIn = (question: string, found: Found, heard: Heard | undefined, knowledge: Knowledge): Sought => ({
  who: wants(heard, 'who'),
  figure: wants(heard, 'figure'),
  list: wants(heard, 'list'),
  how: wants(heard, 'how'),
  words: found.rest,
  wanted: figureWanted(question, found, knowledge) ?? knowledge.figures.get(found.bare ?? ''),
  subjects: found.subjects,
})

const wants = (heard: Heard | undefined, want: Want): boolean => heard !== undefined && asksFor(heard, want)

/** The words that decide, as `万州：研发人员不少于 10 人｜第八条第6项`, in about so many characters; undefined where the clauses have no words. */
export function decidingLine(
  clauses: readonly Clause[],
  regulation: RegulationKnowledge,
  asOf: Day,
  sought: Sought,
  most = LINE,
): Parts | undefined {
  const place = placeOf(regulation, asOf)
  const room = most - place.length - NUMBER
  const found = decidingWords(clauses, sought, room)
  if (!found) return undefined
  const above = leadInOf(found.ref, regulation, sought)
  // What follows from a case stands above it: the case is cut shorter for it.
  const words = above?.follows ? (decidingWords(clauses, sought, room - above.length) ?? found) : found
  const head = above && above.length + words.length <= room ? above.text : []
  return say`${place}：${head}${words.text}｜${referShort(words.ref)}`
}

interface LeadIn {
  readonly text: Parts
  readonly length: number
  /** The item is a case, and what follows from it is said here: 有下列情形之一的，予以撤销. */
  readonly follows: boolean
}

/** The sentence that an item stands under, where it is asked who, or where the item is but a case of what is said there. */
function leadInOf(
  ref: ClauseId,
  { regulation: { clauses } }: RegulationKnowledge,
  { who }: Sought,
): LeadIn | undefined {
  const own = clauses.find(({ id }) => id === ref)
  const parent = clauses.find(({ id }) => id === own?.parent)
  const [last] = parent ? piecesOf(parent.text, { start: 0, end: parent.text.length }, SENTENCE).slice(-1) : []
  if (!own || !parent || !last || own.kind !== 'item') return undefined
  const said = parent.text.slice(last.start, last.end)
  const follows = OF_CASES.test(said) && CASE_ENDS.test(own.text)
  if (!follows && !(who && /[：:]\s*$/u.test(said))) return undefined
  const span = trimmed(parent.text, last)
  const text = parent.text.slice(span.start, span.end)
  return { text: say`${phrase({ ref: parent.id, text, span })}：`, length: text.length + 1, follows }
}

/** 有下列情形之一的: what is said of each of the items below. */
const OF_CASES = /(?:下列|以下)[^，。：]{0,6}(?:情形|情况|行为|问题)/u
const CASE_ENDS = /(?:的|行为|情形|情况)[。；;\s]*$/u

/** What else a short clause says, where it is asked what becomes of something: the sentences that the line has no room for. */
export function restOf(clauses: readonly Clause[], line: Parts): Parts | undefined {
  const told = line.flatMap((part) => (part.kind === 'phrase' ? [part.phrase] : []))
  const clause = clauses.find(({ id }) => told.some(({ ref }) => ref === id))
  if (!clause || clause.text.length > SHORT) return undefined
  const rest = piecesOf(clause.text, { start: 0, end: clause.text.length }, SENTENCE)
    .map((piece) => trimmed(clause.text, piece))
    .filter((piece) => !told.some(({ ref, span }) => ref === clause.id && overlap(span, piece)))
  if (rest.length === 0) return undefined
  const words = rest.map((span) => [phrase({ ref: clause.id, text: clause.text.slice(span.start, span.end), span })])
  return say`同条：${joined(words, '；')}`
}

/** A clause of so many characters can be told whole. */
const SHORT = 160

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end

/** The sentence of the clauses that says most of what is sought, cut to size. */
export function decidingWords(
  clauses: readonly Clause[],
  sought: Sought,
  most: number,
): { readonly ref: ClauseId; readonly text: Parts; readonly length: number } | undefined {
  const sentences = clauses.filter(({ text }) => text.trim() !== '').map((clause) => sentenceOf(clause, sought, most))
  const [best] = sentences.toSorted((a, b) => b.score - a.score)
  if (!best) return undefined
  const { phrases } = best
  const [first] = phrases
  if (!first) return undefined
  return {
    ref: first.ref,
    text: joined(
      phrases.map((of) => [phrase(of)]),
      ELISION,
    ),
    length: phrases.reduce((sum, { text }) => sum + text.length, (phrases.length - 1) * ELISION.length),
  }
}

/** Room for the clause's number and the signs around it. */
const NUMBER = 12

/** A place, with the standing of its text where that must be told: 四川（已届满）. */
export const placeOf = (regulation: RegulationKnowledge, asOf: Day): string =>
  isMarked(regulation, asOf) ? `${regulation.place}（${standingWord(regulation, asOf)}）` : regulation.place

/** How a clause begins, up to its first comma or as far as a line goes. */
export function headOf({ id, text }: Clause): Phrase {
  const [first] = piecesOf(text, { start: 0, end: text.length }, HEAD)
  const { start, end } = first ?? { start: 0, end: text.length }
  const span = trimmed(text, {
    start,
    end: end - start <= HEAD_LENGTH ? end : breakIn(text, start, start + HEAD_LENGTH),
  })
  return { ref: id, text: text.slice(span.start, span.end), span }
}

const HEAD = /[，,：:。；;\n]/u
const HEAD_LENGTH = 24

/** The sentence of a clause that says most of what is sought, cut to size between its commas. */
function sentenceOf({ id, text }: Clause, sought: Sought, most: number) {
  const phrases = sought.subjects.flatMap(({ clauses }) =>
    clauses.filter(({ ref }) => ref === id).flatMap((of) => of.phrases),
  )
  const scoreOf = (span: Span) =>
    scoreIn(text.slice(span.start, span.end), sought) + PHRASE * phrases.filter((of) => within(of, span)).length
  const isTold = (span: Span) => wasTold(text, span, sought)
  const sentences = piecesOf(text, { start: 0, end: text.length }, SENTENCE)
  const [, second] = sentences
  // 审议认定。区科技局…: a heading says nothing.
  const isHeading = ({ start, end }: Span) => second !== undefined && start === 0 && end - start <= HEADING
  const [best] = sentences
    .filter((span) => !isHeading(span))
    .map((span) => ({ span, score: scoreOf(span) - (isTold(span) ? FIGURE : 0) }))
    .toSorted((a, b) => b.score - a.score)
  const only = best?.span ?? { start: 0, end: text.length }
  const sentence = sought.how ? withCases(text, only, sentences, most) : only
  const spans = abridged(text, sentence, sought, most) ?? [trimmed(text, cut(text, sentence, scoreOf, most))]
  const told = spans.map((span): Phrase => ({ ref: id, text: text.slice(span.start, span.end), span }))
  return { score: best?.score ?? 0, phrases: told }
}

const wasTold = (text: string, span: Span, { told }: Sought): boolean => {
  const { start, end } = trimmed(text, span)
  return told?.includes(text.slice(start, end)) ?? false
}

/** What becomes of a case, with the cases beside it as far as a line goes: “未通过”的给予1年整改期；整改期满仍未通过的，…. */
function withCases(text: string, span: Span, sentences: readonly Span[], most: number): Span {
  const at = sentences.indexOf(span)
  const [before, after] = [sentences[at - 1], sentences[at + 1]]
  const isCase = (of: Span | undefined): of is Span => of !== undefined && A_CASE.test(text.slice(of.start, of.end))
  if (!isCase(span)) return span
  const start = isCase(before) && span.end - before.start <= most ? before.start : span.start
  const end = isCase(after) && after.end - start <= most ? after.end : span.end
  return { start, end }
}

/** In place of the rest of a list in brackets. */
const ELISION = '……'

/** A sentence too long for a line, of whose lists in brackets the first entries are enough: what stands after them may decide as well. */
function abridged(text: string, { start, end }: Span, sought: Sought, most: number): Span[] | undefined {
  const words = text.slice(start, end)
  if (words.length <= most || sought.list) return undefined
  const ends = [...words.matchAll(LISTED)].map(({ 0: all, 1: first = '', index }) => ({
    from: start + index + first.length,
    to: start + index + all.length,
  }))
  const pieces = [...ends.map(({ from }, i) => ({ start: ends[i - 1]?.to ?? start, end: from }))]
  const rest = trimmed(text, { start: ends.at(-1)?.to ?? start, end })
  const spans = [...pieces, rest]
  const told = spans.map((span) => text.slice(span.start, span.end)).join('')
  const fits = told.length + pieces.length * ELISION.length <= most
  // What is asked of one entry is not told by another.
  return pieces.length > 0 && fits && scoreIn(told, sought) >= scoreIn(words, sought) ? spans : undefined
}

/** (发明专利、植物新品种、…等): a list in brackets, its first entry apart. */
const LISTED = /([（(][^（()）、]{1,20})(?:、[^（()）、]{1,40})+(?=[）)])/gu

/** A first sentence of so few characters is a heading. */
const HEADING = 10

const within = ({ span }: Phrase, { start, end }: Span): boolean => start <= span.start && span.end <= end

const SENTENCE = /[。；;\n]/u
const COMMA = /[，,：:]/u
/** A figure of the kind asked for decides; a phrase that knowledge has of the subject nearly so; a word in common speaks for it. */
const FIGURE = 20
const PHRASE = 10
const SPEAKS = 4

function scoreIn(text: string, { words, wanted, subjects, figure, how }: Sought): number {
  const pairs = pairsOf(text)
  const shared = [...pairsOf(words)].filter((pair) => pairs.has(pair)).length
  const speaks = subjects.filter((subject) => subject.said.length > 0 && speaksIn(text, subject)).length
  const counts = !wanted && (figure || speaks > 0) && readFigures(text).some((reading) => reading.figure)
  const decides = wanted ? Number(offers(text, wanted)) * FIGURE : Number(counts) * (figure ? ASKED : COUNTS)
  return shared + SPEAKS * speaks + decides + (how && A_CASE.test(text) ? CASE : 0)
}

/** A figure of whatever kind speaks for a sentence on the subject, and more where one is asked for; so does a case with what follows from it. */
const COUNTS = 3
const ASKED = 6
const CASE = 5
const A_CASE = /的[，,]|[”"]的/u

/** Letters that stand side by side, signs and blanks left out. */
export const pairsOf = (text: string): Set<string> => {
  const letters = [...text.replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

/** The stretches of a span between such signs, each with the sign that ends it. */
function piecesOf(text: string, { start, end }: Span, sign: RegExp): Span[] {
  const spans: Span[] = []
  let from = start
  for (let at = start; at < end; at++) {
    // 1,000 is one figure.
    const inFigure = /\d/u.test(text[at - 1] ?? '') && /\d/u.test(text[at + 1] ?? '')
    if (!sign.test(text[at] ?? '') || inFigure) continue
    spans.push({ start: from, end: at + 1 })
    from = at + 1
  }
  if (from < end) spans.push({ start: from, end })
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== '')
}

/** As many of a sentence's parts around the best one as there is room for: what stands before it first, for it may soften it. */
function cut(text: string, whole: Span, scoreOf: (span: Span) => number, most: number): Span {
  if (whole.end - whole.start <= most) return whole
  const parts = piecesOf(text, whole, COMMA)
  const scores = parts.map(scoreOf)
  const at = Math.max(0, scores.indexOf(Math.max(...scores)))
  let { start, end } = parts[at] ?? whole
  for (const { start: earlier } of parts.slice(0, at).reverse()) if (end - earlier <= most) start = earlier
  for (const { end: later } of parts.slice(at + 1)) if (later - start <= most) end = later
  return end - start <= most ? { start, end } : { start, end: breakIn(text, start, start + most) }
}

/** The last place before `end` where a list can be broken off without breaking a figure or a word. */
function breakIn(text: string, start: number, end: number): number {
  const list = text.lastIndexOf('、', end)
  return list > start ? list : end
}

const SPACE = /\s/u
const ENDS = /[\s。；;，,：:、]/u

/** Without white space around it, nor the sign that ends it. */
function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end]
  while (from < to && SPACE.test(text[from] ?? '')) from++
  while (from < to && ENDS.test(text[to - 1] ?? '')) to--
  return { start: from, end: to }
}
