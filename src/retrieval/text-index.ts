import { bestOf } from './best.ts'
import { okapi } from './bm25.ts'
import { clauseAt, type Postings, rangeOf, timesAt, timesIn } from './postings.ts'
import { type Terms, termsOf } from './terms.ts'
import { codeOf } from './token-code.ts'

const [K1, B] = [1.2, 0.75]
/** Where a question's words stand in more places than this, its rarest choose which clauses are scored, and so many are. */
const [READ, SCORED] = [100_000, 1000]

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

  /** Whether a clause, by its place among all, has a word. */
  stands(token: string, place: number): boolean {
    const own = this.#textOf(place)
    const text = this.texts[own]
    if (!text) return false
    const [from, to] = rangeOf(text, codeOf(token))
    return timesIn(text.places, from, to, place - (this.#from[own] ?? 0)).times > 0
  }

  /**
   * The Okapi BM25 score of every clause, by its place among all. Where the words stand in very many, only those clauses
   * are scored that `also` names, and those of the texts asked about that are best by the rarest words; all others have none.
   */
  scores(query: ReadonlyMap<string, number>, { within, also = [] }: Bounds = {}): Float64Array {
    const all = this.#sought(query)
    const scores = new Float64Array(this.size)
    if (placesOf(all) <= READ) for (const each of all) this.#add(scores, each)
    else this.#addAt(scores, all, rising([...this.#likeliest(all, within), ...also]))
    return scores
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
  #likeliest(all: readonly Sought[], within: Within | undefined): readonly number[] {
    this.#draft ??= new Float64Array(this.size)
    const draft = this.#draft.fill(0)
    let read = 0
    const rarest = (within ? all.map((each) => this.#amongThose(each, within)) : [...all]).sort(
      (a, b) => a.among - b.among || a.term - b.term,
    )
    for (const each of rarest) {
      if (read > 0 && read + each.among > READ) break
      this.#add(draft, each, within)
      read += each.among
    }
    return bestOf(draft, SCORED, 0)
  }

  #amongThose(sought: Sought, within: Within): Sought {
    let among = 0
    this.#each(sought.term, within, (_, from, to) => {
      among += to - from
    })
    return { ...sought, among }
  }

  /** Each text asked about that has a word, and from where to where its postings go. */
  #each(term: number, within: Within | undefined, read: (own: number, from: number, to: number) => void): void {
    const { start, owner, word } = this.#terms
    for (let i = start[term] ?? 0; i < (start[term + 1] ?? 0); i++) {
      const own = owner[i] ?? 0
      if (within && !within(own)) continue
      const starts = this.texts[own]?.start
      const at = word[i] ?? 0
      read(own, starts?.[at] ?? 0, starts?.[at + 1] ?? 0)
    }
  }

  #add(scores: Float64Array, { term, most }: Sought, within?: Within): void {
    const norm = this.#norm
    this.#each(term, within, (own, from, to) => {
      const places = this.texts[own]?.places
      const first = this.#from[own] ?? 0
      if (!places) return
      for (let p = from; p < to; p++) {
        const place = places[p] ?? 0
        const [at, times] = [first + clauseAt(place), timesAt(place)]
        scores[at] = (scores[at] ?? 0) + (most * times) / (times + (norm[at] ?? 0))
      }
    })
  }

  /** The same of these clauses alone, whose places rise. */
  #addAt(scores: Float64Array, all: readonly Sought[], places: Uint32Array): void {
    const owners = Uint32Array.from(places, (place) => this.#textOf(place))
    for (const { term, most } of all) {
      let next = 0
      this.#each(term, undefined, (own, from, to) => {
        const text = this.texts[own]
        const first = this.#from[own] ?? 0
        while (next < places.length && (owners[next] ?? 0) < own) next++
        for (let low = from; text && next < places.length && owners[next] === own; next++) {
          const at = places[next] ?? 0
          const found = timesIn(text.places, low, to, at - first)
          low = found.at
          if (found.times > 0)
            scores[at] = (scores[at] ?? 0) + (most * found.times) / (found.times + (this.#norm[at] ?? 0))
        }
      })
    }
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
const rising = (places: readonly number[]): Uint32Array => Uint32Array.from(new Set(places)).sort()

const placesOf = (all: readonly Sought[]): number => all.reduce((sum, { among }) => sum + among, 0)
