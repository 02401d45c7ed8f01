import { type Interval, intervalIn, type Reading } from '../../quantity/index.ts'
import type { FactKind } from './types.ts'

/** What a fact or a quantity is measured in. */
export interface Measured {
  readonly kind: FactKind
  readonly unit?: string
}

/** What a figure says in the form of a fact of this kind; undefined where it measures something else. */
export function figureAs({ kind, unit }: Measured, reading: Reading): Interval | undefined {
  if (!reading.figure) return undefined
  if (kind === 'money' || kind === 'area' || kind === 'share')
    return reading.dimension === kind ? reading.interval : undefined
  if (unit === undefined || reading.unit === undefined) return undefined
  return kind === 'count' && reading.dimension !== 'count' ? undefined : intervalIn(unit, reading)
}

/** How a value of this kind is shown: its unit, or the words for it. */
export const unitOf = ({ kind, unit }: Measured): string | undefined =>
  ({ money: '元', area: '平方米', share: '%' })[kind as string] ?? unit
