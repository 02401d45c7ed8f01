import type { RegulationId } from '../law/index.ts'
import { checkedVectors, type Embedder } from './embedder.ts'
import type { ClauseFinder, Found } from './finder.ts'
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
    const { embedder, weight, onFailure } = this.options
    if (weight === 0 || question.trim() === '') return this.finder.find(question, region)
    try {
      const index = await this.#vectors()
      const [vector = []] = checkedVectors(await embedder.embed([question]), 1, embedder)
      return this.finder.find(question, region, (top, regulations) =>
        index
          .nearest(vector, MOST, regulations)
          .map(({ ref, likeness }) => [ref, weight * Math.max(1, top) * likeness] as const),
      )
    } catch (error) {
      onFailure?.(error)
      return this.finder.find(question, region)
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
