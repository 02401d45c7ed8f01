import type { FactValue } from '../eligibility/index.ts'
import type { Heard } from '../hear/index.ts'
import { type FactId, factsTested, type Knowledge, type RegulationKnowledge, saysWho } from '../knowledge/index.ts'
import { type ClauseId, regulationOf } from '../law/index.ts'
import type { Draft } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import { weighed } from './doubt.ts'
import { eligibilityDraft } from './eligibility.ts'
import { answeredLine, judgedDraft, refsOf, touchedBy } from './judged.ts'
import type { Ground } from './standing.ts'
import { askedIn, asksEligibility, counts, type Told, toldIn } from './told.ts'
import { type WhetherAsked, whetherByStatus } from './whether/index.ts'

/** A clause that scores so much answers something of the question, whatever subject was heard in it. */
export const PLAIN = 26
/** So much, it is hardly by chance; as where no place is named. */
const FAIR = 18

/** A check heard less surely may be a question of what was told. */
const SURE = 0.7

/** `beside` the answer from the texts, which goes first, or instead of it. */
export interface OfApplicant {
  readonly draft: Draft
  readonly beside?: true
}

/** What a message says of an applicant, judged or checked; undefined where it asks the texts, and a clause answers it. */
export function applicantDraft(
  heard: Heard,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  ground: Ground,
  whether?: WhetherAsked,
): OfApplicant | undefined {
  const { facts: table } = ground.knowledge
  const [regulation, another] = regulations
  const only = another ? undefined : regulation
  const told = only ? weighed(toldIn(heard), heard, only, ground).now : toldIn(heard)
  if (!asksEligibility(heard, told, table, (fact) => !only || tests(only, fact)))
    return heldDraft(heard, found, regulations, ground, whether)
  const checked = () => ({
    draft: answered(eligibilityDraft(regulations, told, ground.knowledge, ground.asOf), whether),
  })
  if (!only) return isOfSomeText(heard, found, ground.knowledge) ? undefined : checked()
  const touched = touchedBy(ground, only, told)
  if (touched.length === 0) return isOfTheText(heard, told, found, only, ground.knowledge) ? undefined : checked()
  const asks = heard.acts.flatMap((act) => (act.act === 'ask' ? [act] : []))
  // 是不是没戏了 asks of what was told as much as for a check.
  if (
    (asks.length === 0 && !heard.acts.some(({ act }) => act === 'check')) ||
    heard.acts.some(({ act, sure }) => act === 'check' && sure >= SURE)
  )
    return checked()
  // 10人里有2个兼职的算不算: what is told is not judged where the question has a figure of its own.
  if (asks.some(({ claims = [] }) => claims.length > 0)) return undefined
  const draft = judgedDraft(ground, only, told, touched, whether)
  if (isOn(refsOf(touched), found, only)) return { draft }
  return asks.every(({ about }) => about.length === 0) ? { draft, beside: true } : undefined
}

const asksParticular = ({ heard }: Found): boolean => heard.some(({ subject }) => subject.particular)

/** A check that was asked for as a yes or no begins with it, where it is certain. */
function answered(draft: Draft, whether: WhetherAsked | undefined): Draft {
  const { check } = draft
  if (!whether || !check) return draft
  const yesNo = whetherByStatus([check.verdict], whether.adverse)
  const decisive = check.conditions.find(({ status }) => status === check.verdict)
  return check.verdict === 'unknown' || draft.lead || !decisive
    ? { ...draft, yesNo }
    : { ...draft, yesNo, lead: answeredLine(yesNo, whether, decisive) }
}

/** A figure held up to the law: 180万够吗. */
function heldDraft(
  heard: Heard,
  found: Found,
  regulations: readonly RegulationKnowledge[],
  ground: Ground,
  whether?: WhetherAsked,
): OfApplicant | undefined {
  // 不是要求1000平吗 says what the rule is thought to be.
  if (whether?.shape === 'claims') return undefined
  const held = heldUp(heard, regulations, ground.knowledge)
  const told = toldIn(heard)
  const ids = Object.keys(held.facts)
  // 10人里头有2个快退休的算不算: what is told besides is not what is held up to the law.
  if (ids.length === 0 || ids.some((id) => told.facts[id] !== undefined) || asksParticular(found)) return undefined
  const [only, another] = regulations
  if (!only || another) return { draft: eligibilityDraft(regulations, held, ground.knowledge, ground.asOf) }
  const whole = { facts: { ...told.facts, ...held.facts }, said: { ...told.said, ...held.said } }
  const touched = touchedBy(ground, only, whole, ids)
  const judged = touched.length > 0 && isOn(refsOf(touched), found, only)
  return judged ? { draft: judgedDraft(ground, only, whole, touched, whether) } : undefined
}

/**
 * Whether what was told is what is asked of: the question's own clause is one that judges it, or another of the same check, which
 * is but mentioned, or none speaks for itself. 中心牌子还保得住吗 has a clause of its own.
 */
const isOn = (refs: readonly ClauseId[], found: Found, regulation: RegulationKnowledge): boolean =>
  [...refs, ...regulation.conditions.map(({ ref }) => ref)].includes(found.hits[0]?.ref ?? '') ||
  !hasOwnClause(found, regulation)

/** Whether, of no place, something is asked besides that a clause of some text answers: 以前给的经费会不会收回去. */
function isOfSomeText({ acts }: Heard, found: Found, { regulations }: Knowledge): boolean {
  const [best] = found.hits
  const regulation = best && regulations.get(regulationOf(best.ref))
  const asks = acts.some(({ act }) => act === 'ask') && acts.every(({ act }) => act !== 'check')
  return (
    asks &&
    best !== undefined &&
    regulation !== undefined &&
    hasOwnClause(found, regulation) &&
    !isCondition(best.ref, regulation)
  )
}

const isCondition = (ref: ClauseId, { conditions }: RegulationKnowledge): boolean =>
  conditions.some((condition) => condition.ref === ref)

/** Whether a clause answers the question by itself, and not the article that the whole check is made of. */
function hasOwnClause({ hits: [best], subjects }: Found, regulation: RegulationKnowledge, least = PLAIN): boolean {
  if (!best || best.score < least) return false
  return (
    !holdsConditions(best.ref, regulation) &&
    !subjects.some(({ clauses }) => clauses.some(({ ref }) => holdsConditions(ref, regulation)))
  )
}

/** Whether conditions stand under a clause: 应具备以下条件. */
const holdsConditions = (ref: ClauseId, { conditions, judged }: RegulationKnowledge): boolean =>
  [...conditions, ...judged].filter((each) => each.ref.startsWith(`${ref}.`)).length > 1

/**
 * 学会协会能申报不, 没名气还能不能报: whether one may apply is asked of a kind of applicant, or of what no condition tests or nothing
 * was read in, and a clause answers that. Whoever says no more than who they are asks for the check.
 */
function isOfTheText(
  { acts, unheard }: Heard,
  { facts, said }: Told,
  found: Found,
  regulation: RegulationKnowledge,
  { facts: table }: Knowledge,
): boolean {
  const says = Object.keys(facts)
  const who = says.length > 0 && says.every((id) => saysWho(table, id))
  const read = acts.every((act) => act.act !== 'tell' || counts(act))
  // 2023年研发投入200万，能报吗: a figure of one's own that no condition asks is told, and is no question to the text.
  if (acts.some(tellsFigure) && acts.some(({ act, sure }) => act === 'check' && sure >= SURE)) return false
  const words = Object.values(said).join('\n')
  const more = found.heard.some(({ subject, word }) => subject.clauses.length > 0 && !words.includes(word))
  // A check that was hardly heard, among words that were not, is likelier a question.
  const doubted = unheard.length > 0 && acts.every(({ act, sure }) => act === 'check' && sure < SURE)
  return (!who || !read || more) && hasOwnClause(found, regulation, doubted ? FAIR : PLAIN)
}

const tellsFigure = (act: Heard['acts'][number]): boolean =>
  act.act === 'tell' && typeof act.value === 'number' && act.of === 'applicant' && act.mood === 'is'

/**
 * Of what a question holds up to the law, what may be of the applicant and is tested by what is asked of: 180万够吗. 不少于10人，对吗
 * repeats a rule. Of several figures of which not all were read, what is read may be but a part of the question.
 */
function heldUp(heard: Heard, regulations: readonly RegulationKnowledge[], knowledge: Knowledge): Told {
  const { facts, said } = askedIn(heard)
  const asked = regulations.length > 0 ? regulations : [...knowledge.regulations.values()]
  const claims = heard.acts.flatMap((act) => (act.act === 'ask' ? (act.claims ?? []) : []))
  const kept = Object.entries(facts).filter(([id, value]) => !isFloor(value) && asked.some((each) => tests(each, id)))
  return { facts: Object.fromEntries(kept.length < claims.length ? [] : kept), said }
}

/** Whether a condition of a regulation tests a fact. */
const tests = ({ conditions }: RegulationKnowledge, fact: FactId): boolean =>
  conditions.some((condition) => factsTested(condition.requires).includes(fact))

/** At least so much, with no end: what a rule sets. */
const isFloor = (value: FactValue | undefined): boolean =>
  typeof value === 'object' && value.min !== undefined && value.max === undefined
