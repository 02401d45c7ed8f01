import type { Desk } from '../desk/index.ts'
import type { Knowledge } from '../knowledge/index.ts'

/** What the commands work with. */
export interface Parts {
  readonly knowledge: Knowledge
  readonly desk: Desk
}
