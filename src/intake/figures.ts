import { type Interval, type Reading, readFigures, wholeInterval } from '../quantity/index.ts'
import type { Measure } from './lexicon/subjects.ts'
import { isNoFigure } from './no-figures.ts'

/** A quantity somebody stated: what it can measure, and its bounds in that measure's unit. */
export interface Figure {
  readonly start: number
  readonly end: number
  /** The same with the words that bound it: 大概五百平, 不到 20 人. */
  readonly words: { readonly start: number; readonly end: number }
  /** Empty: no unit was given, and the subject decides. */
  readonly measures: readonly Measure[]
  readonly interval: Interval
  /** Added or multiplied up from what was said. */
  readonly sum?: true
}

export type Amount = number | Interval

const PEOPLE = /^(?:人|名|位|号|口|员|个人|people|persons?|staff|employees|名员工|researchers?|engineers?)/u
const FIRMS = /^(?:家|所|家企业|家单位|companies|firms)/u
const ITEMS = /^(?:项|件|例|篇|份|种|起|宗|单|本|patents?|projects?|items?|standards?)/u
const COUNTED: readonly Measure[] = ['people', 'firms', 'items']
/** What follows 个 and names the unit after all: 六百个平方, 65个点. */
const AFTER_COUNTER: readonly (readonly [RegExp, Measure])[] = [
  [/^\s*(?:平方米?|平米?|㎡)/u, 'area'],
  [/^\s*(?:百分点|点)/u, 'share'],
  [/^\s*(?:人|员工|研发|同事)/u, 'people'],
  [/^\s*(?:单位|公司|企业)/u, 'firms'],
]

const measuresOf = (text: string, { dimension, unit, end }: Reading): readonly Measure[] | undefined => {
  if (dimension === 'money') return unit === '元' ? ['money'] : undefined
  if (dimension === 'area') return ['area']
  if (dimension === 'share') return ['share']
  if (dimension === 'other') return unit === undefined ? [] : unit === 'ratio' ? ['share'] : undefined
  if (dimension !== 'count' || unit === undefined) return undefined
  if (PEOPLE.test(unit)) return ['people']
  if (FIRMS.test(unit)) return ['firms']
  if (ITEMS.test(unit)) return ['items']
  if (unit !== '个') return undefined
  const rest = text.slice(end, end + 6)
  const measure = AFTER_COUNTER.find(([pattern]) => pattern.test(rest))?.[1]
  return measure ? [measure] : COUNTED
}

/** 没有300万, 不够300万: less than that. */
const SHORT_OF = /(?:没有?|不够|够不上|达不到|没达到|没有?到)$/u

/** 一项都没有, 一家本地企业也没联合. */
const NOT_ONE = /^\s*(?:[都也还]?(?:没有?|无)|[^，。；,;、\d]{0,12}[都也](?:还|从来)?(?:没|无|未))/u
/** 没有一项, 没联合一家. */
const NO_SINGLE = /(?:没有?|无|未)[^，。；,;、\d]{0,4}$/u
/** 少说也有二十个. */
const NO_FEWER = /(?:少说|最少|起码|怎么着?|再怎么)(?:也|都|得)*(?:有|是)?$/u
/** 每层400平: of one of several, so the whole is counted out or not known. */
const EACH = /每一?(?<unit>[层间栋幢处座块套台])[^，。；,;、\d]{0,4}$/u
const WHOLE_NEAR = 16
/** 六百个平方左右: the unit stands between the figure and its softening. */
const ROUGHLY = /^\s*(?:平方米?|平米?|㎡|百分点|点)(?:左右|上下)/u
const roughly = (interval: Interval): Interval =>
  interval.min !== undefined && interval.min === interval.max
    ? { min: clean(interval.min * 0.9), max: clean(interval.min * 1.1) }
    : interval

const BOUNDING =
  '大概|大约|约|差不多|估计|估摸|将近|接近|近|快|不到|不足|不满|不够|够不上|达不到|没达到|没到|没|不止|不只|不超过|不多于|不高于|超过|多于|高于|大于|不少于|不低于|少于|低于|小于|至少|最少|起码|少说|最多|至多|顶多'
/** 大概有, 不到, 少说也有: what softens or bounds a figure, close before it. */
const BOUNDED_BEFORE = new RegExp(`(?:也就|${BOUNDING})(?:${BOUNDING}|[也都就得要为是有了\\s]){0,8}$`, 'u')
const BOUNDED_AFTER =
  /^\s{0,4}(?:个?(?:平方米?|平米?|㎡|百分点|人))?\s{0,4}(?:左右|上下|以上|以下|以内|出头|有余|不到|打底|开外|都?没有|\+)/u

/** Where a person's own words for an interval begin and end; an exact figure is its own words. */
const wordsOf = (text: string, { start, end }: Reading, { min, max }: Interval): Figure['words'] => {
  if (min !== undefined && min === max) return { start, end }
  const from = Math.max(0, start - 12)
  const lead = BOUNDED_BEFORE.exec(text.slice(from, start))
  return {
    start: lead ? from + lead.index : start,
    end: end + (BOUNDED_AFTER.exec(text.slice(end, end + 10))?.[0].length ?? 0),
  }
}

/** How many there are of what a figure is told for each: 两层，每层400平. Undefined where it is told of the whole. */
const times = (text: string, { start, end }: Reading, all: readonly Reading[]): Interval | 'unknown' | undefined => {
  const unit = EACH.exec(text.slice(Math.max(0, start - 8), start))?.groups?.unit
  if (unit === undefined) return undefined
  const count = all.find(
    (other) =>
      other.figure &&
      other.unit === unit &&
      (other.end <= start ? start - other.end <= WHOLE_NEAR : other.start >= end && other.start - end <= WHOLE_NEAR),
  )
  return count?.interval ?? 'unknown'
}

/** What the words around a figure make of it that the reading alone does not know. */
const inContext = (text: string, reading: Reading, interval: Interval, measures: readonly Measure[]): Interval => {
  const { start, end, unit } = reading
  const { min, max } = interval
  const rest = text.slice(end, end + 20)
  const lead = text.slice(Math.max(0, start - 8), start)
  if (min === undefined || min !== max) return interval
  const counted = measures.some((measure) => COUNTED.includes(measure))
  if (min === 1 && (NOT_ONE.test(rest) || (counted && NO_SINGLE.test(lead)))) return { min: 0, max: 0 }
  if (SHORT_OF.test(lead)) return { max: min, maxOpen: true }
  if (NO_FEWER.test(lead)) return { min }
  return unit === '个' && ROUGHLY.test(rest) ? roughly(interval) : interval
}

/** The quantities in a folded page, in order. */
export const figuresIn = (text: string): Figure[] => {
  const readings = readFigures(text)
  const figures: Figure[] = []
  for (const reading of readings) {
    const { interval, start, end } = reading
    if (!reading.figure || !interval || isNoFigure(text, reading)) continue
    const measures = measuresOf(text, reading)
    const count = times(text, reading, readings)
    if (!measures || count === 'unknown') continue
    const heard = inContext(text, reading, interval, measures)
    const words = wordsOf(text, reading, heard)
    figures.push({ start, end, words, measures, interval: count ? product(heard, count) : heard })
  }
  return figures
}

const map = ({ min, max, minOpen, maxOpen }: Interval, by: (bound: number) => number): Interval => ({
  ...(min === undefined ? {} : { min: by(min) }),
  ...(max === undefined ? {} : { max: by(max) }),
  ...(minOpen ? { minOpen } : {}),
  ...(maxOpen ? { maxOpen } : {}),
})

const clean = (value: number): number => Number(value.toPrecision(12))

/** A bare 300 of money is 300万元: nobody's equipment is worth three hundred yuan. */
const SMALLEST_SUM = 10_000

export const fits = (figure: Figure, measure: Measure): boolean =>
  figure.measures.length === 0 || figure.measures.includes(measure)

/** A number where the bounds meet, else the bounds; people and things are whole. */
export const amountOf = (interval: Interval, measure: Measure): Amount | undefined => {
  const { min, max, minOpen, maxOpen } = interval
  if ((min ?? max) === undefined || (min ?? 0) < 0) return undefined
  if (min !== undefined && min === max && !minOpen && !maxOpen)
    return COUNTED.includes(measure) && !Number.isInteger(min) ? { min: Math.floor(min), max: Math.ceil(min) } : min
  if (!COUNTED.includes(measure)) return interval
  const fractional = [min, max].some((bound) => bound !== undefined && !Number.isInteger(bound))
  return fractional ? wholeInterval(interval) : interval
}

/** What the figure says in the unit of `measure`. */
export const intervalIn = (figure: Figure, measure: Measure): Interval => {
  if (measure !== 'money' || figure.measures.length > 0) return figure.interval
  const { min, max } = figure.interval
  return Math.max(min ?? 0, max ?? 0) < SMALLEST_SUM
    ? map(figure.interval, (bound) => clean(bound * 10_000))
    : figure.interval
}

export const plus = (a: Interval, b: Interval): Interval => ({
  ...(a.min === undefined || b.min === undefined ? {} : { min: clean(a.min + b.min) }),
  ...(a.max === undefined || b.max === undefined ? {} : { max: clean(a.max + b.max) }),
  ...((a.minOpen || b.minOpen) && a.min !== undefined && b.min !== undefined ? { minOpen: true as const } : {}),
  ...((a.maxOpen || b.maxOpen) && a.max !== undefined && b.max !== undefined ? { maxOpen: true as const } : {}),
})

export const product = (a: Interval, b: Interval): Interval => ({
  ...(a.min === undefined || b.min === undefined ? {} : { min: clean(a.min * b.min) }),
  ...(a.max === undefined || b.max === undefined ? {} : { max: clean(a.max * b.max) }),
  ...((a.minOpen || b.minOpen) && a.min !== undefined && b.min !== undefined ? { minOpen: true as const } : {}),
  ...((a.maxOpen || b.maxOpen) && a.max !== undefined && b.max !== undefined ? { maxOpen: true as const } : {}),
})

/** `percent` of `whole`. */
export const shareOf = (whole: Interval, percent: Interval): Interval => ({
  ...(whole.min === undefined || percent.min === undefined ? {} : { min: clean((whole.min * percent.min) / 100) }),
  ...(whole.max === undefined || percent.max === undefined ? {} : { max: clean((whole.max * percent.max) / 100) }),
  ...(whole.minOpen || percent.minOpen ? { minOpen: true as const } : {}),
  ...(whole.maxOpen || percent.maxOpen ? { maxOpen: true as const } : {}),
})

/** What percentage `part` is of `whole`. */
export const percentOf = (part: Interval, whole: Interval): Interval => ({
  ...(part.min === undefined || !whole.max ? {} : { min: clean((part.min / whole.max) * 100) }),
  ...(part.max === undefined || !whole.min ? {} : { max: clean((part.max / whole.min) * 100) }),
  ...((part.minOpen || whole.maxOpen) && part.min !== undefined && whole.max ? { minOpen: true as const } : {}),
  ...((part.maxOpen || whole.minOpen) && part.max !== undefined && whole.min ? { maxOpen: true as const } : {}),
})
