import { dayAt, daysOf, isoOf, type Reading, readFigures } from '../quantity/index.ts'
import type { Figure, Named } from './mention.ts'

/** A word of a fact or quantity, and whether what it names is told by a date. */
interface Owner {
  readonly start: number
  readonly end: number
  readonly dated: boolean
}

/** What stands in a message that says when. */
interface Times {
  /** In the order of the message, as all of these. */
  readonly readings: readonly Reading[]
  readonly owners: readonly Owner[]
  readonly periods: readonly Named[]
  /** Whether what was asked is told by a date. */
  readonly asked: boolean
  readonly thisYear: number | undefined
}

/** A date as far as it goes, in the form of facts, and where it stands. */
interface When {
  readonly start: number
  readonly end: number
  readonly date: string
}

/** The dates in a folded message that are of a fact told by one: 2019年3月, 19年3月, 去年5月, 2019.3. Another fact's year is none. */
export function datesIn(text: string, times: Times): Figure[] {
  const found = [...printedIn(text, times), ...countedBack(text, times), ...typedIn(text, times)]
  const kept: Figure[] = []
  const nearest = nearestOf(times.owners)
  for (const each of found.sort((a, b) => a.start - b.start || b.end - a.end))
    if (each.start >= (kept.at(-1)?.end ?? 0) && isOfDated(text, each, nearest(each), times.asked))
      kept.push(...figureOf(text, each))
  return kept
}

const when = (start: number, end: number, date: string | undefined): When[] =>
  date === undefined ? [] : [{ start, end, date }]

const TO = /[至到~–—－]|(?<=[年月日号])\s?-/u

/** Dates with their year, as they are printed; of two with all between, both. */
const printedIn = (text: string, { readings }: Times): When[] =>
  readings.flatMap(({ start, end, date }) => {
    if (!date) return []
    const first = isoOf(date)
    const [, last] = text.slice(start, end).split(TO)
    const until = last === undefined ? undefined : readFigures(last)[0]?.date
    return when(start, end, last === undefined ? first : until && spanOf(first, isoOf(until)))
  })

const spanOf = (first: string | undefined, last: string | undefined): string | undefined => {
  const span = `${first}/${last}`
  return first && last && daysOf(span) ? span : undefined
}

/** 75年生的, 21年注册的: what is so of a year. */
const OF_A_YEAR = /^\p{Script=Han}{0,3}的(?![\p{L}\d])/u

/** 去年, 去年5月: years counted back from this one, and 19年3月, whose year has two digits and a month after it, or 75年生的. */
function countedBack(text: string, { readings, periods, thisYear }: Times): When[] {
  if (thisYear === undefined) return []
  const months = new Map(
    readings.flatMap((each) => (each.date && each.date.year === undefined ? [[each.start, each] as const] : [])),
  )
  const dated = (start: number, end: number, year: number): When[] => {
    const month = months.get(end)
    return when(start, month?.end ?? end, isoOf({ ...month?.date, year }))
  }
  const back = periods.flatMap(({ start, end, senses: [sense] }) =>
    sense?.kind === 'period' && sense.from === sense.to ? dated(start, end, thisYear - sense.from) : [],
  )
  const short = readings.flatMap(({ start, end, unit, value, surface }) => {
    const written =
      unit === '年' &&
      typeof value === 'number' &&
      /^\d\d\s?年$/u.test(surface) &&
      (months.has(end) || OF_A_YEAR.test(text.slice(end, end + 5)))
    return written ? dated(start, end, fullYear(value, thisYear)) : []
  })
  return [...back, ...short]
}

/** A year of two digits is the last that ends so. */
const fullYear = (year: number, thisYear: number): number => {
  const now = thisYear - (thisYear % 100) + year
  return now > thisYear ? now - 100 : now
}

const TYPED = /(?<![\d.])(?<year>(?:19|20)\d\d)(?:[./-](?<month>1[0-2]|0?[1-9]))?(?![\d./%-])/gu

/** 2019, 2019.3, 2019-03: a year, or a year and a month, without a word for them; with a unit it is a figure. */
function typedIn(text: string, { readings }: Times): When[] {
  let next = 0
  return [...text.matchAll(TYPED)].flatMap(({ index, 0: { length }, groups }) => {
    const end = index + length
    while (next < readings.length && (readings[next] as Reading).end <= index) next++
    let plain = true
    for (let i = next; i < readings.length && (readings[i] as Reading).start < end; i++) {
      const { kind, unit, end: to } = readings[i] as Reading
      plain &&= kind === 'code' || (kind === 'figure' && unit === undefined && to <= end)
    }
    const date = isoOf({ year: Number(groups?.year), ...(groups?.month ? { month: Number(groups.month) } : {}) })
    return plain ? when(index, end, date) : []
  })
}

const MARK = /[，。；,;\n]/u

/** Finds the owner nearest to each of several stretches in their order. */
function nearestOf(owners: readonly Owner[]): (of: When) => Owner | undefined {
  let after = 0
  return ({ start, end }) => {
    while (after < owners.length && (owners[after] as Owner).start < start) after++
    const [before, next] = [owners[after - 1], owners[after]]
    return !next || (before && start - before.end <= next.start - end) ? before : next
  }
}

/** 按今年申报, 去年10月通过验收: what runs on after a date, and is no 注册的, says what else was then. */
function isOfOther(text: string, end: number): boolean {
  const [after = ''] = text.slice(end, end + RUN).split(MARK)
  return after.replace(/[\s了吧呢啊哦嘛左右前后初底中]/gu, '').length > 1 && !OF_IT.test(after)
}

const RUN = 16
/** 注册的, 成立的吧. */
const OF_IT = /^\p{Script=Han}{0,4}的/u

/** Whether the fact or quantity nearest to it is told by a date, or, where its clause names none, what was asked is. */
function isOfDated(text: string, { start, end }: When, nearest: Owner | undefined, asked: boolean): boolean {
  if (!nearest) return asked && !isOfOther(text, end)
  const between = nearest.start < start ? text.slice(nearest.end, start) : text.slice(end, nearest.start)
  return asked && MARK.test(between) ? !isOfOther(text, end) : nearest.dated
}

const BEFORE = /^(?:之|以)前/u
const AFTER = /^(?:之|以)后/u

/** 2019年3月以前 leaves that month out. */
function figureOf(text: string, { start, end, date }: When): Figure[] {
  const { min, max } = daysOf(date) ?? {}
  if (min === undefined || max === undefined) return []
  const rest = text.slice(end, end + 2)
  const figure = (to: number, said: string): Figure[] => {
    const interval = daysOf(said)
    return interval ? [{ start, end: to, measure: 'date', interval, date: said }] : []
  }
  if (BEFORE.test(rest)) return figure(end + 2, `../${dayAt(min - 1)}`)
  if (AFTER.test(rest)) return figure(end + 2, `${dayAt(max + 1)}/..`)
  return figure(end, date)
}
