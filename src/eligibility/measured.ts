import type { BandsTest, ThresholdTest } from '../knowledge/index.ts'
import { type Comparison, compare, gap, type Interval } from '../quantity/index.ts'
import { type Measurement, measure } from './derived.ts'
import { intervalOf } from './facts.ts'
import { every, type Kleene, not } from './kleene.ts'
import type { Known } from './known.ts'
import { NO_PARTS, type Outcome } from './outcome.ts'
import { meets as overlaps } from './points.ts'

/** A bound held against what is known of its fact. */
export function thresholdOutcome(test: ThresholdTest, known: Known): Outcome {
  const value = known.facts[test.fact]
  const { op, threshold, made } = test
  // A value known exactly needs no interval; most are, and bulk checks are made of them.
  if (typeof value === 'number' && made === undefined && isBeyond(value, op, threshold))
    return { of: test, passes: true, mayPass: true, given: value, parts: NO_PARTS }
  return bounded(test, test, measure(test, known))
}

function isBeyond(value: number, op: Comparison, threshold: number): boolean {
  if (op === 'ge') return value >= threshold
  if (op === 'gt') return value > threshold
  return op === 'le' ? value <= threshold : value < threshold
}

/** A measurement held against one bound. */
function bounded(of: Outcome['of'], { op, threshold }: ThresholdTest, measured: Measurement): Outcome {
  const { interval, ...said } = measured
  const passes = interval && !measured.torn ? compare(interval, op, threshold) : undefined
  const missing = interval && passes !== true ? gap(interval, op, threshold) : undefined
  return { of, passes, mayPass: passes, ...said, ...(missing ? { gap: missing } : {}), parts: NO_PARTS }
}

/** Held against the bounds of all bands that may be its own: what passes every one of them passes, whatever the other quantity is. */
export function bandedOutcome(test: BandsTest, known: Known): Outcome {
  const measured = measure(test, known)
  const bands = bandsFor(test, known)
  const outcomes = bands.map(({ bound }) => bounded(test, bound, measured))
  const [only, another] = outcomes
  if (only && !another) return only
  const passes = outcomes.length === 0 ? undefined : agreed(outcomes.map((each) => each.passes))
  const { interval: _held, ...said } = measured
  return { of: test, passes, mayPass: passes, ...said, parts: NO_PARTS }
}

const agreed = (all: readonly Kleene[]): Kleene => {
  if (every(all, (each) => each) === true) return true
  return every(all, not) === true ? false : undefined
}

/** The bands that the other quantity may lie in: all of them where nothing is known of it. */
export function bandsFor({ by, bands }: BandsTest, known: Known): BandsTest['bands'] {
  const { interval, torn } = measure(by, known)
  if (!interval || torn) return bands
  return bands.filter(({ range }) => overlaps(within(interval, known, by.fact), within(range, known, by.fact)))
}

/** Counts are whole: 超过 10 人 begins at 11. */
const within = (range: Interval, { table }: Known, fact: string): Interval =>
  intervalOf(table.get(fact), range) ?? range
