import type { FactValue } from '../eligibility/index.ts'
import { type Condition, type Fact, leavesOf, type ThresholdTest, unitOf, type ValuesTest } from '../knowledge/index.ts'
import { dayAt } from '../quantity/index.ts'

const TEN_THOUSAND = 10_000
const HUNDRED_MILLION = 100_000_000
/** A quantity of a fact that no condition bounds, in units of its kind. */
const SOME = 24
const SOME_MONEY = 360 * TEN_THOUSAND
/** How far beyond a threshold a value is taken, and short of it. */
const MORE = 1.2
const LESS = 0.5
/** Days to either side of a day that is a threshold. */
const DAYS = 200

const whole = (fact: Fact, value: number): number =>
  fact.kind === 'count' ? Math.ceil(value) : Number(value.toFixed(2))
const most = (fact: Fact, value: number): number => (fact.partOfWhole ? Math.min(value, 100) : value)

/** A value on either side of a threshold. */
function besideThreshold(fact: Fact, { op, threshold }: ThresholdTest, passes: boolean): FactValue {
  const above = (op === 'ge' || op === 'gt') === passes
  if (fact.kind === 'date') return dayAt(threshold + (above ? DAYS : -DAYS))
  if (above)
    return most(fact, Math.max(whole(fact, threshold * MORE), whole(fact, threshold) + (fact.kind === 'count' ? 1 : 0)))
  return fact.kind === 'count' ? Math.floor(threshold * LESS) : whole(fact, threshold * LESS)
}

/** A value that passes a test. */
export function passing(fact: Fact, test: ThresholdTest | ValuesTest): FactValue {
  if (test.kind === 'threshold') return besideThreshold(fact, test, true)
  return test.values[0] ?? 'unknown'
}

/** A value that does not pass a test; undefined where every value does. */
export function failing(fact: Fact, test: ThresholdTest | ValuesTest): FactValue | undefined {
  if (test.kind === 'threshold') return besideThreshold(fact, test, false)
  return valuesOf(fact).find((value) => !test.values.some((wanted) => wanted === value))
}

/** The values of a fact that has few. */
export const valuesOf = ({ kind, choices }: Fact): FactValue[] =>
  kind === 'yes-no' ? [true, false] : kind === 'choice' ? Object.keys(choices) : []

/** A quantity to tell of a fact, as near to what is asked of it as the conditions say. */
export function someQuantity(fact: Fact, conditions: readonly Condition[]): number {
  const test = conditions
    .flatMap(({ requires }) => leavesOf(requires))
    .flatMap((each) => (each.kind === 'threshold' || each.kind === 'values' ? [each] : []))
    .find((each) => each.fact === fact.id)
  const value = test && passing(fact, test)
  if (typeof value === 'number' && value > 0) return value
  return fact.kind === 'money' ? SOME_MONEY : SOME
}

/** A quantity as a person writes it, with its unit and without: 360万元, 360; money without a unit is meant in 万元. */
export function spoken(fact: Fact, value: number): { readonly value: string; readonly number: string } {
  if (fact.kind !== 'money') return { value: `${value}${unitOf(fact) ?? ''}`, number: String(value) }
  const [size, unit] = value >= HUNDRED_MILLION ? [HUNDRED_MILLION, '亿元'] : [TEN_THOUSAND, '万元']
  return { value: `${value / size}${unit}`, number: String(value / TEN_THOUSAND) }
}
