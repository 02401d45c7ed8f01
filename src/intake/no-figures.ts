import type { Interval } from '../quantity/index.ts'
import type { Measure } from './lexicon/subjects.ts'

interface Stretch {
  readonly start: number
  readonly end: number
}

/** 1 0人: whether one or ten is meant, nobody can tell. */
const isBroken = (text: string, { start, end }: Stretch): boolean =>
  (/\d$/u.test(text.slice(start, end)) && /^[ \t]+\d/u.test(text.slice(end, end + 8))) ||
  (/^\d/u.test(text.slice(start, end)) && /\d[ \t]+$/u.test(text.slice(Math.max(0, start - 8), start)))

/** -5, 负5; a stroke after a unit is that of a range (8人-10人). */
const isNegative = (text: string, { start }: Stretch): boolean =>
  /(?:(?<![\d人名个家所项件例平方米㎡万亿元%成年月])[-−–]|负)\s*$/u.test(text.slice(Math.max(0, start - 4), start))

/** 一处300平一处400平: neither is the whole. */
const isOneOfSeveral = (text: string, { start, end }: Stretch): boolean =>
  /[一另][处块栋座间]$/u.test(text.slice(Math.max(0, start - 4), start)) &&
  /(?:一[处块栋座间]\d.{1,12}[一另][处块栋座间]\d)/u.test(text.slice(Math.max(0, start - 20), end + 20))

const CHANGES = '缩|减|降|增|涨|扩|升|变|调|加|提高|搬|换|改|发展|跌|压'
const CHANGED_FROM = /(?:从|由)[^，。；,;\d]{0,10}$/u
const TO_ANOTHER = new RegExp(`^[^，。；,;\\d]{0,8}(?:${CHANGES})[^，。；,;\\d]{0,4}(?:到|至|成|为)`, 'u')
const ONCE =
  /(?:原来|原先|本来(?!就)|起初|最初|早先|当初|曾经|(?:以前|之前|过去)(?![近最]?[一两二三几\d]个?年|年))(?!.{0,40}(?:说|写|填|报|讲|现在|目前))[^，。；,;\d]{0,10}$/u

/** 从500平缩到300平, 原来8个: what was, and is no more. */
const isPast = (text: string, { start, end }: Stretch): boolean => {
  const before = text.slice(Math.max(0, start - 24), start)
  return ONCE.test(before) || (CHANGED_FROM.test(before) && TO_ANOTHER.test(text.slice(end, end + 20)))
}

/** Whether digits state no quantity of today's. */
export const isNoFigure = (text: string, stretch: Stretch): boolean =>
  isBroken(text, stretch) || isOneOfSeveral(text, stretch) || isNegative(text, stretch) || isPast(text, stretch)

const COUNTED: readonly Measure[] = ['people', 'firms', 'items']

/** Nobody has 12.5 people, and whether a bare 0.7 of a share is 0.7 % or 70 % is to be asked. */
export const isUnlikely = (
  { measures }: { readonly measures: readonly Measure[] },
  { min, max }: Interval,
  measure: Measure,
): boolean => {
  if (COUNTED.includes(measure)) return min !== undefined && min === max && !Number.isInteger(min)
  return measure === 'share' && measures.length === 0 && max !== undefined && max > 0 && max < 1
}
