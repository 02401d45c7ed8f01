import type { Interval } from '../quantity/index.ts'
import { type Frame, plain } from './frame.ts'
import { type Claim, intervalOf, type Reading } from './readings.ts'

/** What figures of one thing come to: the last value said, else the parts added up, less what is taken away. */
export function composed(frame: Frame, claims: readonly Claim[], id: string): Omit<Reading, 'ids'> | undefined {
  const of = (wanted: Claim['part']) => claims.filter(({ part }) => part === wanted)
  const valueAt = ({ at }: Claim): Interval | undefined => {
    const figure = frame.signs[at]?.figure
    return figure && intervalOf(frame.valueIn(figure, id))
  }
  const values = of('value')
  const last = values.at(-1)
  const itemised = areItems(frame, values)
  const whole = itemised ? sumOf(values.map(valueAt)) : last ? valueAt(last) : sumOf(of('part').map(valueAt))
  if (!whole) return undefined
  const taken = of('minus').length > 0 ? sumOf(of('minus').map(valueAt)) : undefined
  const left = taken?.min !== undefined && taken.min === taken.max ? shifted(whole, -taken.min) : whole
  const ats = claims.map(({ at }) => at)
  return {
    value: plain(left),
    from: Math.min(...ats),
    to: Math.max(...ats) + 1,
    sure: Math.min(...claims.map(({ sure }) => sure)) * (itemised ? DOUBT : 1),
  }
}

/** Whether each figure has a name of its own for the thing: 光谱仪86.5、三坐标118 are added up. */
function areItems({ signs, folded }: Frame, claims: readonly Claim[]): boolean {
  const names = claims.map(({ owner: { at } }) =>
    at === undefined ? '' : folded.text.slice(signs[at]?.start, signs[at]?.end),
  )
  return claims.length > 1 && !names.includes('') && new Set(names).size === names.length
}

/** 设备260、仪器270 may be one thing said twice. */
const DOUBT = 0.7

/** Binary fractions leave dust: 0.1 + 0.2. */
const clean = (value: number): number => Number(value.toPrecision(12))

/** The sum of intervals that are bounded; undefined where one is not. */
export function sumOf(intervals: readonly (Interval | undefined)[]): Interval | undefined {
  let sum: Interval | undefined
  for (const next of intervals) {
    if (next?.min === undefined || next.max === undefined) return undefined
    sum = sum ? { min: clean((sum.min ?? 0) + next.min), max: clean((sum.max ?? 0) + next.max) } : next
  }
  return sum
}

const shifted = ({ min, max, ...open }: Interval, by: number): Interval => ({
  ...(min === undefined ? {} : { min: clean(min + by) }),
  ...(max === undefined ? {} : { max: clean(max + by) }),
  ...open,
})
