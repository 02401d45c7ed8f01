import type { AnnexRole, Knowledge, Subject } from '../knowledge/index.ts'
import type { Clause, ClauseId } from '../law/index.ts'

export type Look = (clause: Clause, asked: Asked) => number

/** What a question asks for points or not, and of what. */
interface Asked {
  readonly points: boolean
  readonly subjects: readonly Subject[]
}

/** What a row of a scorecard gains where points are asked for, and loses where they are not. */
const SCORING = 0.3
/** What stands in a scorecard and is no row of it counts for half a row. */
const BESIDE_ROWS = 0.5

/** What a part of an outline gains where the outline itself is spoken of: it is asked what goes into it, or where. */
const OUTLINE = 0.35
/** What stands before the first article is seldom what is asked for. */
const FRONT = 0.85
/** An annex as a whole knows the words of all its parts, and is seldom what is asked for. */
const WHOLE = 0.8

/**
 * How much a finding gains or loses by what the question asks for. A row of a scorecard answers what something scores and
 * hardly anything else. Figures, days, actors and consequences of a clause were held against the question too: that moved
 * no first hit of the questions set aside, and was left out.
 */
export function secondLook({ regulations }: Pick<Knowledge, 'regulations'>): Look {
  const roles = new Map<ClauseId, AnnexRole>()
  for (const { annexes } of regulations.values()) for (const { ref, role } of annexes) roles.set(ref, role)
  return ({ kind, id }, { points, subjects }) => {
    if (kind === 'annex' && !points) return WHOLE
    // The title stands there, whose words every question on the text may hold.
    if (kind === 'front') return FRONT
    const annex = outermost(id)
    const role = roles.get(annex)
    if (role === 'outline' && subjects.some(({ clauses }) => clauses.some(({ ref }) => ref === annex)))
      return 1 + OUTLINE
    const row = kind === 'indicator' ? 1 : role === 'scorecard' ? BESIDE_ROWS : 0
    return row === 0 ? 1 : 1 + (points ? SCORING : -SCORING) * row
  }
}

/** The annex or article that a clause stands in, by its id. */
const outermost = (id: ClauseId): ClauseId => {
  const dot = id.indexOf('.')
  return dot < 0 ? id : id.slice(0, dot)
}
