import type { Facts } from '../eligibility/index.ts'
import type { Heard, Tell, Want } from '../hear/index.ts'
import { type FactId, type Knowledge, saysWho } from '../knowledge/index.ts'
import type { Said, SaidPart, Wording } from './said.ts'

/** What a message told of the applicant, with the person's own words for it. */
export interface Told {
  readonly facts: Facts
  readonly said: Said
}

/** Whether a tell counts: of the applicant, as things are, heard without doubt. What is added or taken away is no value by itself. */
export const counts = (tell: Tell): tell is Tell & { readonly fact: FactId } =>
  tell.fact !== null && tell.value !== null && !tell.asks && tell.of === 'applicant' && tell.mood === 'is'

/** Heard less surely, 说不准 may be anything. */
const KNOWN = 0.4

/** What of a message counts as told of the applicant. Of what is said twice the last stands. */
export function toldIn({ acts }: Heard): Told {
  const told = acts.flatMap((act): Telling[] => {
    if (act.act === 'unknown' && !act.asks && act.sure >= KNOWN) return [[act.fact, 'unknown', act.words]]
    return act.act === 'tell' && counts(act) ? [[act.fact, act.value as Facts[string], wordingOf(act)]] : []
  })
  return asTold(told)
}

/** What a message supposes of the applicant. */
export const supposedIn = ({ acts }: Heard): Told =>
  asTold(
    acts.flatMap((act) =>
      act.act === 'suppose'
        ? act.tells.flatMap((tell): Telling[] =>
            tell.fact === null || tell.value === null
              ? []
              : [[tell.fact, tell.value as Facts[string], wordingOf(tell)]],
          )
        : [],
    ),
  )

/** What a question holds up to the law: 180万够吗. It is judged, and not kept. */
export const askedIn = ({ acts }: Heard): Told =>
  asTold(
    acts.flatMap((act) =>
      act.act === 'ask' && act.wants === 'whether'
        ? (act.tells ?? []).flatMap((tell): Telling[] =>
            tell.fact === null || tell.value === null || tell.asks
              ? []
              : [[tell.fact, tell.value as Facts[string], wordingOf(tell)]],
          )
        : [],
    ),
  )

type Telling = readonly [FactId, Facts[string], Wording]

/** The words of a value: where it was composed, piece by piece. */
export const wordingOf = ({ words, parts }: Tell): Wording =>
  parts?.map(({ span: _, ...part }): SaidPart => part) ?? words

const asTold = (told: readonly Telling[]): Told => ({
  facts: Object.fromEntries(told.map(([fact, value]) => [fact, value])),
  said: Object.fromEntries(told.map(([fact, , words]) => [fact, words])),
})

/** Heard less surely, a message that only seems to tell of somebody may be a clerk's shorthand for a question: 聊城 高校 研发费用. */
const PLAIN = 0.7

/** 我们是昆明的，要报云南省技术创新中心: no sure question, and about as likely a check. */
const mayCheck = (act: Heard['acts'][number]): boolean =>
  act.act === 'ask' &&
  act.wants === 'whether' &&
  act.sure < DOUBTED &&
  (act.rivals ?? []).some((rival) => rival.act === 'check' && rival.sure >= act.sure / 2)
const DOUBTED = 0.5
/** 对照要求看看符不符合: of the whole of the conditions, if of nothing else. */
const WHOLE: ReadonlySet<Want> = new Set(['list', 'text', 'difference'])
/** A question beside a check is one of its own where it is heard nearly as surely. */
const NEARLY = 0.9

/** How often at least one of several things is told, though none of them surely. */
function isLikely(acts: Heard['acts']): boolean {
  const tells = acts.filter((act) => act.act === 'tell' && counts(act))
  return tells.length > 1 && 1 - tells.reduce((none, { sure }) => none * (1 - sure), 1) >= PLAIN
}

/**
 * Whether a message asks how the applicant stands: whether one may apply, or whether what it tells is enough. Of a fact that the text
 * asked of does not test, it is not asked.
 */
export function asksEligibility(
  { acts }: Heard,
  { facts }: Told,
  table: Knowledge['facts'],
  isTested: (fact: FactId) => boolean = () => true,
): boolean {
  const plain = acts.flatMap((act) =>
    act.act === 'tell' && counts(act) && act.sure >= PLAIN && facts[act.fact] !== undefined ? [act.fact] : [],
  )
  const told = Object.keys(facts).filter((fact) => !saysWho(table, fact))
  const asks = acts.flatMap((act) => (act.act === 'ask' ? [act] : []))
  // 能不能报，推荐意见找谁出 asks whom: what is asked besides is answered first.
  const checks = acts.some((act) => act.act === 'check' || (Object.keys(facts).length > 0 && mayCheck(act)))
  const surely = Math.max(0, ...acts.map(({ act, sure }) => (act === 'check' ? sure * NEARLY : 0)))
  const wanted = checks
    ? asks.filter(
        ({ sure, about, wants }) => sure >= Math.max(PLAIN, surely) && (about.length > 0 || !WHOLE.has(wants)),
      )
    : asks
  if (wanted.some(({ wants }) => wants !== 'whether')) return false
  if (checks) return true
  if (asks.length > 0) {
    // 去年花了190多万，行不行 asks of what was told.
    const about = asks.flatMap((ask) => ask.about.filter((id) => table.has(id) && isTested(id)))
    // 我们是高校，能牵头报四川吗 says who asks, and asks of nothing but that.
    if (about.length === 0) return plain.length > 0 || isLikely(acts)
    return told.length > 0 && about.some((id) => told.includes(id))
  }
  // Whoever tells of themselves and asks nothing wants to know how they stand; where one sits alone may be where it is asked of.
  return plain.length > 0 && (told.length > 0 || Object.keys(facts).length > 1)
}
