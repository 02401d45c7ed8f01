import { difference } from './decimal.ts'

/** All values a quantity may have. A missing bound is unbounded; a bound belongs to the interval unless it is open. */
export interface Interval {
  readonly min?: number
  readonly max?: number
  readonly minOpen?: true
  readonly maxOpen?: true
}

/** How a threshold is compared with. */
export type Comparison = 'ge' | 'gt' | 'le' | 'lt'

/** The interval that holds one value. */
export const exactly = (value: number): Interval => ({ min: value, max: value })

const lower = (min: number | undefined, open: boolean): Interval =>
  min === undefined ? {} : open ? { min, minOpen: true } : { min }

const upper = (max: number | undefined, open: boolean): Interval =>
  max === undefined ? {} : open ? { max, maxOpen: true } : { max }

/** Whether no value lies in the interval. */
export const isEmpty = ({ min, max, minOpen, maxOpen }: Interval): boolean =>
  min !== undefined && max !== undefined && (min > max || (min === max && (minOpen === true || maxOpen === true)))

/** The closed interval of the whole numbers in `interval`: more than 19 people are at least 20. */
export const wholeInterval = ({ min, max, minOpen, maxOpen }: Interval): Interval => ({
  ...(min === undefined ? {} : { min: minOpen ? Math.floor(min) + 1 : Math.ceil(min) }),
  ...(max === undefined ? {} : { max: maxOpen ? Math.ceil(max) - 1 : Math.floor(max) }),
})

const allAbove = ({ min, minOpen }: Interval, threshold: number, strictly: boolean): boolean =>
  min !== undefined && (min > threshold || (min === threshold && (!strictly || minOpen === true)))

const allBelow = ({ max, maxOpen }: Interval, threshold: number, strictly: boolean): boolean =>
  max !== undefined && (max < threshold || (max === threshold && (!strictly || maxOpen === true)))

/** Whether every value of `interval` compares so with `threshold` (true), none does (false), or some do: undefined. An empty interval decides nothing. */
export const compare = (interval: Interval, op: Comparison, threshold: number): boolean | undefined => {
  if (isEmpty(interval)) return undefined
  const upwards = op === 'ge' || op === 'gt'
  const strictly = op === 'gt' || op === 'lt'
  const [met, missed] = upwards ? [allAbove, allBelow] : [allBelow, allAbove]
  if (met(interval, threshold, strictly)) return true
  if (missed(interval, threshold, !strictly)) return false
  return undefined
}

/** How far the values of `interval` are from `threshold`, never below 0, in the interval's own unit; undefined when it is surely met or the interval is empty. */
export const gap = (interval: Interval, op: Comparison, threshold: number): Interval | undefined => {
  if (isEmpty(interval) || compare(interval, op, threshold) === true) return undefined
  const upwards = op === 'ge' || op === 'gt'
  const [near, far] = upwards ? [interval.max, interval.min] : [interval.min, interval.max]
  const [nearOpen, farOpen] = upwards ? [interval.maxOpen, interval.minOpen] : [interval.minOpen, interval.maxOpen]
  const distance = (bound: number) => (upwards ? difference(threshold, bound) : difference(bound, threshold))
  const least = near === undefined ? 0 : distance(near)
  return {
    ...lower(Math.max(0, least), least >= 0 && near !== undefined && nearOpen === true),
    ...upper(far === undefined ? undefined : distance(far), farOpen === true),
  }
}
