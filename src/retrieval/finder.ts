import type { AskedFor } from '../knowledge/index.ts'
import {
  type FigureId,
  type HeardSubject,
  type Knowledge,
  type PlaceReader,
  placeReader,
  type Subject,
  type SubjectReader,
  spokenOf,
  subjectReader,
} from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import { rarity, scoresOf, stands } from './bm25.ts'
import { type ClauseNumber, clauseNumberIn, clausesNumbered, underEach } from './clause-number.ts'
import { type Entry, entriesOf, type MatterEntry, matterEntriesOf } from './corpus.ts'
import { corpusHash, type IndexStore, kept } from './index-file.ts'
import { buildLexical, type LexicalIndex, packLexical, spreadOf, unpackLexical } from './lexical-index.ts'
import { Likeness, type MatterHit, type Toward } from './likeness.ts'
import { asksAfterNumber, numbersIn, withoutNumbers } from './numbers.ts'
import { type Sound, soundsOf } from './pinyin.ts'
import { type Look, secondLook } from './second-look.ts'
import { type SlipReader, slipReader } from './slips.ts'
import { spread } from './spread.ts'
import { type Words, wordsOf } from './words.ts'

export interface Hit {
  readonly ref: ClauseId
  readonly score: number
}

/** What was understood of a question while looking: where, on what, which clause number. */
export interface Found {
  readonly hits: readonly Hit[]
  /** The matters it may be after, best first, a few. */
  readonly matters: readonly MatterHit[]
  /** How much stretches of the regulations have in common with the question together, rare words counting for more. */
  readonly likeness: (...texts: string[]) => number
  /** What the question itself weighs: all it could have in common. */
  readonly weight: number
  /** The phrases of a clause that questions like this one were settled by, each with how like they are: from 0 to 1. */
  readonly toward: (ref: ClauseId) => readonly Toward[]
  readonly regulations: readonly RegulationId[]
  /** The subjects that were heard, each with its word, in the order of the question. */
  readonly heard: readonly HeardSubject[]
  /** The same, and what those are a part of on which no text has a clause of its own. */
  readonly subjects: readonly Subject[]
  /** What it asks for: a kind of figure, a number, points. */
  readonly asked: AskedFor
  /** The kind of figure asked for by words that name nothing it could be of: 几年, 多少钱. */
  readonly bare?: FigureId
  /** The question's words without the names of places. */
  readonly rest: string
  /** Clauses asked for by number; empty where none was, or where the number does not exist. */
  readonly numbered: readonly ClauseId[]
  readonly numberAsked: boolean
  /** How much of what the question says, rare words counting for more, the best clause or its phrasings know: from 0 to 1. Low for a question on something else. */
  readonly coverage: number
}

/** Finds clauses for questions. */
export interface Finder {
  /** The best clauses, best first; only of `region` where one is given or named in the question. */
  find(question: string, region?: RegulationId): Found
}

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
}

const ALL: Ingredients = { places: true, subjects: true, phrasings: true, terms: true, slips: true, secondLook: true }

export interface FinderOptions {
  /** Where the index is kept from one start to the next; without it, it is built anew. */
  readonly store?: IndexStore
  readonly ingredients?: Partial<Ingredients>
}

/** What a token of each kind counts against a pair of characters. Found by trial on the seen examples, and flat around these values. */
const WEIGHT = { single: 0.5, term: 0.7, slip: 0.8, number: 1, asked: 5 }
/**
 * What each look counts: a clause's own words, all its phrasings together, the nearest phrasing alone, a subject named, a matter's label. Found by
 * trial on the seen examples: flat for text from 0.8 to 1, asked from 0.7 to 0.8, line from 0.3 to 0.5, subject 4 and 5.
 */
const LOOK = { text: 0.9, asked: 0.75, line: 0.4, subject: 4, label: 0.5 }
/** What scores less than this share of the best is no finding, only a shared character. */
const LEAST = 0.1
/** A clause asked for by number stands before all others, those under it next. */
const NUMBERED = 100

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
  /** The hash of all that is searched. */
  readonly corpus: string
  readonly #on: Ingredients
  readonly #matters: readonly MatterEntry[]
  readonly #words: Words
  readonly #places: PlaceReader
  readonly #subjects: SubjectReader
  readonly #at: ReadonlyMap<ClauseId, number>
  readonly #index: LexicalIndex
  readonly #look: Look
  readonly #likeness: Likeness
  #sound: Sound | undefined
  #slips: SlipReader | undefined
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
    const searched = [...this.entries, ...this.#matters]
    this.#at = new Map(this.entries.map(({ ref }, at) => [ref, at]))
    this.corpus = corpusHash(searched, vocabularyOf(knowledge))
    this.#index = kept(
      store,
      'lexical',
      { corpus: this.corpus, embedder: 'none', dimension: 0 },
      {
        load: unpackLexical,
        build: () => buildLexical(searched, this.#words),
        pack: packLexical,
      },
    )
    this.#likeness = new Likeness(knowledge, this.#index, this.#words)
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
    const query = this.#known(this.#query(rest))
    const scores = this.#scores(query, subjects)
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
    const within = ({ regulation }: Entry) => regulations.length === 0 || regulations.includes(regulation)
    let top = 0
    for (const [at, entry] of this.entries.entries()) if (within(entry)) top = Math.max(top, scores[at] ?? 0)
    const least = LEAST * top
    const hits: (Hit & { readonly at: number })[] = []
    for (const [at, entry] of this.entries.entries()) {
      const score = scores[at] ?? 0
      if (score <= 0 || score < least || !within(entry)) continue
      hits.push({ ref: entry.ref, at, score: this.#on.secondLook ? score * this.#look(entry.clause, asked) : score })
    }
    return hits.sort((a, b) => b.score - a.score || a.at - b.at).map(({ ref, score }) => ({ ref, score }))
  }

  #coverage(rest: string, best: Hit | undefined): number {
    const place = best && this.#at.get(best.ref)
    if (place === undefined) return 0
    const { tokens, text, asked } = this.#index
    let [known, all] = [0, 0]
    for (const token of this.#words.segment(this.#words.matter(rest))) {
      if (token.length === 1) continue
      const number = tokens.get(token) ?? tokens.size
      const weight = rarity(text, number)
      all += weight
      if (stands(text, number, place) || stands(asked, number, place)) known += weight
    }
    return all === 0 ? 0 : known / all
  }

  #scores(query: ReadonlyMap<number, number>, subjects: readonly Subject[]): Float64Array {
    const { text, asked, lines, linesOf } = this.#index
    const clauses = this.entries.length
    const scores = scoresOf(text, query).map((score, at) => score * (at < clauses ? LOOK.text : LOOK.label))
    if (this.#on.phrasings) {
      const together = scoresOf(asked, query)
      const alone = scoresOf(lines, query)
      for (let at = 0; at < scores.length; at++) {
        let best = 0
        for (const line of linesOf[at] ?? []) best = Math.max(best, alone[line] ?? 0)
        scores[at] = (scores[at] ?? 0) + LOOK.line * best + LOOK.asked * (together[at] ?? 0)
      }
    }
    for (const { clauses } of subjects) for (const { ref } of clauses) this.#add(scores, ref, LOOK.subject)
    return scores
  }

  #query(asked: string): Map<string, number> {
    const after = asksAfterNumber(asked)
    const rest = after ? withoutNumbers(asked) : asked
    const { segment, matter, terms } = this.#words
    const query = new Map<string, number>()
    const add = (tokens: readonly string[], weight: (token: string) => number) => {
      for (const token of tokens) if (!query.has(token)) query.set(token, weight(token))
    }
    const byLength = (factor: number) => (token: string) => (token.length === 1 ? WEIGHT.single : factor)
    add(segment(matter(rest)), byLength(1))
    if (this.#on.terms) add(terms(rest), () => WEIGHT.term)
    const words = [...query.keys()]
    add(numbersIn(asked), () => (after ? WEIGHT.asked : WEIGHT.number))
    if (!this.#on.slips) return query
    // Only for words that nothing knows: a slip is read as what it sounds like, pinyin as what it spells.
    const unknown = words.filter(
      (token) => /^(?:\p{Script=Han}{2}|[a-z].*)$/u.test(token) && !this.#index.tokens.has(token),
    )
    if (unknown.length === 0) return query
    this.#slips ??= slipReader(this.#pairs())
    const meant = this.#slips.mended(matter(rest))
    if (meant !== undefined) {
      add(segment(meant), byLength(WEIGHT.slip))
      add(terms(meant), () => WEIGHT.term * WEIGHT.slip)
    }
    for (const [pair, share] of this.#slips.spelt(rest)) add([pair], () => share)
    return query
  }

  #known(query: ReadonlyMap<string, number>): Map<number, number> {
    const known = new Map<number, number>()
    for (const [token, weight] of query) {
      const number = this.#index.tokens.get(token)
      if (number !== undefined) known.set(number, weight)
    }
    return known
  }

  #pairs(): Map<string, number> {
    const pairs = new Map<string, number>()
    for (const [token, number] of this.#index.tokens)
      if (/^\p{Script=Han}{2}$/u.test(token)) pairs.set(token, spreadOf(this.#index, number))
    return pairs
  }

  #raise(scores: Float64Array, ref: ClauseId): void {
    this.#add(scores, ref, NUMBERED)
    for (const other of this.#below(ref)) this.#add(scores, other, NUMBERED / 2)
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
