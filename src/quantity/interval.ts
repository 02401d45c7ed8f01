/** All values a quantity may have. A missing bound is unbounded; a bound belongs to the interval unless it is open. */
export interface Interval {
  readonly min?: number
  readonly max?: number
  readonly minOpen?: true
  readonly maxOpen?: true
}

/** The interval that holds one value. */
export const exactly = (value: number): Interval => ({ min: value, max: value })
