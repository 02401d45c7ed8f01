import { assess, type Facts } from '../eligibility/index.ts'
import { factsTested, type RegulationKnowledge } from '../knowledge/index.ts'
import { type Draft, fromTemplate, joined, say } from '../reply/index.ts'
import { draftCheck } from './check-draft.ts'
import { conditionBlocks } from './condition-lines.ts'
import { easedSince, easingBlocks, easingRefs, easingsOf, once } from './easing.ts'
import { givenParts } from './given.ts'
import type { Said } from './said.ts'
import { type Ground, noticesFor } from './standing.ts'
import { VERDICTS } from './verdict.ts'

/** What a supposition would change: the lines it moves, and the verdict before and after. Nothing is kept of it. */
export function whatIfDraft(
  ground: Ground,
  regulation: RegulationKnowledge,
  told: { readonly facts: Facts; readonly said: Said },
  supposed: { readonly facts: Facts; readonly said: Said },
): Draft {
  const { knowledge, asOf } = ground
  const before = assess(regulation, told.facts, knowledge.facts, asOf)
  const facts = { ...told.facts, ...supposed.facts }
  const after = assess(regulation, facts, knowledge.facts, asOf)
  const check = draftCheck(after, regulation, [], knowledge.facts, asOf, { ...told.said, ...supposed.said })
  const touched = after.findings
    .filter(({ condition, status }) => {
      const was = before.findings.find((finding) => finding.condition.id === condition.id)
      return (
        was?.status !== status || factsTested(condition.requires).some((fact) => Object.hasOwn(supposed.facts, fact))
      )
    })
    .map(({ condition }) => condition.id)
  const supposition = Object.entries(supposed.facts).flatMap(([id, value]) => {
    const fact = knowledge.facts.get(id)
    return fact ? [say`${fromTemplate(fact.label)} ${givenParts(fact, value, supposed.said[id])}`] : []
  })
  const lines = check.conditions.filter(({ id }) => touched.includes(id))
  const eased = once([
    ...easingsOf(after, touched, knowledge.facts),
    ...easedSince(told.facts, facts, regulation, knowledge.facts),
  ])
  const same = before.verdict === after.verdict
  const outcome = same
    ? after.verdict === 'unknown'
      ? say`其余条件没有核对。`
      : say`结论不变，仍是“${VERDICTS[after.verdict]}”。`
    : say`结论会从“${VERDICTS[before.verdict]}”变成“${VERDICTS[after.verdict]}”。`
  return {
    kind: 'answer',
    notices: noticesFor(regulation, asOf),
    blocks: [
      { kind: 'words', text: say`假设${joined(supposition, '、')}，对照${regulation.center}：` },
      ...conditionBlocks(lines),
      ...easingBlocks(eased),
      { kind: 'words', text: say`${outcome}这只是假设，没有记到您的情况里。` },
    ],
    cites: [...new Set([...lines.map(({ ref }) => ref), ...easingRefs(eased)])],
  }
}
