import type { Subject } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import { bestOf } from './best.ts'
import { underEach } from './clause-number.ts'
import type { Entry } from './corpus.ts'
import type { Ingredients } from './ingredients.ts'
import type { Query } from './query.ts'
import { maybeQuoted, type Quotation, quotationsOf, signReader, signsOf } from './quotation.ts'
import type { Asking, WordIndex } from './word-index.ts'
import type { Words } from './words.ts'

/**
 * What each look counts: a clause's own words, all its phrasings together, the nearest phrasing alone, a subject named, a matter's label, what it has
 * of the question word for word. Found by trial on the seen examples: flat for text from 0.8 to 1, asked from 0.7 to 0.8, line from 0.3 to 0.5,
 * subject 4 and 5, quotation from 0.5 to 1.
 */
const LOOK = { text: 0.9, asked: 0.75, line: 0.4, subject: 4, label: 0.5, quotation: 1 }
/** Of the best by their own words, so many are read for what the question has of them word for word. */
const READ = 200
/** Of the best by the ways of asking for them, the own words of so many count, whatever else has those words. */
const ASKED = 300
/** A clause asked for by number, or quoted by all of the question, stands before all others; those under the one asked for next. */
const LEAD = 100

/** The scores of what has any, by its place. */
export type Scores = Map<number, number>

/** What is scored for a question. */
export interface Sought {
  readonly query: Query
  readonly folded: string
  /** Without the names of places. */
  readonly rest: string
  readonly subjects: readonly Subject[]
  readonly regulations: readonly RegulationId[]
}

/** Scores clauses, and the matters behind them, for a question: each by its place. */
export class Scorer {
  readonly #signs: (text: string) => string
  #under: ReadonlyMap<ClauseId, readonly ClauseId[]> | undefined

  constructor(
    private readonly entries: readonly Entry[],
    private readonly placeOf: ReadonlyMap<ClauseId, number>,
    private readonly index: WordIndex,
    private readonly words: Words,
    private readonly on: Ingredients,
  ) {
    this.#signs = signReader(words.whole)
  }

  scores({ query: words, folded, rest, subjects, regulations }: Sought): Scores {
    const query = this.index.asked(words, regulations)
    const asked = this.on.phrasings ? this.index.askedScores(query) : new Map<number, Asking>()
    const named = subjects.flatMap(({ clauses }) => clauses.flatMap(({ ref }) => this.placeOf.get(ref) ?? []))
    const scores = this.index.textScores(query, { regulations, also: [...mostAsked(asked), ...named] })
    const quotations = this.#quotations(folded, scores)
    // What is quoted is not asked: the more of the question a clause has word for word, the less ways of asking count.
    // The name of a place or its centre stands in many clauses, and is asked about: what else is quoted has to be all of the question.
    const quoting = folded === rest ? [...quotations.values()] : []
    const asking = 1 - quoting.reduce((most, { share }) => Math.max(most, share), 0)
    const counted = quoting.length > 0 ? LOOK.quotation : 0
    for (const [at, score] of scores) scores.set(at, score * (at < this.entries.length ? LOOK.text : LOOK.label))
    // The name of a subject, too, is asked about, wherever else its words stand.
    const isNamed = subjects.some(({ label }) => signsOf(this.words.fold(label)) === signsOf(rest))
    const leads = maybeQuoted(rest) && !isNamed ? LEAD : 0
    for (const [at, { weight, whole }] of quotations) add(scores, at, counted * weight + (whole ? leads : 0))
    for (const [at, { together, nearest }] of asked)
      add(scores, at, asking * (LOOK.line * nearest + LOOK.asked * together))
    for (const at of named) add(scores, at, asking * LOOK.subject)
    return scores
  }

  /** Puts a clause that is asked for by its number before all others, and what stands under it next. */
  raise(scores: Scores, ref: ClauseId): void {
    const raise = (each: ClauseId, score: number) => {
      const at = this.placeOf.get(each)
      if (at !== undefined) add(scores, at, score)
    }
    raise(ref, LEAD)
    for (const other of this.#below(ref)) raise(other, LEAD / 2)
  }

  /** Clauses asked for by number, with those under them. */
  raised(numbered: readonly ClauseId[]): ReadonlySet<ClauseId> {
    return new Set(numbered.flatMap((ref) => [ref, ...this.#below(ref)]))
  }

  /** What clauses have of a question word for word, by their places. */
  #quotations(folded: string, texts: ReadonlyMap<number, number>): ReadonlyMap<number, Quotation> {
    if (!this.on.quotations) return new Map()
    const quotation = quotationsOf(signsOf(folded), (pair) => this.index.rarityInTexts(pair))
    return new Map(
      bestOf(texts, READ).flatMap((place) => {
        const entry = this.entries[place]
        if (!entry) return []
        const found = quotation(this.#signs(entry.own))
        return found.weight > 0 ? [[place, found] as const] : []
      }),
    )
  }

  #below(ref: ClauseId): readonly ClauseId[] {
    this.#under ??= underEach(this.entries)
    return this.#under.get(ref) ?? []
  }
}

function add(scores: Scores, at: number, score: number): void {
  scores.set(at, (scores.get(at) ?? 0) + score)
}

/** The places that are most asked for so. */
function mostAsked(asked: ReadonlyMap<number, Asking>): readonly number[] {
  if (asked.size <= ASKED) return [...asked.keys()]
  const all = [...asked].map(([at, { together, nearest }]) => ({ at, score: together + nearest }))
  return all
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, ASKED)
    .map(({ at }) => at)
}
