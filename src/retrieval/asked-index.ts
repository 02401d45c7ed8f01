import { among, rarity, type Weights, weigh } from './bm25.ts'
import { packed, unpacked } from './packing.ts'
import type { Words } from './words.ts'

/** What people ask for, and how. */
export interface Asked {
  /** What is found by it: a clause's id, or a matter's. */
  readonly ref: string
  readonly asked: readonly string[]
}

/** Two looks at the ways of asking: all those of a clause together, and each by itself. */
export interface AskedIndex {
  /** Every token known, by its number. */
  readonly tokens: ReadonlyMap<string, number>
  readonly together: Weights
  readonly lines: Weights
  /** The ways of asking for what stands at each place, as places in `lines`. */
  readonly linesOf: readonly Uint32Array[]
}

/** A clause is no less likely because people ask for it in many ways: length counts for little. */
const ASKED = { k1: 1.2, b: 0.1 }
const LINE = { k1: 1.2, b: 0.25 }

export function buildAsked(entries: readonly Asked[], words: Words): AskedIndex {
  const tokens = new Map<string, number>()
  const numbers = (list: readonly string[]): number[] =>
    list.map((token) => {
      const known = tokens.get(token)
      if (known !== undefined) return known
      tokens.set(token, tokens.size)
      return tokens.size - 1
    })
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
  const all = linesOf.map((own) => Array.from(own, (line) => lineTokens[line] ?? []).flat())
  const together = weigh(all, tokens.size, ASKED)
  return {
    tokens,
    together,
    // A word that only one clause's phrasings have is rare, however many of them have it.
    lines: weigh(lineTokens, tokens.size, LINE, (token) => rarity(together, token)),
    linesOf,
  }
}

/** How rare a word is among the ways of asking. */
export const rarityAsked = ({ tokens, together }: AskedIndex, token: string): number =>
  rarity(together, tokens.get(token) ?? tokens.size)

/** In the ways of asking for how many clauses and matters a word stands. */
export const amongAsked = ({ tokens, together }: AskedIndex, token: string): number =>
  among(together, tokens.get(token) ?? tokens.size)

export function packAsked({ tokens, together, lines, linesOf }: AskedIndex): Uint8Array {
  const ends = new Uint32Array(linesOf.length)
  let end = 0
  for (const [at, list] of linesOf.entries()) {
    end += list.length
    ends[at] = end
  }
  const all = new Uint32Array(end)
  for (const [at, list] of linesOf.entries()) all.set(list, (ends[at] ?? 0) - list.length)
  const parts = [together, lines].flatMap(({ size, start, at, weight }) => [Uint32Array.of(size), start, at, weight])
  return packed([[...tokens.keys()].join('\n'), ends, all, ...parts])
}

/** The index that was packed. Only for bytes whose digest has been found right. */
export function unpackAsked(bytes: Uint8Array): AskedIndex {
  const parts = unpacked(bytes)
  const weights = (from: number): Weights => ({
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
    together: weights(3),
    lines: weights(7),
    linesOf: Array.from(ends, (end, at) => all.subarray(at === 0 ? 0 : ends[at - 1], end)),
  }
}
