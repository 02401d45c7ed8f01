import { addDays, type Day, dayOf, isDay } from '../law/index.ts'
import type { Interval } from './interval.ts'
import type { PrintedDate } from './reading.ts'

const MILLISECONDS = 24 * 60 * 60 * 1000

/** Days since 1970, so that dates compare as other quantities do. */
export const numberOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS
export const dayAt = (number: number): Day => new Date(number * MILLISECONDS).toISOString().slice(0, 10)

const PART = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/u

/** The first and last day of an ISO day, month or year. */
function edges(text: string): readonly [Day, Day] | undefined {
  const groups = PART.exec(text)?.groups
  const [year, month, day] = [groups?.year, groups?.month, groups?.day].map((part) => part && Number(part))
  if (!year) return undefined
  const first = dayOf(year, month || 1, day || 1)
  const next = day
    ? undefined
    : month
      ? dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1)
      : dayOf(year + 1, 1, 1)
  const last = next === undefined ? first : addDays(next, -1)
  return first && last && isDay(last) ? [first, last] : undefined
}

/**
 * The days that a date given as far as it is known may be: an ISO day, month or year (2019-03-31, 2019-03, 2019), two of them
 * with all between (2019/2021-06), or one side left open (../2019, 2020/..). Undefined where it is none, or runs backwards.
 */
export function daysOf(text: string): Interval | undefined {
  const [from = '', to, another] = text.split('/')
  if (another !== undefined) return undefined
  const first = from === '..' && to !== undefined ? undefined : edges(from)?.[0]
  const last = to === '..' ? undefined : edges(to ?? from)?.[1]
  if ((first === undefined && from !== '..') || (last === undefined && to !== '..') || (from === '..' && to === '..'))
    return undefined
  if (first && last && first > last) return undefined
  return {
    ...(first === undefined ? {} : { min: numberOf(first) }),
    ...(last === undefined ? {} : { max: numberOf(last) }),
  }
}

/** A printed date as far as it goes, in the form that `daysOf` reads. */
export function isoOf({ year, month, day, blank }: PrintedDate): string | undefined {
  if (blank || year === undefined) return undefined
  const two = (part: number) => String(part).padStart(2, '0')
  const text = [String(year), ...(month ? [two(month), ...(day ? [two(day)] : [])] : [])].join('-')
  return daysOf(text) && text
}

/** Such a date as a person reads it: 2019年3月, 2020年以后. */
export function daysText(text: string): string {
  const [from = '', to] = text.split('/')
  if (from === '..') return `${partText(to ?? '')}及以前`
  if (to === '..') return `${partText(from)}及以后`
  return to === undefined ? partText(from) : `${partText(from)}至${partText(to)}`
}

const partText = (text: string): string => {
  const [year, month, day] = text.split('-').map(Number)
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`
}
