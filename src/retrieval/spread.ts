import { type ClauseId, type RegulationId, regulationOf } from '../law/index.ts'

interface Scored {
  readonly ref: ClauseId
  readonly score: number
}

/** A regulation's best clause comes before the others' second ones where it scores at least this share of the best of all. */
const NEAR = 0.55

/** Where several regulations may answer, the best clause of each comes before the second of any; `hits` are sorted. */
export function spread<H extends Scored>(hits: readonly H[], named: readonly RegulationId[]): H[] {
  if (named.length === 1) return [...hits]
  const least = named.length > 1 ? 0 : NEAR * (hits[0]?.score ?? 0)
  const seen = new Set<RegulationId>()
  const heads = hits.filter(({ ref, score }) => {
    const id = regulationOf(ref)
    if (seen.has(id) || score < least) return false
    seen.add(id)
    return true
  })
  const first = new Set(heads)
  return [...heads, ...hits.filter((hit) => !first.has(hit))]
}
