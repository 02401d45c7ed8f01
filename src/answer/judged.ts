import { assess, type Finding, toldOf } from '../eligibility/index.ts'
import { type FactId, type RegulationKnowledge, saysWho } from '../knowledge/index.ts'
import type { ClauseId, Phrase } from '../law/index.ts'
import {
  type Draft,
  type DraftBlock,
  type DraftCondition,
  joined,
  type Parts,
  phrase,
  say,
  type YesNo,
} from '../reply/index.ts'
import { noteBlocks } from './card-rest.ts'
import { draftCheck } from './check-draft.ts'
import { conditionBlock, conditionBlocks, decisiveFirst } from './condition-lines.ts'
import { type Easing, easingBlocks, easingRefs, easingsOf, isShort } from './easing.ts'
import { nameOf } from './examples.ts'
import { LINE, NUMBER } from './line.ts'
import { folding } from './lookup.ts'
import { wordingText } from './said.ts'
import { lengthOf } from './sentences.ts'
import { type Ground, noticesFor } from './standing.ts'
import type { Told } from './told.ts'
import { type WhetherAsked, whetherByStatus, yesNoWords } from './whether/index.ts'

/** The conditions that test one of the facts told, and who asks apart: a fact that says no more than that settles nothing that is asked. */
export function touchedBy(
  { knowledge: { facts: table }, asOf }: Ground,
  regulation: RegulationKnowledge,
  { facts }: Told,
  of: readonly FactId[] = Object.keys(facts),
): readonly Finding[] {
  return assess(regulation, facts, table, asOf).findings.filter((finding) =>
    toldOf(finding, facts).some((fact) => of.includes(fact) && !saysWho(table, fact)),
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
  whether?: WhetherAsked,
): Draft {
  const { knowledge, asOf } = ground
  const assessment = assess(regulation, told.facts, knowledge.facts, asOf)
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
  const [first] = shown
  const asked = whether?.eases && missed.length > 0 ? whetherEased(easings) : undefined
  const yesNo =
    asked ??
    // 二选一对吧 asks for no figure.
    (whether &&
      !whether.either &&
      whetherByStatus(
        touched.map((finding) => (isShort(finding, assessment, knowledge.facts) ? 'unmet' : finding.status)),
        whether.adverse,
      ))
  const answered =
    whether && yesNo && first
      ? {
          yesNo,
          lead: answeredLine(yesNo, asked ? { shape: 'allows', adverse: false } : whether, first, easings[0]?.phrase),
        }
      : undefined
  return {
    kind: 'answer',
    ...answered,
    notices: noticesFor(regulation, asOf),
    blocks: [
      ...(answered && first
        ? [folding(conditionBlock(first)), ...conditionBlocks(shown.slice(1))]
        : conditionBlocks(shown)),
      ...easingBlocks(easings),
      ...(reached.length > 0 ? [wordsOf(say`说到的${joined(reached, '、')}已达到。`)] : []),
      // A line that answers names the one condition that it holds against.
      ...(answered ? [] : [wordsOf(say`其余条件没有核对。`)]),
      ...noteBlocks(regulation, refs).map(folding),
    ],
    cites: refs,
    options: [{ label: say`逐条核对${regulation.place}`, send: `我们能不能申报${regulation.place}` }],
  }
}

/** Whether what falls short may be eased: by words that are known to hold here, or may yet. */
function whetherEased(easings: readonly Easing[]): YesNo | undefined {
  if (easings.length === 0) return undefined
  return easings.some(({ settled }) => settled) ? 'yes' : 'depends'
}

/** 不够。研发人员要求“研发人员不少于 10 人”，给出 8 人，还差 2 人｜第八条第6项. Of a long one its name is left out, then what was given. */
export function answeredLine(
  yesNo: YesNo,
  asked: Pick<WhetherAsked, 'shape' | 'adverse'>,
  { label, required, given, gap, clause }: DraftCondition,
  easing?: Phrase,
): Parts {
  const line = (name: Parts, told: Parts) =>
    say`${yesNoWords(yesNo, asked)}。${name}要求“${required}”${told}${gap ? say`，${gap}` : []}｜${clause}`
  const told = given ? say`，给出 ${given}` : []
  // 可适当低于以上标准: where it depends, on what.
  const eased =
    easing && yesNo !== 'no' && gap
      ? [say`${yesNoWords(yesNo, asked)}。要求“${required}”，${gap}；“${phrase(easing)}”｜${clause}`]
      : []
  const lines = [...eased, line(say`${label}`, told), line([], told), line([], [])]
  return lines.find((each) => lengthOf(each) <= LINE - NUMBER) ?? lines.at(-1) ?? []
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
