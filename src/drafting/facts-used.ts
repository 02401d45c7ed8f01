import type { Draft } from './draft.ts'
import { at, edited, isValues, type Values, valuesOf } from './edits.ts'

/** The facts of a draft that some entry is on, however deep in it, with those that they are worked out from. */
export function newFactsIn(value: unknown, draft: Draft): readonly string[] {
  const facts = at(valuesOf(draft.facts), ['facts'])
  const found = new Set<string>()
  const take = (id: unknown): void => {
    if (typeof id !== 'string' || found.has(id) || !isValues(facts[id])) return
    found.add(id)
    for (const part of Object.values(at(facts, [id, 'made_of'])).flat()) take(part)
  }
  const look = (inner: unknown): void => {
    if (!isValues(inner)) return
    take(inner.fact)
    take(inner.by)
    Object.values(inner).forEach(look)
  }
  look(value)
  return [...found]
}

export const factOf = ({ facts }: Draft, id: string): Values => at(valuesOf(facts), ['facts', id])

/** The marks of new facts are taken off with that of the condition that is on them. */
export const withConfirmed = (draft: Draft, ids: readonly string[]): Draft =>
  ids.some((id) => factOf(draft, id).proposed === true)
    ? edited(draft, 'facts', (file) => {
        for (const id of ids) file.deleteIn(['facts', id, 'proposed'])
      })
    : draft

/** Proposed facts that no condition is on any more have nobody to ask for them. */
export function withoutUnused(draft: Draft): Draft {
  const used = new Set(newFactsIn(valuesOf(draft.regulation).conditions, draft))
  const unused = Object.entries(at(valuesOf(draft.facts), ['facts']))
    .filter(([id, value]) => at(value, []).proposed === true && !used.has(id))
    .map(([id]) => id)
  if (unused.length === 0) return draft
  return edited(draft, 'facts', (file) => {
    for (const id of unused) file.deleteIn(['facts', id])
  })
}
