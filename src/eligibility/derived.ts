import type { Fact, MadeOf, Measurand } from '../knowledge/index.ts'
import { dayAt, elapsed, type Interval, isEmpty } from '../quantity/index.ts'
import { type FactValue, intervalOf, isKnown } from './facts.ts'
import type { Known } from './known.ts'

/** What is known of a quantity: stated, or worked out from what was; `torn` where both cannot be true. */
export interface Measurement {
  readonly given?: FactValue
  readonly interval?: Interval
  readonly derived?: true
  readonly torn?: true
}

const NOTHING: Measurement = {}

/** A stated value counts first; what it was to be worked out from must not speak against it. */
export function measure({ fact: id, made }: Measurand, known: Known): Measurement {
  const { facts, table } = known
  const fact = table.get(id)
  const derived = made && fact && derive(made, fact, known)
  if (!isKnown(facts, id)) return derived ? { given: derived, interval: derived, derived: true } : NOTHING
  const given = facts[id] as FactValue
  const interval = intervalOf(fact, given)
  if (!interval) return NOTHING
  return derived && made && !canBoth(rounded(given, interval, made), derived)
    ? { given, interval, torn: true }
    : { given, interval }
}

/** A value worked out of others by interval arithmetic; undefined where they do not say enough. */
function derive(made: MadeOf, fact: Fact, { facts, table, asOf }: Known): Interval | undefined {
  const at = (id: string): Interval | undefined =>
    isKnown(facts, id) ? intervalOf(table.get(id), facts[id]) : undefined
  if (made.kind === 'since') return since(at(made.of), fact.unit ?? '', asOf)
  if (made.kind === 'share') return percent(at(made.part), at(made.whole))
  if (made.kind === 'growth') return shifted(percent(at(made.to), at(made.from)), -WHOLE)
  if (made.kind !== 'sum' && made.kind !== 'least') return undefined
  const parts = made.of.map(at)
  return parts.some((part) => part === undefined)
    ? undefined
    : combined(parts as readonly Interval[], made.kind === 'sum' ? (a, b) => a + b : Math.min, made.kind === 'sum')
}

const WHOLE = 100

/** The time since a day that is known as far as it is told. */
function since(day: Interval | undefined, unit: string, asOf: string): Interval | undefined {
  if (!day) return undefined
  const longest = day.min === undefined ? undefined : elapsed(dayAt(day.min), asOf, unit)
  const shortest = day.max === undefined ? undefined : elapsed(dayAt(day.max), asOf, unit)
  if (day.min !== undefined && !longest) return undefined
  return {
    min: shortest?.min ?? 0,
    ...(shortest?.minOpen ? { minOpen: true as const } : {}),
    ...(longest?.max === undefined ? {} : { max: longest.max }),
    ...(longest?.maxOpen ? { maxOpen: true as const } : {}),
  }
}

/** One quantity in percent of another; nothing is said of a share of nought. */
function percent(part: Interval | undefined, whole: Interval | undefined): Interval | undefined {
  if (!part || !whole || isEmpty(part) || isEmpty(whole) || whole.max === 0) return undefined
  const ratio = (a: number, b: number) => clean((a / b) * WHOLE)
  const min = part.min === undefined || whole.max === undefined ? undefined : ratio(part.min, whole.max)
  const max = part.max === undefined || !whole.min ? undefined : ratio(part.max, whole.min)
  return {
    min: min ?? 0,
    ...(min !== undefined && (part.minOpen || whole.maxOpen) ? { minOpen: true as const } : {}),
    ...(max === undefined ? {} : { max }),
    ...(max !== undefined && (part.maxOpen || whole.minOpen) ? { maxOpen: true as const } : {}),
  }
}

const clean = (value: number): number => Number(value.toPrecision(12))

const shifted = (of: Interval | undefined, by: number): Interval | undefined =>
  of && {
    ...of,
    ...(of.min === undefined ? {} : { min: clean(of.min + by) }),
    ...(of.max === undefined ? {} : { max: clean(of.max + by) }),
  }

function combined(parts: readonly Interval[], of: (a: number, b: number) => number, adds: boolean): Interval {
  return parts.reduce((a, b) => {
    const min = a.min === undefined || b.min === undefined ? undefined : clean(of(a.min, b.min))
    // The least of several is bounded by any that is.
    const known = adds ? undefined : (a.max ?? b.max)
    const max = a.max === undefined || b.max === undefined ? known : clean(of(a.max, b.max))
    return {
      ...(min === undefined ? {} : { min, ...(a.minOpen || b.minOpen ? { minOpen: true as const } : {}) }),
      ...(max === undefined ? {} : { max, ...(a.maxOpen || b.maxOpen ? { maxOpen: true as const } : {}) }),
    }
  })
}

/** A share is told rounded, and a time in whole years: what the value told may stand for. */
function rounded(given: FactValue, interval: Interval, made: MadeOf): Interval {
  if (typeof given !== 'number') return interval
  if (made.kind === 'since') return { min: given, max: given + 1 }
  if (made.kind !== 'share' && made.kind !== 'growth') return interval
  const digits = String(given).split('.')[1]?.length ?? 0
  const half = 0.5 / 10 ** digits
  return { min: given - half, max: given + half }
}

const canBoth = (one: Interval, other: Interval): boolean => {
  const min = Math.max(one.min ?? Number.NEGATIVE_INFINITY, other.min ?? Number.NEGATIVE_INFINITY)
  const max = Math.min(one.max ?? Number.POSITIVE_INFINITY, other.max ?? Number.POSITIVE_INFINITY)
  return min <= max
}
