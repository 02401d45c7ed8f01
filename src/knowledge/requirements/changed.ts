import { type Phrase, squeeze } from '../../law/index.ts'
import type { Condition, RegulationKnowledge, Template } from '../types.ts'
import { phrasesOf } from './walk.ts'

/** What one version requires and the other requires otherwise, or does not: on the same thing, by each in its own phrases. */
export interface RequirementChange {
  readonly name: string
  readonly label: Template
  readonly old?: readonly Phrase[]
  readonly new?: readonly Phrase[]
}

/** The name of what a condition is on: `rd_staff` of `8.6/rd_staff`. */
const nameOf = ({ id }: Condition): string => id.slice(id.indexOf('/') + 1)

const requiredBy = ({ requires }: Condition): readonly Phrase[] => phrasesOf(requires)

const wordsOf = (phrases: readonly Phrase[] | undefined): string =>
  (phrases ?? []).map(({ text }) => squeeze(text)).join('\n')

/** The requirements that differ between two versions, in the order of the newer; those that are gone last. What was only renumbered is none. */
export function requirementsChanged(older: RegulationKnowledge, newer: RegulationKnowledge): RequirementChange[] {
  const left = [...older.conditions]
  const changes = newer.conditions.flatMap((condition): RequirementChange[] => {
    const name = nameOf(condition)
    const at = left.findIndex((each) => nameOf(each) === name)
    const old = at < 0 ? undefined : left.splice(at, 1)[0]
    const required = requiredBy(condition)
    if (old && wordsOf(requiredBy(old)) === wordsOf(required)) return []
    return [{ name, label: condition.label, ...(old ? { old: requiredBy(old) } : {}), new: required }]
  })
  return [...changes, ...left.map((old) => ({ name: nameOf(old), label: old.label, old: requiredBy(old) }))]
}
