import { type Fact, type FactId, factsTested } from '../knowledge/index.ts'
import type { Assessment, Finding } from './assess.ts'
import { type FactTable, holds } from './evaluate.ts'
import type { Facts, FactValue } from './facts.ts'
import { some } from './kleene.ts'

/** A fact that can still change the verdict, and how much hangs on it. */
export interface OpenFact {
  readonly fact: FactId
  readonly weight: number
  /** Ids of the conditions that wait for it. */
  readonly conditions: readonly string[]
}

/**
 * The facts that can still change the verdict, most decisive first; none once a condition is unmet, for nothing can mend that,
 * unless the `whole` picture is wanted.
 * A fact weighs what hangs on it: whole for a condition that a miss would make unmet, less where a miss may be left to the
 * authority or where it is not yet known that the condition applies at all; equal weights keep the order of the text.
 */
export function openFacts({ verdict, findings, facts }: Assessment, table: FactTable, whole = false): OpenFact[] {
  if (verdict === 'unmet' && !whole) return []
  const open = new Map<FactId, { weight: number; conditions: string[] }>()
  for (const finding of findings) {
    for (const fact of finding.missing.filter((each) => tells(finding, each, facts, table))) {
      const entry = open.get(fact) ?? { weight: 0, conditions: [] }
      entry.weight += weightIn(finding, fact, facts, table)
      entry.conditions.push(finding.condition.id)
      open.set(fact, entry)
    }
  }
  return [...open].map(([fact, entry]) => ({ fact, ...entry })).sort((a, b) => b.weight - a.weight)
}

/**
 * Whether a fact can tell anything of a finding while another that says whether it applies is known to be unknown: only
 * where one of its values settles that by itself.
 */
function tells({ condition: { when }, gates }: Finding, fact: FactId, facts: Facts, table: FactTable): boolean {
  if (!when || !gates.some((gate) => gate !== fact && facts[gate] === 'unknown')) return true
  return valuesOf(table.get(fact)).some((value) => holds(when, { ...facts, [fact]: value }, table) !== undefined)
}

/** Values of a fact that between them settle whatever it can settle. */
function valuesOf(fact: Fact | undefined): FactValue[] {
  if (fact?.kind === 'yes-no') return [true, false]
  return fact?.kind === 'choice' ? Object.keys(fact.choices) : [0, Number.MAX_SAFE_INTEGER]
}

function weightIn(
  { condition, applies, outcome, gates }: Finding,
  fact: FactId,
  facts: Facts,
  table: FactTable,
): number {
  const relaxed = some(condition.relax, ({ when }) => holds(when, facts, table))
  const grave = relaxed === true ? 0.25 : relaxed === undefined ? 0.75 : 1
  if (gates.includes(fact)) return grave
  const certain = applies === true ? 1 : 0.5
  // One side that is met settles an either-or as a whole condition does.
  if (factsTested(condition.requires).includes(fact)) return grave * certain
  // What only relaxes matters at once where the test is already missed, and hardly before.
  return (outcome.passes === false ? 1 : 0.1) * certain
}
