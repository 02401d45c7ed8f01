import type { ClauseId, ClauseKind, RegulationId } from '../../law/index.ts'
import type { Knowledge } from '../types.ts'

/** How many matters a text settles, leaves open and is silent on, and its clauses that none of them cites. */
export interface Coverage {
  readonly regulation: RegulationId
  readonly stated: number
  readonly open: number
  readonly silent: number
  readonly uncited: readonly ClauseId[]
}

/** They head clauses, and say nothing themselves. */
const HEADINGS: ReadonlySet<ClauseKind> = new Set(['front', 'chapter', 'section', 'annex'])

/** What the statements on each text come to: a clause that no matter cites is one that nobody has been asked about yet. */
export const coverageOf = ({ regulations, matters }: Pick<Knowledge, 'regulations' | 'matters'>): Coverage[] =>
  [...regulations.values()].map(({ id, regulation }) => {
    const said = [...matters.values()].flatMap((matter) => matter.said[id] ?? [])
    const count = (state: (typeof said)[number]['state']) => said.filter((each) => each.state === state).length
    const cited = new Set(said.flatMap((each) => (each.state === 'silent' ? [] : [each.phrase.ref])))
    // What stands above a clause that is cited, or within one, is accounted for with it.
    const isCited = (ref: ClauseId) =>
      [...cited].some((by) => by === ref || by.startsWith(`${ref}.`) || ref.startsWith(`${by}.`))
    const ours = regulation.clauses.filter(({ kind, text }) => !HEADINGS.has(kind) && text !== '')
    return {
      regulation: id,
      stated: count('stated'),
      open: count('open'),
      silent: count('silent'),
      uncited: ours.map(({ id: ref }) => ref).filter((ref) => !isCited(ref)),
    }
  })
