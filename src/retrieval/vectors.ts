import type { HierarchicalNSW } from 'hnswlib-node'
import { needed } from '../installed/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { Entry } from './corpus.ts'
import { checkedVectors, type Embedder } from './embedder.ts'
import { type IndexStore, type Made, opened, sealed } from './index-file.ts'
import { packed, unpacked } from './packing.ts'

/** Texts embedded in one call. */
const BATCH = 64
const SEED = 100
const LINKS = 16
const EFFORT = 200

/** The nearest clauses by meaning, with their likeness from 0 to 1. */
export interface VectorIndex {
  readonly size: number
  /** Of these regulations only, or of all where none is given. */
  nearest(
    vector: readonly number[],
    most: number,
    regulations: readonly RegulationId[],
  ): { readonly ref: ClauseId; readonly likeness: number }[]
}

const textOf = ({ own, above, asked }: Entry): string => `${own} ${above} ${asked.join(' ')}`

/**
 * The vectors of all clauses, from the store where they are of this corpus, embedder and dimension, else embedded and
 * saved. What is saved is the vectors, not hnswlib's own file: that one loads with another dimension, or cut short,
 * without a word, while the graph is made again from the vectors in no time. Rejects where the embedder does.
 */
export async function vectorIndex(
  entries: readonly Entry[],
  corpus: string,
  embedder: Embedder,
  store?: IndexStore,
): Promise<VectorIndex> {
  const made: Made = { corpus, embedder: embedder.name, dimension: embedder.dimension }
  const saved = savedVectors(store, made, entries.length)
  const vectors = saved ?? (await embedded(entries, embedder))
  if (!saved) saveVectors(store, made, vectors)
  return graphOf(entries, vectors, embedder.dimension)
}

async function embedded(entries: readonly Entry[], embedder: Embedder): Promise<number[][]> {
  const vectors: number[][] = []
  for (let from = 0; from < entries.length; from += BATCH) {
    const texts = entries.slice(from, from + BATCH).map(textOf)
    vectors.push(...checkedVectors(await embedder.embed(texts), texts.length, embedder))
  }
  return vectors
}

function savedVectors(store: IndexStore | undefined, made: Made, count: number): number[][] | undefined {
  try {
    const payload = opened(store?.read('vectors') ?? new Uint8Array(), made)
    if (!payload) return undefined
    const all = unpacked(payload).weights(0)
    if (all.length !== count * made.dimension) return undefined
    return Array.from({ length: count }, (_, at) => [...all.subarray(at * made.dimension, (at + 1) * made.dimension)])
  } catch {
    return undefined
  }
}

function saveVectors(store: IndexStore | undefined, made: Made, vectors: readonly number[][]): void {
  try {
    store?.write('vectors', sealed(packed([Float32Array.from(vectors.flat())]), made))
  } catch {
    // The vectors are at hand; only the next start is slower.
  }
}

async function graphOf(
  entries: readonly Entry[],
  vectors: readonly number[][],
  dimension: number,
): Promise<VectorIndex> {
  // Loaded here and nowhere else: a start without vectors does not pay for it. CommonJS, so its default is all there is.
  const { default: hnswlib } = await needed('hnswlib-node', () => import('hnswlib-node'))
  const graph: HierarchicalNSW = new hnswlib.HierarchicalNSW('ip', dimension)
  graph.initIndex(Math.max(1, vectors.length), LINKS, EFFORT, SEED)
  for (const [at, vector] of vectors.entries()) graph.addPoint([...vector], at)
  return {
    size: vectors.length,
    nearest: (vector, most, regulations) => {
      // More neighbours than points is an error to hnswlib.
      const count = Math.min(most, vectors.length)
      if (count === 0 || vector.every((value) => value === 0)) return []
      graph.setEf(Math.max(EFFORT, count))
      const within = (at: number) => regulations.includes(entries[at]?.regulation ?? '')
      const filter = regulations.length > 0 ? within : undefined
      const { neighbors, distances } = graph.searchKnn([...vector], count, filter)
      return neighbors.flatMap((at, i) => {
        const entry = entries[at]
        return entry ? [{ ref: entry.ref, likeness: Math.max(0, 1 - (distances[i] ?? 1)) }] : []
      })
    },
  }
}
