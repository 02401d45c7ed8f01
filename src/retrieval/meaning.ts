import { Background } from './background.ts'
import type { Entry } from './corpus.ts'
import { checkedVectors, type Embedder } from './embedder.ts'
import { type Made, opened, sealed } from './index-file.ts'
import type { Around, Thought } from './opinion.ts'
import { packed, unpacked } from './packing.ts'
import { Patience } from './patience.ts'
import { ranksOf } from './ranks.ts'
import { type Sample, sampled, type Trial, weightBy } from './trust.ts'
import { embedded, indexOf, likeness, textOf, type VectorIndex, type Vectors, vectorAt } from './vectors.ts'

/** So many of the nearest clauses are told. */
const NEAREST = 40
/** So many ways of asking an embedder is tried with: enough to know its share of first hits within four of a hundred. */
const TRIALS = 192
const STORED = 'meaning'

interface Known {
  readonly vectors: Vectors
  /** How much it counts, by how it did when it was tried. */
  readonly weight: number
}

/** What clauses mean, as an embedder has it. Nothing of it counts before it was tried on ways of asking that knowledge has. */
export class Meaning {
  #ready: { readonly index: VectorIndex; readonly weight: number } | undefined
  readonly #patience: Patience
  readonly #preparing: Background

  constructor(
    private readonly entries: readonly Entry[],
    private readonly corpus: string,
    private readonly embedder: Embedder,
    private readonly around: Around,
  ) {
    const tell = (error: unknown) => around.onFailure?.(error)
    this.#patience = new Patience(around.patience, tell)
    this.#preparing = new Background(() => this.#prepare(), tell)
  }

  /** Embeds what is to be found and tries the embedder, or reads what came of it before. Never rejects. */
  ready(): Promise<void> {
    return this.#preparing.run()
  }

  async of(words: string): Promise<Thought | undefined> {
    if (this.#ready?.weight === 0) return undefined
    // First, for it may be what tells the embedder's dimension; and where it is away, nothing else is begun.
    const vector = await this.#patience.wait(this.#vector(words))
    if (!vector) return undefined
    if (!this.#ready) {
      const preparing = this.ready()
      if (this.#saved()) await preparing
    }
    const known = this.#ready
    if (!known || known.weight === 0) return undefined
    const { index, weight } = known
    return (regulations) => ({ ranks: ranksOf(index.nearest(vector, NEAREST, regulations)), weight })
  }

  async #vector(words: string): Promise<readonly number[] | undefined> {
    return checkedVectors(await this.embedder.embed([words]), 1, this.embedder)[0]
  }

  async #prepare(): Promise<void> {
    const samples = sampled(this.entries, TRIALS)
    if (this.embedder.dimension === 0) await this.embedder.embed(samples.slice(0, 1).map(({ question }) => question))
    const saved = this.#saved()
    const { vectors, weight } = saved ?? (await this.#tried(samples))
    if (!saved) this.#save({ vectors, weight })
    this.#ready = { index: await indexOf(this.entries, vectors, this.embedder.dimension), weight }
  }

  async #tried(samples: readonly Sample[]): Promise<Known> {
    const { entries, embedder } = this
    const vectors = await embedded(entries.map(textOf), embedder)
    const asked = await embedded(
      samples.map(({ question }) => question),
      embedder,
    )
    const trials = samples.map(({ question, entry }, i): Trial => {
      const vector = vectorAt(asked, embedder.dimension, i)
      const places = [...entries.keys()].filter((at) => entries[at]?.regulation === entry.regulation)
      const right = places.flatMap((at, place) => (entries[at]?.asked.includes(question) ? [place] : []))
      const scores = places.map((at) => likeness(vector, vectorAt(vectors, embedder.dimension, at)))
      return { scores, right: new Set(right) }
    })
    return { vectors, weight: weightBy(trials) }
  }

  #made(): Made {
    return { corpus: this.corpus, embedder: this.embedder.name, dimension: this.embedder.dimension }
  }

  #saved(): Known | undefined {
    try {
      const made = this.#made()
      const payload = opened(this.around.store?.read(STORED) ?? new Uint8Array(), made)
      if (!payload) return undefined
      const parts = unpacked(payload)
      const [vectors, weight] = [parts.weights(0), parts.weights(1)[0]]
      if (vectors.length !== this.entries.length * made.dimension || weight === undefined) return undefined
      return { vectors, weight }
    } catch {
      return undefined
    }
  }

  #save({ vectors, weight }: Known): void {
    try {
      this.around.store?.write(STORED, sealed(packed([vectors, Float32Array.of(weight)]), this.#made()))
    } catch {
      // The vectors are at hand; only the next start is slower.
    }
  }
}
