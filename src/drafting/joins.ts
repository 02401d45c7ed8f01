import { addressOf, squeeze } from '../law/index.ts'
import type { Draft } from './draft.ts'
import { at, isValues, type Path, valueAt, valuesOf } from './edits.ts'
import { Refused } from './ports.ts'
import { isOnce, type Node } from './reading.ts'
import type { Demand, Requirement } from './requirements.ts'

/** Where in a draft's conditions an item is added to the others of its list. */
export interface Join {
  /** The condition, and in it the list. */
  readonly path: Path
  readonly list: Path
}

const LISTS: Readonly<Partial<Record<Demand['wanted'], readonly Path[]>>> = {
  any: [['any'], ['at_least', 'of']],
  at_least: [['at_least', 'of']],
  none: [['none', 'of']],
}

/** The group that an item belongs in; undefined where it is wanted by itself, or opens a list of exclusions. Throws Refused where one item says nothing without the others. */
export function joinFor(draft: Draft, demand: Demand, { clause }: Requirement): Join | undefined {
  const { wanted, why, lead, clause: head } = demand
  if (clause.id === head.id && wanted !== 'none') return undefined
  if (wanted === 'aside' || (why !== undefined && wanted !== 'none'))
    throw new Refused([`${clause.label}的引语是“${lead}”（${why ?? '不是必备条件'}），其中一项不能单独成为条件。`])
  const lists = LISTS[wanted]
  if (!lists) return undefined
  const conditions = valuesOf(draft.regulation).conditions
  const all = Array.isArray(conditions) ? conditions : []
  for (const [i, condition] of all.entries()) {
    if (at(condition, []).clause !== addressOf(head.id)) continue
    const list = lists.find((each) => Array.isArray(valueAt(condition, each)))
    if (list) return { path: ['conditions', i], list }
  }
  if (wanted === 'none') return undefined
  throw new Refused([
    `${clause.label}在“${lead}”下面，几项合起来才算数，单独一项不能成为条件；这一组还没有读成，引语那一项答 u。`,
  ])
}

/** What must not be so, as a list of exclusions of which this is the first. */
export function excluding({ clause, lead }: Demand, node: Node): Node {
  const phrase = lead.replace(/[：:]\s*$/u, '').trim()
  if (!isOnce(clause, phrase)) throw new Refused([`${clause.label}的引语“${phrase}”不止一处，写不成不予认定的情形。`])
  const head = { clause: addressOf(clause.id), name: 'excluded', label: `${clause.label}所列情形` }
  return { ...head, none: { phrase, of: [node] } }
}

/** Whether a requirement, or one of its lines, is on these words. */
export function isOn(value: unknown, { clause, words }: Requirement): boolean {
  if (!isValues(value)) return false
  const here = value.clause === addressOf(clause.id) && squeeze(String(value.phrase ?? '')) === squeeze(words)
  return here || Object.values(value).some((inner) => isOn(inner, { clause, words, sentence: '' }))
}
