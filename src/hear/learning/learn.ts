import { type Features, hashOf, type LinearModel, scrambled, softmax } from './linear.ts'

/** One thing judged by hand. `weight` is how much it counts, 1 where left out. */
export interface Example {
  readonly features: Features
  readonly label: string
  readonly weight?: number
}

/** How long and how hard to learn. Tuned on a fifth of the examples, flat around these values. */
export interface Schooling {
  readonly rounds: number
  readonly rate: number
  /** Pulls weights towards nought, so that a feature seen once decides little. */
  readonly shrink: number
  /** A feature seen in fewer examples is not learned. */
  readonly least: number
  /** Learned from scratch in so many orders, of which the mean is kept: what hangs on the order is no knowledge. */
  readonly orders: number
}

/**
 * Learns by going through the examples in orders that are the same everywhere: steps that shrink with what a weight has
 * already moved (AdaGrad), no chance anywhere. Classes and features are ordered by name and hash.
 */
export function learn(examples: readonly Example[], schooling: Schooling): LinearModel {
  const classes = [...new Set(examples.map(({ label }) => label))].sort()
  const classAt = new Map(classes.map((name, at) => [name, at]))
  const { hashes, rows } = rowsOf(examples, schooling.least)
  const gold = Int32Array.from(examples, ({ label }) => classAt.get(label) as number)
  const counts = Float64Array.from(examples, ({ weight }) => weight ?? 1)
  const keys = examples.map(({ features, label }) => features.reduce(mixed, hashOf(label)))
  const mean = { weights: new Float64Array(hashes.length * classes.length), bias: new Float64Array(classes.length) }
  for (let salt = 0; salt < schooling.orders; salt++)
    learnInOrder({ rows, gold, counts, order: shuffled(keys, salt), classes: classes.length }, schooling, mean)
  return packed(classes, hashes, mean.weights, mean.bias)
}

interface School {
  readonly rows: readonly Int32Array[]
  readonly gold: Int32Array
  readonly counts: Float64Array
  readonly order: readonly number[]
  readonly classes: number
}

/** Learns once, and adds its part to the mean. */
function learnInOrder(
  { rows, gold, counts, order, classes: count }: School,
  { rounds, rate, shrink, orders }: Schooling,
  mean: { readonly weights: Float64Array; readonly bias: Float64Array },
): void {
  const weights = new Float64Array(mean.weights.length)
  const moved = new Float64Array(weights.length).fill(1e-6)
  const bias = new Float64Array(count)
  const biasMoved = new Float64Array(count).fill(1e-6)
  const scores = new Float64Array(count)
  const every = Math.ceil(order.length / SNAPSHOTS)
  const part = 1 / (orders * (rounds - 1) * Math.ceil(order.length / every))
  for (let round = 0; round < rounds; round++) {
    for (const [turn, at] of order.entries()) {
      if (round > 0 && turn % every === 0) {
        addTo(mean.weights, weights, part)
        addTo(mean.bias, bias, part)
      }
      const row = rows[at] as Int32Array
      scores.set(bias)
      for (const feature of row) {
        const base = feature * count
        for (let c = 0; c < count; c++) scores[c] = (scores[c] as number) + (weights[base + c] as number)
      }
      softmax(scores)
      for (let c = 0; c < count; c++) {
        const error = ((scores[c] as number) - (c === gold[at] ? 1 : 0)) * (counts[at] as number)
        scores[c] = error
        biasMoved[c] = (biasMoved[c] as number) + error * error
        bias[c] = (bias[c] as number) - (rate * error) / Math.sqrt(biasMoved[c] as number)
      }
      for (const feature of row) {
        const base = feature * count
        for (let c = 0; c < count; c++) {
          const i = base + c
          const step = (scores[c] as number) + shrink * (weights[i] as number)
          if (step > -1e-4 && step < 1e-4) continue
          moved[i] = (moved[i] as number) + step * step
          weights[i] = (weights[i] as number) - (rate * step) / Math.sqrt(moved[i] as number)
        }
      }
    }
  }
}

function addTo(sum: Float64Array, values: Float64Array, times: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (values[i] as number) * times
}

/** The mean of so many states a round is learned, after the first: the last one hangs on which examples came last. */
const SNAPSHOTS = 1

/** The features of at least `least` examples, by hash, and each example as the places of its own among them. */
function rowsOf(
  examples: readonly Example[],
  least: number,
): { readonly hashes: Uint32Array; readonly rows: readonly Int32Array[] } {
  const numbers = new Map<number, number>()
  const times: number[] = []
  const last: number[] = []
  const all = examples.map(({ features }, example) => {
    const row = new Int32Array(features.length)
    let length = 0
    for (const feature of features) {
      let number = numbers.get(feature)
      if (number === undefined) {
        number = numbers.size
        numbers.set(feature, number)
        times.push(0)
        last.push(-1)
      }
      // A feature that an example has twice counts once.
      if (last[number] === example) continue
      last[number] = example
      times[number] = (times[number] as number) + 1
      row[length++] = number
    }
    return row.subarray(0, length)
  })
  const hashes = Uint32Array.from(
    [...numbers].flatMap(([hash, number]) => ((times[number] as number) >= least ? [hash] : [])),
  ).sort()
  const placeOf = new Int32Array(numbers.size).fill(-1)
  hashes.forEach((hash, place) => {
    placeOf[numbers.get(hash) as number] = place
  })
  const rows = all.map((row) => row.map((number) => placeOf[number] as number).filter((place) => place >= 0))
  return { hashes, rows }
}

/** An order by what the examples are: those of one file do not come in a row, and one more or less moves none of the others. */
function shuffled(keys: readonly number[], salt: number): number[] {
  const places = keys.map((key) => scrambled(mixed(key, salt)))
  return Array.from(keys, (_, i) => i).sort((a, b) => (places[a] as number) - (places[b] as number) || a - b)
}

const mixed = (key: number, feature: number): number => (Math.imul(key, 31) + feature) >>> 0

/** Weights as steps of eight bits; rows that say next to nothing are left out. */
function packed(classes: string[], hashes: Uint32Array, weights: Float64Array, bias: Float64Array): LinearModel {
  const count = classes.length
  let top = 0
  for (const weight of weights) top = Math.max(top, Math.abs(weight))
  const step = top / 127 || 1
  const rows: number[] = []
  const steps = Int8Array.from(weights, (weight) => Math.round(weight / step))
  for (let row = 0; row < hashes.length; row++)
    if (steps.subarray(row * count, (row + 1) * count).some((value) => Math.abs(value) > 1)) rows.push(row)
  const kept = new Int8Array(rows.length * count)
  rows.forEach((row, at) => {
    kept.set(steps.subarray(row * count, (row + 1) * count), at * count)
  })
  return {
    classes,
    hashes: Uint32Array.from(rows, (row) => hashes[row] as number),
    weights: kept,
    step: Math.fround(step),
    bias: Float32Array.from(bias),
  }
}
