import type { RegulationId } from '../law/index.ts'
import { checkedVectors, type Embedder } from './embedder.ts'
import type { ClauseFinder, Finder, Found, Near } from './finder.ts'
import type { IndexStore } from './index-file.ts'
import { type VectorIndex, vectorIndex } from './vectors.ts'

export interface HybridOptions {
  readonly embedder: Embedder
  /** What the nearest clause by meaning adds, as a share of the best score by words; 0 leaves meaning out. */
  readonly weight: number
  readonly store?: IndexStore
  /** Told of what failed; finding goes on by words alone. */
  readonly onFailure?: (error: unknown) => void
}

const MOST = 30

/** Finding by words and by meaning. Where the embedder fails, at the start or at a question, by words alone. */
export class HybridFinder {
  #index: Promise<VectorIndex> | undefined

  constructor(
    private readonly finder: ClauseFinder,
    private readonly options: HybridOptions,
  ) {}

  async find(question: string, region?: RegulationId): Promise<Found> {
    return (await this.hearing(question)).find(question, region)
  }

  /** A finder that knows what these words mean, so that whatever is made of them can be looked up without waiting again. */
  async hearing(words: string): Promise<Finder> {
    const { embedder, weight, onFailure } = this.options
    if (weight === 0 || words.trim() === '') return this.finder
    try {
      // First, for it may be what tells the embedder's dimension; and where it is away, no index is waited for.
      const [vector = []] = checkedVectors(await embedder.embed([words]), 1, embedder)
      const index = await this.#vectors()
      const near: Near = (top, regulations) =>
        index
          .nearest(vector, MOST, regulations)
          .map(({ ref, likeness }) => [ref, weight * Math.max(1, top) * likeness] as const)
      return { find: (question, region) => this.finder.find(question, region, near) }
    } catch (error) {
      onFailure?.(error)
      return this.finder
    }
  }

  /** Asked for again after a failure: an embedder that was away may be back. */
  async #vectors(): Promise<VectorIndex> {
    const { embedder, store } = this.options
    this.#index ??= vectorIndex(this.finder.entries, this.finder.corpus, embedder, store)
    try {
      return await this.#index
    } catch (error) {
      this.#index = undefined
      throw error
    }
  }
}
