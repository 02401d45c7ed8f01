import { standingOn } from '../corpus/index.ts'
import type { Assessment, FactTable, Finding, Outcome } from '../eligibility/index.ts'
import { type FactId, type RegulationKnowledge, titleOf } from '../knowledge/index.ts'
import { type Day, regulationOf } from '../law/index.ts'
import {
  type DraftCheck,
  type DraftCondition,
  fromTemplate,
  joined,
  type Part,
  phrase,
  quote,
  refer,
  referShort,
  say,
  words,
} from '../reply/index.ts'
import type { Said } from './said.ts'
import { sideOf, type Telling, tornIn, withParts } from './sides.ts'
import { verdictHeading, whom } from './standing.ts'

/** An assessment as a check to be printed: what each condition requires, what was given, the gap and why; `asks` are the facts asked for next. */
export function draftCheck(
  assessment: Assessment,
  regulation: RegulationKnowledge,
  asks: readonly FactId[],
  table: FactTable,
  asOf: Day,
  said: Said = {},
): DraftCheck {
  const [next, ...also] = asks
  const { facts, asOf: day } = assessment
  const telling = { table, said, regulation: regulation.id, facts, asOf: day }
  return {
    regulation: regulation.id,
    title: fromTemplate(titleOf(regulation)),
    center: [words(regulation.center)],
    standing: standingOn(regulation.term, asOf),
    heading: [words(verdictHeading(regulation, asOf))],
    asOf,
    verdict: assessment.verdict,
    conditions: assessment.findings.map((finding) => conditionOf(finding, regulation, table, telling)),
    judged: regulation.judged.map(({ ref, about }) => ({ ref, about: [words(about)] })),
    ...(regulation.unmodelled.length > 0
      ? { unmodelled: regulation.unmodelled.map(({ ref, about }) => ({ ref, about: [words(about)] })) }
      : {}),
    facts: assessment.facts,
    ...(next ? { asks: next, alsoAsks: also } : {}),
  }
}

function conditionOf(
  finding: Finding,
  regulation: RegulationKnowledge,
  table: FactTable,
  telling: Telling,
): DraftCondition {
  const { condition, outcome, status } = finding
  const { fact: _fact, status: _status, label, required, given, gap, sides } = sideOf(outcome, telling)
  return {
    id: condition.id,
    ref: condition.ref,
    // Words that changed a text stand in another.
    clause: [regulationOf(condition.ref) === regulation.id ? referShort(condition.ref) : refer(condition.ref)],
    quote: [quote(condition.ref)],
    label: sides ? fromTemplate(condition.label) : label,
    status,
    required,
    ...withParts('given', given),
    ...withParts('gap', status === 'met' ? undefined : gap),
    ...withParts('why', whyParts(finding, regulation, table)),
    ...(sides ? { sides } : {}),
  }
}

function whyParts(
  { status, applies, outcome, left, missing, gates }: Finding,
  regulation: RegulationKnowledge,
  table: FactTable,
): Part[] {
  if (status === 'discretionary' && left.length === 0)
    return say`按条文写明的还达不到，加上评审打分可能达到。由主管部门裁量，可问${whom(regulation)}。`
  if (status === 'discretionary') {
    const reasons = left.map(({ phrase: of, why }) => (of ? say`${refer(of.ref)}“${phrase(of)}”` : say`${why ?? ''}`))
    return say`未达到，但条文留有余地：${joined(reasons, '；')}。由主管部门裁量，可问${whom(regulation)}。`
  }
  if (status !== 'unknown' || missing.length === 0) return []
  const torn = tornIn(outcome)
  if (torn.length > 0)
    return say`说的${joined(
      torn.map((id) => labelOf(table, id)),
      '、',
    )}和按别的情况算出来的对不上，请重说。`
  const labels = joined(
    missing.map((id) => labelOf(table, id)),
    '、',
  )
  if (applies === undefined) {
    const waits = gates.length > 0 ? gates.map((id) => labelOf(table, id)) : [labels]
    return say`${givenWell(outcome)}是否适用本项还不能定，要知道：${joined(waits, '、')}。`
  }
  // Missed already, and only a case that may be relaxed could save it; of a score what people give still may.
  if (outcome.passes === false && outcome.of.kind !== 'score')
    return say`未达到；算不符合，还是由主管部门裁量，还要看：${labels}。`
  return say`还不能定，要知道：${labels}。`
}

/** What was given settles the test, even while it is open whether the condition applies. */
function givenWell({ passes }: Outcome): string {
  if (passes === true) return '给出的情况已达到；'
  return passes === false ? '给出的情况未达到；' : ''
}

const labelOf = (table: FactTable, id: string): Part[] => {
  const fact = table.get(id)
  return fact ? fromTemplate(fact.label) : [words(id)]
}
