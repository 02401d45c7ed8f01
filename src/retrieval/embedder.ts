/** Turns texts into vectors of one length. It may fail at any time: finding then goes on by words alone. */
export interface Embedder {
  /** Names model and version; vectors of another name are never compared. */
  readonly name: string
  /** Of every vector. Where only a server knows it, 0 until the first texts have been embedded. */
  readonly dimension: number
  embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>
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
