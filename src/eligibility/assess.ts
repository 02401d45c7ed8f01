import {
  type Condition,
  type FactId,
  factsTested,
  type RegulationKnowledge,
  type Relaxation,
  relaxationsIn,
} from '../knowledge/index.ts'
import type { Day } from '../law/index.ts'
import { type FactTable, holds, missingFor } from './evaluate.ts'
import { type Facts, isKnown } from './facts.ts'
import type { Kleene } from './kleene.ts'
import type { Known } from './known.ts'
import { missingIn } from './missing.ts'
import { leavesIn, type Outcome } from './outcome.ts'
import { eased, outcomeOf } from './requirement.ts'

/** `discretionary`: missed, but the text leaves it to the authority. */
export type Status = 'met' | 'unmet' | 'unknown' | 'discretionary'

/** The order in which conditions are told: what decides a verdict first. */
export const DECISIVE_FIRST: readonly Status[] = ['unmet', 'discretionary', 'unknown', 'met']

/** One condition's outcome. `left` are the relaxations that leave the miss to the authority; `missing` the facts it waits for. */
export interface Finding {
  readonly condition: Condition
  readonly status: Status
  readonly applies: Kleene
  readonly outcome: Outcome
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
  readonly asOf: Day
}

type Judging = Pick<RegulationKnowledge, 'id' | 'conditions' | 'unmodelled'>

/** Conditions and facts to findings and a verdict, as of a day: pure, and the order of the facts does not matter. */
export function assess({ id, conditions, unmodelled }: Judging, facts: Facts, table: FactTable, asOf: Day): Assessment {
  const known = { facts, table, asOf }
  const findings = conditions.flatMap((condition) => find(condition, known) ?? [])
  const verdict = verdictOf(
    findings.map(({ status }) => status),
    unmodelled.length > 0,
  )
  return { regulation: id, verdict, findings, facts, asOf }
}

/** Unmet if any is unmet, else unknown if any is or some requirement is not `whole`ly modelled yet, else discretionary if any is, else met. */
function verdictOf(statuses: readonly Status[], partial: boolean): Status {
  if (statuses.includes('unmet')) return 'unmet'
  if (partial || statuses.includes('unknown')) return 'unknown'
  return statuses.includes('discretionary') ? 'discretionary' : 'met'
}

/** How a requirement stands that surely applies. */
export function statusOf({ passes, mayPass }: Pick<Outcome, 'passes' | 'mayPass'>): Status {
  if (passes === true) return 'met'
  if (mayPass === false) return 'unmet'
  return passes === false && mayPass === true ? 'discretionary' : 'unknown'
}

function find(condition: Condition, known: Known): Finding | undefined {
  const { facts, table } = known
  const { when, requires, relax } = condition
  const applies = when ? holds(when, facts, table) : true
  if (applies === false) return undefined
  const outcome = outcomeOf(requires, known)
  const last = relax.length > 0 && outcome.mayPass !== true ? eased(outcome, relax, known) : outcome
  const status = applies === undefined ? 'unknown' : statusOf(last)
  const left = status === 'discretionary' ? leftIn(condition, outcome, known) : NOTHING
  if (status !== 'unknown') return { condition, status, applies, outcome, left, missing: NONE, gates: NONE }
  const gates = when ? [...new Set(missingFor(when, facts, table))] : NONE
  const relaxes = outcome.passes === true ? NONE : missingFor({ any: relax.map((each) => each.when) }, facts, table)
  const missing = [...new Set([...gates, ...missingIn(outcome, known), ...relaxes])]
  return { condition, status, applies, outcome, left, missing, gates }
}

const NONE: readonly FactId[] = []
const NOTHING: readonly Relaxation[] = []

/** What leaves a miss to the authority: of the condition, and of those of its items that are missed. */
function leftIn({ relax, requires }: Condition, outcome: Outcome, { facts, table }: Known): readonly Relaxation[] {
  const items = 'of' in requires && outcome.mayPass === true ? relaxationsIn(requires) : NOTHING
  return [...relax, ...items].filter(({ when }) => holds(when, facts, table) === true)
}

/** The facts a finding looks at of which something is known. */
export const toldOf = ({ condition }: Pick<Finding, 'condition'>, facts: Facts): FactId[] =>
  factsTested(condition.requires).filter((fact) => isKnown(facts, fact))

/** Everything in a finding that looks at a fact, in the order of the text. */
export const sidesOf = ({ outcome }: Pick<Finding, 'outcome'>): readonly Outcome[] => leavesIn(outcome)

/** The fact that a leaf of a finding looks at. */
export const factOf = ({ of }: Outcome): FactId | undefined => ('fact' in of ? of.fact : undefined)
