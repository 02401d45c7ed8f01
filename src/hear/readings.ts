import type { Expression, FactId } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import { addsAnother, isApartInTime, namesAnother, wordsBefore } from './another.ts'
import { answerIn } from './answer.ts'
import { composed } from './compose.ts'
import { mayDeny } from './denial.ts'
import { derived } from './derive.ts'
import { against, isOfAny, longAgo } from './doubts.ts'
import { isMark } from './features.ts'
import type { Frame, Vocabulary } from './frame.ts'
import type { Value } from './heard.ts'
import { judge } from './learning/index.ts'
import { figureFeatures, linked, type Owner, ownersOf, statusOf } from './links.ts'
import { canBeNone } from './measures.ts'
import type { Named, Sense } from './mention.ts'
import type { Models } from './models.ts'
import { isRestMore, respective } from './respective.ts'
import { type Scope, scopeOf } from './scope.ts'
import { isCounted, seatSaid } from './seats.ts'
import { kindsOf, type Sign, slotOfSense } from './signs.ts'
import { inSeries, listed } from './summands.ts'

/** A value read of a fact or quantity, where, and how sure. `ids` several: of one of these, nobody said which. */
export interface Reading {
  readonly ids: readonly string[]
  readonly value: Value
  readonly from: number
  readonly to: number
  readonly sure: number
  readonly denied?: true
  /** A quantity of no fact. */
  readonly noFact?: true
  /** What the value was composed of, where that was several figures. */
  readonly parts?: readonly ReadPart[]
  /** Only a part of what was said just before it. */
  readonly part?: true
}

/** One of several figures of a value, where it stands in the folded message, and the name beside it. */
export interface ReadPart {
  readonly start: number
  readonly end: number
  readonly value: number | Interval
  readonly name?: { readonly start: number; readonly end: number }
  readonly less?: true
}

/** What a figure is to what it is of: the value, one of several to add up, what is taken away, or nothing that holds now. */
export type Part = 'value' | 'part' | 'minus' | 'void'

/** A figure as being of something: how surely it is of that at all, and how likely it is each part of what is said of it. */
export interface Claim {
  readonly at: number
  readonly owner: Owner
  readonly linked: number
  readonly ways: Readonly<Partial<Record<Part, number>>>
}

const CHANGES: ReadonlySet<string> = new Set(['tell:add', 'tell:less', 'tell:restore'])

/** All that the signs [from, to) say of facts, read as standing in an act `label`, in the order of the message. */
export function readingsIn(
  frame: Frame,
  from: number,
  to: number,
  label: string,
  vocabulary: Vocabulary,
  models: Models,
): Reading[] {
  const { signs } = frame
  const words = frame.folded.text.slice(signs[from]?.start ?? 0, signs[to - 1]?.end ?? 0)
  // What is heard as denied where nothing denies is asked about.
  const denies = mayDeny(words)
  const doubted = (reading: Reading) =>
    reading.denied && !denies && !scopeOf(frame, reading.from)
      ? { ...reading, sure: reading.sure / 3 }
      : longAgo(against(reading, frame), frame, vocabulary)
  const claims: Claim[] = []
  const stated: Reading[] = []
  for (let at = from; at < to; at++) {
    const { figure, named } = signs[at] as Sign
    if (figure) claims.push(...claimOf(frame, at, label, models, vocabulary))
    else if (named) stated.push(...statedOf(frame, at, label, vocabulary, models).map(doubted))
  }
  const counted = [
    ...claimed(frame, inSeries(frame, listed(frame, from, to, respective(frame, from, to, claims))), vocabulary),
    ...allOf(frame, from, to, claims, vocabulary),
  ]
  // 没有 said of a quantity means none only where no figure says how many, and nothing is taken from it: 4项过期了，扣掉.
  const holds = stated.filter(
    ({ value, ids }) =>
      value !== 0 || !(CHANGES.has(label) || counted.some((each) => each.ids.some((id) => ids.includes(id)))),
  )
  const found = [...counted, ...lastOf(holds)]
  // 扣掉B, 还是按原来的: what changes a value that was told answers no question.
  if (found.length === 0 && claims.length === 0 && !CHANGES.has(label))
    found.push(...answerIn(frame, from, to, models.answer))
  const apt = found.flatMap((reading) => aptOf(reading, found, frame, vocabulary))
  return [...apt, ...derived(apt, vocabulary, isRestMore(words))].sort((a, b) => a.from - b.from)
}

const ALL = /[都全均皆]/u
/** So many signs after a figure 都是 is still said of it. */
const SPOKEN = 6

/** 一共两家，都是本地企业: what a name after 都是 counts is as many as were just counted. */
function allOf(frame: Frame, from: number, to: number, claims: readonly Claim[], vocabulary: Vocabulary): Reading[] {
  const { signs, folded } = frame
  return claims.flatMap(({ at, owner, linked: sure }): Reading[] => {
    const { figure } = signs[at] as Sign
    for (let i = at + 1; figure && i < Math.min(to, at + SPOKEN); i++) {
      const { named, start, figure: next } = signs[i] as Sign
      if (next) return []
      const ids = (named?.senses ?? []).flatMap((sense) => (sense.kind === 'fact' ? [sense.fact] : []))
      const id = ids.find((each) => COUNTED.has(vocabulary.measureOf(each) ?? ''))
      if (id === undefined) continue
      const between = folded.text.slice(figure.end, start) + folded.text.slice(start, start + 1)
      const value = frame.valueIn(figure, id)
      // 三家市内的工厂, a single firm in the province: what stands right after a figure is counted by it as well.
      const beside = vocabulary.measureOf(id) === 'firms' && isBeside(folded.text.slice(figure.end, start + 1))
      const counted = ALL.test(between) || beside
      if (!counted || owner.ids.includes(id) || value === undefined) return []
      return from <= at ? [{ ids: [id], value, from: at, to: i + 1, sure }] : []
    }
    return []
  })
}

/** Right after a figure, or an English word after it: 研发12 共建3 names what comes next. */
const isBeside = (between: string): boolean => /^(?:.|(?: (?:\w+ ){0,2}[a-z]))$/iu.test(between)

const COUNTED: ReadonlySet<string> = new Set(['people', 'firms', 'items', 'count'])

/** A reading of those facts that it can be of here: told of such a kind of applicant, and tested where one wants to apply. */
function aptOf(reading: Reading, found: readonly Reading[], frame: Frame, vocabulary: Vocabulary): Reading[] {
  const ids = [
    ...new Set(
      reading.ids
        .filter((id) => id === frame.asked || isApt(vocabulary.whenOf(id), found))
        .map((id) => vocabulary.counterpartOf(id, frame.regulation) ?? id),
    ),
  ]
  const tested = ids.filter((id) => vocabulary.isTested(id, frame.regulation))
  const kept = tested.length > 0 ? tested : ids
  return kept.length > 0 ? [{ ...reading, ids: kept }] : []
}

/** Whether a fact that is told only of some is told here: 有限公司 says how one is registered only of a kind that was just named. */
const isApt = (when: Expression | undefined, found: readonly Reading[]): boolean =>
  when === undefined ||
  !('in' in when) ||
  found.some(({ ids, value }) => ids[0] === when.fact && when.in.some((each) => each === value))

/** Below this a figure is of nothing that was named. */
const LINKED = 0.3

function claimOf(frame: Frame, at: number, label: string, models: Models, vocabulary: Vocabulary): Claim[] {
  const { signs } = frame
  const figure = signs[at]?.figure
  if (!figure || OFF_BY.test(frame.folded.text.slice(0, figure.start).slice(-BEFORE))) return []
  const owners = ownersOf(frame, at)
  const sure = linked(models.link, signs, at, owners)
  let best = -1
  for (let i = 0; i < owners.length; i++) if (best < 0 || (sure[i] ?? 0) > (sure[best] ?? 0)) best = i
  const owner = owners[best]
  if (!owner || (sure[best] ?? 0) < LINKED || isShareOfOther(frame, at, owner, vocabulary)) return []
  if (isOfAnother(frame, at, owner, vocabulary)) return []
  const likely = judge(models.figure, figureFeatures(signs, at, label, owner))
  const ways = Object.fromEntries(models.figure.classes.map((part, i) => [part, likely[i] ?? 0]))
  return [{ at, owner, linked: sure[best] ?? 0, ways }]
}

/** 研发占六个点, asked for the share of the staff, is a share of something else: of what its clause names. */
function isShareOfOther({ signs, measureOf }: Frame, at: number, owner: Owner, { shareOf }: Vocabulary): boolean {
  const of = owner.at === undefined ? shareOf(owner.ids[0] ?? '') : undefined
  if (!of) return false
  for (let i = at - 1; i >= 0 && !isMark(signs[i]?.sign ?? ''); i--) {
    const named = (signs[i]?.named?.senses ?? []).flatMap((sense) =>
      sense.kind === 'fact' ? [sense.fact] : sense.kind === 'quantity' ? [sense.quantity] : [],
    )
    if (named.some((id) => measureOf(id) !== undefined) && !named.some((id) => of.includes(id))) return true
  }
  return false
}

/** 早一天 is how far off; 持股50%, asked for a share of an outlay, names what it is of. */
function isOfAnother({ signs, folded: { text } }: Frame, at: number, owner: Owner, { calledOf }: Vocabulary): boolean {
  const { figure } = signs[at] as Sign
  if (!figure) return false
  if (figure.measure === 'duration' && isApartInTime(text, figure.start)) return true
  if (figure.measure !== 'share' || owner.at !== undefined) return false
  return namesAnother(wordsBefore(text, figure.start), calledOf(owner.ids[0] ?? ''))
}

/** 还差10平: how far off, and not how much there is; so many characters before a figure say so. */
const OFF_BY =
  /(?:差|缺|欠|短了?|少了|\b(?:short|shortfall|gap) (?:by|of)) {0,2}(?:个|大概|大约|差不多|about)? {0,2}$/iu
const BEFORE = 16

/** How sure it is that one is registered where one says so. */
const SAID = 0.9

/** A thing that is said to be there or not, a choice that is made, a place that is the seat: of a word with senses of several kinds the likeliest. */
function statedOf(frame: Frame, at: number, label: string, vocabulary: Vocabulary, models: Models): Reading[] {
  const named = frame.signs[at]?.named
  if (!named) return []
  const { seat } = vocabulary
  const site = named.senses.find((sense) => sense.kind === 'place')
  const said = seat && site ? seatSaid(frame, at, seat) : 'not'
  // 注册于万州: what says so itself is not weighed.
  if (seat && site && site.value !== '' && said === 'surely')
    return [{ ids: [seat], value: site.value, from: at, to: at + 1, sure: SAID }]
  if (isOfAny(frame, at)) return []
  const [best] = kindsOf(named)
    .flatMap((senses) => {
      const slot = slotOfSense(senses[0] as Sense, frame.traitsOf)
      const { yes = 0, no = 0, none = 0 } = statusOf(models.status, frame.signs, at, label, slot)
      const sure = Math.max(yes, no)
      if (sure >= none) return [{ senses, sure, there: yes >= no }]
      // 共建协议尚未签署: what grammar alone denies is denied, though nothing was heard to be said of it.
      const denied = senses.every(isName) && isPlain(scopeOf(frame, at), slot)
      return denied ? [{ senses, sure: no, there: false }] : []
    })
    .sort((a, b) => b.sure - a.sure)
  if (!best) return []
  const { sure, there } = best
  const read = (ids: readonly FactId[], value: Value): Reading[] => [
    { ids, value, from: at, to: at + 1, sure, ...(there ? {} : { denied: true as const }) },
  ]
  const senses = meant(best.senses, named, frame, vocabulary)
  const facts = senses.flatMap((sense) => (sense.kind === 'fact' ? [sense] : []))
  const yesNo = facts.filter(({ fact }) => frame.traitsOf(fact)?.yesNo)
  const counted = facts.filter((sense) => !yesNo.includes(sense) && canBeNone(frame.measureOf(sense.fact)))
  const choice = senses.find((sense) => sense.kind === 'choice')
  const place = senses.find((sense) => sense.kind === 'place')
  return [
    ...(choice && there && !isCounted(frame, at) ? read([choice.fact], choice.value) : []),
    ...(place && there && vocabulary.seat && place.value !== '' && said === 'perhaps'
      ? read([vocabulary.seat], place.value)
      : []),
    ...byValue(yesNo, (sense) => affirmed(sense, there, frame)).flatMap(([value, of]) => read(idsOf(of), value)),
    ...(yesNo.length === 0 && counted.length > 0 && !there ? read(idsOf(counted), 0) : []),
  ]
}

const isName = (sense: Sense): boolean => sense.kind === 'fact' && sense.role === 'name'

/** Of what is counted only that there is none is said so; of what is there or not, that it has not come to be as well. */
const isPlain = (scope: Scope | undefined, slot: string): boolean =>
  scope === 'none' || (scope === 'undone' && slot !== '‹q›')

/** 事业单位法人 says that one is a legal person, and that one is no company: of facts that it says different things of, both. */
function byValue(senses: readonly FactSense[], said: (sense: FactSense) => boolean): [boolean, FactSense[]][] {
  return [true, false].flatMap((value): [boolean, FactSense[]][] => {
    const of = senses.filter((sense) => said(sense) === value)
    return of.length > 0 ? [[value, of]] : []
  })
}

type FactSense = Extract<Sense, { kind: 'fact' }>

const idsOf = (senses: readonly FactSense[]): FactId[] => [...new Set(senses.map(({ fact }) => fact))]

/** What it says of a fact that a word for it is there, or is not. */
const affirmed = ({ role, fact }: FactSense, there: boolean, { traitsOf }: Frame): boolean =>
  role === 'against' ? !there : role === 'name' ? there !== traitsOf(fact)?.absent : there

/** Of several senses those that are meant: of what was asked, else of whoever is spoken of. */
function meant(
  senses: readonly Sense[],
  { start }: Named,
  { asked, partyAt, partyOf, regulation }: Frame,
  { isTested }: Vocabulary,
): readonly Sense[] {
  const own = senses.filter((sense) => (sense.kind === 'fact' || sense.kind === 'choice') && sense.fact === asked)
  if (own.length > 0) return own
  const all = senses.filter((sense) => sense.kind === 'fact')
  if (all.length < 2) return senses
  const party = partyAt(start)
  const tested = all.filter(({ fact }) => isTested(fact, regulation))
  // Where nobody else is named, what the text tests is meant.
  const facts = party === undefined && tested.length > 0 ? tested : all
  const theirs = facts.filter(({ fact }) => partyOf(fact) === party)
  return theirs.length > 0 ? theirs : facts
}

/** What is heard so much less surely than its opposite does not speak against it. */
const CLEARLY = 0.25

/** Of what is said more than once the last stands; where it is said both ways, what is heard clearly more surely, else nobody can tell. */
function lastOf(readings: readonly Reading[]): Reading[] {
  const last = new Map<string, Reading>()
  for (const reading of readings) {
    const key = reading.ids.join()
    const before = last.get(key)
    const surer = before && before.sure > reading.sure ? before : reading
    const both = before !== undefined && before.value !== reading.value
    const doubted = both && Math.abs(before.sure - reading.sure) < CLEARLY
    last.set(key, doubted ? { ...reading, sure: reading.sure / 3 } : surer)
  }
  return [...last.values()]
}

/** Figures put together by what they are of. */
function claimed(frame: Frame, claims: readonly Claim[], vocabulary: Vocabulary): Reading[] {
  const groups = new Map<string, { owned: Owned; claims: Claim[] }>()
  for (const claim of claims) {
    const owned = ownedBy(frame, claim, vocabulary)
    const key = owned.ids.join()
    const group = groups.get(key) ?? { owned, claims: [] }
    group.claims.push(claim)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ owned: { ids, noFact, each }, claims: own }) => {
    const read = composed(frame, own, ids[0] as string)
    if (!read) return []
    const value = isOneKind(frame, own, ids[0] as string, vocabulary) ? atLeast(read.value) : read.value
    const sure = addAnother(frame, own, ids, vocabulary) ? read.sure / 3 : read.sure
    const flagged = { ...read, value, sure, ...(noFact ? { noFact: true as const } : {}) }
    return each ? ids.map((id) => ({ ids: [id], ...flagged })) : [{ ids, ...flagged }]
  })
}

/** Whether something is added under a name of its own: 另外还有国家基金300万 is asked about. */
const addAnother = (
  { signs, folded: { text } }: Frame,
  claims: readonly Claim[],
  [id = '']: readonly string[],
  { calledOf, measureOf }: Vocabulary,
): boolean =>
  measureOf(id) === 'money' && claims.some(({ at }) => addsAnother(text, signs[at]?.figure?.start ?? 0, calledOf(id)))

/** 其中硕士11人, where a text counts 硕士或中级职称: of both there are at least as many. */
const isOneKind = ({ signs, folded }: Frame, claims: readonly Claim[], id: string, vocabulary: Vocabulary): boolean =>
  claims.every(({ owner: { at } }) => {
    const sign = signs[at ?? -1]
    return sign !== undefined && vocabulary.isOneKind(id, folded.text.slice(sign.start, sign.end))
  })

const atLeast = (value: Value): Value => (typeof value === 'number' ? { min: value } : value)

interface Owned {
  readonly ids: readonly string[]
  readonly noFact: boolean
  /** Said of each of them. */
  readonly each?: true
}

/** Which fact a claim is of: of facts that are one quantity over different years, by the year said. */
function ownedBy(
  { signs, asked, measureOf, folded }: Frame,
  { at, owner }: Claim,
  { traitsOf, isOf, siblingsOf }: Vocabulary,
): Owned {
  const known = owner.ids.filter((id) => traitsOf(id) !== undefined)
  // 研发（万元） 235: of what a word is shared by, the sum of money is meant.
  const sums = signs[at]?.figure?.scale === undefined ? [] : known.filter((id) => measureOf(id) === 'money')
  const ids = sums.length > 0 ? sums : known
  const [first] = ids
  if (first === undefined) return { ids: owner.ids, noFact: true }
  const several = [...new Set([...ids, ...ids.flatMap(siblingsOf)])]
  const said = periodAfter(signs, at) ?? (ids.length > 1 ? periodNear(signs, at) : periodBetween(signs, owner.at, at))
  // 近三年研发合计1980万，销售合计4.95亿: a total is over the years of the total before it.
  const totalled = several.length > 1 && TOTALLED.test(folded.text.slice(signs[owner.at ?? -1]?.end))
  const lastYear = !said && totalled && isOf(first, LAST_YEAR)
  const longer = lastYear ? several.filter((id) => !isOf(id, LAST_YEAR)) : []
  if (longer.length === 1) return { ids: longer, noFact: false }
  const period = said
  if (!period || several.length === 1 || measureOf(first) !== 'money') {
    const now = period?.from === 0 && period.to === 0 && measureOf(first) === 'money'
    if (now) return { ids: [`${first}@0`], noFact: true }
    // 转化收入300万元系近三年累计 is none of the one year that is asked for, 前年研发人员8人 not how many there are.
    const isYears = period !== undefined && isOf(first, LAST_YEAR)
    const isPast = period !== undefined && period.from === period.to && period.from > 1 && measureOf(first) !== 'money'
    if ((isYears || isPast) && !isOf(first, period))
      return { ids: [`${first}@${period.from}-${period.to}`], noFact: true }
    return asked !== undefined && ids.includes(asked) ? { ids: [asked], noFact: false } : { ids, noFact: false }
  }
  if (period.each) {
    const years = yearsOf(period).flatMap((year) => several.filter((id) => isOf(id, { from: year, to: year })))
    if (years.length > 0) return { ids: years, noFact: false, each: true }
  }
  const of = several.filter((id) => isOf(id, period))
  return of.length > 0 ? { ids: of, noFact: false } : { ids: [`${first}@${period.from}-${period.to}`], noFact: true }
}

const LAST_YEAR = { from: 1, to: 1 } as const
const TOTALLED = /^(?:合计|累计|总计|总共|一共|加起来)/u

const yearsOf = ({ from, to }: Span): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

interface Span {
  readonly from: number
  readonly to: number
  readonly each?: true
}

const periodAt = (signs: readonly Sign[], at: number): Span | undefined => {
  const years = signs[at]?.figure?.years
  return years === undefined
    ? signs[at]?.named?.senses.find((sense) => sense.kind === 'period')
    : { from: 1, to: years }
}

/** A year is not looked for further from a figure, in signs. */
const FAR = 60

/** The span of years said last before a figure, or, where none was, next after it. */
function periodNear(signs: readonly Sign[], at: number): Span | undefined {
  for (let i = at - 1; i >= Math.max(0, at - FAR); i--) {
    const period = periodAt(signs, i)
    if (period) return period
  }
  for (let i = at + 1; i < Math.min(signs.length, at + FAR) && !signs[i]?.figure; i++) {
    const period = periodAt(signs, i)
    if (period) return period
  }
  return undefined
}

const IS = /^[是为系指属即]$/u

/** 300万元系近三年累计: what a figure is said to be over, right after it. */
const periodAfter = (signs: readonly Sign[], at: number): Span | undefined =>
  IS.test(signs[at + 1]?.sign ?? '') && !signs[at + 3]?.figure ? periodAt(signs, at + 2) : undefined

/** What a name whose own word says its year may be said of again: a year between it, or what was asked, and the figure. */
function periodBetween(signs: readonly Sign[], owner: number | undefined, at: number): Span | undefined {
  for (let i = at - 1; i > Math.max(owner ?? -1, at - FAR); i--) {
    const period = periodAt(signs, i)
    if (period) return period
  }
  const before = owner === undefined ? undefined : (periodAt(signs, owner - 1) ?? periodAt(signs, owner - 2))
  if (before) return before
  return owner === undefined || owner > at ? (periodAt(signs, at + 1) ?? periodAt(signs, at + 2)) : undefined
}

/** A value as an interval. */
export const intervalOf = (value: Value | undefined): Interval | undefined =>
  typeof value === 'number' ? { min: value, max: value } : typeof value === 'object' ? value : undefined
