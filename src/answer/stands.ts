import { type FactId, factsTested, type RegulationKnowledge } from '../knowledge/index.ts'
import type { Draft } from '../reply/index.ts'
import { conditionBlocks } from './condition-lines.ts'
import { easingBlocks, easingRefs, easingsOf } from './easing.ts'
import type { Guide } from './guide.ts'
import { type Ground, noticesFor } from './standing.ts'
import { checkedOn } from './verdict.ts'

/** How facts stand that were just told: the conditions that test them; undefined where none does. */
export function standsDraft(
  facts: readonly FactId[],
  ground: Ground,
  regulation: RegulationKnowledge,
  guide: Guide,
): Draft | undefined {
  const { assessment, check } = checkedOn(ground, regulation, guide.facts, guide.said ?? {}, guide)
  const testing = assessment.findings.filter(({ condition }) =>
    factsTested(condition.requires).some((fact) => facts.includes(fact)),
  )
  const lines = check.conditions.filter(({ id }) => testing.some(({ condition }) => condition.id === id))
  if (lines.length === 0) return undefined
  const easings = easingsOf(
    assessment,
    lines.map(({ id }) => id),
    ground.knowledge.facts,
  )
  return {
    kind: 'answer',
    notices: noticesFor(regulation, ground.asOf),
    blocks: [...conditionBlocks(lines), ...easingBlocks(easings)],
    cites: [...new Set([...lines.map(({ ref }) => ref), ...easingRefs(easings)])],
  }
}
