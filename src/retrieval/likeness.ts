import type { AskedFor, FigureId, Knowledge, Matter } from '../knowledge/index.ts'
import type { ClauseId, Phrase } from '../law/index.ts'
import type { Query } from './query.ts'
import { type Way, waysOf } from './ways.ts'
import type { Words } from './words.ts'

/** A matter asked after, whatever the texts say on it; scored as clauses are. */
export interface MatterHit {
  readonly matter: Matter
  readonly score: number
  /** How like the question is to the nearest way of asking after it: from 0 to 1. */
  readonly alike: number
  /** Whether its ways of asking ask how much: a figure, a number, points. */
  readonly amount: boolean
  /** The kinds of figure that its ways of asking want. */
  readonly figures: readonly FigureId[]
}

/** Whether it is asked how much. */
export const asksAmount = ({ asked }: { readonly asked: AskedFor }): boolean =>
  asked.figure !== undefined || asked.count || asked.points

/** A phrase, and how like the question is to the ones that it settles. */
export interface Toward {
  readonly phrase: Phrase
  readonly alike: number
}

/** So many matters are told; what scores less than the best of them by more than this is none of them. */
const MATTERS = { most: 6, least: 0.5 }

/** What is known of a word: whether anything knows it, and how rare it is in the ways of asking. */
interface Rarities {
  knows(token: string): boolean
  rarity(token: string): number
}

/** How like a question is to stretches of the regulations and to the ways of asking that knowledge has, rare words counting for more. */
export class Likeness {
  /** The tokens of such stretches and ways: there are as many as knowledge has. */
  readonly #tokens = new Map<string, readonly string[]>()
  readonly #figures = new Map<string, readonly FigureId[]>()
  readonly #amounts = new Map<string, boolean>()
  #ways: ReadonlyMap<ClauseId, readonly Way[]> | undefined

  constructor(
    private readonly knowledge: Knowledge,
    private readonly rarities: Rarities,
    private readonly words: Words,
  ) {}

  /** All that texts could have in common with the question. */
  weight(query: Query): number {
    return this.#shared(query, [...query.keys()])
  }

  /** What texts have in common with the question together. */
  shared(query: Query, texts: readonly string[]): number {
    return this.#shared(query, [...new Set(texts.flatMap((text) => this.#tokensOf(text)))])
  }

  /** The matters that it may be after, of these as they were scored: best first, a few. */
  matters(query: Query, all: readonly Pick<MatterHit, 'matter' | 'score'>[]): MatterHit[] {
    const scored = all.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
    return scored
      .slice(0, MATTERS.most)
      .filter(({ score }) => score >= MATTERS.least * (scored[0]?.score ?? 0))
      .map((hit) => ({
        ...hit,
        alike: Math.max(0, ...this.#alike(query, hit.matter.asked)),
        amount: this.#isOfAmount(hit.matter),
        figures: this.#figuresOf(hit.matter),
      }))
  }

  /** The phrases of a clause that ways of asking settle, each with how like they are to the question. */
  toward(query: Query, ref: ClauseId): Toward[] {
    this.#ways ??= waysOf(this.knowledge)
    const ways = this.#ways.get(ref) ?? []
    const alike = this.#alike(
      query,
      ways.map(({ asked }) => asked),
    )
    return ways.map(({ phrase }, i) => ({ phrase, alike: alike[i] ?? 0 }))
  }

  #figuresOf({ id, asked }: Matter): readonly FigureId[] {
    const known = this.#figures.get(id) ?? [
      ...new Set(asked.flatMap((way) => this.words.askedFor(this.words.fold(way)).figure ?? [])),
    ]
    this.#figures.set(id, known)
    return known
  }

  #isOfAmount({ id, asked }: Matter): boolean {
    const known =
      this.#amounts.get(id) ??
      2 * asked.filter((way) => asksAmount({ asked: this.words.askedFor(this.words.fold(way)) })).length >= asked.length
    this.#amounts.set(id, known)
    return known
  }

  /** Twice what they share against what both weigh. */
  #alike(query: Query, others: readonly string[]): number[] {
    const whole = this.weight(query)
    return others.map((text) => {
      const tokens = this.#tokensOf(text)
      const all = whole + this.#shared(undefined, tokens)
      return all === 0 ? 0 : (2 * this.#shared(query, tokens)) / all
    })
  }

  #tokensOf(text: string): readonly string[] {
    const known =
      this.#tokens.get(text) ?? [...new Set(this.words.tokens(text))].filter((token) => this.rarities.knows(token))
    this.#tokens.set(text, known)
    return known
  }

  /** What these tokens weigh, of a query only those it has. */
  #shared(query: Query | undefined, tokens: readonly string[]): number {
    let sum = 0
    for (const token of tokens) {
      const factor = query ? (query.get(token) ?? 0) : 1
      if (factor > 0) sum += factor * this.rarities.rarity(token)
    }
    return sum
  }
}
