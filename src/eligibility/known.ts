import type { Day } from '../law/index.ts'
import type { FactTable } from './evaluate.ts'
import type { Facts } from './facts.ts'

/** What requirements are held against: the facts told, what is known of them, and the day of the check. */
export interface Known {
  readonly facts: Facts
  readonly table: FactTable
  readonly asOf: Day
}
