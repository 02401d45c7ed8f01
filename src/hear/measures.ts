import { type Interval, intervalIn, unitAt } from '../quantity/index.ts'
import type { Figure, Measure, UnitMeasure } from './mention.ts'

/** Measure words by what they count, as people and forms write them. */
const PEOPLE = new Set(
  '人 名 位 号 口 员 个人 号人 来号人 people persons person ppl staff employees researchers engineers heads'.split(' '),
)
const FIRMS = new Set('家 所 家企业 家单位 companies firms partners'.split(' '))
const ITEMS = new Set('项 件 例 篇 份 种 起 宗 单 本 patents projects items standards cases'.split(' '))

/** Whom, which organisations or what else a measure word counts; undefined where it counts things of its own kind (台). */
export function countedBy(unit: string): Measure | undefined {
  if (PEOPLE.has(unit)) return 'people'
  if (FIRMS.has(unit)) return 'firms'
  return ITEMS.has(unit) ? 'items' : unit === '个' ? 'count' : undefined
}

const UNIT = 'unit:'

/** The measure of what is told in a unit of its own. */
export const measureIn = (unit: string): UnitMeasure => `${UNIT}${unit}`

/** The unit of such a measure. */
export const unitIn = (measure: Measure): string | undefined =>
  measure.startsWith(UNIT) ? measure.slice(UNIT.length) : undefined

/** What a figure says in a unit: 三年 in 个月 is 36; undefined where it measures something else. */
const converted = ({ measure, interval, said }: Figure, unit: string): Interval | undefined =>
  measure === 'bare' || (said && said.unit === undefined) ? interval : said && intervalIn(unit, said)

/** Whether a figure can be of what is told in this measure. */
export function fits(figure: Figure, wanted: Measure | undefined): boolean {
  if (wanted === undefined) return false
  if (wanted === 'date' || figure.date !== undefined) return wanted === 'date' && figure.date !== undefined
  const unit = unitIn(wanted)
  if (unit !== undefined) return converted(figure, unit) !== undefined
  const { measure } = figure
  return (
    (measure === wanted || measure === 'bare' || (measure === 'count' && COUNTED.has(wanted))) &&
    (!WHOLE.has(wanted) || isWhole(figure))
  )
}

const COUNTED: ReadonlySet<Measure> = new Set(['people', 'firms', 'items'])
/** Of these nobody has 2.35. */
const WHOLE: ReadonlySet<Measure> = new Set([...COUNTED, 'count'])
const isWhole = ({ interval: { min, max } }: Figure): boolean =>
  min === undefined || min !== max || Number.isInteger(min)

/** A bare 300 of money is 300万元: nobody's equipment is worth three hundred yuan. */
const SMALLEST_SUM = 10_000

/** What a figure says of a fact of this measure, in the fact's unit; undefined where it cannot be of it. */
export function valueIn(figure: Figure, wanted: Measure | undefined): number | string | Interval | undefined {
  if (wanted === undefined || !fits(figure, wanted)) return undefined
  const { measure, interval, scale, date } = figure
  if (date !== undefined) return date
  const unit = unitIn(wanted)
  const own = unit === undefined ? interval : (converted(figure, unit) ?? interval)
  return wanted === 'money' && measure === 'bare' ? plain(scaled(own, scale ?? usual(own))) : plain(own)
}

const usual = ({ min, max }: Interval): number => (Math.max(min ?? 0, max ?? 0) < SMALLEST_SUM ? 10_000 : 1)

/** A single value where there is only one. */
export const plain = (interval: Interval): number | Interval =>
  interval.min !== undefined && interval.min === interval.max && !interval.minOpen && !interval.maxOpen
    ? interval.min
    : interval

/** Binary fractions leave dust: 0.1 + 0.2. */
export const clean = (value: number): number => Number(value.toPrecision(12))

/** An interval in another unit. */
export const scaled = ({ min, max, ...open }: Interval, by: number): Interval => ({
  ...(min === undefined ? {} : { min: clean(min * by) }),
  ...(max === undefined ? {} : { max: clean(max * by) }),
  ...open,
})

const COUNTABLE: ReadonlySet<Measure> = new Set(['people', 'firms', 'items', 'count', 'area', 'money'])

/** Whether there can be none of what is measured so: no people, no machines; but no score is not nought. */
export function canBeNone(measure: Measure | undefined): boolean {
  if (measure === undefined) return false
  const unit = unitIn(measure)
  return unit === undefined ? COUNTABLE.has(measure) : unitAt(unit, 0)?.unit.dimension === 'count'
}

/** Whether only facts of their own unit, or dates, are told so. */
export const isRare = (measure: Measure): boolean => measure === 'date' || unitIn(measure) !== undefined

/**
 * The sort of figure that the models are shown, of a figure or of what was asked. What is rarely told is shown as what is often told
 * and is like it, a number of things, so that what was learned of facts that are known carries over to facts that are not yet.
 */
export const shownAs = (measure: Measure): Measure => (isRare(measure) ? 'items' : measure)

export const slotOf = ({ measure, said, interval: { max } }: Figure): string => {
  if (measure !== 'date' && max === 0) return '#0'
  return `#${said && (measure === 'other' || measure === 'duration') ? 'items' : shownAs(measure)}`
}
