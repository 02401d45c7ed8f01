import { parseNumeral } from '../quantity/index.ts'

const HAN = '零〇一二两三四五六七八九十百千万亿'
/** Below this a number stands in too many clauses to tell them apart. */
const TELLING = 10

const NUMBER = new RegExp(
  [
    `百分之(?<percent>[${HAN}\\d.]+)`,
    `(?<of>[${HAN}\\d]{1,16})分之(?<part>[${HAN}\\d]+)`,
    '(?<a>\\d{1,16})\\s{0,4}(?<sign>[/:：])\\s{0,4}(?<b>\\d+)',
    '(?<digits>\\d+(?:,\\d{3})*(?:\\.\\d+)?)\\s*(?<unit>[%十百千万亿]+|个点)?',
    `(?<written>[${HAN}]{2,})(?<points>个点|成)?`,
    '(?<tenths>[一二三四五六七八九])成(?![立功果员为长本品])',
  ].join('|'),
  'gu',
)
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

const read = (text: string | undefined): number | undefined => (text ? (parseNumeral(text) ?? undefined) : undefined)

/** The numbers of folded text that can tell a clause, each in one writing: `#183`, `#15000000` for 1500万, `#60%`, `#1/3`. */
export function numbersIn(folded: string): string[] {
  const found = [...folded.matchAll(NUMBER)].flatMap(({ groups = {} }) => numberOf(groups) ?? [])
  return [...new Set(found)].map((number) => `#${number}`)
}

function numberOf(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const { percent, of, part, a, b, sign, digits, unit, written, points, tenths } = groups
  if (tenths) return `${(read(tenths) ?? 0) * 10}%`
  if (percent) return `${read(percent)}%`
  if (of && part) return `${read(part)}/${read(of)}`
  if (a && b) return `${a}${sign === '/' ? '/' : ':'}${b}`
  if (written) {
    const value = read(written)
    if (points) return value === undefined ? undefined : `${value}%`
    return value !== undefined && value >= TELLING ? `${value}` : undefined
  }
  const value = Number((digits ?? '').replaceAll(',', ''))
  if (unit === '%' || unit === '个点') return `${value}%`
  const times = [...(unit ?? '')].reduce((product, each) => product * (UNITS[each] ?? 1), 1)
  return value * times >= TELLING ? `${value * times}` : undefined
}

/** 183天是哪条说的, 33618是啥意思: the number itself is what is asked after. */
const ASKED_AFTER =
  /哪[一几]?[条款项章里处]|哪来|出处|出自|依据|(?:什么|啥)(?:意思|时候用|东西|数)|(?:是|指|说)的?(?:什么|啥|哪)|指的|怎么(?:来|算)的|写什么|which (?:clause|article|provision)|where does|what does/u

export const asksAfterNumber = (folded: string): boolean => ASKED_AFTER.test(folded) && numbersIn(folded).length > 0

/** The words around the numbers: 百分之六十 is no talk of percentages where the number itself is asked after. */
export const withoutNumbers = (folded: string): string => folded.replace(NUMBER, ' ')
