import type { Facts, FactValue } from '../../src/eligibility/index.ts'
import { type Condition, type Leaf, leavesOf, type RegulationKnowledge } from '../../src/knowledge/index.ts'
import { knowledge } from './library.ts'

/** A value that just passes a test. */
export function passing(test: Leaf): FactValue {
  if (test.kind === 'values') return test.values[0] as FactValue
  if (test.kind !== 'threshold') throw new Error(`${test.kind} is in none of the five`)
  const step = stepOf(test.fact)
  return test.op === 'gt' ? test.threshold + step : test.op === 'lt' ? test.threshold - step : test.threshold
}

/** The smallest step a fact's value goes by: a head, a yuan, a hundredth of a percent or square metre. */
export const stepOf = (fact: string): number =>
  ['count', 'money'].includes(knowledge.facts.get(fact)?.kind ?? '') ? 1 : 0.01

const KINDS = ['enterprise', 'university', 'new_rd_institution'] as const
export type Kind = (typeof KINDS)[number]
export const kinds: readonly Kind[] = KINDS

/** An applicant of a kind who just meets every condition of a regulation, building jointly, in no relaxed case. */
export function qualified(regulation: RegulationKnowledge, kind: Kind): Facts {
  const facts: Record<string, FactValue> = {}
  for (const condition of regulation.conditions)
    for (const test of leavesOf(condition.requires)) facts[test.fact] = passing(test)
  return {
    ...facts,
    applicant_kind: kind,
    ...(kind === 'new_rd_institution' ? { company_form: false } : {}),
    joint_build: true,
    software_industry: false,
    strategic_priority: false,
  }
}

/** Kinds of applicant whom a condition is put to. */
export function kindsFor(condition: Condition): readonly Kind[] {
  const said = JSON.stringify(condition.when ?? '')
  if (!said.includes('applicant_kind')) return ['enterprise', 'university']
  if (said.includes('joint_build')) return ['enterprise', 'university']
  if (said.includes('"not"')) return ['university']
  return said.includes('university') ? ['university'] : ['enterprise']
}
