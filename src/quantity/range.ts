import { type Amount, oneAt } from './amount.ts'
import { type Decimal, plus, shift, times } from './decimal.ts'
import { match } from './matched.ts'
import { PERCENT } from './units.ts'

const RANGE = /(?: ?[(]含[)])? ?(?:至|到|-{1,2}|–|—{1,2}|~|－|−) ?/y
const monthsIn = (name: string | undefined): bigint | undefined =>
  name === '年' ? 12n : name === '个月' ? 1n : undefined

const inMonths = (amount: Amount, months: bigint): Amount => ({
  ...amount,
  low: times(amount.low, months),
  high: times(amount.high, months),
  name: '个月',
})

/** Both amounts in one unit where a range spans two: 六个月至三年 is in months. Undefined if none holds both. */
export const inOneUnit = (a: Amount, b: Amount): readonly [Amount, Amount] | undefined => {
  if (a.name === b.name || a.name === undefined) return [a, b]
  const [x, y] = [monthsIn(a.name), monthsIn(b.name)]
  return x === undefined || y === undefined ? undefined : [inMonths(a, x), inMonths(b, y)]
}

const less = (a: Decimal, b: Decimal): boolean => plus(a, times(b, -1n)).digits < 0n

/**
 * The first end takes on the multipliers behind the second: 2至3亿 is 2亿至3亿 and 两到三百 200 to 300. 十 belongs to its own
 * digit, and an end with 十百千 of its own takes only 万 or 亿 (十到二十万 is 10万 to 20万). 5000至1万 stays as it is.
 */
const lifted = (a: Amount, b: Amount): Decimal => {
  const own = a.numeral?.tail ?? 0
  const tail = b.numeral?.tail ?? 0
  if (a.name !== undefined || own >= 4) return a.low
  const within = tail % 4
  const factor = own > 0 || within === 1 ? tail - within : tail
  return less(a.low, shift(b.low, -factor)) ? shift(a.low, factor) : a.low
}

/** The amount that begins at `at`, with the one it runs to: 三至十人, 5000万-1亿, 百分之二至百分之三. */
export const amountAt = (text: string, at: number): Amount | undefined => {
  const first = oneAt(text, at)
  if (!first || first.ratio || first.soft !== 'exact' || first.ranged) return first
  const link = match(RANGE, text, first.end)
  if (!link) return first
  const printed = oneAt(text, first.end + link[0].length)
  if (printed?.soft !== 'exact' || printed.ratio || printed.ranged) return first
  // 百分之三到五: what follows counts hundredths as well
  const share = first.unit === PERCENT && printed.name === undefined
  const second = share ? { ...printed, unit: first.unit, name: first.name } : printed
  if (!share && second.doubtful && !first.doubtful) return first
  // 500万-1000万人: the unit stands once, behind both; money was only supplied
  const supplied = first.end === first.numeral?.end
  const pair = inOneUnit(supplied ? { ...first, name: undefined } : first, second)
  if (!pair) return first
  const [from, to] = pair
  const low = shift(lifted(from, to), from.name === undefined ? (to.unit.shift ?? 0) : 0)
  return less(low, to.low) ? { ...to, start: from.start, low, ranged: true } : first
}
