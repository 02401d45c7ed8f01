import { type Day, dayOf } from '../law/index.ts'
import { ratioOf } from './convert.ts'
import { dayAt, numberOf } from './days.ts'
import type { Interval } from './interval.ts'

/**
 * The time from one day to another in so many of a unit, by the calendar: what is no whole number of months or years lies between two, but an age,
 * which is told in whole years.
 * Undefined where the unit is none of the calendar's, or the first day lies after the second.
 */
export function elapsed(from: Day, to: Day, unit: string): Interval | undefined {
  const months = ratioOf(unit, '个月')
  if (from > to) return undefined
  if (months === undefined) {
    const each = ratioOf(unit, '天')
    const days = numberOf(to) - numberOf(from)
    return each === undefined ? undefined : { min: days / each, max: days / each }
  }
  const whole = Math.floor(wholeMonths(from, to) / months)
  return WHOLE_YEARS.has(unit) || monthsAfter(from, whole * months) === to
    ? { min: whole, max: whole }
    : { min: whole, max: whole + 1, minOpen: true, maxOpen: true }
}

/** The day on which so many of a unit have passed since another; undefined where the unit is none of the calendar's. */
export function dayAfter(from: Day, count: number, unit: string): Day | undefined {
  const months = ratioOf(unit, '个月')
  if (months !== undefined) return Number.isInteger(count * months) ? monthsAfter(from, count * months) : undefined
  const days = ratioOf(unit, '天')
  return days === undefined ? undefined : dayAt(numberOf(from) + Math.ceil(count * days))
}

function wholeMonths(from: Day, to: Day): number {
  const [a, b] = [partsOf(from), partsOf(to)]
  const months = (b.year - a.year) * MONTHS + b.month - a.month
  return monthsAfter(from, months) <= to ? months : months - 1
}

const MONTHS = 12
/** Somebody is 55 until the next birthday. */
const WHOLE_YEARS: ReadonlySet<string> = new Set(['周岁', '岁'])

/** The same day so many months later; where that month has no such day, its last one (民法典第二百零二条). */
function monthsAfter(from: Day, months: number): Day {
  const { year, month, day } = partsOf(from)
  const at = year * MONTHS + (month - 1) + months
  const [later, inYear] = [Math.floor(at / MONTHS), (at % MONTHS) + 1]
  for (let last = day; last > 0; last--) {
    const found = dayOf(later, inYear, last)
    if (found) return found
  }
  return from
}

const partsOf = (day: Day) => {
  const [year = 0, month = 1, inMonth = 1] = day.split('-').map(Number)
  return { year, month, day: inMonth }
}
