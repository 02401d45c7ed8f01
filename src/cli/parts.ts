import type { Desk } from '../desk/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Day } from '../law/index.ts'

/** What the commands work with. */
export interface Parts {
  readonly knowledge: Knowledge
  readonly desk: Desk
  /** A desk whose sessions last in a file; in memory where none is named. Rejects with UsageError where the file cannot be opened. */
  readonly deskOn: (file: string | undefined) => Promise<Desk>
  /** Today in Asia/Shanghai. */
  readonly today: () => Day
  /** What the knowledge was read from: one name for one state of its files. */
  readonly corpus: string
}
