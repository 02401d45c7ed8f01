import type { ClauseId } from '../law/index.ts'
import type { Hit } from './found.ts'

/** Clauses by where they stand, from 1 on. */
export type Ranks = ReadonlyMap<ClauseId, number>

/**
 * Scores as ranks, so that no scale of another's counts. Equal scores share the last of their places, and those that tie
 * with the worst have none: who scores all alike has told nothing.
 */
export function ranksOf(scored: readonly Hit[]): Ranks {
  const sorted = [...scored].sort((a, b) => b.score - a.score)
  const worst = sorted.at(-1)?.score
  const ranks = new Map<ClauseId, number>()
  let [score, rank] = [worst, 0]
  for (const [before, hit] of [...sorted.entries()].reverse()) {
    if (hit.score === worst) continue
    if (hit.score !== score) [score, rank] = [hit.score, before + 1]
    ranks.set(hit.ref, rank)
  }
  return ranks
}

/** What a clause that the words did not find scores where they found nothing at all. */
const UNFOUND = 0.1

/**
 * Clauses in another order than found. The score of a place stays with the place: how sure the words are of what they found
 * is theirs to say, and is read by whoever answers.
 */
export function inOrder(hits: readonly Hit[], refs: readonly ClauseId[]): Hit[] {
  const scores = hits.map(({ score }) => score).sort((a, b) => b - a)
  return refs.map((ref, at) => ({ ref, score: scores[at] ?? scores.at(-1) ?? UNFOUND }))
}
