import type { Amount } from './amount.ts'
import type { Beside } from './bounds.ts'
import { plus, shift, times } from './decimal.ts'
import { type Bounded, operator } from './figure.ts'
import { match } from './matched.ts'
import { inOneUnit } from './range.ts'
import { FEN, JIAO } from './units.ts'

/** What may stand between the two bounds of one range: 五千元以上二万元以下, 超过二亩但不超过三亩. */
const LINK = /^ ?(?:[、，,]? ?(?:但是?|且|并且?|而且?|又|同时|至|到|和|与)?(?:又|也|均)?)?$/
const LIST = /^ ?(?:、|和|或者?|及|以及|与) ?$/
const ALTERNATIVE = /^或者?\p{Script=Han}{1,8}$/u
const BRACKET = /^ ?[(（] ?$/
const CLOSING = / ?[)）]/y

const LOWER = new Set<Beside['op'] | undefined>(['ge', 'gt'])
const UPPER = new Set<Beside['op'] | undefined>(['le', 'lt'])
const opOf = ({ after, before }: Bounded): Beside['op'] | undefined => after?.op ?? before?.op

/** Both amounts in one unit; 五分以上三角以下 are coins, so 分 is no mark here. */
const together = (a: Amount, b: Amount): readonly [Amount, Amount] | undefined => {
  if (a.name !== '分' || b.unit !== JIAO) return inOneUnit(a, b)
  const value = shift(a.low, FEN.shift ?? 0)
  return [{ ...a, low: value, high: value, unit: b.unit, name: b.name }, b]
}

const joined = (text: string, a: Bounded, b: Bounded): Bounded | undefined => {
  if (!LOWER.has(opOf(a)) || !UPPER.has(opOf(b))) return undefined
  if (!LINK.test(text.slice(a.end, b.before?.edge ?? b.amount.start))) return undefined
  const pair = together(a.amount, b.amount)
  if (!pair) return undefined
  const [low, high] = pair
  if (plus(high.low, times(low.low, -1n)).digits < 0n) return undefined
  return {
    amount: { ...high, start: low.start, low: low.low, high: high.high, ranged: true, soft: 'exact' },
    start: a.after ? a.start : (a.before?.edge ?? a.start),
    end: b.end,
    before: undefined,
    after: undefined,
    recent: false,
    ...(opOf(a) === 'gt' ? { minOpen: true } : {}),
    ...(opOf(b) === 'lt' ? { maxOpen: true } : {}),
  }
}

/** 百分之六和百分之四, 2年或者行驶里程50 000公里: what bounds the first of a list bounds the rest. */
const inherited = (text: string, a: Bounded, b: Bounded): Bounded => {
  if (operator(b) !== 'eq' || a.before === undefined || a.after !== undefined) return b
  const between = text.slice(a.end, b.start)
  const alike = a.amount.name === b.amount.name
  const dimension = a.amount.unit.dimension === b.amount.unit.dimension
  const shares =
    (alike && LIST.test(between)) ||
    (dimension && BRACKET.test(between) && match(CLOSING, text, b.end) !== undefined) ||
    ALTERNATIVE.test(between)
  return shares ? { ...b, before: { op: a.before.op, edge: b.start } } : b
}

/** Joins the bounds of one range, and lets the members of a list share their operator; order is kept. */
export const joinNeighbours = (text: string, figures: readonly Bounded[]): readonly Bounded[] => {
  const out: Bounded[] = []
  for (const figure of figures) {
    const last = out.at(-1)
    const range = last && joined(text, last, figure)
    if (range) out[out.length - 1] = range
    else out.push(last ? inherited(text, last, figure) : figure)
  }
  return out
}
