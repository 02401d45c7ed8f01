import type { ScoreItem } from '../knowledge/index.ts'
import type { Outcome } from './outcome.ts'

/**
 * Whether something told speaks against an applicant in a requirement, though by itself it may not miss it: an item of a list that is
 * not met, a case that excludes, points that are not had.
 */
export function speaksAgainst({ of, parts, points, passes, given }: Outcome, excludes = false): boolean {
  if (parts.length > 0) return parts.some((part) => speaksAgainst(part, excludes !== (of.kind === 'none')))
  if (given === undefined) return false
  if (of.kind === 'graded' || of.kind === 'awarded') return (points?.max ?? 0) < mostOf(of)
  return passes === excludes
}

const mostOf = (item: Exclude<ScoreItem, { kind: 'judged' }>): number =>
  item.kind === 'graded' ? Math.max(...item.bands.map(({ points }) => points)) : item.points
