import type { Regulation } from '../../law/index.ts'
import { factOf } from '../facts/fact.ts'
import { FactsYaml } from '../facts/schema.ts'
import type { Choice } from '../facts/types.ts'
import { Unresolved } from '../resolve.ts'
import type { Knowledge } from '../types.ts'
import { RequirementReader } from './read.ts'
import { ConditionYaml } from './schema.ts'

const SEAT: Choice = { label: '', words: [], own: [], unlike: [] }

/** Whether loading would accept a condition in the form of its YAML, on known facts and on new ones in theirs. */
export function holds(
  condition: unknown,
  facts: Readonly<Record<string, unknown>>,
  regulation: Regulation,
  { facts: known, quantities, parties }: Pick<Knowledge, 'facts' | 'quantities' | 'parties'>,
): boolean {
  const yaml = ConditionYaml.safeParse(condition).data
  const added = FactsYaml.safeParse({ facts }).data?.facts
  if (!yaml || !added) return false
  const ground = { template: (text: string) => [text], families: {}, quantities, parties }
  try {
    const all = new Map(known)
    // A regulation that loads is a seat to be registered in.
    for (const fact of known.values())
      if (fact.role === 'seat') all.set(fact.id, { ...fact, choices: { ...fact.choices, [regulation.id]: SEAT } })
    for (const [id, fact] of Object.entries(added)) all.set(id, factOf(id, fact, ground))
    new RequirementReader(regulation, all, () => ({ all: [] })).condition(yaml)
    return true
  } catch (error) {
    if (error instanceof Unresolved) return false
    throw error
  }
}
