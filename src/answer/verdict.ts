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
import type { FactId, Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId, Day } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import {
  computed,
  type Draft,
  type DraftBlock,
  type DraftCheck,
  type DraftCondition,
  fromTemplate,
  joined,
  type Part,
  type Parts,
  phrase,
  refer,
  referShort,
  say,
} from '../reply/index.ts'
import { draftCheck } from './check-draft.ts'
import type { Guide } from './guide.ts'
import { folding } from './lookup.ts'
import { questionBlocks } from './questions.ts'
import type { Said } from './said.ts'
import { bodyOf, type Ground, noticesFor, standingParts } from './standing.ts'

export const VERDICTS: Record<Status, string> = {
  met: '符合硬性条件',
  unmet: '不符合',
  unknown: '待补充',
  discretionary: '需主管部门裁量',
}
/** Verdicts after which one might apply. */
export const QUALIFIED: ReadonlySet<Status> = new Set(['met', 'discretionary'])

const MARKS: Record<Status, string> = {
  met: '✓ 符合',
  unmet: '✗ 不符合',
  unknown: '? 待补充',
  discretionary: '△ 由主管部门裁量',
}

/** A verdict card, certain or demanded. Never a promise of approval. */
export function verdictDraft(
  ground: Ground,
  regulation: RegulationKnowledge,
  facts: Facts,
  said: Said = {},
  skipped: readonly FactId[] = [],
): Draft {
  const { knowledge, asOf } = ground
  const { assessment, open, asks, check } = checkedOn(ground, regulation, facts, said, { skipped })
  const all = check.conditions.map(({ id }) => id)
  return {
    kind: 'verdict',
    notices: noticesFor(regulation, asOf),
    blocks: [
      headlineBlock(regulation, check),
      ...cardBlocks(knowledge, regulation, check, asOf),
      ...questionBlocks(knowledge, regulation, asks, open.length),
    ],
    cites: citesOf(assessment, regulation, all),
    check,
  }
}

interface Checked {
  readonly assessment: Assessment
  /** Facts still open, that may be asked: neither known to be unknown nor passed over. */
  readonly open: readonly OpenFact[]
  readonly asks: readonly FactId[]
  readonly check: DraftCheck
}

/** The check, and what to ask next: the most decisive open fact, with what a person would ask in the same breath. */
export function checkedOn(
  { knowledge, asOf }: Ground,
  regulation: RegulationKnowledge,
  facts: Facts,
  said: Said,
  { skipped = [], first, whole = false }: Pick<Guide, 'skipped' | 'first' | 'whole'> = {},
): Checked {
  const assessment = assess(regulation, facts, knowledge.facts)
  // What the person passed over is as little known as what they do not know.
  const passed = Object.fromEntries(skipped.filter((id) => facts[id] === undefined).map((id) => [id, 'unknown']))
  const asking = skipped.length > 0 ? assess(regulation, { ...facts, ...passed }, knowledge.facts) : assessment
  const open = openFacts(asking, knowledge.facts, whole || first !== undefined)
    .filter(({ fact }) => asking.facts[fact] !== 'unknown')
    .sort((a, b) => Number(b.fact === first) - Number(a.fact === first))
  const together = knowledge.facts.get(open[0]?.fact ?? '')?.together ?? []
  const asks = open.filter(({ fact }, i) => i === 0 || together.includes(fact)).map(({ fact }) => fact)
  return { assessment, open, asks, check: draftCheck(assessment, regulation, asks, knowledge.facts, asOf, said) }
}

export const decisiveFirst = ({ conditions }: DraftCheck): DraftCondition[] =>
  DECISIVE_FIRST.flatMap((status) => conditions.filter((condition) => condition.status === status))

/** How far a check has come, in a line; at its beginning with what is checked. */
export function progressBlock(check: DraftCheck, going: boolean): DraftBlock {
  const what = going ? [] : say`核对${check.center}（${check.heading}）：`
  return { kind: 'words', text: say`${what}目前${countParts(check)}。`, section: 'headline' }
}

function countParts(check: DraftCheck): Part[] {
  const count = (status: Status) => check.conditions.filter((condition) => condition.status === status).length
  const parts = DECISIVE_FIRST.filter((status) => count(status) > 0).map(
    (status) => say`${MARKS[status].slice(2)} ${computed(`${count(status)} 项`)}`,
  )
  return joined(parts, '，')
}

export function headlineBlock(regulation: RegulationKnowledge, check: DraftCheck): DraftBlock {
  const judged =
    regulation.judged.length > 0
      ? say`；另有 ${computed(`${regulation.judged.length} 项`)}只能由专家或主管部门评判`
      : []
  const text = say`【${VERDICTS[check.verdict]}】${check.center}（${regulation.short}，${check.heading}）\n对照了 ${computed(`${check.conditions.length} 项`)}条件：${countParts(check)}${judged}。`
  return { kind: 'words', text: text, section: 'headline' }
}

/** What would have to change and what is not known, then all of it on request. */
function cardBlocks(knowledge: Knowledge, regulation: RegulationKnowledge, check: DraftCheck, asOf: Day): DraftBlock[] {
  const qualified = QUALIFIED.has(check.verdict)
  const whole: DraftBlock[] = [
    ...decisiveFirst(check).map(conditionBlock),
    ...(regulation.scope ? [scopeBlock(regulation.scope)] : []),
    ...(regulation.judged.length > 0 ? [judgedBlock(regulation)] : []),
    ...(regulation.preferences.length > 0 ? [preferenceBlock(regulation)] : []),
    ...noteBlocks(
      regulation,
      check.conditions.map(({ ref }) => ref),
    ),
    ...unusedBlocks(knowledge, regulation, check.facts),
    ...applicationBlocks(regulation).slice(qualified ? 1 : 0),
    { kind: 'words', text: standingParts(regulation, asOf), section: 'standing' },
  ]
  return [
    ...changeBlocks(check),
    ...missingBlocks(check),
    ...(qualified ? applicationBlocks(regulation).slice(0, 1) : []),
    ...whole.map(folding),
  ]
}

/** What would have to change to qualify: every miss with its gap. */
function changeBlocks({ conditions }: DraftCheck): DraftBlock[] {
  const missed = conditions.filter(({ status }) => status === 'unmet' || status === 'discretionary')
  if (missed.length === 0) return []
  const told = missed.slice(0, FEW)
  const rest = missed.length - told.length
  const more = rest > 0 ? say`\n  · 另有 ${computed(`${rest} 项`)}` : []
  const lines = told.map(
    ({ label, gap, required, status }) =>
      say`  · ${label}：要求“${required}”${gap ? say`，${gap}` : []}${status === 'discretionary' ? '（达不到的，由主管部门裁量）' : ''}`,
  )
  return [{ kind: 'words', text: say`要达到硬性条件，还要补的：\n${joined(lines, '\n')}${more}`, section: 'changes' }]
}

/** What is not known yet, by name. */
function missingBlocks({ conditions }: DraftCheck): DraftBlock[] {
  const open = conditions.filter(({ status }) => status === 'unknown').map(({ label }) => label)
  if (open.length === 0) return []
  const more = open.length > FEW ? say`等 ${computed(`${open.length} 项`)}` : []
  return [{ kind: 'words', text: say`还没说清：${joined(open.slice(0, FEW), '、')}${more}`, section: 'changes' }]
}

export function conditionBlock(condition: DraftCondition): DraftBlock {
  const lines = [
    say`${MARKS[condition.status]}｜${condition.label}｜${referShort(condition.ref)}`,
    say`  要求：${condition.required}`,
    ...(condition.given ? [say`  给出：${condition.given}`] : []),
    ...(condition.gap ? [say`  差距：${condition.gap}`] : []),
    ...(condition.why ? [say`  说明：${condition.why}`] : []),
  ]
  return { kind: 'condition', text: joined(lines, '\n'), ref: condition.ref }
}

/** How a condition stands, in a line: ✗ 不符合｜场地面积｜要求“500 平方米以上”，给出 380平，还差 120 平方米｜第八条第7项. */
export function conditionLine({ status, label, required, given, gap, ref }: DraftCondition): Part[] {
  const told = given ? say`，给出 ${given}` : []
  return say`${MARKS[status]}｜${label}｜要求“${required}”${told}${gap ? say`，${gap}` : []}｜${referShort(ref)}`
}

/** Conditions in a line each, those that decide first; after three the rest are counted. Each whole on request. */
export function conditionBlocks(conditions: readonly DraftCondition[]): DraftBlock[] {
  const told = conditions.slice(0, FEW)
  const rest = conditions.length - told.length
  return linesAndWhole(conditions, [
    ...told.map(conditionLine),
    ...(rest > 0 ? [say`另有 ${computed(`${rest} 项`)}`] : []),
  ])
}

/** The same where a receipt says what was told: what is missed and how, and what is met by its count, or, where it is `asked` whether it is enough, by what. */
export function changedBlocks(conditions: readonly DraftCondition[], asked = false): DraftBlock[] {
  const met = conditions.filter(({ status }) => status === 'met')
  // What is as open as before is no change, unless it is known by how much it is missed.
  const others = conditions.filter(({ status, gap }) => status !== 'met' && (status !== 'unknown' || gap !== undefined))
  const told = others.slice(0, FEW)
  const rest = others.length - told.length
  const measured = asked ? met.filter(({ required }) => hasFigure(required)).slice(0, FEW) : []
  const [only, another] = met.filter((each) => !measured.includes(each))
  const counted = met.length - measured.length
  return linesAndWhole(conditions, [
    ...told.map(({ given: _receipt, ...condition }) => conditionLine(condition)),
    ...(rest > 0 ? [say`另有 ${computed(`${rest} 项`)}没有达到或还不能定`] : []),
    // 够了吧: by what it is enough.
    ...measured.map(({ given: _receipt, ...condition }) => conditionLine(condition)),
    ...(only && !another ? [say`${MARKS.met}｜${only.label}｜${referShort(only.ref)}`] : []),
    ...(another ? [say`${MARKS.met} ${computed(`${counted} 项`)}`] : []),
  ])
}

const hasFigure = (parts: Parts): boolean =>
  parts.some((part) => part.kind === 'phrase' && readFigures(part.phrase.text).some(({ figure }) => figure))

const linesAndWhole = (conditions: readonly DraftCondition[], lines: readonly Part[][]): DraftBlock[] =>
  conditions.length === 0
    ? []
    : [
        ...(lines.length > 0
          ? [{ kind: 'words' as const, text: joined(lines, '\n'), section: 'changes' as const }]
          : []),
        ...conditions.map((condition) => folding(conditionBlock(condition))),
      ]

/** So many lines are told of one by one. */
const FEW = 3

export const scopeBlock = (scope: NonNullable<RegulationKnowledge['scope']>): DraftBlock => ({
  kind: 'words',
  text: say`${scope.about}（${refer(scope.phrase.ref)}：“${phrase(scope.phrase)}”）。`,
  ref: scope.phrase.ref,
  section: 'scope',
})

const judgedBlock = ({ judged }: RegulationKnowledge): DraftBlock => ({
  kind: 'words',
  text: say`由专家或主管部门评判、程序不作判断的：\n${joined(
    judged.map(({ ref, about }) => say`  · ${about}（${referShort(ref)}）`),
    '\n',
  )}`,
  section: 'judged',
})

const preferenceBlock = ({ preferences }: RegulationKnowledge): DraftBlock => ({
  kind: 'words',
  text: say`优先支持的情形，不影响上面的结论：\n${joined(
    preferences.map((of) => say`  · ${phrase(of)}（${referShort(of.ref)}）`),
    '\n',
  )}`,
  section: 'preferences',
})

/** What is odd in the text, or left open by it, is told where its clause is. */
export const noteBlocks = ({ notes }: RegulationKnowledge, refs: readonly ClauseId[]): DraftBlock[] =>
  notes
    .filter(({ phrase: of }) => refs.includes(of.ref))
    .map(({ phrase: of, about }) => ({
      kind: 'words',
      text: say`${refer(of.ref)}“${phrase(of)}”：${about}。`,
      ref: of.ref,
      section: 'note',
    }))

/** Facts that no condition of the text looks at: told, lest their silence pass for consent. */
function unusedBlocks(knowledge: Knowledge, regulation: RegulationKnowledge, facts: DraftCheck['facts']): DraftBlock[] {
  const used = factsUsedBy(regulation.conditions)
  const unused = Object.keys(facts).flatMap((id) => (used.has(id) ? [] : (knowledge.facts.get(id) ?? [])))
  if (unused.length === 0) return []
  const labels = joined(
    unused.map(({ label }) => fromTemplate(label)),
    '、',
  )
  return [
    { kind: 'words', text: say`没有用到的情况：${labels}（${regulation.short}对此没有定条件）。`, section: 'unused' },
  ]
}

/** Never a promise: what may be asked next, and of whom; the way there on request. */
export function applicationBlocks(regulation: RegulationKnowledge): DraftBlock[] {
  const role = { notice: '开放申报', request: '提出申请', recommendation: '推荐' } as const
  const steps = regulation.application.map(
    ({ phrase: of, role: as }) => say`${role[as]}：“${phrase(of)}”（${refer(of.ref)}）`,
  )
  return [
    {
      kind: 'words',
      text: say`符合条件不等于取得申报资格或获得认定。目前是否开放申报，本程序不知道，请问${bodyOf(regulation)}。`,
      section: 'application',
    },
    { kind: 'words', text: say`${joined(steps, '；')}。`, section: 'application', fold: true },
  ]
}

export function citesOf(
  { findings }: Assessment,
  regulation: RegulationKnowledge,
  told: readonly string[],
): ClauseId[] {
  const lines = findings.filter(({ condition }) => told.includes(condition.id))
  return [
    ...lines.filter(({ status }) => status !== 'met').map(({ condition }) => condition.ref),
    ...lines.flatMap(({ left }) => left.flatMap(({ phrase: of }) => (of ? [of.ref] : []))),
    ...lines.map(({ condition }) => condition.ref),
    ...(told.length > 0 && regulation.scope ? [regulation.scope.phrase.ref] : []),
  ]
}
