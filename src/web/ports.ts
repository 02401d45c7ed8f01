import type { KeyStore } from '../api/index.ts'
import type { ChannelPorts } from '../channels/delivery/index.ts'
import type { Desk, KeeperStore, Miss, Retention } from '../desk/index.ts'
import type { DraftingPorts } from '../drafting/index.ts'

/** What the desk on the web works with besides what every channel does. */
export interface WebPorts extends ChannelPorts<Desk> {
  /** A key for one purpose, the same in all processes on the database. */
  readonly secret: (purpose: string) => Uint8Array
  /** The keys of other programs. */
  readonly keys: KeyStore
  /** The program's own version, and one name for one state of the texts. */
  readonly version: string
  readonly corpus: string
  /** The names of all channels that are on: a check goes on in those in which people talk. */
  readonly channels: readonly string[]
  /** How long what is held of people is kept. */
  readonly retention: Retention
  /** What was asked and not answered since a time. Throws StoreFault. */
  readonly misses: (since: number) => readonly Miss[]
  /** What was asked how often, and which misses were dealt with. */
  readonly keeper: KeeperStore
  /** What adding a regulation works with, read anew each time; left out where nothing can be added. */
  readonly drafting?: () => Promise<DraftingPorts>
}
