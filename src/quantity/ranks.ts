import { type LookAlike, match } from './matched.ts'
import { unitAt } from './units.ts'

const HAN = '[零一二三四五六七八九十百千]{1,6}'
const N = `(?:\\d{1,4}|${HAN})`
const ROMAN = '(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})'
const RANKED = '(?:星级|等奖|等功|等品|级|类|档|等|期|型|流|线|本|批|层次|甲)'
const TO = ' ?(?:至|到|-|–|—|~|、|和|或|及) ?'

const sticky = (source: string): RegExp => new RegExp(source, 'uy')

/** 第2批, 第二十五次, 第四至六年, 第一年至第三年, 第一责任人. */
const NTH = sticky(
  `第 ?${N}(?! ?分之) ?(?:季度|[届次批名位个类级期轮季步代档等年月日天周]|责任人|阶段|梯队|序列)?(?:${TO}第? ?${N} ?(?:[届次批名位个类级期轮季步代档等年月日天周]|阶段)?)*`,
)
const ENUMERATED = sticky(`(?:${N}(?:、|/|和|或)){1,8}${N} ?${RANKED}`)
const ROMAN_RANK = sticky(`(?<![A-Za-z])${ROMAN}(?: ?[/、和或至-] ?${ROMAN}){0,6} ?(?:类|级|型|期|区|等|度|段)`)
const SINGLE = sticky(
  `(?:${N} ?[级类档期]? ?(?:至|到|-|–|—|~) ?)?${N} ?(级(?![别差]联)|类(?!型)|档(?!案)|等(?:奖|功|品)?(?!${HAN}|于|到)|期|型|流|甲|线(?=城市|品牌|产品)|本(?=批|线|院))`,
)
const LEADING = sticky(`前 ?${N}(?![\\d零一二三四五六七八九十百千])(?! ?(?:至|到|-|~|—|/|⁄|分之))(?: ?[名位强])?`)
const STRONGEST = sticky(`(?:${N}|\\d{1,8}) ?强(?![度制化调大力烈])|${N} ?星(?=级|酒店|饭店|景区)`)

/** 负一层 is a storey below ground. */
const BELOW_GROUND = sticky(`负 ?${N} ?[层楼]`)

/** What says that 三级 or 四类 counts kinds instead of naming one: a list before it, or a verb of dividing. */
const COUNTED =
  /(?:[”"'’」》)(]|[、和及与或][\p{Script=Han}]{1,6}|(?:分为?|分成|设|划分为?|共|各|这|以下|下列|上述|前述|如下|其他|等|所有|全部|任何|以上))$/u
const LISTED_ON = /(?: ?[级类档期])? ?[、和或至]/y
/** Nobody counts one kind: 一级 and 1类 name it. */
const FIRST = /[一1](?![\d十百千])/y

const counted = (text: string, at: number, end: number): boolean => {
  const before = text.slice(Math.max(0, at - 10), at)
  if (match(FIRST, text, at) || /[、和及与或]$/.test(before)) return false
  return COUNTED.test(before) && !match(LISTED_ON, text, end)
}

/** The place in an order that begins at `at`: 第二批, 二等奖, 一、二、三级, I/II 类, 前五. 三级 after a list of three counts. */
export const rankAt = (text: string, at: number): LookAlike | undefined => {
  const ordinal = (end: number): LookAlike => ({ kind: 'ordinal', start: at, end })
  const sure =
    match(NTH, text, at) ??
    match(ENUMERATED, text, at) ??
    match(ROMAN_RANK, text, at) ??
    match(STRONGEST, text, at) ??
    match(BELOW_GROUND, text, at)
  if (sure) return ordinal(at + sure[0].length)
  const leading = match(LEADING, text, at)
  if (leading) {
    const end = at + leading[0].length
    const named = /[名位强]/.test(leading[0])
    return named || unitAt(text, end) === undefined ? ordinal(end) : undefined
  }
  const single = match(SINGLE, text, at)
  if (!single) return undefined
  const end = at + single[0].length
  return counted(text, at, end) ? undefined : ordinal(end)
}
