import { type ClauseId, regulationOf } from '../law/index.ts'
import type { Finder, Found } from './found.ts'
import { inOrder } from './ranks.ts'

/** Clauses that were read as an answer to a question: to all of it, or to a part. */
export interface Preferred {
  readonly full: readonly ClauseId[]
  readonly partial: readonly ClauseId[]
}

/**
 * A finder in which clauses that answer in full stand first, and those that answer in part next after the best of the
 * others. Clauses asked for by number stay before them, and a place asked about leaves the others out.
 */
export function preferring(finder: Finder, { full, partial }: Preferred): Finder {
  return {
    find: (question, region) => {
      const found = finder.find(question, region)
      const { hits, regulations } = found
      const asked = headOf(found)
      const within = (ref: ClauseId) => regulations.length === 0 || regulations.includes(regulationOf(ref))
      const first = full.filter(within)
      const others = hits.map(({ ref }) => ref).filter((ref) => !asked.includes(ref))
      const best = first.length === 0 ? others.slice(0, 1) : []
      const refs = new Set([...asked, ...first, ...best, ...partial.filter(within), ...others])
      return { ...found, hits: inOrder(hits, [...refs]) }
    },
  }
}

/** The hits that were asked for by number, with what stands under them. */
const headOf = ({ hits, numbered }: Found): ClauseId[] =>
  hits.map(({ ref }) => ref).filter((ref) => numbered.some((asked) => ref === asked || ref.startsWith(`${asked}.`)))
