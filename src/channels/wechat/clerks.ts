import type { Letter, Reply } from '../../desk/index.ts'
import type { TicketOffice } from '../../tickets/index.ts'
import { refusedStep, type Ways } from '../delivery/index.ts'
import { type Incoming, quotedIn } from './incoming.ts'
import { type ACTS, addressOf } from './letter.ts'
import { withoutCalls } from './mention.ts'
import { ticketIn } from './ticket-text.ts'

/** What a clerk wants to do with a ticket. */
export interface ClerkStep {
  readonly act: (typeof ACTS)[number]
  readonly ticket: string
  /** What is to be told to the person. */
  readonly words: string
}

/** What clerks write, exactly so; what it does. */
const COMMANDS: ReadonlyMap<string, ClerkStep['act']> = new Map([
  ['接手', 'take'],
  ['答复', 'answer'],
  ['关闭', 'close'],
  ['重新打开', 'reopen'],
])
const WAYS: Ways = { reopen: '写“重新打开 单号”' }
const ID = /^[0-9A-Z-]{4,40}$/u

/** What a message in the clerks' room does: 接手 A1B2C3D4; or what is written to a ticket's message that was quoted. All else is talk. */
export function clerkStep({ kind, text, talker }: Incoming, names: readonly string[]): ClerkStep | undefined {
  if (kind !== 'text' || talker.self || talker.official) return undefined
  const bare = (words: string) => withoutCalls(words, names).trim()
  const quoted = quotedIn(text)
  const ticket = quoted && names.includes(quoted.by) ? ticketIn(quoted.earlier) : undefined
  if (quoted && ticket === undefined) return undefined
  const [verb, rest] = parted(bare(quoted ? quoted.said : text))
  const act = COMMANDS.get(verb)
  if (ticket !== undefined) {
    if (act === 'answer') return { act, ticket, words: rest }
    if (act && rest === '') return { act, ticket, words: '' }
    const words = bare(quoted?.said ?? '')
    return words === '' ? undefined : { act: 'answer', ticket, words }
  }
  const [said, words] = parted(rest)
  const id = said.normalize('NFKC').toUpperCase()
  if (!act || !ID.test(id) || (act !== 'answer' && words !== '')) return undefined
  return { act, ticket: id, words }
}

/** The first word, and what follows. */
function parted(text: string): [string, string] {
  const at = text.search(/\s/u)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at).trim()]
}

/** What clerks do in their room with what was handed over. */
export class Clerks {
  readonly #refused = new WeakMap<Reply, string>()

  constructor(private readonly tickets: TicketOffice | undefined) {}

  /** Takes a clerk's step, for its letter once. */
  take(letter: Letter): Reply {
    const reply = nothingSaid(letter.key)
    const { clerk } = addressOf(letter)
    if (!clerk || !this.tickets) return reply
    const outcome = this.#step(this.tickets, clerk, letter)
    if ('refused' in outcome) this.#refused.set(reply, refusedStep(clerk.ticket, outcome.refused, WAYS))
    return reply
  }

  /** Why it was not taken, for the room to know. */
  refusalOf(reply: Reply): string | undefined {
    return this.#refused.get(reply)
  }

  #step(
    tickets: TicketOffice,
    { act, ticket, by }: { readonly act: ClerkStep['act']; readonly ticket: string; readonly by: string },
    { key: letter, words }: Letter,
  ) {
    switch (act) {
      case 'take':
        return tickets.take(ticket, by, { letter })
      case 'answer':
        return tickets.answer(ticket, by, words, { letter })
      case 'close':
        return tickets.close(ticket, by, { letter })
      case 'reopen':
        return tickets.reopen(ticket, by, { letter })
    }
  }
}

/** The desk has no part in what clerks write. */
export const nothingSaid = (id: string): Reply => ({
  id,
  kind: 'handoff',
  text: '',
  blocks: [],
  citations: [],
  figures: [],
  notices: [],
})
