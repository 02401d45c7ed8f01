import { needed } from '../installed/index.ts'
import type { RegulationId } from '../law/index.ts'
import type { Entry } from './corpus.ts'
import { checkedVectors, type Embedder } from './embedder.ts'
import type { Hit } from './found.ts'

/** Texts embedded in one call. */
const BATCH = 64
const SEED = 100
const LINKS = 16
const EFFORT = 200
/** From so many clauses on the nearest are looked for in a graph; below, all are compared, which takes no time. */
export const MANY = 10_000

/** The vectors of all clauses one after another, each of length one. */
export type Vectors = Float32Array

/** The nearest clauses by meaning, with their likeness. */
export interface VectorIndex {
  /** Of these regulations only, or of all where none is given. */
  nearest(vector: readonly number[], most: number, regulations: readonly RegulationId[]): Hit[]
}

/**
 * A clause as others than the words read it: without the ways of asking that knowledge has, by which they are tried.
 */
export const textOf = ({ own, above }: Entry): string => `${above} ${own}`.trim()

export async function embedded(texts: readonly string[], embedder: Embedder): Promise<Vectors> {
  const vectors: number[][] = []
  for (let from = 0; from < texts.length; from += BATCH) {
    const batch = texts.slice(from, from + BATCH)
    const answer = await embedder.embed(batch)
    vectors.push(...checkedVectors(answer, batch.length, embedder))
  }
  return Float32Array.from(vectors.flat())
}

/** The vector at a place. */
export const vectorAt = (vectors: Vectors, dimension: number, at: number): Vectors =>
  vectors.subarray(at * dimension, (at + 1) * dimension)

export const likeness = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

export const indexOf = async (
  entries: readonly Entry[],
  vectors: Vectors,
  dimension: number,
  many = MANY,
): Promise<VectorIndex> =>
  entries.length < many ? exact(entries, vectors, dimension) : graphOf(entries, vectors, dimension)

const exact = (entries: readonly Entry[], vectors: Vectors, dimension: number): VectorIndex => ({
  nearest: (vector, most, regulations) =>
    entries
      .flatMap(({ ref, regulation }, at) =>
        regulations.length === 0 || regulations.includes(regulation)
          ? [{ ref, score: likeness(vector, vectorAt(vectors, dimension, at)) }]
          : [],
      )
      .sort((a, b) => b.score - a.score)
      .slice(0, most),
})

async function graphOf(entries: readonly Entry[], vectors: Vectors, dimension: number): Promise<VectorIndex> {
  // Loaded here and nowhere else: a start without so many vectors does not pay for it. CommonJS, so its default is all there is.
  const { default: hnswlib } = await needed('hnswlib-node', () => import('hnswlib-node'))
  const graph = new hnswlib.HierarchicalNSW('ip', dimension)
  graph.initIndex(entries.length, LINKS, EFFORT, SEED)
  for (const at of entries.keys()) graph.addPoint([...vectorAt(vectors, dimension, at)], at)
  return {
    nearest: (vector, most, regulations) => {
      // More neighbours than points is an error to hnswlib.
      const count = Math.min(most, entries.length)
      if (vector.every((value) => value === 0)) return []
      graph.setEf(Math.max(EFFORT, count))
      const within = (at: number) => regulations.includes(entries[at]?.regulation ?? '')
      const filter = regulations.length > 0 ? within : undefined
      const { neighbors, distances } = graph.searchKnn([...vector], count, filter)
      return neighbors.flatMap((at, i) => {
        const entry = entries[at]
        return entry ? [{ ref: entry.ref, score: 1 - (distances[i] ?? 1) }] : []
      })
    },
  }
}
