import { okapi } from './bm25.ts'
import { type Directory, directoryOf } from './directory.ts'
import { clauseAt, type Postings, rangeOf, timesAt } from './postings.ts'
import { codeOf, pairOf } from './token-code.ts'

const [K1, B] = [1.2, 0.75]
/** So many words are remembered: of 500 texts at most 3 MB. */
const LATELY = 512

/** How many postings ranges have together. */
function countIn(ranges: Uint32Array): number {
  let count = 0
  for (let i = 0; i < ranges.length; i += 3) count += (ranges[i + 2] ?? 0) - (ranges[i + 1] ?? 0)
  return count
}

/** The words of all texts: a text's postings each, put together when asked. How rare a word is, is counted over all of them. */
export class TextIndex {
  readonly size: number
  /** The place of each text's first clause among all. */
  readonly #from: readonly number[]
  /** How much each clause's length is held against it. */
  readonly #norm: Float32Array
  /** Where words asked for lately stand: a question asks for each of its own several times. */
  readonly #known = new Map<number, Uint32Array>()
  #directory: Directory | undefined

  constructor(private readonly texts: readonly Postings[]) {
    const from: number[] = []
    let [size, length] = [0, 0]
    for (const { lengths } of texts) {
      from.push(size)
      size += lengths.length
      for (const own of lengths) length += own
    }
    this.#from = from
    this.size = size
    this.#norm = new Float32Array(size)
    const mean = Math.max(1, length) / Math.max(1, size)
    let at = 0
    for (const { lengths } of texts) for (const own of lengths) this.#norm[at++] = K1 * (1 - B + (B * own) / mean)
  }

  /** In how many clauses a word stands. */
  among(token: string): number {
    return countIn(this.#ranges(codeOf(token)))
  }

  /** Whether any clause has a word. */
  has(token: string): boolean {
    return this.#ranges(codeOf(token)).length > 0
  }

  /** Of each text that has a word: the text, and from where to where its postings go. */
  #ranges(code: number): Uint32Array {
    const known = this.#known.get(code)
    if (known) return known
    this.#directory ??= directoryOf(this.texts)
    const ranges = this.#directory(code)
    if (this.#known.size >= LATELY) this.#known.clear()
    this.#known.set(code, ranges)
    return ranges
  }

  rarity(token: string): number {
    return okapi(this.size, this.among(token))
  }

  /** Whether a clause, by its place among all, has a word. */
  stands(token: string, place: number): boolean {
    const own = this.#from.findLastIndex((from) => from <= place)
    const text = this.texts[own]
    if (!text) return false
    const [from, to] = rangeOf(text, codeOf(token))
    const clause = place - (this.#from[own] ?? 0)
    return text.places.subarray(from, to).some((each) => clauseAt(each) === clause)
  }

  /** The Okapi BM25 score of every clause, by its place among all. */
  scores(query: ReadonlyMap<string, number>): Float64Array {
    const scores = new Float64Array(this.size)
    for (const [token, factor] of query) this.#add(scores, codeOf(token), factor)
    return scores
  }

  #add(scores: Float64Array, code: number, factor: number): void {
    const ranges = this.#ranges(code)
    const most = factor * okapi(this.size, countIn(ranges)) * (K1 + 1)
    const norm = this.#norm
    for (let i = 0; i < ranges.length; i += 3) {
      const [own, from, to] = [ranges[i] ?? 0, ranges[i + 1] ?? 0, ranges[i + 2] ?? 0]
      const places = this.texts[own]?.places
      const first = this.#from[own] ?? 0
      if (!places) continue
      for (let p = from; p < to; p++) {
        const place = places[p] ?? 0
        const [at, times] = [first + clauseAt(place), timesAt(place)]
        scores[at] = (scores[at] ?? 0) + (most * times) / (times + (norm[at] ?? 0))
      }
    }
  }

  /** All pairs of Han characters, with the number of clauses that each stands in. */
  pairs(): Map<string, number> {
    const among = new Map<number, number>()
    for (const { codes, start } of this.texts)
      for (const [i, code] of codes.entries())
        among.set(code, (among.get(code) ?? 0) + (start[i + 1] ?? 0) - (start[i] ?? 0))
    return new Map(
      [...among].flatMap(([code, count]) => {
        const pair = pairOf(code)
        return pair === undefined ? [] : [[pair, count] as const]
      }),
    )
  }
}
