import {
  type Knowledge,
  type PlaceReader,
  placeReader,
  type SubjectReader,
  spokenOf,
  subjectReader,
} from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import { bestOf } from './best.ts'
import { type ClauseNumber, clauseNumberIn, clausesNumbered } from './clause-number.ts'
import { type Entry, entriesOf, type MatterEntry, matterEntriesOf } from './corpus.ts'
import type { Finder, Found, Hit } from './found.ts'
import { digestOf, type IndexStore } from './index-file.ts'
import { ALL, type Ingredients } from './ingredients.ts'
import { Likeness } from './likeness.ts'
import { type Sound, soundsOf } from './pinyin.ts'
import { QueryReader } from './query.ts'
import { Scorer, type Scores } from './scorer.ts'
import { type Look, secondLook } from './second-look.ts'
import { spread } from './spread.ts'
import { WordIndex } from './word-index.ts'
import { type Words, wordsOf } from './words.ts'

/** Puts what the words found, best first, in another order, for clauses of these regulations (of all where none is named). */
export type Order = (hits: readonly Hit[], regulations: readonly RegulationId[]) => readonly Hit[]

export interface FinderOptions {
  /** Where the index is kept from one start to the next; without it, it is built anew. */
  readonly store?: IndexStore
  readonly ingredients?: Partial<Ingredients>
}

/** What scores less than this share of the best is no finding, only a shared character. */
const LEAST = 0.1
/** So many of the best are ranked. */
const RANKED = 400

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
  readonly #scorer: Scorer
  readonly #look: Look
  readonly #likeness: Likeness
  #sound: Sound | undefined

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
    this.#scorer = new Scorer(this.entries, this.#at, this.#index, this.#words, this.#on)
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
    const { number, numbered } = this.#numbered(rest, regulations)
    const heard = this.#on.subjects ? this.#subjects(rest) : []
    const subjects = spokenOf(heard, this.knowledge.subjects)
    const query = this.#query.read(rest)
    const scores = this.#scorer.scores({ query, folded, rest, subjects, regulations })
    const bare = this.#words.bare(rest)
    for (const ref of numbered) this.#scorer.raise(scores, ref)
    const asked = this.#words.askedFor(rest)
    const hits = this.#best(scores, regulations, { ...asked, subjects })
    return {
      hits: spread(
        after(this.#scorer.raised(numbered), hits, (others) => order(others, regulations)),
        regulations,
      ),
      matters: this.#likeness.matters(
        query,
        this.#matters.map(({ matter }, i) => ({ matter, score: scores.get(this.entries.length + i) ?? 0 })),
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

  /** The number of a clause that is asked for, and the clauses that bear it. */
  #numbered(rest: string, regulations: readonly RegulationId[]) {
    const within = [...this.knowledge.regulations.values()].filter(
      ({ id }) => regulations.length === 0 || regulations.includes(id),
    )
    const isClause = (id: ClauseId) => this.#at.has(id)
    const bearing = (number: ClauseNumber) =>
      within.flatMap(({ regulation }) => clausesNumbered(regulation, number, isClause))
    const number = clauseNumberIn(rest, {
      matter: this.#words.matter,
      exists: (each) => bearing(each).length > 0,
    })
    return { number, numbered: number ? bearing(number) : [] }
  }

  #best(scores: Scores, regulations: readonly RegulationId[], asked: Parameters<Look>[1]): Hit[] {
    // Behind the clauses stand the matters, which are no hits.
    const among = (place: number) => {
      const entry = this.entries[place]
      return entry !== undefined && (regulations.length === 0 || regulations.includes(entry.regulation))
    }
    const ranked = bestOf(scores, RANKED, among)
    const least = LEAST * (scores.get(ranked[0] ?? -1) ?? 0)
    const hits = ranked.flatMap((at) => {
      const [entry, score] = [this.entries[at], scores.get(at) ?? 0]
      if (!entry || score < least) return []
      return [{ ref: entry.ref, at, score: this.#on.secondLook ? score * this.#look(entry.clause, asked) : score }]
    })
    return hits.sort((a, b) => b.score - a.score || a.at - b.at).map(({ ref, score }) => ({ ref, score }))
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
}
