import type { Outcome } from '../eligibility/index.ts'
import type { Fact, FactId, Test } from '../knowledge/index.ts'
import { dayText } from '../law/index.ts'
import { type Comparison, dayAfter, dayAt, daysOf, type Interval } from '../quantity/index.ts'
import { computed, type Part, say, words } from '../reply/index.ts'
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
  if (isParted(fact) && [min, max].some((end) => end !== undefined && !Number.isInteger(end)))
    return intervalText({ kind: 'duration', unit: '个月' }, inMonths(bounds))
  return intervalText(fact, bounds).replaceAll('%', fact.kind === 'share' ? ' 个百分点' : '%')
}

/** 0.5 年 is told as 6 个月. */
const isParted = ({ kind, unit }: Pick<Fact, 'kind' | 'unit'>): boolean => kind === 'duration' && unit === '年'

const inMonths = ({ min, max, ...open }: Interval): Interval => ({
  ...(min === undefined ? {} : { min: months(min) }),
  ...(max === undefined ? {} : { max: months(max) }),
  ...open,
})
const months = (years: number): number => Number((years * 12).toPrecision(9))

/** 5 项里要满足 3 项，已满足 1 项，再满足 2 项即可; of what can no more be had, how many are missed. Nothing where nothing is known of it. */
export function countGap(least: number, { parts, passes }: Outcome): Part[] {
  const count = (state: boolean | undefined) => parts.filter((part) => part.passes === state).length
  const [has, missed, open] = [count(true), count(false), count(undefined)]
  if ((has === 0 && missed === 0) || has >= least) return []
  const told = say`${computed(`${parts.length} 项`)}里要满足 ${computed(`${least} 项`)}，已满足 ${computed(`${has} 项`)}`
  if (passes !== false) return say`${told}，再满足 ${computed(`${least - has} 项`)}即可`
  return say`${told}，没达到 ${computed(`${missed} 项`)}${open > 0 ? say`，没说 ${computed(`${open} 项`)}` : []}`
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
