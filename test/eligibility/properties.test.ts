import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assess, type Facts, type FactValue, openFacts, type Status } from '../../src/eligibility/index.ts'
import { leavesOf, type RegulationKnowledge } from '../../src/knowledge/index.ts'
import type { Interval } from '../../src/quantity/index.ts'
import { knowledge } from '../support/library.ts'

const regulations = [...knowledge.regulations.values()]
const anyRegulation = fc.constantFrom(...regulations)

/** Every threshold a fact is held to anywhere, so that values fall near them. */
const near = (fact: string): number[] =>
  regulations.flatMap(({ conditions }) =>
    conditions.flatMap(({ requires }) =>
      leavesOf(requires).flatMap((test) => (test.kind === 'threshold' && test.fact === fact ? [test.threshold] : [])),
    ),
  )

const quantity = (fact: string): fc.Arbitrary<number> => {
  const thresholds = near(fact)
  const around = thresholds.length === 0 ? [0, 1, 2] : thresholds.flatMap((at) => [0, at - 1, at, at + 1, at * 2])
  return fc.constantFrom(...around.map((value) => Math.max(0, value)))
}

const interval = (fact: string): fc.Arbitrary<Interval> =>
  fc.tuple(quantity(fact), quantity(fact)).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))

function valueFor(id: string): fc.Arbitrary<FactValue> {
  const fact = knowledge.facts.get(id)
  if (fact?.kind === 'yes-no') return fc.boolean()
  if (fact?.kind === 'choice') return fc.constantFrom(...Object.keys(fact.choices))
  return fc.oneof(quantity(id), interval(id))
}

const oneFact = fc
  .constantFrom(...knowledge.facts.keys())
  .chain((id) => valueFor(id).map((value): [string, FactValue] => [id, value]))

const someFacts: fc.Arbitrary<Facts> = fc
  .array(oneFact, { maxLength: 40 })
  .map((entries) => Object.fromEntries(entries))

const statuses = (regulation: RegulationKnowledge, facts: Facts): Map<string, Status> =>
  new Map(
    assess(regulation, facts, knowledge.facts, '2026-11-22').findings.map(({ condition, status }) => [
      condition.id,
      status,
    ]),
  )

/** joint_build is taken to be true where partners are told and it is not: telling it later may overturn that. */
const told = (facts: Facts): Facts => ({ joint_build: true, ...facts })

describe('引擎的性质', () => {
  it('多说一项，不会把已定的结论变成待定或别的结论', () => {
    fc.assert(
      fc.property(anyRegulation, someFacts, oneFact, (regulation, facts, [extra, value]) => {
        const before = statuses(regulation, told(facts))
        if (told(facts)[extra] !== undefined) return
        const after = statuses(regulation, { ...told(facts), [extra]: value })
        for (const [id, status] of before)
          if (status !== 'unknown') expect([status, undefined]).toContain(after.get(id))
      }),
      { numRuns: 400 },
    )
  })

  it('区间放宽，只会从有定论变成待定，不会变成另一个定论', () => {
    fc.assert(
      fc.property(anyRegulation, someFacts, fc.nat(1000), (regulation, facts, slack) => {
        const wide: Facts = Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, widened(value, slack)]))
        const [narrow, wider] = [statuses(regulation, told(facts)), statuses(regulation, told(wide))]
        for (const [id, status] of wider) if (status !== 'unknown') expect(narrow.get(id)).toBe(status)
      }),
      { numRuns: 400 },
    )
  })

  it('说的先后不影响结论', () => {
    fc.assert(
      fc.property(anyRegulation, someFacts, (regulation, facts) => {
        const backwards: Facts = Object.fromEntries(Object.entries(facts).reverse())
        const [a, b] = [
          assess(regulation, facts, knowledge.facts, '2026-11-22'),
          assess(regulation, backwards, knowledge.facts, '2026-11-22'),
        ]
        expect(b.verdict).toBe(a.verdict)
        expect([...statuses(regulation, backwards)]).toEqual([...statuses(regulation, facts)])
        expect(openFacts(b, knowledge.facts)).toEqual(openFacts(a, knowledge.facts))
      }),
    )
  })

  it('待定就有可问的，已定不符合就不再问；问的都还不知道', () => {
    fc.assert(
      fc.property(anyRegulation, someFacts, (regulation, facts) => {
        const assessment = assess(regulation, facts, knowledge.facts, '2026-11-22')
        const open = openFacts(assessment, knowledge.facts)
        expect(open.length > 0).toBe(assessment.verdict === 'unknown')
        for (const { fact } of open) {
          const value = facts[fact]
          expect(value === undefined || typeof value === 'object', fact).toBe(true)
        }
      }),
    )
  })

  it('答完所问，问答必然走到定论', () => {
    fc.assert(
      fc.property(anyRegulation, someFacts, (regulation, start) => {
        let facts: Facts = start
        for (let turn = 0; turn <= knowledge.facts.size; turn++) {
          const [next] = openFacts(assess(regulation, facts, knowledge.facts, '2026-11-22'), knowledge.facts)
          if (!next) return
          const kind = knowledge.facts.get(next.fact)?.kind
          const answer: FactValue = kind === 'yes-no' ? true : kind === 'choice' ? 'enterprise' : 7
          facts = { ...facts, [next.fact]: next.fact === 'registered_in' ? 'yunnan' : answer }
        }
        throw new Error('the questions never end')
      }),
    )
  })
})

function widened(value: FactValue, slack: number): FactValue {
  if (typeof value === 'number') return { min: Math.max(0, value - slack), max: value + slack }
  if (typeof value !== 'object') return value
  return {
    ...(value.min === undefined ? {} : { min: Math.max(0, value.min - slack) }),
    ...(value.max === undefined ? {} : { max: value.max + slack }),
  }
}
