import type { RegulationKnowledge } from '../knowledge/index.ts'
import { type Draft, type DraftCondition, joined, type Part, say } from '../reply/index.ts'
import type { Guide } from './guide.ts'
import { questionBlocks } from './questions.ts'
import { type Ground, noticesFor } from './standing.ts'
import { checkedOn, citesOf, decisiveFirst } from './verdict.ts'

/** All that is missing, in a short line each: what was missed, with how far, and what is not said yet; then the next question. */
export function gapDraft(ground: Ground, regulation: RegulationKnowledge, guide: Guide): Draft {
  const { assessment, open, asks, check } = checkedOn(ground, regulation, guide.facts, guide.said ?? {}, guide)
  const missing = decisiveFirst(check).filter(({ status }) => status !== 'met')
  const missed = missing.filter(({ status }) => status !== 'unknown')
  const unsaid = missing.filter(({ status }) => status === 'unknown')
  const lists = [
    ...(missed.length > 0 ? [say`没达到的：\n${joined(missed.map(missedLine), '\n')}`] : []),
    ...(unsaid.length > 0 ? [say`还没说清的：\n${joined(unsaid.map(unsaidLine), '\n')}`] : []),
  ]
  const whole = lists.length > 0 ? lists : [say`${check.center}的硬性条件都对上了，没有缺的。`]
  return {
    kind: 'verdict',
    notices: noticesFor(regulation, ground.asOf),
    blocks: [
      ...whole.map((text) => ({ kind: 'words' as const, text, section: 'changes' as const })),
      ...questionBlocks(ground.knowledge, regulation, asks, open.length),
    ],
    cites: citesOf(
      assessment,
      regulation,
      missing.map(({ id }) => id),
    ),
    check,
  }
}

const missedLine = ({ label, required, gap, status }: DraftCondition): Part[] =>
  say`  · ${label}：要求“${required}”${gap ? say`，${gap}` : []}${status === 'discretionary' ? '（由主管部门裁量）' : ''}`

const unsaidLine = ({ label }: DraftCondition): Part[] => say`  · ${label}`
