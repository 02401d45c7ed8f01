import type { RegulationKnowledge } from '../knowledge/index.ts'
import type { Clause, ClauseId, Day, Span } from '../law/index.ts'
import { joined, type Parts, phrase, referShort, say } from '../reply/index.ts'
import { leadInOf } from './lead-in.ts'
import { ELISION, LINE, NUMBER, placeOf, type Words } from './line.ts'
import { lastOf, listUnder } from './lists.ts'
import { A_CASE, type Piece, scoredPieces } from './pieces.ts'
import { breakIn, overlap, piecesOf, SENTENCE, trimmed } from './sentences.ts'
import type { Sought } from './sought.ts'

/** The words that decide, as `万州：研发人员不少于 10 人｜第八条第6项`, in about so many characters; undefined where the clauses have no words. */
export function decidingLine(
  clauses: readonly Clause[],
  regulation: RegulationKnowledge,
  asOf: Day,
  sought: Sought,
  most = LINE,
): Parts | undefined {
  const place = placeOf(regulation, asOf)
  const found = toldOf(clauses, regulation, sought, most - place.length - NUMBER)
  return found && say`${place}：${found.text}｜${referShort(found.ref)}`
}

/** The words that decide, with the sentence they are a case of before them and the items that stand under them after. */
export function toldOf(
  clauses: readonly Clause[],
  regulation: RegulationKnowledge,
  sought: Sought,
  room: number,
): { readonly ref: ClauseId; readonly text: Parts } | undefined {
  const found = (sought.list ? lastOf(clauses, regulation) : undefined) ?? decidingWords(clauses, sought, room)
  if (!found) return undefined
  const above = leadInOf(found.ref, regulation, sought)
  // What follows from a case stands above it: the case is cut shorter for it.
  const words = above?.follows ? (decidingWords(clauses, sought, room - above.length) ?? found) : found
  const head = above && above.length + words.length <= room ? above.text : []
  const items = listUnder(words, regulation, room - (head.length > 0 ? (above?.length ?? 0) : 0) - words.length)
  return { ref: words.ref, text: [...head, ...words.text, ...items] }
}

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

/** The stretches of one of the clauses that say most of what is sought, in their order, in at most so many characters; undefined where there are no words. */
export function decidingWords(clauses: readonly Clause[], sought: Sought, most: number): Words | undefined {
  const all = clauses.filter(({ text }) => text.trim() !== '')
  const best = all.map((clause) => chosenOf(clause, sought, most)).sort((a, b) => b.score - a.score)[0]
  if (!best) return undefined
  const { clause, spans } = best
  const told = spans.map(
    (span): Parts => [phrase({ ref: clause.id, text: clause.text.slice(span.start, span.end), span })],
  )
  return {
    ref: clause.id,
    text: joined(told, ELISION),
    length: lengthOf(spans),
  }
}

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, Math.max(0, spans.length - 1) * ELISION.length)

interface Chosen {
  readonly clause: Clause
  readonly score: number
  readonly spans: readonly Span[]
}

/** Of one clause the piece that says most, then what else says something of what is sought and has room, then what stands beside it. */
function chosenOf(clause: Clause, sought: Sought, most: number): Chosen {
  const pieces = scoredPieces(clause, sought)
  const [best] = pieces.toSorted((a, b) => b.score - a.score)
  if (!best) return { clause, score: 0, spans: [] }
  let taken = [best]
  const fits = (more: readonly Piece[]) => lengthOf(spansOf(clause.text, [...taken, ...more])) <= most
  const take = (more: readonly Piece[]) => {
    const whole = [...new Set(more.flatMap((piece) => [...openingOf(piece, pieces, clause.text), piece]))]
    const left = whole.filter((piece) => !taken.includes(piece))
    if (left.length > 0 && fits(left)) taken = [...taken, ...left]
  }
  take([best])
  take(conditionOf(best, pieces, clause.text))
  if (sought.brief || sought.how) take(followingOf(best, pieces, clause.text))
  take(alternativesTo(best, pieces))
  // What answers another part of the question.
  for (const piece of pieces.toSorted((a, b) => b.score - a.score)) {
    const gain = gainOf(piece, taken, sought)
    if (piece !== best && gain >= WORTH * best.score) take([piece, ...conditionOf(piece, pieces, clause.text)])
  }
  // 怎么办: what follows in each case goes before what only stands beside.
  if (sought.how)
    for (const piece of pieces.toSorted((a, b) => b.score - a.score)) {
      const after = followingOf(piece, pieces, clause.text)
      if (after.length > 0) take([piece, ...after])
    }
  // What stands before it first, for it may soften it.
  const own = sought.brief ? [] : pieces.filter(({ sentence }) => sentence === best.sentence)
  for (const piece of own.slice(0, own.indexOf(best)).reverse()) take([piece])
  for (const piece of own.slice(own.indexOf(best) + 1)) take([piece])
  // 实行主任负责制。主任应…: what a line so short begins goes on.
  if (!sought.brief && lengthOf(spansOf(clause.text, taken)) <= BEGINNING)
    for (const piece of pieces.filter(({ sentence }) => sentence === best.sentence + 1)) take([piece])
  const spans = spansOf(clause.text, taken)
  return { clause, score: best.score, spans: lengthOf(spans) <= most ? spans : [cut(clause.text, best.span, most)] }
}

/** A sentence of so few characters says what the next is on. */
const BEGINNING = 24
/** Another piece is told where it answers so much of what the best one does not. */
const WORTH = 0.45

/** What a piece says of the question that is not said yet. */
function gainOf(piece: Piece, taken: readonly Piece[], { found }: Sought): number {
  const told = taken.map(({ text }) => text)
  return piece.toward + found.likeness(...told, piece.text) - found.likeness(...told)
}

/** 依托单位为企业的，…: a case is told with what follows from it. */
function conditionOf(piece: Piece, pieces: readonly Piece[], text: string): Piece[] {
  const before = pieces[pieces.indexOf(piece) - 1]
  const isCase =
    before && before.sentence === piece.sentence && A_CASE.test(text.slice(before.span.start, before.span.end))
  return isCase ? [before] : []
}

/** II 类知识产权(包括…、外观设计专利: what stands in brackets is of what they stand after, and of nothing else. */
function openingOf({ span }: Piece, pieces: readonly Piece[], text: string): Piece[] {
  const open: number[] = []
  for (let at = 0; at < span.start; at++) {
    if (OPENS.has(text[at] ?? '')) open.push(at)
    else if (CLOSES.has(text[at] ?? '')) open.pop()
  }
  return pieces.filter((piece) => open.some((at) => piece.span.start <= at && at < piece.span.end))
}

const OPENS: ReadonlySet<string> = new Set(['（', '('])
const CLOSES: ReadonlySet<string> = new Set(['）', ')'])

/** …的，限期整改: what follows from a case, which says nothing without it. */
function followingOf(piece: Piece, pieces: readonly Piece[], text: string): Piece[] {
  const after = pieces[pieces.indexOf(piece) + 1]
  const isCase = A_CASE.test(text.slice(piece.span.start, piece.span.end))
  return isCase && after?.sentence === piece.sentence ? [after] : []
}

/** 或拥有 12 项以上…: what may stand in its place; one told without the other is half the truth. */
const alternativesTo = (piece: Piece, pieces: readonly Piece[]): Piece[] =>
  pieces.filter(
    ({ text, sentence, span }) =>
      sentence === piece.sentence && span.start > piece.span.start && text.trimStart().startsWith('或'),
  )

/** The stretches that pieces make up, in the order of the text; what stands side by side is one. */
function spansOf(text: string, pieces: readonly Piece[]): Span[] {
  const spans: Span[] = []
  for (const { span } of pieces.toSorted((a, b) => a.span.start - b.span.start)) {
    const last = spans.at(-1)
    if (last && text.slice(last.end, span.start).trim() === '')
      spans[spans.length - 1] = { start: last.start, end: span.end }
    else spans.push(span)
  }
  return spans.map((span) => trimmed(text, span))
}

/** A stretch with no comma, cut where a list can be broken off. */
const cut = (text: string, span: Span, most: number): Span => {
  const { start, end } = trimmed(text, span)
  return end - start <= most ? { start, end } : { start, end: breakIn(text, start, start + most) }
}
