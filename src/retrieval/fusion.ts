import type { Hit } from './found.ts'
import { inOrder, type Ranks } from './ranks.ts'

/** Where another than the words puts clauses, and how much that counts. */
export interface Opinion {
  readonly ranks: Ranks
  readonly weight: number
}

/**
 * How slowly what a rank counts falls. On the seen questions, with embedders right on 30 to 100 of 100: at 3 better by up to
 * 0.01 than at 1 where the embedder errs, and the same where it does not.
 */
const FALL = 3
/** What adds less to a clause that the words did not find leaves it out: the share of the best that words themselves must reach. */
const LEAST = 0.1

/**
 * The hits in the order of what words and others say together: of the words their share of the best, for how far apart they
 * see two clauses was measured with them; of the others the rank alone.
 */
export function fused(hits: readonly Hit[], opinions: readonly Opinion[]): readonly Hit[] {
  const counting = opinions.filter(({ ranks, weight }) => weight > 0 && ranks.size > 0)
  if (counting.length === 0) return hits
  const best = Math.max(...hits.map(({ score }) => score), 0)
  const sums = new Map(hits.map(({ ref, score }) => [ref, score / best]))
  for (const { ranks, weight } of counting)
    for (const [ref, rank] of ranks) {
      const more = (weight * FALL) / (FALL + rank - 1)
      const sum = sums.get(ref)
      if (sum !== undefined || more >= LEAST) sums.set(ref, (sum ?? 0) + more)
    }
  const refs = [...sums].sort(([, a], [, b]) => b - a).map(([ref]) => ref)
  return inOrder(hits, refs)
}
