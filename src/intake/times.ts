import { parseNumeral } from '../quantity/index.ts'

/**
 * The years a sum can be said of: the last one, the one before, so many counted back from now. `each` is every year of those
 * before us; `other` is a span no fact asks for.
 */
export type Year = 'last' | 'prior' | 'each' | 'to-date' | 'other' | `within ${number}`

/** Whether one of them is a span that a fact is of. */
export const isSpan = (year: Year): boolean => year.startsWith('within')
export const spanOf = (years: number): Year => `within ${years}`

const DIGIT = '(?:\\d{1,4}|[一二两三四五六七八九十]{1,4})'
const NEAR = '(?:近|最近|这|过去|前|头)'
const YEARS: readonly (readonly [Year | 'span', RegExp])[] = [
  [
    'each',
    new RegExp(
      `(?:近|最近|这|过去|前)(?<count>${DIGIT}|几)个?(?:会计|财务)?年(?:度|来|里|间)?[^，。;；]{0,8}?(?:每(?:个)?年度?|年均|各|都|均)|每年(?:都|均)?|去年(?:和|、|跟|与|及|\\/)?前年|前年(?:和|、|跟|与|及|\\/)?去年|年年|各年`,
      'gu',
    ),
  ],
  [
    'span',
    new RegExp(
      `${NEAR}?(?<count>${DIGIT})个?(?:会计|财务)?年(?:度|来|里|间|内|下来|期)?(?!前|以前|之前|以上|多|一[次度])|(?:last|past) (?:(?<digits>\\d+)|three|five|ten) years`,
      'gu',
    ),
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
  ['other', new RegExp(`大前年|历年|成立以来|${DIGIT}多?年(?:之|以)?前`, 'gu')],
]

const ENGLISH: Readonly<Record<string, number>> = { three: 3, five: 5, ten: 10 }
/** 近五年, 五年来: a span though no fact is of it; a bare 五年 may be anything. */
const IS_SPAN = new RegExp(`^${NEAR}|(?:来|间|里|内|下来)$|years$`, 'u')

export interface YearSaid {
  readonly start: number
  readonly end: number
  readonly year: Year
  readonly words: string
  /** How many years were named. */
  readonly count?: number
}

const ABSOLUTE = /(?<!\d)(20\d\d)年?度?(?=[^\d])/gu

/** The years named in a clause, left to right; `spans` are those that facts are of, `thisYear` lets 2025年 be told from 2024年. */
export const yearsIn = (text: string, at: number, spans: ReadonlySet<number>, thisYear?: number): YearSaid[] => {
  const found: YearSaid[] = []
  for (const [kind, pattern] of YEARS)
    for (const match of text.matchAll(pattern)) {
      const words = match[0]
      const count = countIn(match)
      const year = kind === 'span' ? spanSaid(words, count, spans) : kind
      const span = { start: at + match.index, end: at + match.index + words.length }
      if (year) found.push({ ...span, year, words, ...(count === undefined ? {} : { count }) })
    }
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

const countIn = ({ 0: words, groups }: RegExpExecArray): number | undefined => {
  const said = groups?.count ?? groups?.digits
  return said === undefined ? ENGLISH[/three|five|ten/u.exec(words)?.[0] ?? ''] : parseNumeral(said)
}

/** 2025年内 is a year, not so many years. */
const MOST_YEARS = 100
const spanSaid = (words: string, count: number | undefined, spans: ReadonlySet<number>): Year | undefined =>
  (count ?? 0) > MOST_YEARS
    ? undefined
    : count !== undefined && spans.has(count)
      ? spanOf(count)
      : IS_SPAN.test(words)
        ? 'other'
        : undefined

const AGO = new RegExp(`(?<count>${DIGIT})多?年(?:之|以)?前`, 'gu')

/** Years ago that a clause names: 四年前, 2019年. */
const agoIn = (text: string, thisYear: number | undefined): number[] => [
  ...[...text.matchAll(AGO)].flatMap(({ groups }) => parseNumeral(groups?.count ?? '') ?? []),
  ...[...text.matchAll(/(?<!\d)(20\d\d)年?/gu)].flatMap(([, year]) =>
    thisYear === undefined ? [] : [thisYear - Number(year)],
  ),
]

/** How many years ago 大前年 is. */
const YEAR_BEFORE_PRIOR = 3

/** 五年前, 2019年, 以前: out of the years that a fact looks back on, as far as the words go. */
export const longAgo = (text: string, reach: number, thisYear?: number): boolean =>
  /很(?:久|早)(?:以|之)?前|多年(?:以|之)?前|好几年前|早(?:些)?年|以前/u.test(text.replace(AGO, '')) ||
  (/大前年/u.test(text) && reach <= YEAR_BEFORE_PRIOR) ||
  outOf(text, reach, thisYear)

/** A told year that is surely more than so many years gone. 以前 is not. */
export const outOf = (text: string, reach: number, thisYear?: number): boolean =>
  agoIn(text, thisYear).some((years) => years > reach)

/** 三年前 of three years: whether they have run out depends on the month. */
export const isAtTheEdge = (text: string, reach: number): boolean =>
  [...text.matchAll(AGO)].some(({ groups }) => parseNumeral(groups?.count ?? '') === reach)
