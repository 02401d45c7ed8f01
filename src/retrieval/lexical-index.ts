import { among, type Postings, rarity, weigh } from './bm25.ts'
import { packed, unpacked } from './packing.ts'
import type { Words } from './words.ts'

/** What is searched: its own words, those above it, and the ways people ask for it. */
export interface Searched {
  /** What is found by it: a clause's id, or a matter's. */
  readonly ref: string
  readonly own: string
  readonly above: string
  readonly asked: readonly string[]
}

/** Three looks at the same clauses: their own words, all phrasings of a clause together, and each phrasing by itself. */
export interface LexicalIndex {
  /** Every token known, by its number. */
  readonly tokens: ReadonlyMap<string, number>
  readonly text: Postings
  readonly asked: Postings
  readonly lines: Postings
  /** The phrasings of the clause at each place, as places in `lines`. */
  readonly linesOf: readonly Uint32Array[]
}

const TEXT = { k1: 1.2, b: 0.75 }
/** A clause is no less likely because people ask for it in many ways: length counts for little. */
const ASKED = { k1: 1.2, b: 0.1 }
const LINE = { k1: 1.2, b: 0.25 }

export function buildLexical(entries: readonly Searched[], words: Words): LexicalIndex {
  const tokens = new Map<string, number>()
  const numbers = (list: readonly string[]): number[] =>
    list.map((token) => {
      const known = tokens.get(token)
      if (known !== undefined) return known
      tokens.set(token, tokens.size)
      return tokens.size - 1
    })
  const clauses = entries.map(({ own, above }) => numbers([...words.tokens(own), ...words.segment(words.fold(above))]))
  const places = new Map<string, number>()
  const lineTokens: number[][] = []
  const linesOf = entries.map(({ asked }) =>
    Uint32Array.from(asked, (line) => {
      const known = places.get(line)
      if (known !== undefined) return known
      places.set(line, lineTokens.length)
      return lineTokens.push(numbers(words.tokens(line))) - 1
    }),
  )
  const together = linesOf.map((own) => Array.from(own, (line) => lineTokens[line] ?? []).flat())
  const asked = weigh(together, tokens.size, ASKED)
  return {
    tokens,
    text: weigh(clauses, tokens.size, TEXT),
    asked,
    // A word that only one clause's phrasings have is rare, however many of them have it.
    lines: weigh(lineTokens, tokens.size, LINE, (token) => rarity(asked, token)),
    linesOf,
  }
}

/** In how many places a token stands, clauses and their phrasings counted apart. */
export const spreadOf = ({ text, asked }: LexicalIndex, token: number): number =>
  among(text, token) + among(asked, token)

export function packLexical({ tokens, text, asked, lines, linesOf }: LexicalIndex): Uint8Array {
  const ends = new Uint32Array(linesOf.length)
  let end = 0
  for (const [at, list] of linesOf.entries()) {
    end += list.length
    ends[at] = end
  }
  const all = new Uint32Array(end)
  for (const [at, list] of linesOf.entries()) all.set(list, (ends[at] ?? 0) - list.length)
  const parts = [text, asked, lines].flatMap(({ size, start, at, weight }) => [Uint32Array.of(size), start, at, weight])
  return packed([[...tokens.keys()].join('\n'), ends, all, ...parts])
}

/** The index that was packed. Only for bytes whose digest has been found right. */
export function unpackLexical(bytes: Uint8Array): LexicalIndex {
  const parts = unpacked(bytes)
  const postings = (from: number): Postings => ({
    size: parts.numbers(from)[0] ?? 0,
    start: parts.numbers(from + 1),
    at: parts.numbers(from + 2),
    weight: parts.weights(from + 3),
  })
  const [ends, all] = [parts.numbers(1), parts.numbers(2)]
  return {
    tokens: new Map(
      parts
        .text(0)
        .split('\n')
        .map((token, number) => [token, number]),
    ),
    text: postings(3),
    asked: postings(7),
    lines: postings(11),
    linesOf: Array.from(ends, (end, at) => all.subarray(at === 0 ? 0 : ends[at - 1], end)),
  }
}
