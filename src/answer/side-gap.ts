import type { Outcome } from '../eligibility/index.ts'
import type { Fact, FactId, Test } from '../knowledge/index.ts'
import { dayText } from '../law/index.ts'
import { type Comparison, dayAfter, dayAt, daysOf, type Interval } from '../quantity/index.ts'
import { computed, type DraftSide, joined, type Part, say, words } from '../reply/index.ts'
import { intervalText } from './amount.ts'

interface Bound {
  readonly op: Comparison
  readonly threshold: number
}

/**
 * 还差 120 平方米; for bounds 还差至少…、至多…. A gap that may be nothing is told by its other end; one reached but not to be
 * reached says so. A quantity is never below nought, so what is missing to a floor is never more than the floor.
 */
export function gapParts(
  { gap, passes }: Pick<Outcome, 'gap' | 'passes'>,
  { op, threshold }: Bound,
  fact: Pick<Fact, 'kind' | 'unit' | 'madeOf'>,
): Part[] {
  if (!gap) return []
  const over = op === 'le' || op === 'lt'
  if (gap.max === 0 && passes === undefined) return [words('若恰好等于界限，就不符合')]
  if (gap.max === 0) return [words(over ? '恰好等于界限，须低于它' : '恰好等于界限，须超过它')]
  const most = over || fact.madeOf?.kind === 'growth' ? undefined : threshold
  const text = boundsText(gap, most, fact)
  if (text === undefined) return [words(over ? '可能超出，超出多少要看实际数' : '可能不够，差多少要看实际数')]
  return say`${over ? '超出' : '还差'}${/^\d/u.test(text) ? ' ' : ''}${computed(text)}`
}

function boundsText(gap: Interval, most: number | undefined, fact: Pick<Fact, 'kind' | 'unit'>): string | undefined {
  const max = gap.max ?? most
  const { min, minOpen } = gap.min === 0 ? {} : gap
  const bounds = {
    ...(min === undefined ? {} : { min, ...(minOpen ? { minOpen } : {}) }),
    ...(max === undefined ? {} : { max, ...(gap.maxOpen ? { maxOpen: true as const } : {}) }),
  }
  if (min === undefined && max === undefined) return undefined
  return intervalText(fact, bounds).replaceAll('%', fact.kind === 'share' ? ' 个百分点' : '%')
}

/** 再满足 1 项即可（还缺：甲、乙）: how many of a list are wanting, and which may yet be had; nothing where nothing is known of it. */
export function countGap(least: number, outcome: Outcome, sides: readonly DraftSide[]): Part[] {
  const has = outcome.parts.filter(({ passes }) => passes === true).length
  const missed = outcome.parts.some(({ passes }) => passes === false)
  const wanting = sides.filter((_, i) => outcome.parts[i]?.passes !== true)
  if ((has === 0 && !missed) || has >= least) return []
  const names = joined(
    wanting.map(({ label }) => label),
    '、',
  )
  return say`再满足 ${computed(`${least - has} 项`)}即可（还缺：${names}）`
}

/** 2027年3月1日满: the day on which enough time has passed since another that is known. */
export function reachedOn(
  test: Extract<Test, { kind: 'threshold' }>,
  fact: Fact,
  facts: Readonly<Record<FactId, unknown>>,
): Part[] {
  const since = test.made?.kind === 'since' ? facts[test.made.of] : undefined
  const from = typeof since === 'string' ? daysOf(since) : undefined
  if (test.op !== 'ge' || from?.min === undefined || from.min !== from.max) return []
  const day = dayAfter(dayAt(from.min), test.threshold, fact.unit ?? '')
  return day ? say`，${computed(dayText(day))}满` : []
}
