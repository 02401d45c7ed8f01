import type { Facts, Status } from '../eligibility/index.ts'
import type { Condition, RegulationKnowledge } from '../knowledge/index.ts'
import { applicantsFor } from './applicants.ts'
import type { Trial } from './facts.ts'
import { isAlways, isLeftOpenMet, isLeftOpenMissed } from './left-open.ts'
import type { Missed } from './missed.ts'
import { waysOf } from './ways.ts'

/** An applicant that meets each condition and one that misses it, and what the check says of it. */
export function tryConditions({ knowledge, regulations, program }: Trial): { tried: number; missed: Missed[] } {
  const missed: Missed[] = []
  let tried = 0
  const tell = (regulation: RegulationKnowledge, condition: Condition, way: string, facts: Facts, wants: Status) => {
    tried += 1
    const got = program.judge(regulation.id, facts).get(condition.id) ?? 'not listed'
    if (got !== wants)
      missed.push({
        kind: 'condition',
        id: `${regulation.id} ${condition.id}`,
        way,
        says: JSON.stringify(facts),
        wants,
        got,
      })
  }
  for (const regulation of regulations)
    for (const condition of regulation.conditions) {
      const applicants = applicantsFor(regulation, condition, { facts: knowledge.facts, asOf: program.today })
      if (!applicants) {
        tried += 1
        const id = `${regulation.id} ${condition.id}`
        missed.push({
          kind: 'condition',
          id,
          way: 'applies',
          says: '',
          wants: 'an applicant that it applies to',
          got: 'none',
        })
        continue
      }
      const { requires, relax } = condition
      const soft = isLeftOpenMissed(requires) || relax.some(({ when }) => isAlways(when))
      tell(regulation, condition, 'met', applicants.meets, isLeftOpenMet(requires) ? 'discretionary' : 'met')
      tell(regulation, condition, 'missed', applicants.misses, soft ? 'discretionary' : 'unmet')
      for (const { name, values, meets, leftOpen } of waysOf(requires, knowledge.facts)) {
        const eased = leftOpen || relax.some(({ when }) => isAlways(when))
        const wants = meets ? 'met' : eased ? 'discretionary' : 'unmet'
        tell(regulation, condition, name, { ...applicants.meets, ...values }, wants)
      }
    }
  return { tried, missed }
}
