import { type Assessment, assess, type Facts, type Finding, toldOf } from '../eligibility/index.ts'
import { type FactId, factIn, type Knowledge, type RegulationKnowledge, saysWho } from '../knowledge/index.ts'
import { type Draft, fromTemplate, joined, say } from '../reply/index.ts'
import { applicationBlocks, scopeBlock, unmodelledBlocks } from './card-rest.ts'
import { changedBlocks, decisiveFirst } from './condition-lines.ts'
import { easedSince, easingBlocks, easingRefs, easingsOf, once } from './easing.ts'
import { givenParts } from './given.ts'
import { folding } from './lookup.ts'
import { answersTo, fieldsFor, questionBlocks } from './questions.ts'
import type { Said } from './said.ts'
import { type Ground, noticesFor, quotedIn } from './standing.ts'
import { checkedOn, citesOf, countsBlock, headlineBlock, progressBlock, QUALIFIED } from './verdict.ts'

/** What is known in a guided check, and how it is to go on. */
export interface Guide {
  readonly facts: Facts
  readonly said?: Said
  /** Passed over by the person: not asked again. */
  readonly skipped?: readonly FactId[]
  /** Told in this turn, whose lines are shown; all that was told where it is left out. */
  readonly fresh?: readonly FactId[]
  /** Under way: what was said at the beginning is not said again. */
  readonly going?: boolean
  /** Asked before all others, if it is open. */
  readonly first?: FactId
  /** Ask on though the verdict is certain. */
  readonly whole?: boolean
  /** It is asked whether what is told is enough: what is met is told with what it was held up to. */
  readonly enough?: boolean | undefined
}

/** After a verdict: the whole card, or what is still open. */
const WHAT_NEXT = [
  { label: say`看整张卡片`, send: '看结果' },
  { label: say`把其余的也填完`, send: '继续' },
  { label: say`对照其他地方`, send: '其他地方行不行' },
]

/** So many conditions are told of one by one. */
const FEW = 4

/** What the facts told so far settle, and the next question; a verdict once nothing that may be asked can change it. */
export function progressDraft(ground: Ground, regulation: RegulationKnowledge, guide: Guide): Draft {
  const { knowledge, asOf } = ground
  const { facts, said = {}, going = false } = guide
  // What a check begins with counts all, also what was told before it: of another text, or beside a question.
  const fresh = going ? guide.fresh : undefined
  const { assessment, open, asks, check } = checkedOn(ground, regulation, facts, said, guide)
  const before = fresh ? without(facts, fresh) : {}
  const touched = touchedBy(assessment, fresh, knowledge, assess(regulation, before, knowledge.facts, asOf))
  // With much told, what is settled well needs no citation: what decides, and what is asked next, does.
  const pending = assessment.findings.filter(({ status }) => status !== 'met').map(({ condition }) => condition.id)
  const cited = touched.length <= FEW ? touched : touched.filter((id) => pending.includes(id))
  const next = open[0]
  // A verdict is told with what decides it.
  const lines = decisiveFirst(check).filter(
    ({ id, status }) => touched.includes(id) || (!next && status !== 'met' && status === check.verdict),
  )
  const decisive = next ? next.conditions : lines.filter(({ status }) => status !== 'met').map(({ id }) => id)
  const told = [...new Set([...cited, ...decisive])]
  const easings = once([
    ...easingsOf(
      assessment,
      lines.map(({ id }) => id),
      knowledge.facts,
    ),
    ...easedSince(before, facts, regulation, knowledge.facts),
  ])
  const notices = noticesFor(regulation, asOf)
  return {
    kind: next ? 'question' : 'verdict',
    ...receiptOf(knowledge, guide),
    notices,
    blocks: [
      ...changedBlocks(lines, guide.enough),
      ...easingBlocks(easings),
      ...(next ? [progressBlock(check, going)] : []),
      ...(next && going
        ? []
        : [headlineBlock(check), countsBlock(regulation, check)].map(next ? folding : (block) => block)),
      ...(next && going ? [] : unmodelledBlocks(regulation)),
      ...(regulation.scope && !going ? [folding(scopeBlock(regulation.scope))] : []),
      ...(next ? questionBlocks(knowledge, regulation, asks, open.length) : []),
      ...(next || !QUALIFIED.has(check.verdict) ? [] : applicationBlocks(regulation)),
    ],
    cites: [
      ...citesOf(assessment, regulation, told.length > 0 ? told : check.conditions.map(({ id }) => id)),
      ...easingRefs(easings),
      // Whether one may still apply under a text at all is for the clause on its term to say.
      ...(going || Object.keys(facts).length > 0 ? [] : quotedIn(notices)),
    ],
    check,
    options: next ? answersTo(knowledge, asks) : WHAT_NEXT,
    form: fieldsFor(knowledge, regulation, asks),
  }
}

/** Conditions that what was told bears on; who asks is told only where it settles something against them, or where nothing else was told. */
function touchedBy(
  { findings, facts }: Assessment,
  fresh: readonly FactId[] | undefined,
  { facts: table }: Knowledge,
  before: Assessment,
): string[] {
  const isFresh = (fact: FactId) => fresh === undefined || fresh.includes(fact)
  const was = new Map(before.findings.map(({ condition, status }) => [condition.id, status]))
  // What was told before comes to something else by what is told now: 17 people, in a centre that the text relaxes it for.
  const turns = ({ condition, status }: Finding) => status !== (was.get(condition.id) ?? status)
  const touched = findings.filter((finding) => toldOf(finding, facts).some((fact) => isFresh(fact) || turns(finding)))
  const matters = touched.filter(
    (finding) => finding.status !== 'met' || toldOf(finding, facts).some((fact) => !saysWho(table, fact)),
  )
  return (matters.length > 0 ? matters : touched).map(({ condition }) => condition.id)
}

/** What was known before this message, as far as can be told: what it changed is left out. */
const without = (facts: Facts, fresh: readonly FactId[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => !fresh.includes(id)))

const isWho = (table: Knowledge['facts'], id: FactId): boolean => id === factIn(table, 'kind')

/** What was heard of the applicant in this message, in a line, so that a misreading is seen. */
function receiptOf({ facts: table }: Knowledge, { facts, said = {}, fresh = Object.keys(facts) }: Guide) {
  const told = Object.fromEntries(fresh.flatMap((id) => (facts[id] === undefined ? [] : [[id, facts[id]]])))
  return notedLine(table, told, said)
}

/** The receipt for some facts; none for none. */
export function notedLine(table: Knowledge['facts'], facts: Facts, said: Said): Pick<Draft, 'receipt'> {
  const noted = Object.entries(facts).flatMap(([id, value]) => {
    const fact = table.get(id)
    if (!fact) return []
    const label = fromTemplate(fact.label)
    if (value === true && fact.yes === '是') return [label]
    const given = value === 'unknown' ? say`不知道` : givenParts(fact, value, said[id])
    return [isWho(table, id) ? given : say`${label} ${given}`]
  })
  return noted.length > 0 ? { receipt: say`记下：${joined(noted, '；')}。` } : {}
}
