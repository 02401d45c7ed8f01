import { assess, type Finding } from '../eligibility/index.ts'
import { type FactId, type RegulationKnowledge, saysWho } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'
import { type Draft, type DraftBlock, joined, say } from '../reply/index.ts'
import { draftCheck } from './check-draft.ts'
import { easingBlocks, easingRefs, easingsOf } from './easing.ts'
import { nameOf } from './examples.ts'
import { folding } from './lookup.ts'
import { wordingText } from './said.ts'
import { type Ground, noticesFor } from './standing.ts'
import type { Told } from './told.ts'
import { conditionBlocks, decisiveFirst, noteBlocks } from './verdict.ts'

/** The conditions that test one of the facts told, and who asks apart: a fact that says no more than that settles nothing that is asked. */
export function touchedBy(
  { knowledge: { facts: table } }: Ground,
  regulation: RegulationKnowledge,
  { facts }: Told,
  of: readonly FactId[] = Object.keys(facts),
): readonly Finding[] {
  return assess(regulation, facts, table).findings.filter(({ sides }) =>
    sides.some(({ test, given }) => given !== undefined && of.includes(test.fact) && !saysWho(table, test.fact)),
  )
}

/** The clauses of findings, each once. */
export const refsOf = (findings: readonly Finding[]): ClauseId[] => [
  ...new Set(findings.map(({ condition }) => condition.ref)),
]

/**
 * 负债率七成可以吗, 才十八个人，是不是没戏: what was told against the conditions that it touches, and no more of the check. What is
 * missed is told and cited; what is reached only where nothing is missed.
 */
export function judgedDraft(
  ground: Ground,
  regulation: RegulationKnowledge,
  told: Told,
  touched: readonly Finding[],
): Draft {
  const { knowledge, asOf } = ground
  const assessment = assess(regulation, told.facts, knowledge.facts)
  const check = draftCheck(assessment, regulation, [], knowledge.facts, asOf, told.said)
  const ids = touched.map(({ condition }) => condition.id)
  const lines = decisiveFirst(check).filter(({ id }) => ids.includes(id))
  const missed = lines.filter(({ status }) => status !== 'met')
  const shown = missed.length > 0 ? missed : lines
  const reached = lines.filter((line) => !shown.includes(line)).map(({ label }) => label)
  const easings = easingsOf(
    assessment,
    shown.map(({ id }) => id),
    knowledge.facts,
  )
  const refs = [...new Set([...shown.map(({ ref }) => ref), ...easingRefs(easings)])]
  return {
    kind: 'answer',
    notices: noticesFor(regulation, asOf),
    blocks: [
      ...conditionBlocks(shown),
      ...easingBlocks(easings),
      ...(reached.length > 0 ? [wordsOf(say`说到的${joined(reached, '、')}已达到。`)] : []),
      wordsOf(say`其余条件没有核对。`),
      ...noteBlocks(regulation, refs).map(folding),
    ],
    cites: refs,
    options: [{ label: say`逐条核对${regulation.place}`, send: `我们能不能申报${regulation.place}` }],
  }
}

/** 190万行不行, after a question on one fact: how that value would stand, in a line. It is offered to be kept, and is not. */
export function heldUpDraft(
  ground: Ground,
  regulation: RegulationKnowledge,
  told: Told,
  fact: FactId,
): Draft | undefined {
  const touched = touchedBy(ground, regulation, told, [fact])
  const known = ground.knowledge.facts.get(fact)
  if (touched.length === 0 || !known) return undefined
  const draft = judgedDraft(ground, regulation, told, touched)
  const [line, ...rest] = draft.blocks
  const value = `${nameOf(known)}${wordingText(told.said[fact] ?? '')}`
  return {
    ...draft,
    ...(line ? { lead: line.text } : {}),
    blocks: [wordsOf(say`这个数只是比一比，没有记。`), ...rest],
    options: [{ label: say`就是我们的，记下并核对`, send: `我们${value}，能不能申报${regulation.place}` }],
  }
}

const wordsOf = (parts: DraftBlock['text']): DraftBlock => ({ kind: 'words', text: parts })

/** An answer with how what was told stands after it; a clause that both cite is quoted once. */
export function besides(answer: Draft, judged: Draft): Draft {
  if (answer.kind !== 'answer') return judged
  return {
    ...answer,
    blocks: [...answer.blocks, ...judged.blocks],
    cites: [...new Set([...answer.cites, ...judged.cites])],
  }
}
