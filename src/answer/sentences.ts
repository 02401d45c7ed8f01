import type { Phrase, Span } from '../law/index.ts'
import type { Parts } from '../reply/index.ts'

/** What ends a sentence of a text, and what parts it within. */
export const SENTENCE = /[。；;\n]/u
export const COMMA = /[，,]/u
export const ENTRY = /、/u
/** What ends the head of a clause. */
export const HEAD = /[，,：:。；;\n]/u

/** The stretches of a span between such signs, each with the sign that ends it. */
export function piecesOf(text: string, { start, end }: Span, sign: RegExp): Span[] {
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

/** The last place before `end` where a list can be broken off without breaking a figure or a word. */
export function breakIn(text: string, start: number, end: number): number {
  const list = text.lastIndexOf('、', end)
  return list > start ? list : end
}

const SPACE = /\s/u
const ENDS = /[\s。；;，,：:、]/u

/** Without white space around it, nor the sign that ends it. */
export function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end]
  while (from < to && SPACE.test(text[from] ?? '')) from++
  while (from < to && ENDS.test(text[to - 1] ?? '')) to--
  return { start: from, end: to }
}

export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end

export const within = ({ span }: Phrase, { start, end }: Span): boolean => start <= span.start && span.end <= end

/** Letters that stand side by side, signs and blanks left out. */
export const pairsOf = (text: string): Set<string> => {
  const letters = [...text.replace(/[^\p{Script=Han}\p{L}\p{N}]/gu, '')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

/** How long words are, before numbers of clauses. */
export const lengthOf = (text: Parts): number =>
  text.reduce(
    (sum, part) => sum + ('phrase' in part ? part.phrase.text.length : 'text' in part ? part.text.length : 0),
    0,
  )
