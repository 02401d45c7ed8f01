import { choiceOf, type Fact, type FactId, type FactKind } from '../knowledge/index.ts'
import { daysOf, exactly, type Interval, isEmpty, wholeInterval } from '../quantity/index.ts'

/** What is known of one fact, in the form of its kind (knowledge's FactKind): `unknown` where the person said so. */
export type FactValue = boolean | string | number | Interval
export type Facts = Readonly<Record<FactId, FactValue>>

/** Something in a set of facts that cannot be read: the field, what was found there and what may stand there. */
export interface FactFault {
  readonly fact: string
  readonly found: string
  readonly allowed: string
}

export type FactsReading = { readonly facts: Facts } | { readonly faults: readonly FactFault[] }

const BOUNDS = ['min', 'max', 'minOpen', 'maxOpen']

/** Checks facts from outside (a file, a JSON line) against what the program asks; tells every fault, not only the first. */
export function readFacts(input: unknown, known: ReadonlyMap<FactId, Fact>): FactsReading {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const sample = [...known.values()].find(({ kind }) => kind === 'area')?.id ?? ''
    return { faults: [{ fact: 'facts', found: shown(input), allowed: `一个 JSON 对象，如 {"${sample}": 500}` }] }
  }
  const facts: Record<FactId, FactValue> = {}
  const faults: FactFault[] = []
  for (const [id, value] of Object.entries(input)) {
    const fact = known.get(id)
    const allowed = fact ? allowedFor(fact) : `已知的字段：${[...known.keys()].join('、')}`
    const read = fact && (value === 'unknown' ? value : readValue(fact, value))
    if (read === undefined) faults.push({ fact: id, found: shown(value), allowed })
    else facts[id] = read
  }
  return faults.length > 0 ? { faults } : { facts }
}

/** The value as JSON, as far as a message needs it; what is nested too deep to be written is called so. */
function shown(value: unknown): string {
  if (value === undefined) return '空'
  try {
    return JSON.stringify(value).slice(0, 80)
  } catch {
    return '嵌套过深的值'
  }
}

const WHOLE = 100
/** What grew may have shrunk; of all else there is no less than nothing. */
const leastOf = ({ madeOf }: Fact): number => (madeOf?.kind === 'growth' ? Number.NEGATIVE_INFINITY : 0)
const mostOf = ({ partOfWhole }: Fact): number => (partOfWhole ? WHOLE : Number.POSITIVE_INFINITY)

const UNITS: Partial<Record<FactKind, string>> = {
  money: '元',
  area: '平方米',
  share: '百分数（百分之六十五写作 65）',
  count: '个数',
}

function allowedFor(fact: Fact): string {
  if (fact.kind === 'yes-no') return 'true、false 或 "unknown"'
  if (fact.kind === 'choice')
    return `${Object.keys(fact.choices)
      .map((choice) => `"${choice}"`)
      .join('、')} 或 "unknown"`
  if (fact.kind === 'date')
    return '日、月或年（"2019-03-31"、"2019-03"、"2019"）、一段（"2019/2021-06"、"../2019"、"2020/.."）或 "unknown"'
  const most = fact.partOfWhole ? '、不大于一百' : ''
  const unit = UNITS[fact.kind] ?? fact.unit
  const least = leastOf(fact) < 0 ? '可以小于零' : '不小于零'
  return `${least}${most}的${fact.kind === 'count' ? '整' : ''}数（${unit}）、区间 {"min", "max", "minOpen", "maxOpen"}（下限不高于上限）或 "unknown"`
}

function readValue(fact: Fact, value: unknown): FactValue | undefined {
  if (fact.kind === 'yes-no') return typeof value === 'boolean' ? value : undefined
  if (fact.kind === 'choice') return typeof value === 'string' ? choiceOf(fact, value) : undefined
  if (fact.kind === 'date') return typeof value === 'string' && daysOf(value) ? value : undefined
  if (typeof value === 'number') {
    const whole = fact.kind !== 'count' || Number.isInteger(value)
    return whole && value >= leastOf(fact) && value <= mostOf(fact) && Number.isFinite(value) ? value : undefined
  }
  return typeof value === 'object' && value !== null ? intervalIn(fact, value) : undefined
}

function intervalIn(fact: Fact, value: object): Interval | undefined {
  const entries = Object.entries(value)
  if (
    entries.some(
      ([key, bound]) => !BOUNDS.includes(key) || typeof bound !== (key.endsWith('Open') ? 'boolean' : 'number'),
    )
  )
    return undefined
  const { min, max, minOpen, maxOpen } = value as { min?: number; max?: number; minOpen?: boolean; maxOpen?: boolean }
  if (
    (min ?? max) === undefined ||
    [min, max].some(
      (bound) => bound !== undefined && !(Number.isFinite(bound) && bound >= leastOf(fact) && bound <= mostOf(fact)),
    )
  )
    return undefined
  const interval: Interval = {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(minOpen && min !== undefined ? { minOpen: true } : {}),
    ...(maxOpen && max !== undefined ? { maxOpen: true } : {}),
  }
  return isEmpty(fact.kind === 'count' ? wholeInterval(interval) : interval) ? undefined : interval
}

/** A value as an interval: counts tightened to whole numbers, dates in days since 1970; undefined where the fact is not known or no quantity. */
export function intervalOf(fact: Fact | undefined, value: FactValue | undefined): Interval | undefined {
  if (value === undefined || typeof value === 'boolean') return undefined
  if (typeof value === 'string') return fact?.kind === 'date' ? daysOf(value) : undefined
  const interval = typeof value === 'number' ? exactly(value) : value
  return fact?.kind === 'count' ? wholeInterval(interval) : interval
}

/** Whether two values say the same, bound for bound. */
export function sameValue(one: FactValue | undefined, other: FactValue | undefined): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other
  return (
    one.min === other.min && one.max === other.max && one.minOpen === other.minOpen && one.maxOpen === other.maxOpen
  )
}

/**
 * A quantity with as much added or taken away, in its unit, open where one of the two is; undefined where one is no quantity, where
 * nothing can be said of the outcome, or where less than nothing is left.
 */
export function changedBy(value: FactValue | undefined, by: FactValue, sign: 1 | -1): FactValue | undefined {
  const [whole, part] = [boundsOf(value), boundsOf(by)]
  // What grew by less than nothing is a growth, and no part of one.
  if (!whole || !part || (part.min ?? part.max ?? 0) < 0) return undefined
  const low = sign > 0 ? lowOf(part) : highOf(part)
  const high = sign > 0 ? highOf(part) : lowOf(part)
  const min = moved(lowOf(whole), low, sign)
  const max = moved(highOf(whole), high, sign)
  if ((min.at ?? max.at) === undefined || (min.at ?? 0) < 0 || (max.at ?? 0) < 0) return undefined
  if (min.at === max.at) return min.at
  return {
    ...(min.at === undefined ? {} : { min: min.at, ...(min.open ? { minOpen: true as const } : {}) }),
    ...(max.at === undefined ? {} : { max: max.at, ...(max.open ? { maxOpen: true as const } : {}) }),
  }
}

interface Bound {
  readonly at: number | undefined
  readonly open: boolean
}

const lowOf = ({ min, minOpen }: Interval): Bound => ({ at: min, open: minOpen ?? false })
const highOf = ({ max, maxOpen }: Interval): Bound => ({ at: max, open: maxOpen ?? false })

const moved = (from: Bound, by: Bound, sign: 1 | -1): Bound => ({
  at: from.at === undefined || by.at === undefined ? undefined : Number((from.at + sign * by.at).toPrecision(12)),
  open: from.open || by.open,
})

const boundsOf = (value: FactValue | undefined): Interval | undefined =>
  typeof value === 'number' ? { min: value, max: value } : typeof value === 'object' ? value : undefined

export const isKnown = (facts: Facts, id: FactId): boolean => facts[id] !== undefined && facts[id] !== 'unknown'
