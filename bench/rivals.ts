import { Engine as RulesEngine, type TopLevelCondition } from 'json-rules-engine'
import Publicodes from 'publicodes'
import type { Facts, Status } from '../src/eligibility/index.ts'
import {
  type Condition,
  type Expression,
  leavesOf,
  type ThresholdTest,
  type ValuesTest,
} from '../src/knowledge/index.ts'

/** The same conditions in another engine: facts in, verdict out. Both rivals are given whole sets of facts, for neither knows an unknown. */
export type Rival = (facts: Facts) => Status | Promise<Status>

const isSoft = ({ relax }: Condition): boolean => relax.some(({ when }) => 'all' in when && when.all.length === 0)

function verdict(conditions: readonly Condition[], failed: (condition: Condition) => boolean): Status {
  const missed = conditions.filter(failed)
  if (missed.some((condition) => !isSoft(condition))) return 'unmet'
  return missed.length > 0 ? 'discretionary' : 'met'
}

type Nested = TopLevelCondition | { fact: string; operator: string; value: unknown }

/** The bench's regulation has no other leaves, and no tree but one of which any suffices. */
const testsOf = ({ requires }: Condition): readonly (ThresholdTest | ValuesTest)[] =>
  leavesOf(requires).map((leaf) => {
    if (leaf.kind === 'threshold' || leaf.kind === 'values') return leaf
    throw new Error(`${leaf.kind} is known to no rival`)
  })

const RULES_OPERATORS = {
  ge: 'greaterThanInclusive',
  gt: 'greaterThan',
  le: 'lessThanInclusive',
  lt: 'lessThan',
} as const

function rulesTest(test: ThresholdTest | ValuesTest): Nested {
  if (test.kind === 'values') return { fact: test.fact, operator: 'in', value: test.values }
  return { fact: test.fact, operator: RULES_OPERATORS[test.op], value: test.threshold }
}

function rulesExpression(expression: Expression): Nested {
  if ('any' in expression) return { any: expression.any.map(rulesExpression) } as Nested
  if ('all' in expression) return { all: expression.all.map(rulesExpression) } as Nested
  if ('not' in expression) return { not: rulesExpression(expression.not) } as Nested
  if ('some' in expression) return { fact: expression.fact, operator: 'greaterThanInclusive', value: 1 }
  return { fact: expression.fact, operator: 'in', value: expression.in }
}

/** json-rules-engine, a rule for each condition that fires where it is missed. */
export function jsonRules(conditions: readonly Condition[]): Rival {
  const engine = new RulesEngine([], { allowUndefinedFacts: true })
  for (const condition of conditions) {
    const missed = testsOf(condition).map((test) => ({ not: rulesTest(test) }))
    const applies = condition.when ? [rulesExpression(condition.when)] : []
    engine.addRule({ conditions: { all: [...applies, ...missed] } as TopLevelCondition, event: { type: condition.id } })
  }
  return async (facts) => {
    const { events } = await engine.run({ ...facts })
    const fired = new Set(events.map(({ type }) => type))
    return verdict(conditions, ({ id }) => fired.has(id))
  }
}

const yes = (value: unknown) =>
  value === true ? 'oui' : value === false ? 'non' : typeof value === 'string' ? `'${value}'` : value
const PUBLICODES_OPERATORS = { ge: '>=', gt: '>', le: '<=', lt: '<' } as const

const codesTest = (test: ThresholdTest | ValuesTest): object =>
  test.kind === 'values'
    ? { 'une de ces conditions': test.values.map((value) => `${test.fact} = ${yes(value)}`) }
    : { valeur: `${test.fact} ${PUBLICODES_OPERATORS[test.op]} ${test.threshold}` }

function codesExpression(expression: Expression): object {
  if ('any' in expression) return { 'une de ces conditions': expression.any.map(codesExpression) }
  if ('all' in expression) return { 'toutes ces conditions': expression.all.map(codesExpression) }
  if ('not' in expression) return { 'est non applicable': codesExpression(expression.not) }
  if ('some' in expression) return { valeur: `${expression.fact} >= 1` }
  return { 'une de ces conditions': expression.in.map((value) => `${expression.fact} = ${yes(value)}`) }
}

/** publicodes with ASCII names (it reads no Chinese ones), a rule for each condition and each group. */
export function publicodes(conditions: readonly Condition[], facts: Facts): Rival {
  const rules: Record<string, object | string> = {}
  for (const [fact, value] of Object.entries(facts)) rules[fact] = { 'par défaut': yes(value) }
  conditions.forEach((condition, i) => {
    const tests = { 'une de ces conditions': testsOf(condition).map(codesTest) }
    rules[`passes ${i}`] = tests
    if (condition.when) rules[`applies ${i}`] = codesExpression(condition.when)
  })
  const engine = new Publicodes(rules as ConstructorParameters<typeof Publicodes>[0], {
    logger: { log: () => {}, warn: () => {}, error: () => {} },
  })
  return (situation) => {
    engine.setSituation(
      Object.fromEntries(Object.entries(situation).map(([fact, value]) => [fact, yes(value)])) as Parameters<
        typeof engine.setSituation
      >[0],
    )
    const holds = (rule: string) => engine.evaluate(rule).nodeValue === true
    const missed = new Map(
      conditions.map((condition, i) => [
        condition.id,
        (!condition.when || holds(`applies ${i}`)) && !holds(`passes ${i}`),
      ]),
    )
    return verdict(conditions, ({ id }) => missed.get(id) === true)
  }
}
