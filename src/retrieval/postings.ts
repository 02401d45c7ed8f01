import { codeOf } from './token-code.ts'

/** The words of one text, packed: which clauses have each, and how often. Nothing in it hangs on the other texts. */
export interface Postings {
  /** The codes of its words, rising. */
  readonly codes: Uint32Array
  /** Word `i` stands in the places from `start[i]` to `start[i + 1]`. */
  readonly start: Uint32Array
  /** Each a clause, by its place in the text, and how often it has the word, in the lowest eight bits. */
  readonly places: Uint32Array
  /** How many words each clause has. */
  readonly lengths: Uint32Array
}

const TIMES = 0x100

/** `clauses` are the tokens of each. */
export function postingsOf(clauses: readonly (readonly string[])[]): Postings {
  const codes = clauses.map((tokens) => Uint32Array.from(tokens, codeOf).sort())
  const stands = new Map<number, number>()
  for (const own of codes)
    for (const [i, code] of own.entries()) if (code !== own[i - 1]) stands.set(code, (stands.get(code) ?? 0) + 1)
  const rising = Uint32Array.from(stands.keys()).sort()
  const start = new Uint32Array(rising.length + 1)
  const next = new Map<number, number>()
  for (const [i, code] of rising.entries()) {
    const from = start[i] ?? 0
    next.set(code, from)
    start[i + 1] = from + (stands.get(code) ?? 0)
  }
  const places = new Uint32Array(start[rising.length] ?? 0)
  for (const [clause, own] of codes.entries())
    for (let i = 0; i < own.length; ) {
      const [code, from] = [own[i] ?? 0, i]
      while (i < own.length && own[i] === code) i++
      const at = next.get(code) ?? 0
      places[at] = clause * TIMES + Math.min(i - from, TIMES - 1)
      next.set(code, at + 1)
    }
  return { codes: rising, start, places, lengths: Uint32Array.from(codes, ({ length }) => length) }
}

/** Where a word's places begin and end; both the same where the text has none. */
export function rangeOf({ codes, start }: Postings, code: number): readonly [from: number, to: number] {
  let [low, high] = [0, codes.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((codes[middle] ?? 0) < code) low = middle + 1
    else high = middle
  }
  return codes[low] === code ? [start[low] ?? 0, start[low + 1] ?? 0] : [0, 0]
}

export const clauseAt = (place: number): number => place >>> 8
export const timesAt = (place: number): number => place & 0xff

/** How often a clause has the word, if this is its place. */
export const timesOf = (place: number, clause: number): number => (clauseAt(place) === clause ? timesAt(place) : 0)

/** Where the place of a clause is, or would be, among those from `from` to `to`. */
export function seek(places: Uint32Array, from: number, to: number, clause: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (clauseAt(places[middle] ?? 0) < clause) low = middle + 1
    else high = middle
  }
  return low
}
