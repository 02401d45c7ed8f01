/** Turns texts into vectors of one length. It may fail at any time: finding then goes on by words alone. */
export interface Embedder {
  /** Names model and version; vectors of another name are never compared. */
  readonly name: string
  /** Of every vector. Where only a server knows it, 0 until the first texts have been embedded. */
  readonly dimension: number
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>
}

const DIMENSION = 256
const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

function hashOf(text: string): number {
  let hash = FNV_OFFSET
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME)
  return hash >>> 0
}

/**
 * The embedded default: tokens hashed into a vector, with no download and no state. It keeps the path to a real embedder
 * in use, but sees no more than the words do: it raised no figure on the questions set aside, so its weight is nought.
 */
export function hashingEmbedder(tokens: (text: string) => readonly string[]): Embedder {
  return {
    name: 'hashed-tokens-1',
    dimension: DIMENSION,
    embed: async (texts) =>
      texts.map((text) => {
        const vector = new Array<number>(DIMENSION).fill(0)
        for (const token of tokens(text)) {
          const hash = hashOf(token)
          const at = hash % DIMENSION
          vector[at] = (vector[at] ?? 0) + (hash & 0x10000 ? 1 : -1)
        }
        return vector
      }),
  }
}

/** Vectors fit to be compared: as many as asked for, of the length told, finite, brought to length one. Throws with what is wrong. */
export function checkedVectors(
  vectors: readonly (readonly number[])[],
  wanted: number,
  { name, dimension }: Embedder,
): number[][] {
  if (vectors.length !== wanted) throw new Error(`embedder ${name}: ${vectors.length} vectors for ${wanted} texts`)
  return vectors.map((vector) => {
    if (vector.length !== dimension)
      throw new Error(`embedder ${name}: a vector of ${vector.length} numbers, not ${dimension}`)
    const length = Math.hypot(...vector)
    // hnswlib takes NaN without a word and then finds nothing.
    if (!Number.isFinite(length))
      throw new Error(`embedder ${name}: a vector with ${vector.find((x) => !Number.isFinite(x))} in it`)
    return length === 0 ? [...vector] : vector.map((value) => value / length)
  })
}
