import { signIn, yearBackIn } from '../knowledge/index.ts'
import { type Day, dayOf } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import type { Sources } from './sources.ts'

/** A time whose rules a question asks for: the person's words for it, its first and last day, and the question without them. */
export interface Asked {
  readonly said: string
  readonly first: Day
  readonly last: Day
  readonly rest: string
}

/** A stretch of a question that names a time. */
interface Time {
  readonly start: number
  readonly end: number
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** What may stand between a time and the rules of it: 去年六月那时候的规定. */
const BETWEEN = /^[的那份时候底初末当年\s]{0,5}$/u
/** So far after a time its rules are named. */
const NEAR = 12

/**
 * The time that a question asks of, by the words right after it: 去年六月的规定, 2023年的时候要多少人. A year in which the applicant did
 * something, 2023年成立, 去年研发投入, is none; `asks` tells whether the rest of the question asks and tells nothing.
 */
export function timeIn(question: string, sources: Sources, asks: (rest: string) => boolean): Asked | undefined {
  const folded = question.toLowerCase()
  for (const time of timesIn(folded, sources)) {
    const [first, last] = spanOf(time)
    const end = endOf(folded, time.end, sources)
    if (first === undefined || last === undefined || end === undefined) continue
    const rest = `${question.slice(0, time.start)}${question.slice(end.at)}`.replace(/^[，,\s]+/u, '').trim()
    if (end.needs && !asks(rest)) continue
    return { said: question.slice(time.start, time.end), first, last, rest }
  }
  return undefined
}

/** Where the words of the time end, if words of its rules follow; `needs`: only where the rest asks, for the words alone do not tell. */
function endOf(
  text: string,
  at: number,
  { knowledge }: Sources,
): { readonly at: number; readonly needs: boolean } | undefined {
  const after = text.slice(at, at + NEAR)
  const near = (sign: 'rule_time' | 'moment') =>
    signIn(after, sign, knowledge).find(({ start }) => BETWEEN.test(after.slice(0, start)))
  const rule = near('rule_time')
  // 的规定 goes with the time, so that what is asked is left: 去年的条件是什么 keeps its 条件.
  if (rule) return { at: at + rule.start, needs: false }
  const moment = near('moment')
  return moment && { at: at + moment.end, needs: true }
}

function timesIn(text: string, { knowledge, asOf }: Sources): Time[] {
  const dates = readFigures(text).flatMap(({ date, start, end }) => (date ? [{ date, start, end }] : []))
  const printed = dates.flatMap(({ date: { year, month, day }, start, end }) =>
    year ? [{ start, end, year, ...(month ? { month } : {}), ...(day ? { day } : {}) }] : [],
  )
  const back = yearBackIn(text, knowledge)
  if (!back) return printed
  const year = Number(asOf.slice(0, 'YYYY'.length)) - back.back
  const within = dates.find(({ date, start }) => !date.year && date.month && start >= back.end && start - back.end <= 1)
  const { month, day } = within?.date ?? {}
  return [
    ...printed,
    { start: back.start, end: within?.end ?? back.end, year, ...(month ? { month } : {}), ...(day ? { day } : {}) },
  ]
}

/** The first and the last day of a year, a month or a day. */
function spanOf({ year, month, day }: Time): readonly [Day | undefined, Day | undefined] {
  if (month === undefined) return [dayOf(year, 1, 1), dayOf(year, 12, 31)]
  if (day !== undefined) return [dayOf(year, month, day), dayOf(year, month, day)]
  return [dayOf(year, month, 1), [31, 30, 29, 28].map((each) => dayOf(year, month, each)).find((each) => each)]
}
