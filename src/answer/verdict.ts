import {
  type Assessment,
  assess,
  DECISIVE_FIRST,
  type Facts,
  factsUsedBy,
  type OpenFact,
  openFacts,
  type Status,
} from '../eligibility/index.ts'
import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId, Day } from '../law/index.ts'
import { draftCheck, nextOf, questionFor, type Said } from './check-draft.ts'
import {
  computed,
  type Draft,
  type DraftBlock,
  type DraftCheck,
  type DraftCondition,
  fromTemplate,
  joined,
  phrase,
  refer,
  referShort,
  say,
} from './draft.ts'
import { noticesFor, standingParts, whom } from './standing.ts'

const VERDICTS: Record<Status, string> = {
  met: '符合硬性条件',
  unmet: '不符合',
  unknown: '待补充',
  discretionary: '需主管部门裁量',
}
const MARKS: Record<Status, string> = {
  met: '✓ 符合',
  unmet: '✗ 不符合',
  unknown: '? 待补充',
  discretionary: '△ 由主管部门裁量',
}

/** A verdict card, certain or demanded. Never a promise of approval. */
export function verdictDraft(
  knowledge: Knowledge,
  regulation: RegulationKnowledge,
  facts: Facts,
  asOf: Day,
  said: Said = {},
): Draft {
  const { assessment, open, check } = checked(knowledge, regulation, facts, asOf, said)
  const all = check.conditions.map(({ id }) => id)
  return {
    kind: 'verdict',
    notices: noticesFor(regulation, asOf),
    blocks: [
      headlineBlock(regulation, check),
      ...cardBlocks(knowledge, regulation, check, asOf),
      ...questionBlocks(knowledge, regulation, open, facts),
    ],
    cites: citesOf(assessment, regulation, all),
    check,
  }
}

/** So many conditions are told of one by one. */
const FEW = 4

/** What the facts told so far settle, and the next question; a verdict once nothing told later can change it. */
export function progressDraft(
  knowledge: Knowledge,
  regulation: RegulationKnowledge,
  facts: Facts,
  asOf: Day,
  said: Said = {},
): Draft {
  const { assessment, open, check } = checked(knowledge, regulation, facts, asOf, said)
  const touched = assessment.findings
    .filter(({ sides }) => sides.some(({ given }) => given !== undefined))
    .map(({ condition }) => condition.id)
  const next = nextOf(open, facts)
  // With much told, what is settled well needs no citation: what decides, and what is asked next, does.
  const pending = assessment.findings.filter(({ status }) => status !== 'met').map(({ condition }) => condition.id)
  const cited = touched.length <= FEW ? touched : touched.filter((id) => pending.includes(id))
  const told = [...new Set([...cited, ...(next?.conditions ?? [])])]
  const lines = decisiveFirst(check).filter(({ id }) => touched.includes(id))
  return {
    kind: next ? 'question' : 'verdict',
    notices: noticesFor(regulation, asOf),
    blocks: [
      ...lines.map(conditionBlock),
      headlineBlock(regulation, check),
      ...(regulation.scope ? [scopeBlock(regulation.scope)] : []),
      ...(next ? questionBlocks(knowledge, regulation, open, facts) : [applicationBlock(regulation)]),
    ],
    cites: citesOf(assessment, regulation, next && told.length > 0 ? told : check.conditions.map(({ id }) => id)),
    check,
  }
}

function checked(knowledge: Knowledge, regulation: RegulationKnowledge, facts: Facts, asOf: Day, said: Said) {
  const assessment = assess(regulation, facts, knowledge.facts)
  const open = openFacts(assessment, knowledge.facts)
  return { assessment, open, check: draftCheck(assessment, regulation, open, knowledge.facts, asOf, said) }
}

const decisiveFirst = ({ conditions }: DraftCheck): DraftCondition[] =>
  DECISIVE_FIRST.flatMap((status) => conditions.filter((condition) => condition.status === status))

function headlineBlock(regulation: RegulationKnowledge, check: DraftCheck): DraftBlock {
  const count = (status: Status) => check.conditions.filter((condition) => condition.status === status).length
  const parts = DECISIVE_FIRST.filter((status) => count(status) > 0).map(
    (status) => say`${MARKS[status].slice(2)} ${computed(`${count(status)} 项`)}`,
  )
  const judged =
    regulation.judged.length > 0
      ? say`；另有 ${computed(`${regulation.judged.length} 项`)}只能由专家或主管部门评判`
      : []
  const text = say`【${VERDICTS[check.verdict]}】${check.center}（${check.title}，${check.heading}）\n对照了 ${computed(`${check.conditions.length} 项`)}条件：${joined(parts, '，')}${judged}。`
  return { kind: 'words', parts: text, section: 'headline' }
}

function cardBlocks(knowledge: Knowledge, regulation: RegulationKnowledge, check: DraftCheck, asOf: Day): DraftBlock[] {
  return [
    ...decisiveFirst(check).map(conditionBlock),
    ...(regulation.scope ? [scopeBlock(regulation.scope)] : []),
    ...(regulation.judged.length > 0 ? [judgedBlock(regulation)] : []),
    ...(regulation.preferences.length > 0 ? [preferenceBlock(regulation)] : []),
    ...noteBlocks(regulation, check),
    ...unusedBlocks(knowledge, regulation, check.facts),
    applicationBlock(regulation),
    { kind: 'words', parts: standingParts(regulation, asOf), section: 'standing' },
  ]
}

export function conditionBlock(condition: DraftCondition): DraftBlock {
  const lines = [
    say`${MARKS[condition.status]}｜${condition.label}｜${referShort(condition.ref)}`,
    say`  要求：${condition.required}`,
    ...(condition.given ? [say`  给出：${condition.given}`] : []),
    ...(condition.gap ? [say`  差距：${condition.gap}`] : []),
    ...(condition.why ? [say`  说明：${condition.why}`] : []),
  ]
  return { kind: 'condition', parts: joined(lines, '\n'), ref: condition.ref }
}

const scopeBlock = (scope: NonNullable<RegulationKnowledge['scope']>): DraftBlock => ({
  kind: 'words',
  parts: say`${scope.about}（${refer(scope.phrase.ref)}：“${phrase(scope.phrase)}”）。`,
  ref: scope.phrase.ref,
  section: 'scope',
})

const judgedBlock = ({ judged }: RegulationKnowledge): DraftBlock => ({
  kind: 'words',
  parts: say`由专家或主管部门评判、程序不作判断的：\n${joined(
    judged.map(({ ref, about }) => say`  · ${about}（${referShort(ref)}）`),
    '\n',
  )}`,
  section: 'judged',
})

const preferenceBlock = ({ preferences }: RegulationKnowledge): DraftBlock => ({
  kind: 'words',
  parts: say`优先支持的情形，不影响上面的结论：\n${joined(
    preferences.map((of) => say`  · ${phrase(of)}（${referShort(of.ref)}）`),
    '\n',
  )}`,
  section: 'preferences',
})

/** What is odd in the source is told where the check touches it. */
const noteBlocks = ({ notes }: RegulationKnowledge, check: DraftCheck): DraftBlock[] =>
  notes
    .filter(({ phrase: of }) => check.conditions.some(({ ref }) => ref === of.ref))
    .map(({ phrase: of, about }) => ({
      kind: 'words',
      parts: say`${refer(of.ref)}“${phrase(of)}”：${about}。`,
      ref: of.ref,
      section: 'note',
    }))

/** Facts that no condition of the text looks at: told, lest their silence pass for consent. */
function unusedBlocks(knowledge: Knowledge, regulation: RegulationKnowledge, facts: Facts): DraftBlock[] {
  const used = factsUsedBy(regulation.conditions)
  const unused = Object.keys(facts).flatMap((id) => (used.has(id) ? [] : (knowledge.facts.get(id) ?? [])))
  if (unused.length === 0) return []
  const labels = joined(
    unused.map(({ label }) => fromTemplate(label)),
    '、',
  )
  return [
    { kind: 'words', parts: say`没有用到的情况：${labels}（${regulation.short}对此没有定条件）。`, section: 'unused' },
  ]
}

function applicationBlock(regulation: RegulationKnowledge): DraftBlock {
  const role = { notice: '开放申报', request: '提出申请', recommendation: '推荐' } as const
  const steps = regulation.application.map(
    ({ phrase: of, role: as }) => say`${role[as]}：“${phrase(of)}”（${refer(of.ref)}）`,
  )
  const text = say`符合条件不等于取得申报资格或获得认定。${joined(steps, '；')}。目前是否开放申报，本程序不知道，请问${whom(regulation)}。`
  return { kind: 'words', parts: text, section: 'application' }
}

function questionBlocks(
  knowledge: Knowledge,
  regulation: RegulationKnowledge,
  open: readonly OpenFact[],
  facts: Facts,
): DraftBlock[] {
  const next = nextOf(open, facts)
  const fact = next && knowledge.facts.get(next.fact)
  if (!next || !fact) return []
  const definition = fact.definitions[regulation.id]
  const basis = definition ? say`（${refer(definition.phrase.ref)}：“${phrase(definition.phrase)}”）` : []
  const left = open.length > 1 ? say`\n答完这项，最多还要问 ${computed(`${open.length - 1} 项`)}。` : []
  const parts = say`接下来最要紧的是：${questionFor(fact, regulation.id)}${basis}${left}`
  return [{ kind: 'words', parts, section: 'question' }]
}

function citesOf({ findings }: Assessment, regulation: RegulationKnowledge, told: readonly string[]): ClauseId[] {
  const lines = findings.filter(({ condition }) => told.includes(condition.id))
  return [
    ...lines.filter(({ status }) => status !== 'met').map(({ condition }) => condition.ref),
    ...lines.flatMap(({ left }) => left.flatMap(({ phrase: of }) => (of ? [of.ref] : []))),
    ...lines.map(({ condition }) => condition.ref),
    ...(told.length > 0 && regulation.scope ? [regulation.scope.phrase.ref] : []),
  ]
}
