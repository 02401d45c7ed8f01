import type { FactId } from '../knowledge/index.ts'
import { readFigures } from '../quantity/index.ts'
import { isDenied } from './denial.ts'
import { isMark } from './features.ts'
import type { Frame } from './frame.ts'
import type { Sign } from './signs.ts'

/** What a place in a message says of the applicant: that one is registered there, whatever else may be said; that it may; nothing. */
export type SeatSaid = 'surely' | 'perhaps' | 'not'

/** What one does with rules, right before a place, and what rules are called, right after: whose they are, and not where one sits. */
const APPLIES = /(?:报|申请|申办|对照|参照|按照?|依照|查|看|测|换成?|套用?|咨询)(?:的是|的|下|一下|一哈)?$/u
const RULES =
  /^(?:来电|[这那]边|[区市省]?的?(?:[这那][一]?[份个条](?!\p{Script=Han}{0,4}(?:公司|企业|厂))|办法|标准|条件|要求|政策|规定|文件|细则|通知|指引))/u
const BESIDE_PLACE = 8

/** So many signs before a place a word for the seat is said of it; of being registered, right before it or after: 注册：万州, 聊城注册的. */
const BEFORE = 3
const REGISTERED = /(?:注册|登记|registered|incorporated)[^，。；,;]{0,4}$/u
const REGISTERS =
  /^[市省区州县]?\s?(?:[市省区州县境]内|本地|当地)?(?:的?工商)?(?:注册|登记)|^[市省]?内(?:注册|登记)|^[- ]based/u

/** 在巫山办了个厂: where one has set up. */
const FOUNDS = /^\p{Script=Han}{0,3}(?:开|办|设|建|创办|成立)[了着]?(?:一)?[个家间]/u
const IN = /[我咱俺][们]?[^，。；,;和跟与同]{0,4}[在于]\p{Script=Han}{0,3}$/u

/** 重庆市（万州区以外）: a place that is left out. */
const LEFT_OUT = /^[区市省县]?\s?(?:以外|之外|除外)/u
/** What a county is called in full. */
const DIVISION = /^[省市区州县镇乡]/u

/** So many signs around a place another may say that it is the seat. */
const AROUND = 60

/** Whether a place is where one is registered: it says so itself, or no other does and it stands beside no firm that is counted. */
export function seatSaid(frame: Frame, at: number, seat: FactId): SeatSaid {
  const { text } = frame.folded
  const { start = 0, end = 0 } = frame.signs[at] ?? {}
  // 三台电镜 is so many, though a county is called so.
  const counts = readFigures(text.slice(start, end)).some(({ figure }) => figure) && !DIVISION.test(text.slice(end))
  if (counts || LEFT_OUT.test(text.slice(end))) return 'not'
  if (isSaid(frame, at, seat) || isOneselfAt(frame, at)) return 'surely'
  if (isWhoseRules(frame, at) || isCounted(frame, at) || isElsewhere(frame, at)) return 'not'
  // 万州企业，研发20人: a place with rules of its own is named for them as often as for a seat.
  if (frame.asked !== seat && (hasRules(frame.signs[at]) || isInName(frame, at)) && !isSat(frame.signs, at))
    return 'not'
  for (let i = Math.max(0, at - AROUND); i < Math.min(frame.signs.length, at + AROUND); i++) {
    const { named } = frame.signs[i] as Sign
    if (i !== at && named && isPlace(named) && isSaid(frame, i, seat)) return 'not'
  }
  return 'perhaps'
}

/** 金阳生物 is a firm: right before more Chinese that says nothing of where, a place is a part of its name. */
const WHERE = /^(?:$|[^\p{Script=Han}]|[的市省区州县镇乡村那这]|注册|登记|本地|当地|这边|那边)/u
const isInName = ({ signs, folded: { text } }: Frame, at: number): boolean =>
  !WHERE.test(text.slice(signs[at]?.end)) && signs[at + 1]?.named === undefined

const hasRules = (sign: Sign | undefined): boolean =>
  sign?.named?.senses.some((sense) => sense.kind === 'place' && sense.rules === true) ?? false

/** 我们在万州; 聊城企业; 我们公司莘县的; 是家医院，万州区的, where who one is was told before. */
function isSat(signs: readonly Sign[], at: number): boolean {
  const before = clauseBefore(signs, at, COUNTED)
  const of = signs[at + 1]?.sign === '的'
  const next = of ? at + 2 : at + 1
  const { sign: after = '，' } = signs[next] ?? {}
  const last = before.at(-1)
  // 客户乙，也是万州: whose rules are asked; 是万州的 is from there.
  if (last?.sign === '是' && !of && isMark(after)) return before.some(({ sign }) => ONE.test(sign))
  if (before.some(({ sign }) => SITS.test(sign)) || (isKind(last) && isMark(after))) return true
  const alone = before.length === 0 && isMark(after) && signs.slice(0, at).some(isKind)
  return alone || isKind(signs[next]) || (of && leadsUpTo(signs, next))
}

/** 我们公司莘县的, 我们厂在云阳: one's own firm and a place, and nothing else; 再看万州的饲料公司： heads what is told of it. */
function isOneselfAt(frame: Frame, at: number): boolean {
  const { signs } = frame
  const before = clauseBefore(signs, at, COUNTED)
  const of = signs[at + 1]?.sign === '的' ? at + 2 : at + 1
  const after = signs[of]?.sign ?? '，'
  const last = before.at(-1)?.sign === '在' ? before.at(-2) : before.at(-1)
  const own = isKind(last) && before.some(({ sign }) => ONE.test(sign)) && isMark(after)
  const ahead = signs.slice(of, of + HEAD + 1)
  const heads = leadsUpTo(signs, of) && /^[:：]$/u.test(ahead[ahead.findIndex(isKind) + 1]?.sign ?? '')
  return (own || heads) && !isCounted(frame, at)
}

/** 万州的饲料公司: so many signs on, in the same words, it says of whom. */
const HEAD = 4
function leadsUpTo(signs: readonly Sign[], at: number): boolean {
  const ahead = signs.slice(at, at + HEAD)
  const kind = ahead.findIndex(isKind)
  return kind >= 0 && ahead.slice(0, kind).every(({ sign, figure, named }) => !isMark(sign) && !figure && !named)
}

const isKind = (sign: Sign | undefined): boolean => sign?.named?.senses[0]?.kind === 'choice'

const isPlace = ({ senses }: NonNullable<Sign['named']>): boolean => senses.some(({ kind }) => kind === 'place')

function isSaid({ signs, folded: { text } }: Frame, at: number, seat: FactId): boolean {
  const { start, end } = signs[at] as Sign
  const before = text.slice(Math.max(0, start - BESIDE_PLACE), start)
  const near = clauseBefore(signs, at, BEFORE)
  const names = near.some(({ named }) => named?.senses.some((sense) => sense.kind === 'fact' && sense.fact === seat))
  const after = text.slice(end, end + BESIDE_PLACE)
  const registers = names || REGISTERED.test(before) || REGISTERS.test(after) || (FOUNDS.test(after) && IN.test(before))
  return registers && !isDenied(text.slice(0, start))
}

/** Of whom or what it is said that it is there: 人事关系在西安, 专家是外地的 says nothing of the firm. */
const THERE = /[在于是]$/u
const FIRM = /[我咱俺司厂企校院所店社址地部]|注册|登记|来电|客户|单位|申[请报]/u
const SUBJECT = /^\p{Script=Han}{2,}$/u

function isElsewhere({ signs, folded: { text } }: Frame, at: number): boolean {
  const clause = clauseBefore(signs, at, SENTENCE)
  if (clause.some(isKind)) return false
  const before = text.slice(clause[0]?.start ?? 0, clause.at(-1)?.end ?? 0).replace(/[都也就现一直只]/gu, '')
  return THERE.test(before) && SUBJECT.test(before.slice(0, -1)) && !FIRM.test(before)
}

/** What stands before a sign in its clause, so many signs back. */
function clauseBefore(signs: readonly Sign[], at: number, most: number): Sign[] {
  const found: Sign[] = []
  for (let i = at - 1; i >= Math.max(0, at - most); i--) {
    const sign = signs[i] as Sign
    if (isMark(sign.sign)) break
    found.unshift(sign)
  }
  return found
}

/** Who sits, or that somebody does: 我们是万州的, 公司在昆明. */
const ONE = /^(?:[我俺咱]|we|our|i)$/u
const SITS = /^(?:[我俺咱是在位处系]|we|our|i|is|are|in|from|base|based)$/u

/** So many signs before a word the firms are counted that it tells of. */
const COUNTED = 6
/** 我们是一家企业, 是在聊城登记的一家院所 counts nobody else. */
const ONESELF = /^[是系为乃属]$/u
const SENTENCE = 14

/** 又拉来一家昆明的企业, 另有2家企业在贵州: firms that are counted are others. */
export function isCounted({ signs }: Frame, at: number): boolean {
  const clause = clauseBefore(signs, at, SENTENCE)
  const near = clause.slice(-COUNTED)
  const figure = near.findLastIndex(isFirms) + clause.length - near.length
  if (near.some(isFirms)) {
    // 一家是外地的 says where one of them is, 是一家外地的 who one is.
    return !clause.slice(0, figure).some(({ sign }) => ONESELF.test(sign))
  }
  // 合作的药厂只一家，是南阳的: who is left out is who was just counted.
  const [first] = clause
  const from = at - clause.length
  const last = first && ELIDED.test(first.sign) ? clauseBefore(signs, from - 1, SENTENCE) : []
  const counted = last.findIndex(isFirms)
  return counted >= 0 && !last.slice(0, counted).some(({ sign }) => ONESELF.test(sign))
}

const isFirms = ({ figure }: Sign): boolean => figure?.measure === 'firms'
const ELIDED = /^[是都全均皆]$/u

/** 岳阳市的技术攻关站, 想报云南的, 云南来电: a place that says whose rules are asked. */
export function isWhoseRules({ signs, folded: { text } }: Frame, at: number): boolean {
  const next = signs[at + 1]?.sign === '的' ? signs[at + 2] : signs[at + 1]
  if (next?.named?.senses[0]?.kind === 'programme') return true
  const { start, end } = signs[at] as Sign
  return (
    APPLIES.test(text.slice(Math.max(0, start - BESIDE_PLACE), start)) ||
    RULES.test(text.slice(end, end + BESIDE_PLACE))
  )
}
