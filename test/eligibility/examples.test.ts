import { describe, expect, it } from 'vitest'
import { assess, readFacts } from '../../src/eligibility/index.ts'
import { examples, knowledge } from '../support/library.ts'

interface Example {
  readonly id: string
  readonly regulation: string
  readonly facts: Record<string, unknown>
  readonly verdict: string
  readonly conditions: Record<string, string>
}

describe('资格示例逐条对照', () => {
  it.each(examples<Example>('dev/eligibility.jsonl'))('$id $regulation：$verdict', (example) => {
    const read = readFacts(example.facts, knowledge.facts)
    const regulation = knowledge.regulations.get(example.regulation)
    if (!regulation || 'faults' in read) throw new Error(JSON.stringify(read))
    const { verdict, findings } = assess(regulation, read.facts, knowledge.facts, '2026-11-22')
    expect(Object.fromEntries(findings.map(({ condition, status }) => [condition.id, status]))).toEqual(
      example.conditions,
    )
    expect(verdict).toBe(example.verdict)
  })
})
