import { type LookAlike, match } from './matched.ts'
import { parseOrdinalNumeral } from './numeral.ts'
import type { PrintedDate } from './reading.ts'

const YEAR = '(?:1[89]\\d{2}|2[01]\\d{2}|[一二][〇零一二三四五六七八九]{3})'
const BLANK = '(?:[xX×*_]{1,4}| {2,4})'
const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const DAY = '(?:[12]\\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const HOUR = '(?:2[0-4]|[01]?\\d|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])'
const PART_OF_YEAR = '(?:年?[底初末]|上旬|中旬|下旬|上半年|下半年|全年|度|份)'
const CLOCK = `${HOUR} ?时(?![间代期候效常任长段刻限机尚速空装序])(?: ?[\\d零一二三四五六七八九十]{1,3} ?分(?![之钟类别]))?`
const TO = ' ?(?:至|到|-|–|—|~|－) ?'

const sticky = (source: string): RegExp => new RegExp(source, 'uy')

/** 2024年3月18日, 2022 年, 二○○四年十月一日, 一九九五年底, 20××年×月×日; a day or an hour may follow. */
const FULL = sticky(
  `(?<year>${YEAR}|20 ?${BLANK}|[xX×*_]{2,4}) ?年(?!以[上下]|左右)(?:(?: ?(?<month>${MONTH})|(?<noMonth>${BLANK})) ?月(?:(?: ?(?<day>${DAY})|(?<noDay>${BLANK})) ?[日号])?)?(?: ?${PART_OF_YEAR})?(?: ?${CLOCK})?`,
)
/** 3月31日, 三月底, 6 月 30 日 24 时. Months that count are 个月. */
const MONTH_DAY = sticky(
  `(?<month>${MONTH}) ?月(?!以[上下]|左右)(?: ?(?<day>${DAY}) ?[日号])?(?: ?${PART_OF_YEAR})?(?: ?${CLOCK})?`,
)
/** 3、4月份 */
const MONTHS = sticky(`(?<month>${MONTH})(?: ?[、和–—~至到-] ?${MONTH}){1,11} ?月${PART_OF_YEAR}?`)
const LUNAR = sticky(
  `(?:正|腊|冬|[一二三四五六七八九十]{1,3})月初?[一二三四五六七八九十]{1,3}(?:至初?[一二三四五六七八九十]{1,3})?`,
)
const DAY_OF_MONTH = sticky(`(?<=[每当次下本上翌]个?月(?:的|第)? ?)(?<day>${DAY}) ?[日号](?!以上)`)
const ISO = sticky(
  `(?<![\\d-])(?<year>${YEAR})([-/.])(?<month>1[0-2]|0?[1-9])\\2(?<day>[12]\\d|3[01]|0?[1-9])(?![\\d-])`,
)
/** 08-06, with at least one leading 0: 10-12 is a range. */
const MONTH_DAY_DASH = sticky(`(?<![\\d-])(?=0|\\d\\d-0)(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])(?![\\d-])`)
const YEARS = sticky(`(?<![\\d.])(?<year>${YEAR}) ?年?${TO}${YEAR}(?: ?年|(?![\\d.%]))`)
const ERA = sticky(`(?:\\d{1,2}|[一二三四五六七八九十]{1,4}) ?(?:世纪|年代)(?:初|末|中)?`)
/** A bare year stands where a year can: after punctuation or 自/到, before a word. */
const BARE_YEAR = sticky(
  `(?:(?<=(?:^|[(，,。；;、《\\n"“]) ?)|(?<=(?:自|从|截至|截止|到|至|于|在) ?))(?<year>(?:19[89]|20[0-4])\\d)(?= ?[\\p{Script=Han}](?<![元万亿平人家项名个米亩%块])| ?$(?<=[自从至到].{0,6}))`,
)
const NEXT = sticky(`(?:${TO}| ?[、和] ?(?=${DAY} ?[日号]))(?:(?:次年|当年|同年|翌年) ?)?`)
const NEXT_DAY = sticky(`(?<day>${DAY}) ?[日号]?(?![\\d月年])`)

const TIMES = [
  sticky(`${CLOCK}(?:${TO}(?:次日|当日|翌日|第二天)? ?${CLOCK})?`),
  sticky(
    '(?<![\\d:])(?:[01]?\\d|2[0-4]):[0-5]\\d(?::[0-5]\\d)?(?![\\d:])(?: ?[-–—~至到] ?(?:[01]?\\d|2[0-4]):[0-5]\\d)?',
  ),
  sticky(`${HOUR} ?点(?:钟|半|整|[\\d一二三四五六七八九十]{1,3} ?分)`),
  sticky(`(?<=(?:上午|下午|早上|晚上|凌晨|中午|傍晚|夜间|早|晚) ?)${HOUR} ?点`),
]
const PROPORTION = /(?:比例|比率|之比|比值|占比|配比|配套)[^，。；\n]{0,12}$/

const fieldOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  return parseOrdinalNumeral(text.replace('〇', '零'))
}

const printed = (groups: Readonly<Record<string, string | undefined>>): PrintedDate => {
  const [year, month, day] = [fieldOf(groups.year), fieldOf(groups.month), fieldOf(groups.day)]
  const blank =
    groups.noMonth !== undefined || groups.noDay !== undefined || (groups.year !== undefined && year === undefined)
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(blank ? { blank } : {}),
  }
}

const single = (text: string, at: number): LookAlike | undefined => {
  for (const pattern of [YEARS, FULL, MONTH_DAY, MONTHS, ISO, MONTH_DAY_DASH, DAY_OF_MONTH, ERA, BARE_YEAR, LUNAR]) {
    const found = match(pattern, text, at)
    if (found) return { kind: 'date', start: at, end: at + found[0].length, date: printed(found.groups ?? {}) }
  }
  return undefined
}

/** The date that begins at `at`, with the one it runs to (06-01 至 08-31); its fields are those of the first. */
export const dateAt = (text: string, at: number): LookAlike | undefined => {
  const first = single(text, at)
  if (!first) return undefined
  const link = match(NEXT, text, first.end)
  if (!link) return first
  const from = first.end + link[0].length
  const second = single(text, from)
  if (second) return { ...first, end: second.end }
  const day = first.date?.day === undefined ? undefined : match(NEXT_DAY, text, from)
  return day ? { ...first, end: from + day[0].length } : first
}

/** The time of day that begins at `at`: 8时至24时, 上午九点, 9:00-17:00. In talk of proportions 20:30 is none. */
export const timeAt = (text: string, at: number): LookAlike | undefined => {
  for (const pattern of TIMES) {
    const found = match(pattern, text, at)
    if (found && !(found[0].includes(':') && PROPORTION.test(text.slice(Math.max(0, at - 20), at)))) {
      return { kind: 'time', start: at, end: at + found[0].length }
    }
  }
  return undefined
}
