import { assess, type Facts, type FactValue, holds, openFacts } from '../eligibility/index.ts'
import {
  type Condition,
  type Expression,
  type Fact,
  type FactId,
  factsTested,
  type Knowledge,
  leavesOf,
  type RegulationKnowledge,
} from '../knowledge/index.ts'
import type { Day } from '../law/index.ts'
import { isAlways, isLeftOpenMet } from './left-open.ts'
import { meeting, missing } from './trees.ts'
import { valuesOf } from './values.ts'

/** The facts that an expression looks at. */
function factsIn(expression: Expression): FactId[] {
  if ('any' in expression) return expression.any.flatMap(factsIn)
  if ('all' in expression) return expression.all.flatMap(factsIn)
  if ('not' in expression) return factsIn(expression.not)
  return [expression.fact]
}

interface World extends Pick<Knowledge, 'facts'> {
  readonly asOf: Day
}

/** What decides whether conditions apply, and whether misses are left to the authority. */
function gatesOf({ conditions }: RegulationKnowledge): { readonly when: FactId[]; readonly relax: FactId[] } {
  const ids = (list: readonly Expression[]) => [...new Set(list.flatMap(factsIn))]
  return {
    when: ids(conditions.flatMap(({ when }) => when ?? [])),
    relax: ids(conditions.flatMap(({ relax }) => relax.map(({ when }) => when))),
  }
}

/** Every applicant that the conditions of a regulation tell apart: what decides what applies set one way and another, relaxations not holding. */
function* contexts(regulation: RegulationKnowledge, { facts }: World): Generator<Record<FactId, FactValue>> {
  const { when, relax } = gatesOf(regulation)
  const few = [...new Set([...when, ...relax])]
    .flatMap((id) => facts.get(id) ?? [])
    .filter((fact) => valuesOf(fact).length > 0)
  const settled = Object.fromEntries(few.filter(({ id }) => !when.includes(id)).map(({ id }) => [id, false]))
  yield* product(
    few.filter(({ id }) => when.includes(id)),
    settled,
  )
}

function* product(few: readonly Fact[], so: Record<FactId, FactValue>): Generator<Record<FactId, FactValue>> {
  const [fact, ...others] = few
  if (!fact) yield so
  else for (const value of valuesOf(fact)) yield* product(others, { ...so, [fact.id]: value })
}

const applying = (regulation: RegulationKnowledge, facts: Facts, world: World) =>
  assess(regulation, facts, world.facts, world.asOf).findings.filter(({ applies }) => applies === true)

/** The context with every condition that applies in it met, as far as its facts are not the context's own. */
function meetingAll(regulation: RegulationKnowledge, context: Facts, world: World): Record<FactId, FactValue> {
  const facts = { ...context } as Record<FactId, FactValue>
  // What one condition is met by may make another apply.
  for (let round = 0; round < 2; round++)
    for (const { condition, status } of applying(regulation, facts, world)) {
      const values = status === 'met' ? {} : (meeting(condition.requires, world.facts) ?? {})
      for (const [id, value] of Object.entries(values)) facts[id] ??= value
    }
  return facts
}

/** An applicant that meets a condition, and one that is the same but misses it; undefined where there is none. */
export function applicantsFor(
  regulation: RegulationKnowledge,
  condition: Condition,
  world: World,
): { readonly meets: Facts; readonly misses: Facts } | undefined {
  for (const context of contexts(regulation, world)) {
    const meets = meetingAll(regulation, context, world)
    const finding = applying(regulation, meets, world).find((each) => each.condition.id === condition.id)
    if (finding?.status !== (isLeftOpenMet(condition.requires) ? 'discretionary' : 'met')) continue
    const values = missing(condition.requires, world.facts)
    const misses = { ...meets, ...values }
    const relaxed = condition.relax.some(({ when }) => !isAlways(when) && holds(when, misses, world.facts))
    if (values && !relaxed && stillApplies(regulation, condition, misses, world)) return { meets, misses }
  }
  return undefined
}

const stillApplies = (regulation: RegulationKnowledge, { id }: Condition, facts: Facts, world: World): boolean =>
  applying(regulation, facts, world).some(({ condition }) => condition.id === id)

/** The facts that a regulation asks for; one that only implies another of them is not asked itself. */
export const factsAskedBy = ({ conditions }: RegulationKnowledge): Set<FactId> =>
  new Set(
    conditions.flatMap(({ requires, when, relax }) => [
      ...factsTested(requires),
      ...(when ? factsIn(when) : []),
      ...relax.flatMap((relaxation) => factsIn(relaxation.when)),
    ]),
  )

/** What must be known of an applicant for this fact to be what is asked next; undefined where nobody is asked for it. */
export function askedOf(regulation: RegulationKnowledge, fact: Fact, world: World): Facts | undefined {
  if (!factsAskedBy(regulation).has(fact.id)) return undefined
  for (const context of contexts(regulation, world)) {
    const known = without(meetingAll(regulation, context, world), fact.id)
    const stricter = regulation.conditions.filter(({ relax }) =>
      relax.some(({ when }) => factsIn(when).includes(fact.id)),
    )
    const missed = stricter.flatMap(({ requires }) => {
      const values = factsTested(requires).includes(fact.id) ? undefined : missing(requires, world.facts)
      return values === undefined ? [] : [{ ...known, ...values }]
    })
    for (const facts of [known, ...missed, ...betweenBands(regulation, fact, known, world)])
      if (isNext(regulation, facts, fact, world)) return facts
    for (const { requires } of regulation.conditions) {
      const tested = factsTested(requires)
      if (tested.length < 2 || !tested.includes(fact.id)) continue
      const open = tested.reduce(without, known)
      const others = tested.filter((id) => id !== fact.id).map((id) => [id, 'unknown'])
      const missed = { ...known, ...missing(requires, world.facts) }
      for (const facts of [{ ...open, ...Object.fromEntries(others) }, without(missed, fact.id), open])
        if (isNext(regulation, facts, fact, world)) return facts
    }
  }
  return undefined
}

/** Applicants who reach the bound of one band and not that of another: only they are asked what the bands go by. */
const betweenBands = (regulation: RegulationKnowledge, fact: Fact, known: Facts, { facts }: World): Facts[] =>
  regulation.conditions
    .flatMap(({ requires }) => leavesOf(requires))
    .flatMap((leaf) => (leaf.kind === 'bands' && leaf.by.fact === fact.id ? leaf.bands : []))
    .map(({ bound }) => ({ ...known, ...meeting(bound, facts) }))

const without = (facts: Facts, id: FactId): Record<FactId, FactValue> =>
  Object.fromEntries(Object.entries(facts).filter(([each]) => each !== id))

const isNext = (regulation: RegulationKnowledge, facts: Facts, fact: Fact, world: World): boolean =>
  openFacts(assess(regulation, facts, world.facts, world.asOf), world.facts).filter(
    ({ fact: id }) => facts[id] !== 'unknown',
  )[0]?.fact === fact.id
