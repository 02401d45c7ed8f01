import {
  type AuditLine,
  Deliverer,
  type DelivererPorts,
  type Manners,
  type Message,
  type Outlet,
} from '../../../src/channels/delivery/index.ts'
import type { Inbox, Letter, Reply } from '../../../src/desk/index.ts'
import { MemoryInbox } from '../../../src/store/index.ts'
import { FakeClock } from '../../support/clock.ts'

export const MANNERS: Manners = {
  person: { burst: 1000, every: 1 },
  between: 100,
  retry: { first: 1000, longest: 60_000, attempts: 3 },
  lease: 30_000,
}

/** A reply of so many parts that says what it answers. */
export const replyTo = (words: string, parts = 1): Reply => ({
  id: `reply to ${words}`,
  kind: 'answer',
  text: words,
  blocks: Array.from({ length: parts }, (_, n) => ({ kind: 'words', text: `${words}/${n}` })),
  citations: [],
  figures: [],
  notices: [],
})

/** What has arrived, by conversation, in the order of arrival. */
export class Phone {
  readonly arrived: { readonly to: string; readonly key: string; readonly index: number; readonly text: string }[] = []

  texts(to?: string): string[] {
    return this.arrived.filter((each) => to === undefined || each.to === to).map(({ text }) => text)
  }

  /** The outlet of a channel that ends at this phone. */
  outlet(over: Partial<Outlet<string>> = {}): Outlet<string> {
    return {
      parts: ({ blocks }) => blocks.map(({ text }) => text),
      words: (text) => text,
      send: async (text, { to, key }, index) => void this.arrived.push({ to, key, index, text }),
      arrived: async (text, { key }, index) =>
        this.arrived.some((each) => each.key === key && each.index === index && each.text === text),
      ...over,
    }
  }
}

export interface World {
  readonly clock: FakeClock
  readonly phone: Phone
  readonly audit: AuditLine[]
  readonly faults: Error[]
  readonly turns: Letter[]
  readonly deliverer: Deliverer<string>
}

/** A channel's deliverer with everything around it made up. */
export function world(
  ports: Partial<DelivererPorts<string>> & { readonly phone?: Phone; readonly clock?: FakeClock } = {},
  manners: Partial<Manners> = {},
): World {
  const clock = ports.clock ?? new FakeClock()
  const phone = ports.phone ?? new Phone()
  const audit: AuditLine[] = []
  const faults: Error[] = []
  const turns: Letter[] = []
  const inbox: Inbox = ports.inbox ?? new MemoryInbox()
  const { turn = async ({ words }) => replyTo(words) } = ports
  const deliverer = new Deliverer<string>(
    {
      channel: 'made-up',
      owner: 'process 1',
      outlet: phone.outlet(),
      random: () => 0.5,
      audit: (line) => void audit.push(line),
      onFault: (fault) => void faults.push(fault),
      ...ports,
      turn: (letter, unseen) => {
        turns.push(letter)
        return turn(letter, unseen)
      },
      inbox,
      clock,
    },
    { ...MANNERS, ...manners },
  )
  return { clock, phone, audit, faults, turns, deliverer }
}

/** The nth message of a person. */
export const message = (person: string, n: number, over: Partial<Message> = {}): Message => ({
  key: `${person} ${n}`,
  person,
  session: person,
  words: `${person} ${n}`,
  at: n,
  to: person,
  ...over,
})
