import {
  type Condition,
  type Expression,
  type Fact,
  type FactId,
  factsTested,
  relaxationsIn,
} from '../knowledge/index.ts'
import { compare } from '../quantity/index.ts'
import { type Facts, intervalOf, isKnown } from './facts.ts'
import { every, type Kleene, not, some } from './kleene.ts'

/** Definitions of the facts by id, for telling counts from measures. */
export type FactTable = ReadonlyMap<FactId, Fact>

/** Whether the facts make the statement true, false, or leave it open. */
export function holds(expression: Expression, facts: Facts, table: FactTable): Kleene {
  if ('any' in expression) return some(expression.any, (part) => holds(part, facts, table))
  if ('all' in expression) return every(expression.all, (part) => holds(part, facts, table))
  if ('not' in expression) return not(holds(expression.not, facts, table))
  if ('some' in expression) return atLeast(1, expression.fact, facts, table)
  const value = facts[expression.fact]
  if (isKnown(facts, expression.fact)) return expression.in.some((wanted) => wanted === value)
  return expression.impliedBy && holds(expression.impliedBy, facts, table) ? true : undefined
}

function atLeast(count: number, fact: FactId, facts: Facts, table: FactTable): Kleene {
  const interval = intervalOf(table.get(fact), facts[fact])
  return interval && compare(interval, 'ge', count)
}

/** The facts whose values could still settle an open statement; none where it is settled. */
export function missingFor(expression: Expression, facts: Facts, table: FactTable): FactId[] {
  if (holds(expression, facts, table) !== undefined) return []
  if ('any' in expression) return expression.any.flatMap((part) => missingFor(part, facts, table))
  if ('all' in expression) return expression.all.flatMap((part) => missingFor(part, facts, table))
  if ('not' in expression) return missingFor(expression.not, facts, table)
  return [expression.fact]
}

/** Every fact that some condition looks at, be it to test, to apply or to relax. */
export function factsUsedBy(conditions: readonly Condition[]): Set<FactId> {
  const used = new Set<FactId>()
  const look = (expression: Expression): void => {
    if ('any' in expression) expression.any.forEach(look)
    else if ('all' in expression) expression.all.forEach(look)
    else if ('not' in expression) look(expression.not)
    else {
      used.add(expression.fact)
      if ('impliedBy' in expression && expression.impliedBy) look(expression.impliedBy)
    }
  }
  for (const { requires, when, relax } of conditions) {
    for (const fact of factsTested(requires)) used.add(fact)
    if (when) look(when)
    for (const relaxation of [...relax, ...relaxationsIn(requires)]) look(relaxation.when)
  }
  return used
}
