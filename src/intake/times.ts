/** The years a sum can be said of. `each` is every year of those before us; `other` is a span no fact asks for. */
export type Year = 'last' | 'prior' | 'three' | 'each' | 'to-date' | 'other'

const DIGIT = '(?:\\d+|[一二两三四五六七八九十]+)'
const YEARS: readonly (readonly [Year, RegExp])[] = [
  [
    'each',
    /(?:近|最近|这|过去|前)(?:两|2|二|三|3|几)个?(?:会计|财务)?年(?:度|来|里|间)?[^，。;；]{0,8}?(?:每(?:个)?年度?|年均|各|都|均)|每年(?:都|均)?|去年(?:和|、|跟|与|及|\/)?前年|前年(?:和|、|跟|与|及|\/)?去年|年年|各年/gu,
  ],
  [
    'three',
    /(?:近|最近|这|过去|前|头)?(?:三|3)个?(?:会计|财务)?年(?:度|来|里|间|内|下来|期)?(?!前|以前|之前|以上|多|一[次度])|(?:last|past) (?:three|3) years/gu,
  ],
  [
    'to-date',
    /今年|本年|本年度|上半年|下半年|前[一二三123]个?季度|[一二三四1234]季度|本季度|(?:这|上|本)个?月|年初(?:到|至|以来)|this year|so far/gu,
  ],
  [
    'last',
    /申报(?:的)?(?:前|上)(?:一|1)?年度?|申请前一年度?|去年(?:全年|度|一年)?|上(?:个?|一)(?:会计|财务)?年度?|上年度?|上一年度?|旧年|last year(?:'s)?|previous year/gu,
  ],
  [
    'prior',
    /(?<!大)前年(?:全年|度)?|再上一年度?|上上年度?|再前一年|(?<!申报|申报的|申请)前一年度?|the year before(?: last)?/gu,
  ],
  [
    'other',
    new RegExp(
      `大前年|(?:近|最近|这|过去|前)(?:${DIGIT})个?年(?:来|里|间|内)?|历年|成立以来|(?:五|十|5|10|四|4|六|6|七|7|八|8)年(?:来|间|里|下来)|${DIGIT}多?年(?:之|以)?前|(?:last|past) (?:five|ten|5|10) years`,
      'gu',
    ),
  ],
]

export interface YearSaid {
  readonly start: number
  readonly end: number
  readonly year: Year
  readonly words: string
}

const ABSOLUTE = /(?<!\d)(20\d\d)年?度?(?=[^\d])/gu

/** The years named in a clause, left to right; `thisYear` lets 2025年 be told from 2024年. */
export const yearsIn = (text: string, at: number, thisYear?: number): YearSaid[] => {
  const found: YearSaid[] = []
  for (const [year, pattern] of YEARS)
    for (const match of text.matchAll(pattern))
      found.push({ start: at + match.index, end: at + match.index + match[0].length, year, words: match[0] })
  for (const match of text.matchAll(ABSOLUTE)) {
    const ago = thisYear === undefined ? undefined : thisYear - Number(match[1])
    const year: Year = ago === 0 ? 'to-date' : ago === 1 ? 'last' : ago === 2 ? 'prior' : 'other'
    found.push({ start: at + match.index, end: at + match.index + match[0].length, year, words: match[0] })
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: YearSaid[] = []
  for (const said of found) if (said.start >= (kept.at(-1)?.end ?? 0)) kept.push(said)
  return kept
}

/** 五年前, 2019年: out of the three years that the facts ask about. */
export const longAgo = (text: string, thisYear?: number): boolean => {
  if (
    /(?:四|五|六|七|八|九|十|4|5|6|7|8|9|10)多?年(?:之|以)?前|很(?:久|早)(?:以|之)?前|多年(?:以|之)?前|好几年前|早(?:些)?年|以前|大前年/u.test(
      text,
    )
  )
    return true
  for (const match of text.matchAll(/(?<!\d)(20\d\d)年?/gu))
    if (thisYear !== undefined && thisYear - Number(match[1]) > 3) return true
  return false
}

/** 四年前, 2019年: a told year that is surely more than three years gone. 以前 is not. */
export const outOfThreeYears = (text: string, thisYear?: number): boolean =>
  /(?:[四五六七八九十]|(?<!\d)(?:[4-9]|[1-4]\d))多?年(?:之|以)?前/u.test(text) ||
  [...text.matchAll(/(?<!\d)(20\d\d)年?/gu)].some(([, year]) => thisYear !== undefined && thisYear - Number(year) > 3)
