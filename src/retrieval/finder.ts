import {
  type Knowledge,
  type PlaceReader,
  placeReader,
  type Subject,
  type SubjectReader,
  spokenOf,
  subjectReader,
} from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import { bestOf } from './best.ts'
import { type ClauseNumber, clauseNumberIn, clausesNumbered, underEach } from './clause-number.ts'
import { type Entry, entriesOf, type MatterEntry, matterEntriesOf } from './corpus.ts'
import type { Finder, Found, Hit } from './found.ts'
import { digestOf, type IndexStore } from './index-file.ts'
import { Likeness } from './likeness.ts'
import { type Sound, soundsOf } from './pinyin.ts'
import { type Query, QueryReader } from './query.ts'
import { maybeQuoted, type Quotation, quotationsOf, signsOf } from './quotation.ts'
import { type Look, secondLook } from './second-look.ts'
import { spread } from './spread.ts'
import { WordIndex } from './word-index.ts'
import { type Words, wordsOf } from './words.ts'

/** Puts what the words found, best first, in another order, for clauses of these regulations (of all where none is named). */
export type Order = (hits: readonly Hit[], regulations: readonly RegulationId[]) => readonly Hit[]

/** What finding is made of, each of which can be left out to see what it is worth. */
export interface Ingredients {
  readonly places: boolean
  readonly subjects: boolean
  readonly phrasings: boolean
  readonly terms: boolean
  readonly slips: boolean
  readonly secondLook: boolean
  readonly quotations: boolean
}

const ALL: Ingredients = {
  places: true,
  subjects: true,
  phrasings: true,
  terms: true,
  slips: true,
  secondLook: true,
  quotations: true,
}

export interface FinderOptions {
  /** Where the index is kept from one start to the next; without it, it is built anew. */
  readonly store?: IndexStore
  readonly ingredients?: Partial<Ingredients>
}

/**
 * What each look counts: a clause's own words, all its phrasings together, the nearest phrasing alone, a subject named, a matter's label, what it has
 * of the question word for word. Found by trial on the seen examples: flat for text from 0.8 to 1, asked from 0.7 to 0.8, line from 0.3 to 0.5,
 * subject 4 and 5, quotation from 0.5 to 1.
 */
const LOOK = { text: 0.9, asked: 0.75, line: 0.4, subject: 4, label: 0.5, quotation: 1 }
/** What scores less than this share of the best is no finding, only a shared character. */
const LEAST = 0.1
/** So many of the best are ranked; of the best by their own words, so many are read for what the question has of them word for word. */
const [RANKED, READ] = [400, 200]
/** A clause asked for by number, or quoted by all of the question, stands before all others; those under the one asked for next. */
const LEAD = 100

const asFound: Order = (hits) => hits

/** What stands first stays first, whatever becomes of the others. */
function after(
  first: ReadonlySet<ClauseId>,
  hits: readonly Hit[],
  others: (hits: readonly Hit[]) => readonly Hit[],
): readonly Hit[] {
  const rest = others(hits.filter(({ ref }) => !first.has(ref)))
  return [...hits.filter(({ ref }) => first.has(ref)), ...rest.filter(({ ref }) => !first.has(ref))]
}

/** The words that text is read with. */
const vocabularyOf = ({ terms, subjects, asking }: Knowledge): unknown => [
  [...terms.values()],
  [...subjects.values()].map(({ id, words, except }) => [id, words, except]),
  [...asking.values()],
]

/** Finds clauses for questions: places and clause numbers first, then the clauses' own words and the ways people ask for them. */
export class ClauseFinder implements Finder {
  readonly entries: readonly Entry[]
  readonly #on: Ingredients
  readonly #matters: readonly MatterEntry[]
  readonly #words: Words
  readonly #places: PlaceReader
  readonly #subjects: SubjectReader
  readonly #at: ReadonlyMap<ClauseId, number>
  readonly #index: WordIndex
  readonly #query: QueryReader
  readonly #look: Look
  readonly #likeness: Likeness
  /** The signs of clauses that were read for quotations: at most as many as there are. */
  readonly #read = new Map<number, string>()
  #sound: Sound | undefined
  #under: ReadonlyMap<ClauseId, readonly ClauseId[]> | undefined

  constructor(
    private readonly knowledge: Knowledge,
    { store, ingredients }: FinderOptions = {},
  ) {
    this.#on = { ...ALL, ...ingredients }
    this.#words = wordsOf(knowledge)
    this.#places = placeReader(knowledge, () => (this.#sound ??= soundsOf()))
    this.#subjects = subjectReader(knowledge)
    this.#look = secondLook(knowledge)
    this.entries = entriesOf(knowledge)
    this.#matters = matterEntriesOf(knowledge)
    this.#at = new Map(this.entries.map(({ ref }, at) => [ref, at]))
    const vocabulary = digestOf(JSON.stringify(vocabularyOf(knowledge)))
    this.#index = new WordIndex(this.entries, this.#matters, this.#words, { store, vocabulary })
    this.#query = new QueryReader(this.#words, this.#index, this.#on)
    this.#likeness = new Likeness(knowledge, this.#index, this.#words)
  }

  /** The hash of all that is searched. */
  get corpus(): string {
    return this.#index.corpus
  }

  /** The best clauses for a question, best first; only of `region` where one is given or named in the question. `order` may put those found by words in another order; clauses asked for by number stay before them. */
  find(question: string, region?: RegulationId, order: Order = asFound): Found {
    const folded = this.#words.fold(question)
    const { regulations: named, rest } = this.#on.places ? this.#places(folded) : { regulations: [], rest: folded }
    const regulations = region ? [region] : named
    const within = [...this.knowledge.regulations.values()].filter(
      ({ id }) => regulations.length === 0 || regulations.includes(id),
    )
    const bearing = (number: ClauseNumber) => within.flatMap(({ regulation }) => clausesNumbered(regulation, number))
    const number = clauseNumberIn(rest, {
      matter: this.#words.matter,
      exists: (each) => bearing(each).length > 0,
    })
    const numbered = number ? bearing(number) : []
    const heard = this.#on.subjects ? this.#subjects(rest) : []
    const subjects = spokenOf(heard, this.knowledge.subjects)
    const query = this.#query.read(rest)
    const scores = this.#scores(query, { folded, rest }, subjects)
    const bare = this.#words.bare(rest)
    for (const ref of numbered) this.#raise(scores, ref)
    const asked = this.#words.askedFor(rest)
    const hits = this.#best(scores, regulations, { ...asked, subjects })
    return {
      hits: spread(
        after(this.#raised(numbered), hits, (others) => order(others, regulations)),
        regulations,
      ),
      matters: this.#likeness.matters(
        query,
        this.#matters.map(({ matter }, i) => ({ matter, score: scores[this.entries.length + i] ?? 0 })),
      ),
      weight: this.#likeness.weight(query),
      likeness: (...texts) => this.#likeness.shared(query, texts),
      toward: (ref) => this.#likeness.toward(query, ref),
      regulations,
      heard,
      subjects,
      asked,
      ...(bare ? { bare } : {}),
      rest,
      numbered,
      numberAsked: number !== undefined,
      coverage: this.#coverage(rest, hits[0]),
    }
  }

  #best(scores: Float64Array, regulations: readonly RegulationId[], asked: Parameters<Look>[1]): Hit[] {
    // Behind the clauses stand the matters, which are no hits.
    const among = (place: number) => {
      const entry = this.entries[place]
      return entry !== undefined && (regulations.length === 0 || regulations.includes(entry.regulation))
    }
    const [first] = bestOf(scores, 1, 0, among)
    const top = first === undefined ? 0 : (scores[first] ?? 0)
    const hits = bestOf(scores, RANKED, LEAST * top, among).flatMap((at) => {
      const [entry, score] = [this.entries[at], scores[at] ?? 0]
      if (!entry) return []
      return [{ ref: entry.ref, at, score: this.#on.secondLook ? score * this.#look(entry.clause, asked) : score }]
    })
    return hits.sort((a, b) => b.score - a.score || a.at - b.at).map(({ ref, score }) => ({ ref, score }))
  }

  /** What clauses have of a question word for word, by their places. */
  #quotations(folded: string, texts: Float64Array): ReadonlyMap<number, Quotation> {
    if (!this.#on.quotations) return new Map()
    const quotation = quotationsOf(signsOf(folded), (pair) => this.#index.rarityInTexts(pair))
    return new Map(
      bestOf(texts, READ, 0).flatMap((place) => {
        const entry = this.entries[place]
        if (!entry) return []
        const found = quotation(this.#signs(place, entry))
        return found.weight > 0 ? [[place, found] as const] : []
      }),
    )
  }

  #signs(place: number, { own }: Entry): string {
    const known = this.#read.get(place) ?? signsOf(this.#words.whole(own))
    this.#read.set(place, known)
    return known
  }

  #coverage(rest: string, best: Hit | undefined): number {
    const place = best && this.#at.get(best.ref)
    if (place === undefined) return 0
    let [known, all] = [0, 0]
    for (const token of this.#words.segment(this.#words.matter(rest))) {
      if (token.length === 1) continue
      const weight = this.#index.rarityInTexts(token)
      all += weight
      if (this.#index.stands(token, place)) known += weight
    }
    return all === 0 ? 0 : known / all
  }

  #scores(
    query: Query,
    { folded, rest }: { readonly folded: string; readonly rest: string },
    subjects: readonly Subject[],
  ): Float64Array {
    const clauses = this.entries.length
    const texts = this.#index.textScores(query)
    const quotations = this.#quotations(folded, texts)
    // What is quoted is not asked: the more of the question a clause has word for word, the less ways of asking count.
    // The name of a place or its centre stands in many clauses, and is asked about: what else is quoted has to be all of the question.
    const quoting = folded === rest ? [...quotations.values()] : []
    const asking = 1 - quoting.reduce((most, { share }) => Math.max(most, share), 0)
    const counted = quoting.length > 0 ? LOOK.quotation : 0
    const scores = new Float64Array(texts.length)
    for (let at = 0; at < scores.length; at++) scores[at] = (texts[at] ?? 0) * (at < clauses ? LOOK.text : LOOK.label)
    // The name of a subject, too, is asked about, wherever else its words stand.
    const isNamed = subjects.some(({ label }) => signsOf(this.#words.fold(label)) === signsOf(rest))
    const leads = maybeQuoted(rest) && !isNamed ? LEAD : 0
    for (const [at, { weight, whole }] of quotations)
      scores[at] = (scores[at] ?? 0) + counted * weight + (whole ? leads : 0)
    if (this.#on.phrasings)
      for (const [at, { together, nearest }] of this.#index.askedScores(query))
        scores[at] = (scores[at] ?? 0) + asking * (LOOK.line * nearest + LOOK.asked * together)
    for (const { clauses } of subjects) for (const { ref } of clauses) this.#add(scores, ref, asking * LOOK.subject)
    return scores
  }

  #raise(scores: Float64Array, ref: ClauseId): void {
    this.#add(scores, ref, LEAD)
    for (const other of this.#below(ref)) this.#add(scores, other, LEAD / 2)
  }

  /** Clauses asked for by number, with those under them. */
  #raised(numbered: readonly ClauseId[]): ReadonlySet<ClauseId> {
    return new Set(numbered.flatMap((ref) => [ref, ...this.#below(ref)]))
  }

  #below(ref: ClauseId): readonly ClauseId[] {
    this.#under ??= underEach(this.entries)
    return this.#under.get(ref) ?? []
  }

  #add(scores: Float64Array, ref: ClauseId, score: number): void {
    const at = this.#at.get(ref)
    if (at !== undefined) scores[at] = (scores[at] ?? 0) + score
  }
}
