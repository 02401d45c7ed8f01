import { likeliestOf } from './best.ts'
import { okapi } from './bm25.ts'
import { clauseAt, type Postings, rangeOf, seek, timesAt, timesOf } from './postings.ts'
import { type Terms, termsOf } from './terms.ts'
import { codeOf } from './token-code.ts'

const [K1, B] = [1.2, 0.75]
/** So many clauses are scored, whatever is asked. */
const WHOLE = 5000
/** Of more than those, so many that are best by the rarest words, which stand in so many places together. */
const [SCORED, READ] = [600, 30_000]

/** A word of a question: its number, what it counts at most, and in how many of the clauses asked about it stands. */
interface Sought {
  readonly term: number
  readonly most: number
  readonly among: number
}

/** Whether a text, by its place among all, is asked about. */
type Within = (text: number) => boolean

/** Where to look, where not all can be looked at; of all texts where `within` is left out. */
export interface Bounds {
  readonly within?: Within
  /** Places that are looked at whatever stands there. */
  readonly also?: readonly number[]
}

/** The words of all texts: a text's postings each, put together when asked. How rare a word is, is counted over all of them. */
export class TextIndex {
  readonly size: number
  /** The place of each text's first clause among all. */
  readonly #from: Uint32Array
  /** How much each clause's length is held against it. */
  readonly #norm: Float32Array
  #known: Terms | undefined
  /** Where scores are added up that nobody is told. */
  #draft: Float64Array | undefined

  constructor(private readonly texts: readonly Postings[]) {
    this.#from = new Uint32Array(texts.length)
    let [size, length] = [0, 0]
    for (const [own, { lengths }] of texts.entries()) {
      this.#from[own] = size
      size += lengths.length
      for (const each of lengths) length += each
    }
    this.size = size
    this.#norm = new Float32Array(size)
    const mean = Math.max(1, length) / Math.max(1, size)
    let at = 0
    for (const { lengths } of texts) for (const own of lengths) this.#norm[at++] = K1 * (1 - B + (B * own) / mean)
  }

  /** In how many clauses a word stands. */
  among(token: string): number {
    const term = this.#terms.termOf(codeOf(token))
    return term === undefined ? 0 : (this.#terms.among[term] ?? 0)
  }

  /** Whether any clause has a word. */
  has(token: string): boolean {
    return this.#terms.termOf(codeOf(token)) !== undefined
  }

  rarity(token: string): number {
    return okapi(this.size, this.among(token))
  }

  /** How well a word tells the clauses of some texts apart: 1 where one of them or none has it, next to nothing where nearly all have. */
  telling(token: string, within: Within): number {
    const term = this.#terms.termOf(codeOf(token))
    if (term === undefined) return 1
    const { among } = this.#amongThose({ term, most: 0, among: 0 }, within)
    let size = 0
    for (const [own, { lengths }] of this.texts.entries()) if (within(own)) size += lengths.length
    return among > 1 ? okapi(size, among) / okapi(size, 1) : 1
  }

  /** Whether a clause, by its place among all, has a word. */
  stands(token: string, place: number): boolean {
    const own = this.#textOf(place)
    const text = this.texts[own]
    if (!text) return false
    const [from, to] = rangeOf(text, codeOf(token))
    const clause = place - (this.#from[own] ?? 0)
    const at = seek(text.places, from, to, clause)
    return at < to && timesOf(text.places[at] ?? 0, clause) > 0
  }

  /**
   * The Okapi BM25 scores of clauses that have any of the words, by their places among all. Of very many clauses only those
   * are scored that `also` names, and those of the texts asked about that are best by the rarest words.
   */
  scores(query: ReadonlyMap<string, number>, { within, also = [] }: Bounds = {}): Map<number, number> {
    const all = this.#sought(query)
    if (this.size > WHOLE) return this.#scoresAt(all, rising([...this.#likeliest(all, within), ...also]))
    const scores = this.#nothing()
    for (const each of all) this.#add(scores, each)
    return new Map([...scores.entries()].filter(([, score]) => score > 0))
  }

  get #terms(): Terms {
    this.#known ??= termsOf(this.texts)
    return this.#known
  }

  #sought(query: ReadonlyMap<string, number>): Sought[] {
    return [...query].flatMap(([token, factor]) => {
      const term = this.#terms.termOf(codeOf(token))
      const among = term === undefined ? 0 : (this.#terms.among[term] ?? 0)
      return term === undefined ? [] : [{ term, most: factor * okapi(this.size, among) * (K1 + 1), among }]
    })
  }

  /** The places of the clauses that do best by the rarest words. */
  #likeliest(all: readonly Sought[], within: Within | undefined): Uint32Array {
    const scores = this.#nothing()
    let read = 0
    const rarest = (within ? all.map((each) => this.#amongThose(each, within)) : [...all]).sort(
      (a, b) => a.among - b.among || a.term - b.term,
    )
    for (const each of rarest) {
      if (read > 0 && read + each.among > READ) break
      this.#add(scores, each, within)
      read += each.among
    }
    return likeliestOf(scores, SCORED)
  }

  #nothing(): Float64Array {
    this.#draft ??= new Float64Array(this.size)
    return this.#draft.fill(0)
  }

  #amongThose(sought: Sought, within: Within): Sought {
    const { start, owner, word } = this.#terms
    let among = 0
    for (let i = start[sought.term] ?? 0; i < (start[sought.term + 1] ?? 0); i++) {
      const own = owner[i] ?? 0
      if (within(own)) among += this.#startOf(own, (word[i] ?? 0) + 1) - this.#startOf(own, word[i] ?? 0)
    }
    return { ...sought, among }
  }

  /** Where the postings of a text's word begin. */
  #startOf(own: number, word: number): number {
    return this.texts[own]?.start[word] ?? 0
  }

  #add(scores: Float64Array, { term, most }: Sought, within?: Within): void {
    const { start, owner, word } = this.#terms
    const norm = this.#norm
    for (let i = start[term] ?? 0; i < (start[term + 1] ?? 0); i++) {
      const own = owner[i] ?? 0
      const text = this.texts[own]
      if (!text || (within && !within(own))) continue
      const [first, at, places] = [this.#from[own] ?? 0, word[i] ?? 0, text.places]
      const to = text.start[at + 1] ?? 0
      for (let p = text.start[at] ?? 0; p < to; p++) {
        const place = places[p] ?? 0
        const [clause, times] = [first + clauseAt(place), timesAt(place)]
        scores[clause] = (scores[clause] ?? 0) + (most * times) / (times + (norm[clause] ?? 0))
      }
    }
  }

  /** The scores of these clauses alone, whose places rise. */
  #scoresAt(all: readonly Sought[], places: Uint32Array): Map<number, number> {
    const scores = new Float64Array(places.length)
    const owners = places.map((place) => this.#textOf(place))
    const { start, owner, word } = this.#terms
    for (const { term, most } of all) {
      let next = 0
      for (let i = start[term] ?? 0; i < (start[term + 1] ?? 0) && next < places.length; i++) {
        const own = owner[i] ?? 0
        while (next < places.length && (owners[next] ?? 0) < own) next++
        const [text, first, at] = [this.texts[own], this.#from[own] ?? 0, word[i] ?? 0]
        const to = text?.start[at + 1] ?? 0
        for (let low = text?.start[at] ?? 0; text && owners[next] === own; next++) {
          const place = places[next] ?? 0
          low = seek(text.places, low, to, place - first)
          const times = low < to ? timesOf(text.places[low] ?? 0, place - first) : 0
          if (times > 0) scores[next] = (scores[next] ?? 0) + (most * times) / (times + (this.#norm[place] ?? 0))
        }
      }
    }
    return new Map([...places].flatMap((place, i) => (scores[i] ? [[place, scores[i]] as const] : [])))
  }

  /** The text that the clause at a place is of. */
  #textOf(place: number): number {
    let [low, high] = [0, this.#from.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#from[middle] ?? 0) <= place) low = middle + 1
      else high = middle
    }
    // Of texts without a clause, which begin where the next one does, it is the last.
    return low - 1
  }
}

/** Each of these places once, in their order. */
const rising = (places: Iterable<number>): Uint32Array => Uint32Array.from(new Set(places)).sort()
