import {
  type Assessment,
  assess,
  DECISIVE_FIRST,
  type Facts,
  type OpenFact,
  openFacts,
  type Status,
} from '../eligibility/index.ts'
import type { FactId, RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'
import {
  computed,
  type Draft,
  type DraftBlock,
  type DraftCheck,
  joined,
  type Part,
  type Parts,
  say,
} from '../reply/index.ts'
import { cardBlocks } from './card.ts'
import { draftCheck } from './check-draft.ts'
import { MARKS } from './condition-lines.ts'
import type { Guide } from './guide.ts'
import { questionBlocks } from './questions.ts'
import type { Said } from './said.ts'
import { Screen } from './screen.ts'
import { foldedNotice, type Ground } from './standing.ts'

export const VERDICTS: Record<Status, string> = {
  met: '符合硬性条件',
  unmet: '不符合',
  unknown: '待补充',
  discretionary: '需主管部门裁量',
}
/** Verdicts after which one might apply. */
export const QUALIFIED: ReadonlySet<Status> = new Set(['met', 'discretionary'])

/** What is known besides the facts, and what stands above the card. */
interface Shown {
  readonly said?: Said
  readonly skipped?: readonly FactId[]
  readonly above?: Parts
}

/** A verdict card, certain or demanded. Never a promise of approval. */
export function verdictDraft(
  ground: Ground,
  regulation: RegulationKnowledge,
  facts: Facts,
  { said = {}, skipped = [], above = [] }: Shown = {},
): Draft {
  const { knowledge, asOf } = ground
  const { assessment, open, asks, check } = checkedOn(ground, regulation, facts, said, { skipped })
  const all = check.conditions.map(({ id }) => id)
  const [headline, counts] = [headlineBlock(check), countsBlock(regulation, check)]
  const questions = questionBlocks(knowledge, regulation, asks, open.length)
  const shown = [headline, ...questions].flatMap(({ fold, text }) => (fold ? [] : [text]))
  const screen = new Screen(regulation).take(above, ...shown)
  return {
    kind: 'verdict',
    // The headline says by which kind of text it is.
    notices: foldedNotice(regulation, asOf),
    blocks: [
      headline,
      ...cardBlocks(ground, regulation, check, counts, QUALIFIED.has(check.verdict), screen),
      ...questions,
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
  const assessment = assess(regulation, facts, knowledge.facts, asOf)
  // What the person passed over is as little known as what they do not know.
  const passed = Object.fromEntries(skipped.filter((id) => facts[id] === undefined).map((id) => [id, 'unknown']))
  const asking = skipped.length > 0 ? assess(regulation, { ...facts, ...passed }, knowledge.facts, asOf) : assessment
  const open = openFacts(asking, knowledge.facts, whole || first !== undefined)
    .filter(({ fact }) => asking.facts[fact] !== 'unknown')
    .sort((a, b) => Number(b.fact === first) - Number(a.fact === first))
  const together = knowledge.facts.get(open[0]?.fact ?? '')?.together ?? []
  const asks = open.filter(({ fact }, i) => i === 0 || together.includes(fact)).map(({ fact }) => fact)
  return { assessment, open, asks, check: draftCheck(assessment, regulation, asks, knowledge.facts, asOf, said) }
}

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

export const headlineBlock = ({ verdict, center, heading }: DraftCheck): DraftBlock => ({
  kind: 'words',
  text: say`【${VERDICTS[verdict]}】${center}（${heading}）`,
  section: 'headline',
})

/** What was held up to the text, and what cannot be. */
export function countsBlock(regulation: RegulationKnowledge, check: DraftCheck): DraftBlock {
  const judged =
    regulation.judged.length > 0
      ? say`；另有 ${computed(`${regulation.judged.length} 项`)}只能由专家或主管部门评判`
      : []
  const text = say`对照了 ${computed(`${check.conditions.length} 项`)}条件：${countParts(check)}${judged}。`
  return { kind: 'words', text, section: 'counts' }
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
    ...(told.length > 0 ? regulation.unmodelled.map(({ ref }) => ref) : []),
    ...(told.length > 0 && regulation.scope ? [regulation.scope.phrase.ref] : []),
  ]
}
