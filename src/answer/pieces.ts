import { speaksIn } from '../knowledge/index.ts'
import type { Clause, Span } from '../law/index.ts'
import { COMMA, ENTRY, overlap, piecesOf, SENTENCE, trimmed, within } from './sentences.ts'
import type { Sought } from './sought.ts'
import { offers } from './wants.ts'

/** What stands between two commas of a clause, or in a long list between two 、, and how much it says of what is sought. */
export interface Piece {
  readonly span: Span
  readonly text: string
  /** Which sentence of the clause it stands in, from 0. */
  readonly sentence: number
  readonly score: number
  /** What questions like this one say for it. */
  readonly toward: number
}

/** A figure of the kind asked for decides; a phrase that knowledge has of the subject nearly so; a word in common speaks for it. */
const FIGURE = 20
/** More where the figure is to be told alone: a sentence around it with all the question's words is not. */
const ALONE = 40
const PHRASE = 10
const SPEAKS = 4
/** A phrase that settled a question just like it. */
const TOWARD = 30
/** Of what the sentence says around it, a piece is credited with so much. */
const AROUND = 0.3
/** A figure of whatever kind speaks for a piece on the subject, and more where one is asked for; so does a case with what follows from it. */
const COUNTS = 3
const ASKED = 6
const CASE = 5
export const A_CASE = /的[，,。；;\s]*$|[”"]的/u
/** A list of more characters is told by those of its entries that are asked for. */
const LIST = 36
/** A first sentence of so few characters is a heading: 审议认定。区科技局…. */
const HEADING = 10
/** What was said already. */
const TOLD = 20

/** The pieces of a clause in their order, each with how much it says of what is sought. */
export function scoredPieces({ id, text }: Clause, sought: Sought): Piece[] {
  const phrases = sought.subjects.flatMap(({ clauses }) =>
    clauses.filter(({ ref }) => ref === id).flatMap((of) => of.phrases),
  )
  const ways = sought.found.toward(id)
  const towardOf = (span: Span) =>
    TOWARD * Math.max(0, ...ways.map(({ phrase, alike }) => (overlap(phrase.span, span) ? alike : 0)))
  const sentences = piecesOf(text, { start: 0, end: text.length }, SENTENCE)
  return sentences.flatMap((whole, sentence) => {
    const isHeading = sentence === 0 && sentences.length > 1 && whole.end - whole.start <= HEADING
    if (isHeading) return []
    const around = AROUND * scoreIn(text.slice(whole.start, whole.end), sought)
    const isLong = ({ start, end }: Span) => end - start > LIST
    const parts = piecesOf(text, whole, COMMA)
      .flatMap((part) => (isLong(part) ? beforeEach(text, part, BRACKET) : [part]))
      .flatMap((part) => (isLong(part) ? piecesOf(text, part, ENTRY) : [part]))
    return parts.map((span): Piece => {
      const words = text.slice(span.start, span.end)
      const toward = towardOf(span)
      const known = PHRASE * phrases.filter((of) => within(of, span)).length
      // 那设备呢, of a line that had both: what is asked for by its own words is said again.
      const told = sought.told?.includes(said(text, span)) && sought.found.likeness(words) === 0 ? TOLD : 0
      return { span, text: words, sentence, toward, score: scoreIn(words, sought) + around + known + toward - told }
    })
  })
}

/** The stretches of a span that such signs begin. */
function beforeEach(text: string, { start, end }: Span, sign: ReadonlySet<string>): Span[] {
  const spans: Span[] = []
  let from = start
  for (let at = start + 1; at < end; at++) {
    if (!sign.has(text[at] ?? '')) continue
    spans.push({ start: from, end: at })
    from = at
  }
  return [...spans, { start: from, end }]
}

/** What is said in brackets of a long piece may decide by itself: 统一命名为…（英文：…）. */
const BRACKET: ReadonlySet<string> = new Set(['（', '('])

const said = (text: string, span: Span): string => {
  const { start, end } = trimmed(text, span)
  return text.slice(start, end)
}

function scoreIn(text: string, { found, knowledge, wanted, subjects, figure, how, brief }: Sought): number {
  const speaks = subjects.filter((subject) => subject.said.length > 0 && speaksIn(text, subject)).length
  const counts = !wanted && (figure || speaks > 0) && knowledge.readings.of(text).some((reading) => reading.figure)
  const decides = wanted
    ? Number(offers(text, wanted, knowledge)) * (brief ? ALONE : FIGURE)
    : Number(counts) * (figure ? ASKED : COUNTS)
  return found.likeness(text) + SPEAKS * speaks + decides + (how && A_CASE.test(text) ? CASE : 0)
}
