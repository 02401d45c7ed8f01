import type { Clause, ClauseId, Regulation } from './clause.ts'
import { textOf } from './text.ts'

/** The clause's own printed words, fit for quoting: a table row without the cells that earlier rows printed for it. */
export function quotable(regulation: Regulation, clause: Clause): string {
  const own = regulation.leaves.filter(
    (leaf) => leaf.clause === clause.id && (leaf.role === 'text' || leaf.role === 'front'),
  )
  if (own.length === 0) return clause.text
  return textOf(regulation.source, own, clause.kind === 'indicator' ? '\t' : clause.kind === 'front' ? '\n' : '')
}

/** Clauses directly under `id`, in the order of the text. */
export const childrenOf = (regulation: Regulation, id: ClauseId): Clause[] =>
  regulation.clauses.filter((clause) => clause.parent === id)

/** The clause with all that stands under it, in the order of the text: an article with its paragraphs and items. */
export function whole(regulation: Regulation, clause: Clause): Clause[] {
  return [clause, ...childrenOf(regulation, clause.id).flatMap((child) => whole(regulation, child))]
}

/** The regulation's part of a clause id: `wanzhou` of `wanzhou:8.7`. */
export const regulationOf = (id: ClauseId): string => id.slice(0, id.indexOf(':'))

/** Whether a clause is an annex or stands in one. */
export const isInAnnex = (id: ClauseId): boolean => addressOf(id).startsWith('annex')

/** The address in its regulation: `8.7` of `wanzhou:8.7`. */
export const addressOf = (id: ClauseId): string => id.slice(id.indexOf(':') + 1)
