import { describe, expect, it } from 'vitest'
import { assess, type Facts, type Status } from '../../src/eligibility/index.ts'
import { type Condition, type Leaf, leavesOf, type RegulationKnowledge } from '../../src/knowledge/index.ts'
import { type Kind, kindsFor, qualified, stepOf } from '../support/applicants.ts'
import { knowledge } from '../support/library.ts'

const statusOf = (regulation: RegulationKnowledge, facts: Facts, condition: Condition): Status | undefined =>
  assess(regulation, facts, knowledge.facts, '2026-11-22').findings.find(
    (finding) => finding.condition.id === condition.id,
  )?.status

interface Case {
  readonly name: string
  readonly regulation: RegulationKnowledge
  readonly condition: Condition
  readonly test: Leaf
  readonly kind: Kind
}

const cases: Case[] = [...knowledge.regulations.values()].flatMap((regulation) =>
  regulation.conditions.flatMap((condition) =>
    leavesOf(condition.requires).flatMap((test) =>
      kindsFor(condition).map((kind) => ({
        name: `${regulation.place} ${condition.id}（${test.fact}，${kind}）`,
        regulation,
        condition,
        test,
        kind,
      })),
    ),
  ),
)

/** What is soft by its own words (原则上, 一般) is left to the authority; the applicants here are in no other relaxed case. */
const missed = ({ condition }: Case): Status =>
  condition.relax.some(({ when }) => JSON.stringify(when) === '{"all":[]}') ? 'discretionary' : 'unmet'

/** Facts with one changed, and in an either-or condition the other side failing. */
function changed({ regulation, condition, test, kind }: Case, value: Facts[string] | undefined): Facts {
  const others = leavesOf(condition.requires)
    .filter((other) => other.fact !== test.fact)
    .map((other) => [other.fact, 0] as const)
  const { [test.fact]: _, ...rest } = { ...qualified(regulation, kind), ...Object.fromEntries(others) }
  return value === undefined ? rest : { ...rest, [test.fact]: value }
}

const thresholds = cases.filter(({ test }) => test.kind === 'threshold')

describe('界限上下各一步', () => {
  it.each(thresholds)('$name', (item) => {
    const { regulation, condition, test } = item
    if (test.kind !== 'threshold') throw new Error('not a threshold')
    const step = stepOf(test.fact)
    const status = (value: number) => statusOf(regulation, changed(item, value), condition)
    const [below, at, above] = [test.threshold - step, test.threshold, test.threshold + step].map(status)
    const miss = missed(item)
    const wanted = {
      ge: [miss, 'met', 'met'],
      gt: [miss, miss, 'met'],
      le: ['met', 'met', miss],
      lt: ['met', miss, miss],
    }[test.op]
    expect([below, at, above]).toEqual(wanted)
  })

  it('共有的界限不是空集', () => expect(thresholds.length).toBeGreaterThan(30))
})

describe('缺一项就是待补充', () => {
  it.each(cases)('$name', (item) => {
    const { regulation, condition } = item
    const gate = item.test.fact === 'applicant_kind' && condition.when !== undefined
    expect(gate).toBe(false)
    expect(statusOf(regulation, changed(item, undefined), condition)).toBe('unknown')
    expect(statusOf(regulation, changed(item, 'unknown'), condition)).toBe('unknown')
  })
})

describe('是非和选择', () => {
  it.each(cases.filter(({ test }) => test.kind === 'values'))('$name', (item) => {
    const { regulation, condition, test } = item
    if (test.kind !== 'values') throw new Error('not values')
    const fact = knowledge.facts.get(test.fact)
    const all = fact?.kind === 'yes-no' ? [true, false] : Object.keys(fact?.choices ?? {})
    for (const value of all) {
      const gated = test.fact === 'applicant_kind' && !test.values.includes(value)
      const status = statusOf(regulation, changed(item, value), condition)
      expect(status, String(value)).toBe(test.values.includes(value) ? 'met' : gated ? missed(item) : missed(item))
    }
  })
})
