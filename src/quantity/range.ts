import { type Amount, oneAt } from './amount.ts'
import { type Decimal, plus, shift, times } from './decimal.ts'
import { match } from './matched.ts'
import { PERCENT } from './units.ts'

const RANGE = /(?: ?[(]含[)])? ?(?:至|到|-{1,2}|–|—{1,2}|~|－|−) ?/y
const MONTHS: Readonly<Record<string, bigint>> = { 年: 12n, 个月: 1n }

const scaled = (amount: Amount, factor: bigint, name: string): Amount => ({
  ...amount,
  low: times(amount.low, factor),
  high: times(amount.high, factor),
  name,
})

/** Both amounts in one unit where a range spans two: 六个月至三年 is in months. Undefined if none holds both. */
export const inOneUnit = (a: Amount, b: Amount): readonly [Amount, Amount] | undefined => {
  if (a.name === b.name || a.name === undefined) return [a, b]
  const [x, y] = [MONTHS[a.name], MONTHS[b.name ?? '']]
  if (x !== undefined && y !== undefined) return [scaled(a, x, '个月'), scaled(b, y, '个月')]
  return undefined
}

const less = (a: Decimal, b: Decimal): boolean => plus(a, { digits: -b.digits, exponent: b.exponent }).digits < 0n

/** 2至3亿 is 2亿至3亿, 十到二十万 10万 to 20万 and 两到三百 200 to 300, but 5000至1万 stays as it is. */
const lifted = (a: Amount, b: Amount): Decimal => {
  const tail = b.numeral?.tail ?? 0
  const shares = tail >= 4 || ((tail === 2 || tail === 3) && b.numeral?.script === 'han')
  const own = a.numeral?.tail ?? 0
  if (a.name !== undefined || !shares || own >= 4 || (own > 0 && tail < 4)) return a.low
  return less(a.low, shift(b.low, -tail)) ? shift(a.low, tail) : a.low
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
  const low = lifted(from, to)
  if (!less(low, to.low)) return first
  const fraction = from.name === undefined ? (to.unit.shift ?? 0) : 0
  return { ...to, start: from.start, low: shift(low, fraction), ranged: true }
}
