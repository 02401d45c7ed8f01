import type { Awarded, Graded } from '../knowledge/index.ts'
import { type Interval, isEmpty } from '../quantity/index.ts'
import { measure } from './derived.ts'
import { type FactValue, intervalOf, isKnown } from './facts.ts'
import type { Known } from './known.ts'

interface Points {
  readonly points: Interval
  readonly given?: FactValue
  readonly derived?: true
  readonly torn?: true
}

/** The points that an item gives for what is known: as few and as many as it still may. */
export function pointsOf(item: Graded | Awarded, known: Known): Points {
  return item.kind === 'awarded' ? awarded(item, known) : graded(item, known)
}

function awarded({ fact, values, points }: Awarded, { facts }: Known): Points {
  if (!isKnown(facts, fact)) return { points: { min: 0, max: points } }
  const given = facts[fact] as FactValue
  const got = values.some((wanted) => wanted === given) ? points : 0
  return { points: { min: got, max: got }, given }
}

function graded(item: Graded, known: Known): Points {
  const { interval, ...said } = measure(item, known)
  const fact = known.table.get(item.fact)
  const whole = (range: Interval) => intervalOf(fact, range) ?? range
  const held = interval && !said.torn ? whole(interval) : {}
  const reached = item.bands.filter(({ range }) => meets(held, whole(range)))
  const all = reached.map(({ points }) => points)
  // What lies in no band has no points.
  const least = isCovered(
    held,
    reached.map(({ range }) => whole(range)),
  )
    ? all
    : [...all, 0]
  return { points: { min: Math.min(...least), max: Math.max(0, ...all) }, ...said }
}

const low = ({ min }: Interval): number => min ?? Number.NEGATIVE_INFINITY
const high = ({ max }: Interval): number => max ?? Number.POSITIVE_INFINITY

/** Whether two intervals have a value in common. */
export function meets(one: Interval, other: Interval): boolean {
  if (isEmpty(one) || isEmpty(other)) return false
  const below = (a: Interval, b: Interval) =>
    high(a) < low(b) || (high(a) === low(b) && (a.maxOpen === true || b.minOpen === true))
  return !below(one, other) && !below(other, one)
}

const covers = (whole: Interval, part: Interval): boolean =>
  (low(whole) < low(part) || (low(whole) === low(part) && (!whole.minOpen || part.minOpen === true))) &&
  (high(whole) > high(part) || (high(whole) === high(part) && (!whole.maxOpen || part.maxOpen === true)))

/** Bands follow one another, so that values between the ends of the first and the last lie in one of them. */
function isCovered(held: Interval, bands: readonly Interval[]): boolean {
  const [first, last] = [bands[0], bands.at(-1)]
  if (!first || !last) return false
  return covers({ ...ends(first, 'min'), ...ends(last, 'max') }, held)
}

const ends = (range: Interval, end: 'min' | 'max'): Interval =>
  end === 'min'
    ? { ...(range.min === undefined ? {} : { min: range.min }), ...(range.minOpen ? { minOpen: true } : {}) }
    : { ...(range.max === undefined ? {} : { max: range.max }), ...(range.maxOpen ? { maxOpen: true } : {}) }
