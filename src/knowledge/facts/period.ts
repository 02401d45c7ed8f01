import type { Phrase } from '../../law/index.ts'
import { readFigures } from '../../quantity/index.ts'
import { Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
import type { Period } from './types.ts'

/** Which year of 近两年……每年 a fact is of, the latest first. */
export const YEARS_BACK = ['last', 'last_but_one', 'last_but_two'] as const
export type YearBack = (typeof YEARS_BACK)[number]

const IN_YEARS: Readonly<Record<string, number>> = {
  年: 1,
  年度: 1,
  会计年度: 1,
  纳税年度: 1,
  季度: 1 / 4,
  个月: 1 / 12,
}

/** The calendar year before: 上年度, 去年, and with a figure 申报前 1 年度. */
const YEAR_BEFORE = /上一?(?:个)?(?:会计|财务|纳税)?年度?|去年/u
const BEFORE = /前\s*$/u
const EVERY = /^每/u

/** The period that the law's words state: 近三年 and 3 年内 reach back from now, 上年度 and 前 1 年度 are one whole year. */
export function readPeriod(phrase: Phrase, back?: YearBack): Period {
  const { text } = phrase
  const spans = readFigures(text).flatMap(({ dimension, value, unit, start, surface }) => {
    const years = IN_YEARS[unit ?? '']
    return dimension === 'duration' && typeof value === 'number' && years !== undefined && !EVERY.test(surface)
      ? [{ years: value * years, before: BEFORE.test(text.slice(0, start)) }]
      : []
  })
  const [span, another] = spans
  if (another || (span !== undefined) === YEAR_BEFORE.test(text)) throw unread(text)
  if (!span || (span.before && span.years === 1)) {
    if (back) throw unread(text)
    return { kind: 'year', ago: 1, phrase }
  }
  if (!back) return { kind: 'within', years: span.years, phrase }
  const ago = YEARS_BACK.indexOf(back) + 1
  if (ago > span.years)
    throw new Unresolved(`${quoted(text)}的${quoted(back)}一年`, `那 ${span.years} 年里的一年`, { words: back })
  return { kind: 'year', ago, phrase }
}

const unread = (text: string) =>
  new Unresolved(`期间${quoted(text)}`, '说出一段期间的原话：近三年、3 年内、上年度、前 1 年度；有几年的才写“year:”', {
    words: text,
  })

/** Whether two periods are the same span, wherever their words stand. */
export const samePeriod = (a: Period | undefined, b: Period | undefined): boolean => spanOf(a) === spanOf(b)

const spanOf = (period: Period | undefined): string | undefined =>
  period && (period.kind === 'within' ? `within ${period.years}` : `year ${period.ago}`)
