import type { RegulationId } from '../law/index.ts'
import type { Embedder } from './embedder.ts'
import type { ClauseFinder } from './finder.ts'
import type { Finder, Found } from './found.ts'
import { fused } from './fusion.ts'
import { Meaning } from './meaning.ts'
import type { Around } from './opinion.ts'
import { Ranking } from './ranking.ts'
import type { Reranker } from './reranker.ts'

export interface HybridOptions extends Around {
  readonly embedder?: Embedder
  readonly reranker?: Reranker
}

/**
 * Finding by words, and by an embedder and a reranker where they are given, as far as each was found right when it was
 * tried: both take part in the order of the hits and in nothing else. Where they fail or are late, words alone find.
 */
export class HybridFinder {
  readonly #meaning: Meaning | undefined
  readonly #ranking: Ranking | undefined

  constructor(
    private readonly finder: ClauseFinder,
    { embedder, reranker, ...around }: HybridOptions,
  ) {
    this.#meaning = embedder && new Meaning(finder.entries, finder.corpus, embedder, around)
    this.#ranking = reranker && new Ranking(finder, reranker, around)
  }

  /** Resolves when those who are asked besides the words have been tried, or could not be. It begins by itself at the first question. */
  async ready(): Promise<void> {
    await Promise.all([this.#meaning?.ready(), this.#ranking?.ready()])
  }

  async find(question: string, region?: RegulationId): Promise<Found> {
    return (await this.hearing(question, region)).find(question, region)
  }

  /**
   * A finder that knows what others make of these words, so that whatever is made of them can be looked up without waiting
   * again. A reranker is shown the first clauses found for them, of `region` where one is given.
   */
  async hearing(words: string, region?: RegulationId): Promise<Finder> {
    if (words.trim() === '') return this.finder
    const thoughts = await Promise.all([
      this.#meaning?.of(words),
      this.#ranking?.of(words, () => this.finder.find(words, region).hits),
    ])
    const heard = thoughts.flatMap((thought) => thought ?? [])
    if (heard.length === 0) return this.finder
    return {
      find: (question, within) =>
        this.finder.find(question, within, (hits, regulations) =>
          fused(
            hits,
            heard.map((thought) => thought(regulations)),
          ),
        ),
    }
  }
}
