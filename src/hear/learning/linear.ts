/** Features of one thing to be judged, as hashes of their names; each counts once. */
export type Features = readonly number[]

/** A multinomial logistic model with weights of eight bits: for each feature it knows, one weight a class. */
export interface LinearModel {
  readonly classes: readonly string[]
  /** Hashes of the features it knows, ascending. */
  readonly hashes: Uint32Array
  /** Row by row in the order of `hashes`, a column a class. */
  readonly weights: Int8Array
  /** What one step of a weight is worth. */
  readonly step: number
  readonly bias: Float32Array
}

/** FNV-1a over UTF-16 units, in 31 bits: the same on every machine, and a small integer on all of them. */
export const hashOf = (name: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) {
    hash ^= name.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 1
}

/** A hash that does not follow another: near keys end up far apart. */
export const scrambled = (hash: number): number => {
  let key = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  key = Math.imul(key ^ (key >>> 13), 0xc2b2ae35)
  return (key ^ (key >>> 16)) >>> 1
}

/** The row of a feature, or -1. */
const rowOf = (hashes: Uint32Array, hash: number): number => {
  let low = 0
  let high = hashes.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const at = hashes[middle] ?? 0
    if (at === hash) return middle
    if (at < hash) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** The probability of each class, in the order of `classes`. */
export function judge(model: LinearModel, features: Features): Float64Array {
  const { hashes, weights, step, bias } = model
  const count = model.classes.length
  const scores = Float64Array.from(bias)
  for (const feature of features) {
    const row = rowOf(hashes, feature)
    if (row < 0) continue
    const at = row * count
    for (let c = 0; c < count; c++) scores[c] = (scores[c] ?? 0) + (weights[at + c] ?? 0) * step
  }
  return softmax(scores)
}

/** The likeliest class, and how likely it is. */
export const likeliest = (model: LinearModel, features: readonly number[]): [string, number] => {
  const sure = judge(model, features)
  let best = 0
  for (let i = 1; i < sure.length; i++) if ((sure[i] ?? 0) > (sure[best] ?? 0)) best = i
  return [model.classes[best] ?? '', sure[best] ?? 0]
}

/** Whether a feature was met in what was learned from. */
export const isMet = ({ hashes }: LinearModel, feature: number): boolean => rowOf(hashes, feature) >= 0

/** What a feature adds to a class, for telling why. */
export function weightOf(model: LinearModel, feature: number, at: number): number {
  const row = rowOf(model.hashes, feature)
  return row < 0 ? 0 : (model.weights[row * model.classes.length + at] ?? 0) * model.step
}

export function softmax(scores: Float64Array): Float64Array {
  let top = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > top) top = score
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    const value = Math.exp((scores[i] ?? 0) - top)
    scores[i] = value
    sum += value
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum
  return scores
}
