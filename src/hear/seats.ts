import type { FactId } from '../knowledge/index.ts'
import { isDenied } from './denial.ts'
import { isMark } from './features.ts'
import type { Frame } from './frame.ts'
import type { Sign } from './signs.ts'

/** What a place in a message says of the applicant: that one is registered there, whatever else may be said; that it may; nothing. */
export type SeatSaid = 'surely' | 'perhaps' | 'not'

/** What one does with rules, right before a place, and what rules are called, right after: whose they are, and not where one sits. */
const APPLIES = /(?:报|申请|申办|对照|参照|按照?|依照|查|看|测|换成?|套用?|咨询)(?:的是|的|下|一下|一哈)?$/u
const RULES = /^(?:来电|[这那]边|[区市省]?的?(?:办法|标准|条件|要求|政策|规定|文件|细则|通知|指引))/u
const BESIDE_PLACE = 8

/** So many signs before a place a word for the seat is said of it; of being registered, right before it or after: 注册：万州, 聊城注册的. */
const BEFORE = 3
const REGISTERED = /(?:注册|登记|registered|incorporated)[^，。；,;]{0,4}$/u
const REGISTERS = /^[市省区州县]?\s?(?:的?工商)?(?:注册|登记)|^[- ]based/u

/** 重庆市（万州区以外）: a place that is left out. */
const LEFT_OUT = /^[区市省县]?\s?(?:以外|之外|除外)/u
/** So many signs around a place another may say that it is the seat. */
const AROUND = 60

/** Whether a place is where one is registered: it says so itself, or no other does and it stands beside no firm that is counted. */
export function seatSaid(frame: Frame, at: number, seat: FactId): SeatSaid {
  if (LEFT_OUT.test(frame.folded.text.slice(frame.signs[at]?.end))) return 'not'
  if (isSaid(frame, at, seat)) return 'surely'
  if (isWhoseRules(frame, at) || isCounted(frame, at)) return 'not'
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

/** 我们在万州; 聊城企业; 是家医院，万州区的, where who one is was told before. */
function isSat(signs: readonly Sign[], at: number): boolean {
  const before = clauseBefore(signs, at, COUNTED)
  if (before.some(({ sign }) => SITS.test(sign))) return true
  const next = signs[at + 1]?.sign === '的' ? at + 2 : at + 1
  const { sign: after = '，' } = signs[next] ?? {}
  const alone = before.length === 0 && isMark(after) && signs.slice(0, at).some(isKind)
  return alone || isKind(signs[next])
}

const isKind = (sign: Sign | undefined): boolean => sign?.named?.senses[0]?.kind === 'choice'

const isPlace = ({ senses }: NonNullable<Sign['named']>): boolean => senses.some(({ kind }) => kind === 'place')

function isSaid({ signs, folded: { text } }: Frame, at: number, seat: FactId): boolean {
  const { start, end } = signs[at] as Sign
  const before = text.slice(Math.max(0, start - BESIDE_PLACE), start)
  const near = clauseBefore(signs, at, BEFORE)
  const names = near.some(({ named }) => named?.senses.some((sense) => sense.kind === 'fact' && sense.fact === seat))
  const registers = names || REGISTERED.test(before) || REGISTERS.test(text.slice(end, end + BESIDE_PLACE))
  return registers && !isDenied(text.slice(0, start))
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
const SITS = /^(?:[我俺咱是在位处系]|we|our|i|is|are|in|from|base|based)$/u

/** So many signs before a word the firms are counted that it tells of. */
const COUNTED = 6
/** 我们是一家企业, 是在聊城登记的一家院所 counts nobody else. */
const ONESELF = /^[是系为乃属]$/u
const SENTENCE = 14

/** 又拉来一家昆明的企业, 另有2家企业在贵州: firms that are counted are others. */
export function isCounted({ signs }: Frame, at: number): boolean {
  const before = clauseBefore(signs, at, COUNTED)
  const counted = before.some(({ figure }) => figure?.measure === 'firms')
  return counted && !clauseBefore(signs, at, SENTENCE).some(({ sign }) => ONESELF.test(sign))
}

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
