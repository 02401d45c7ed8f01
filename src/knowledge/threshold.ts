import {
  type Comparison,
  daysOf,
  type Interval,
  isoOf,
  type Operator,
  type Reading,
  ratioOf,
  readFigures,
} from '../quantity/index.ts'
import { figureAs, type Measured, unitOf } from './facts/value.ts'
import { Unresolved } from './resolve.ts'
import { quoted } from './similar.ts'

interface Threshold {
  readonly op: Comparison
  readonly threshold: number
}

const isBound = (op: Operator | undefined): op is Comparison => op === 'ge' || op === 'gt' || op === 'le' || op === 'lt'

/**
 * Operator and threshold out of the law's phrase, in the unit of the fact's kind; of a date in days since 1970. `operatorPhrase` is the
 * phrase that has the operator where two alternatives share one (国家级项目 1 项或省级项目 3 项以上). Throws Unresolved where the
 * phrase is no single bound of the fact's unit.
 */
export function readThreshold(phrase: string, measured: Measured, operatorPhrase?: string): Threshold {
  if (measured.kind === 'date') return dateIn(phrase)
  const { reading, interval } = figureIn(phrase, measured)
  const op = operatorPhrase === undefined ? reading.op : figureIn(operatorPhrase, measured).reading.op
  const bound = interval.min ?? interval.max
  if (!isBound(op) || bound === undefined) {
    throw new Unresolved(
      `${quoted(phrase)}里的${quoted(reading.surface)}，看不出是上限还是下限`,
      '带有不少于、以上、低于、不超过等字的原话，或者用“operator:”写出带这些字的原话',
      { words: phrase },
    )
  }
  return { op, threshold: bound }
}

/** The one figure of a phrase that something is measured by; throws Unresolved where there is none, or another. */
export function figureIn(
  phrase: string,
  measured: Measured,
): { readonly reading: Reading; readonly interval: Interval } {
  const figures = readFigures(phrase).filter((reading) => reading.figure)
  const [found, second] = figures.flatMap((reading) => {
    const interval = figureAs(measured, reading)
    return interval && isExact(measured, reading) ? [{ reading, interval }] : []
  })
  if (found && !second) return found
  const shown = figures.map((figure) => `${quoted(figure.surface)}`).join('、') || '没有数'
  const wanted = unitOf(measured) ?? measured.kind
  throw new Unresolved(
    `${quoted(phrase)}里${shown === '没有数' ? shown : `的${shown}`}`,
    `原话里只有一个以${quoted(wanted)}计的数`,
    { words: phrase },
  )
}

/** 三个月 in days is what the calendar makes it: no threshold. */
const isExact = (measured: Measured, { unit = '' }: Reading): boolean =>
  measured.kind !== 'duration' || ratioOf(unit, unitOf(measured) ?? '') !== undefined

const BEFORE = /^\s*(?:之|以)?前/u
const AFTER = /^\s*(?:之|以)?后/u
const FROM_ON = /^\s*(?:起|以来|始)/u
const UNTIL = /^\s*(?:止|为止)|(?:不晚于|不迟于|截至|截止)\s*$/u
const NOT_BEFORE = /不早于\s*$/u

/** 2020年1月1日以前 leaves that day out, 起 and 止 take it in. */
function dateIn(phrase: string): Threshold {
  const dates = readFigures(phrase).filter(({ kind }) => kind === 'date')
  const [reading, second] = dates
  const days = reading?.date && daysOf(isoOf(reading.date) ?? '')
  const bound = (op: Comparison, threshold: number | undefined) =>
    threshold === undefined ? undefined : { op, threshold }
  if (reading && !second && days) {
    const [before, after] = [phrase.slice(0, reading.start), phrase.slice(reading.end)]
    const found =
      (BEFORE.test(after) && bound('lt', days.min)) ||
      (AFTER.test(after) && bound('gt', days.max)) ||
      ((FROM_ON.test(after) || NOT_BEFORE.test(before)) && bound('ge', days.min)) ||
      ((UNTIL.test(after) || UNTIL.test(before)) && bound('le', days.max))
    if (found) return found
  }
  throw new Unresolved(
    `${quoted(phrase)}里${dates.length > 0 ? `的日期${dates.map(({ surface }) => quoted(surface)).join('、')}` : '没有日期'}`,
    '原话里只有一个日期，带有以前、以后、起、截至等字',
    { words: phrase },
  )
}
