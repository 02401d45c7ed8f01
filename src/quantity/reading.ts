import type { Span } from '../law/index.ts'
import type { Interval } from './interval.ts'

/** What a stretch of text with a numeral in it is. Only `figure` states a quantity. */
export type ReadingKind =
  | 'figure'
  | 'article-number'
  | 'document-number'
  | 'date'
  | 'time'
  | 'ordinal'
  | 'proper-name'
  | 'idiom'
  | 'word'
  | 'code'

/** How the words around a figure bound it. `change` halves or doubles something (减半); `approx` is 约, 左右, 大概. */
export type Operator = 'eq' | 'ge' | 'gt' | 'le' | 'lt' | 'range' | 'approx' | 'change'

/** Dimensions that facts and conditions compare in, each with the unit its intervals are given in. */
export type Dimension = 'money' | 'area' | 'share' | 'count' | 'duration' | 'other'

/** A calendar date as far as the text gives it; `blank` where it leaves a part open (2026年xx月xx日). */
export interface PrintedDate {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  readonly blank?: true
}

/** One stretch of text with a numeral in it, `start` and `end` being UTF-16 offsets in the text that was read. */
export interface Reading extends Span {
  readonly surface: string
  readonly kind: ReadingKind
  /** kind === 'figure' */
  readonly figure: boolean
  /** In `unit`, multipliers worked in (200万元 → 2000000): a number, the two ends of a range, or a ratio as printed in lowest writing ('1/3', '3:1'). */
  readonly value?: number | readonly [number, number] | string
  /** The unit as printed, without 万/亿: 元, 平方米, 人, 家, 项, 例, 年, 个月, 日, 工作日, %, ‰, 亩, 元/平方米, ratio, … */
  readonly unit?: string
  readonly op?: Operator
  /** What the figure says as an interval, operator and softening applied: money in 元, area in m², share in percent, count as such, duration in days, months or years as `unit` says. */
  readonly dimension?: Dimension
  readonly interval?: Interval
  /** For dates. */
  readonly date?: PrintedDate
}
