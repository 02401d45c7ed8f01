/** How soon a repeated word stops counting, and how much a long document is held against it. */
export interface Tuning {
  readonly k1: number
  readonly b: number
}

/** Weights ready to be added up, in the form in which they are saved: token `i` has its postings from `start[i]` to `start[i + 1]`. */
export interface Weights {
  readonly size: number
  readonly start: Uint32Array
  readonly at: Uint32Array
  readonly weight: Float32Array
}

/** How rare what stands in so many of all is. */
export const okapi = (size: number, among: number): number => Math.log(1 + (size - among + 0.5) / (among + 0.5))

/** Okapi BM25 weights of documents whose tokens are numbers below `vocabulary`. `rarityOf` gives a token's rarity where it is not to be read off these documents. */
export function weigh(
  documents: readonly (readonly number[])[],
  vocabulary: number,
  { k1, b }: Tuning,
  rarityOf?: (token: number) => number,
): Weights {
  const size = documents.length
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, size)
  const last = new Int32Array(vocabulary).fill(-1)
  const start = new Uint32Array(vocabulary + 1)
  for (const [document, tokens] of documents.entries()) {
    for (const token of tokens) {
      if (last[token] === document) continue
      last[token] = document
      start[token + 1] = (start[token + 1] ?? 0) + 1
    }
  }
  for (let token = 0; token < vocabulary; token++) start[token + 1] = (start[token + 1] ?? 0) + (start[token] ?? 0)
  const total = start[vocabulary] ?? 0
  const [at, weight, filled] = [new Uint32Array(total), new Float32Array(total), start.slice()]
  for (const [document, tokens] of documents.entries()) {
    for (const token of tokens) {
      const next = filled[token] ?? 0
      // Documents come in order: a repeated token finds its own document in the place before.
      if (next > (start[token] ?? 0) && at[next - 1] === document) weight[next - 1] = (weight[next - 1] ?? 0) + 1
      else {
        at[next] = document
        weight[next] = 1
        filled[token] = next + 1
      }
    }
  }
  for (let token = 0; token < vocabulary; token++) {
    const [from, to] = [start[token] ?? 0, start[token + 1] ?? 0]
    const rarity = rarityOf?.(token) ?? okapi(size, to - from)
    for (let i = from; i < to; i++) {
      const count = weight[i] ?? 0
      const norm = k1 * (1 - b + (b * (documents[at[i] ?? 0]?.length ?? 0)) / mean)
      weight[i] = (rarity * count * (k1 + 1)) / (count + norm)
    }
  }
  return { size, start, at, weight }
}

/** How many documents have the token; none have one beyond the vocabulary. */
export const among = ({ start }: Weights, token: number): number =>
  (start[token + 1] ?? start[token] ?? 0) - (start[token] ?? 0)

/** Whether a document has the token. */
export const stands = ({ start, at }: Weights, token: number, document: number): boolean =>
  at.subarray(start[token], start[token + 1] ?? start[token]).includes(document)

export const rarity = (weights: Weights, token: number): number => okapi(weights.size, among(weights, token))

/** The score of every document, by its place in the order given. */
export function scoresOf({ size, start, at, weight }: Weights, query: ReadonlyMap<number, number>): Float64Array {
  const scores = new Float64Array(size)
  for (const [token, factor] of query) {
    for (let i = start[token] ?? 0; i < (start[token + 1] ?? 0); i++) {
      const document = at[i] ?? 0
      scores[document] = (scores[document] ?? 0) + factor * (weight[i] ?? 0)
    }
  }
  return scores
}
