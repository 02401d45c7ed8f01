import type { Condition, FactId, RegulationKnowledge, Relaxation, Test } from '../knowledge/index.ts'
import { gap, type Interval } from '../quantity/index.ts'
import { type FactTable, holds, missingFor, passes } from './evaluate.ts'
import { type Facts, type FactValue, intervalOf, isKnown } from './facts.ts'
import { type Kleene, some } from './kleene.ts'

/** `discretionary`: missed, but the text leaves it to the authority. */
export type Status = 'met' | 'unmet' | 'unknown' | 'discretionary'

/** The order in which conditions are told: what decides a verdict first. */
export const DECISIVE_FIRST: readonly Status[] = ['unmet', 'discretionary', 'unknown', 'met']

/** One test of a condition against what was given. `gap` is what is missing to the threshold, in the fact's unit. */
export interface SideFinding {
  readonly test: Test
  readonly passes: Kleene
  readonly given?: FactValue
  readonly gap?: Interval
}

/** One condition's outcome. `left` are the relaxations that leave the miss to the authority; `missing` the facts it waits for. */
export interface Finding {
  readonly condition: Condition
  readonly status: Status
  readonly applies: Kleene
  readonly sides: readonly SideFinding[]
  readonly left: readonly Relaxation[]
  readonly missing: readonly FactId[]
  /** Those of them that say whether it applies at all. */
  readonly gates: readonly FactId[]
}

/** All conditions of one regulation that apply or may apply, in the order of the text, and what they come to. */
export interface Assessment {
  readonly regulation: string
  readonly verdict: Status
  readonly findings: readonly Finding[]
  readonly facts: Facts
}

/** Conditions and facts to findings and a verdict: pure, and the order of the facts does not matter. */
export function assess(
  { id, conditions }: Pick<RegulationKnowledge, 'id' | 'conditions'>,
  facts: Facts,
  table: FactTable,
): Assessment {
  const findings = conditions
    .map((condition) => find(condition, facts, table))
    .filter(({ applies }) => applies !== false)
  return { regulation: id, verdict: verdictOf(findings.map(({ status }) => status)), findings, facts }
}

/** Unmet if any is unmet, else unknown if any is, else discretionary if any is, else met. */
export function verdictOf(statuses: readonly Status[]): Status {
  for (const status of ['unmet', 'unknown', 'discretionary'] as const) if (statuses.includes(status)) return status
  return 'met'
}

function find(condition: Condition, facts: Facts, table: FactTable): Finding {
  const applies = condition.when ? holds(condition.when, facts, table) : true
  if (applies === false) return { condition, applies, status: 'met', sides: [], left: [], missing: [], gates: [] }
  const sides = condition.tests.map((test) => sideOf(test, facts, table))
  const outcome = some(sides, (side) => side.passes)
  const relaxed = outcome === true ? undefined : some(condition.relax, ({ when }) => holds(when, facts, table))
  const status = statusOf(applies, outcome, relaxed)
  const left =
    status === 'discretionary' ? condition.relax.filter(({ when }) => holds(when, facts, table) === true) : []
  const gates = status === 'unknown' && condition.when ? [...new Set(missingFor(condition.when, facts, table))] : []
  const missing = status === 'unknown' ? missingIn(condition, gates, sides, outcome, facts, table) : []
  return { condition, status, applies, sides, left, missing, gates }
}

function statusOf(applies: Kleene, outcome: Kleene, relaxed: Kleene): Status {
  if (applies === undefined || outcome === undefined) return 'unknown'
  if (outcome) return 'met'
  if (relaxed === undefined) return 'unknown'
  return relaxed ? 'discretionary' : 'unmet'
}

function sideOf(test: Test, facts: Facts, table: FactTable): SideFinding {
  const given = isKnown(facts, test.fact) ? facts[test.fact] : undefined
  if (given === undefined) return { test, passes: undefined }
  const passed = passes(test, facts, table)
  if (passed === true || test.kind !== 'threshold') return { test, passes: passed, given }
  const interval = intervalOf(table.get(test.fact), given)
  const missing = interval && gap(interval, test.op, test.threshold)
  return { test, passes: passed, given, ...(missing ? { gap: missing } : {}) }
}

/** The facts that could still change what a condition comes to: its own, those that say whether it applies, and those that relax it. */
function missingIn(
  condition: Condition,
  gates: readonly FactId[],
  sides: readonly SideFinding[],
  outcome: Kleene,
  facts: Facts,
  table: FactTable,
): FactId[] {
  const tests =
    outcome === undefined ? sides.filter((side) => side.passes === undefined).map((side) => side.test.fact) : []
  const relaxes = outcome === true ? [] : missingFor({ any: condition.relax.map(({ when }) => when) }, facts, table)
  return [...new Set([...gates, ...tests, ...relaxes])]
}
