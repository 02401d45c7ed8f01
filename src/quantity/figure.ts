import { type Amount, stepOf } from './amount.ts'
import { type Beside, boundAfter, boundBefore, operatorOf } from './bounds.ts'
import { type Decimal, plus, shift, times, toNumber } from './decimal.ts'
import type { Interval } from './interval.ts'
import { match } from './matched.ts'
import type { Operator, Reading } from './reading.ts'

/** An amount with the words around it heard, but not yet joined with its neighbours. */
export interface Bounded {
  readonly amount: Amount
  readonly start: number
  readonly end: number
  readonly before: Beside | undefined
  readonly after: Beside | undefined
  /** 近三年: at most, counted back from now. */
  readonly recent: boolean
  /** For a range joined from two bounds: whether an end is left out. */
  readonly minOpen?: true
  readonly maxOpen?: true
}

const RECENT = /(?:最近|过去|(?<![附靠远亲就邻临最相将接逼])近) ?$/
const CLOSED: Partial<Record<Beside['op'], Beside['op']>> = { lt: 'le', gt: 'ge' }
const EVERY = /每 ?$/
const SIGN = /^[≥≤≧≦⩾⩽<>=≈~]|^近|^满|^约|^快|^小/
const INCLUDING = / ?[(]含[)]/y

/** Hears the words around `amount`; none before page offset `from` belong to it. */
export const hear = (text: string, amount: Amount, from: number): Bounded => {
  const { start, end } = amount
  const share = amount.unit.dimension === 'share' || amount.ratio !== undefined || amount.name === '倍'
  const window = text.slice(Math.max(from, start - 3), start)
  const recent = RECENT.exec(window)
  const every = EVERY.exec(window)
  const opening = start - (recent?.[0].length ?? 0)
  const near: Beside | undefined =
    recent && amount.unit.dimension !== 'duration' ? { op: 'nearly', edge: opening } : undefined
  const including = match(INCLUDING, text, end)
  const counted = recent !== null && near === undefined
  const printed = near ?? (counted ? undefined : boundBefore(text, start, from, share))
  // 小于5000万元（含） takes the number in
  const closed = including && printed && CLOSED[printed.op]
  const before = closed ? { ...printed, op: closed } : printed
  const after = boundAfter(text, end) ?? (text.startsWith('人民币', end) ? boundAfter(text, end + 3) : undefined)
  const said = before === undefined ? '' : text.slice(before.edge, start)
  // As the sources print them: signs belong to a figure, and words too where the figure is set off by a space.
  const own = before !== undefined && (SIGN.test(said) || (/[\p{Script=Han}] $/u.test(said) && said.length <= 6))
  const head = every && amount.low.exponent >= 0 ? start - every[0].length : opening
  return {
    amount,
    start: own ? before.edge : head,
    end: after?.edge ?? end + (closed ? (including?.[0].length ?? 0) : 0),
    before,
    after,
    recent: counted,
  }
}

const bound = ({ after, before }: Bounded): Beside['op'] | undefined => after?.op ?? before?.op

/** The operator a reading shows. */
export const operator = (figure: Bounded): Operator => {
  const { amount } = figure
  if (amount.op !== undefined) return figure.after ? operatorOf(figure.after.op) : amount.op
  if (amount.ranged) return 'range'
  const op = bound(figure)
  if (op === undefined && figure.recent) return 'le'
  if (op === undefined && amount.soft === 'atLeast') return 'ge'
  return op === undefined && amount.soft !== 'exact' ? 'approx' : operatorOf(op)
}

const worth = ({ unit }: Amount, value: Decimal): number => toNumber(times(value, unit.times)) / unit.over

const tenth = (value: Decimal, share: bigint): Decimal => shift(times(value, share), -1)

type Bounds = Interval & { readonly min: number; readonly max: number }

/** What the amount says by itself: 两百多 leads up to the next hundred, 来 and 左右 are within a tenth. */
const bare = (amount: Amount, op: Beside['op'] | undefined): Bounds => {
  const at = (value: Decimal) => worth(amount, value)
  const { low, high, soft } = amount
  // below 0 what goes on (负两百多万) goes downwards
  const below = high.digits < 0n
  if (soft === 'more' || op === 'more') {
    const step = soft === 'more' ? amount.step : stepOf(amount)
    const [from, to] = below ? [plus(high, times(step, -1n)), high] : [low, plus(low, step)]
    return { min: at(from), max: at(to), minOpen: true, maxOpen: true }
  }
  if (op === 'nearly' && !below) return { min: at(tenth(low, 9n)), max: at(high), maxOpen: true }
  if (soft === 'about' || op === 'approx' || op === 'nearly') {
    return { min: at(tenth(low, below ? 11n : 9n)), max: at(tenth(high, below ? 9n : 11n)) }
  }
  return { min: at(low), max: at(high) }
}

const atLeast = ({ min, minOpen }: Bounds): Interval => (minOpen ? { min, minOpen } : { min })

const atMost = ({ max, maxOpen }: Bounds): Interval => (maxOpen ? { max, maxOpen } : { max })

/** What the figure says as an interval, in the unit of its dimension. A range keeps both its ends inside 以内 and after 超过. */
export const intervalOf = (figure: Bounded): Interval | undefined => {
  const { amount } = figure
  if (amount.op === 'change') return undefined
  const op = bound(figure)
  const own = bare(amount, op)
  if (figure.minOpen || figure.maxOpen) {
    return { ...own, ...(figure.minOpen ? { minOpen: true } : {}), ...(figure.maxOpen ? { maxOpen: true } : {}) }
  }
  switch (op ?? operator(figure)) {
    case 'ge':
      return atLeast(own)
    case 'gt':
      return { ...(amount.ranged ? own : atLeast(own)), minOpen: true }
    case 'le':
      return amount.ranged && figure.after ? own : atMost(own)
    case 'lt':
      return { ...atMost(own), maxOpen: true }
    default:
      return own
  }
}

const printedValue = ({ ratio, ranged, low, high, soft }: Amount): NonNullable<Reading['value']> => {
  if (ratio !== undefined) return ratio
  return ranged || soft === 'several' ? [toNumber(low), toNumber(high)] : toNumber(low)
}

/** The fields that a figure adds to its span. */
export const describe = (figure: Bounded) => {
  const { amount } = figure
  const interval = intervalOf(figure)
  return {
    value: printedValue(amount),
    ...(amount.name === undefined ? {} : { unit: amount.name }),
    op: operator(figure),
    dimension: amount.unit.dimension,
    ...(interval === undefined ? {} : { interval }),
  }
}
