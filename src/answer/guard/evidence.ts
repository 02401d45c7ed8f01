import { factsTested, type Knowledge } from '../../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../../law/index.ts'
import { readFigures } from '../../quantity/index.ts'

/** What a model was shown when it wrote its draft. */
export interface Evidence {
  readonly cited: readonly ClauseId[]
  /** The slots it may use, without their braces; left out, any slot of a cited clause will do. */
  readonly slots?: ReadonlySet<string>
  /** How many figures of the asker's it was shown; left out, any will do. */
  readonly asked?: number
}

/**
 * The slots that the cited clauses offer, without their braces: `ref wanzhou:8.7`, `wanzhou:8.7#1`, `wanzhou:8.7/site_area`.
 * A clause the library does not hold offers none.
 */
export function slotsOf(knowledge: Knowledge, cited: readonly ClauseId[]): Set<string> {
  const offered = new Set<string>()
  for (const ref of cited) {
    const known = knowledge.regulations.get(regulationOf(ref))
    const clause = known?.regulation.clauses.find(({ id }) => id === ref)
    if (!known || !clause) continue
    offered.add(`ref ${ref}`)
    readFigures(clause.text)
      .filter(({ figure, kind }) => figure || kind === 'date')
      .forEach((_, i) => {
        offered.add(`${ref}#${i + 1}`)
      })
    for (const { id, requires } of known.conditions.filter((condition) => condition.ref === ref)) {
      offered.add(`${known.id}:${id}`)
      // Each side of a condition with several has a threshold of its own.
      for (const fact of factsTested(requires)) offered.add(`${ref}/${fact}`)
    }
  }
  return offered
}
