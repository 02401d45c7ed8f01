import type { KeyStore } from '../api/index.ts'
import type { Desk, KeeperStore, Retention, SessionStore } from '../desk/index.ts'
import type { TrainedEars } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Day } from '../law/index.ts'
import type { Plan } from '../service/index.ts'
import type { TicketStore } from '../tickets/index.ts'
import type { Examine } from './doctor.ts'
import type { Drafting } from './drafting.ts'
import type { Rehearse } from './try.ts'

/** What the commands work with. */
export interface Parts {
  readonly knowledge: Knowledge
  readonly desk: Desk
  /**
   * A desk whose sessions last in a file; in memory where none is named. `told` takes the words of people that came for a
   * session, each once, where people can take a conversation over. Rejects with StoreFault where the file cannot be used.
   */
  readonly talkOn: (file: string | undefined) => Promise<{
    readonly desk: Desk
    readonly told?: (session: string) => readonly string[]
    readonly close?: () => void
  }>
  /** Sessions and notes kept in a file. Rejects with StoreFault. */
  readonly storeOn: (
    file: string,
  ) => Promise<SessionStore & { readonly tickets: TicketStore; readonly keys: KeyStore; readonly keeper: KeeperStore }>
  /** The same for a file that is there; undefined where it is not, and it is not made. Rejects with StoreFault. */
  readonly existingStoreOn: (file: string) => Promise<SessionStore | undefined>
  /** How the log of the service on a file names people; undefined where it has written none. Rejects with StoreFault. */
  readonly pseudonymsOn: (file: string) => Promise<((id: string) => string) | undefined>
  /** How long what is held is kept. Rejects with what is wrong with the settings. */
  readonly retention: () => Promise<Retention>
  /** What `wence serve` would run, or what is wrong with its settings. */
  readonly service: () => Promise<Plan | { readonly faults: readonly string[] }>
  /** Serves one client of MCP over standard input and output, until it is done or the signal is aborted. Rejects with NotInstalled. */
  readonly mcp: (stop: AbortSignal) => Promise<void>
  /** What messages are heard with; made at the first call. */
  readonly ears: () => TrainedEars
  readonly examine: Examine
  readonly rehearse: Rehearse
  /** What a regulation is drafted, published and retired with; made when it is used. */
  readonly drafting: () => Promise<Drafting>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Today in Asia/Shanghai. */
  readonly today: () => Day
  /** The program's own version. */
  readonly version: string
  /** What the knowledge was read from: one name for one state of its files. */
  readonly corpus: string
}
