import {
  gonePost,
  lastOf,
  officePerson,
  postsOf,
  type Step,
  type Stepped,
  stateAt,
  stepped,
  type Ticket,
  type TicketFilter,
  type TicketStore,
} from '../tickets/index.ts'
import type { MemoryInbox } from './memory-inbox.ts'

/** Tickets that last as long as the program. */
export class MemoryTickets implements TicketStore {
  readonly #tickets = new Map<string, Ticket>()

  constructor(private readonly inbox: MemoryInbox) {}

  list({ states, place }: TicketFilter, now: number): Ticket[] {
    return [...this.#tickets.values()]
      .map((ticket) => structuredClone({ ...ticket, state: stateAt(ticket, now) }))
      .filter((each) => (states?.includes(each.state) ?? true) && (place === undefined || each.place === place))
      .sort((a, b) => a.opened - b.opened || (a.id < b.id ? -1 : 1))
  }

  get(id: string): Ticket | undefined {
    return structuredClone(this.#tickets.get(id))
  }

  inSession(session: string, now: number): Ticket | undefined {
    return this.list({}, now).findLast((ticket) => ticket.session === session && ticket.state !== 'closed')
  }

  step(id: string, step: Step): Stepped {
    const ticket = this.#tickets.get(id)
    if (!ticket) return { refused: { why: 'unknown' } }
    const another = step.kind === 'reopened' ? this.inSession(ticket.session, step.at) : undefined
    if (another && another.id !== id) return { refused: { why: 'another', ticket: another.id } }
    const outcome = stepped(ticket, step)
    // A step that was taken before is left as it is.
    if ('ticket' in outcome && outcome.ticket !== ticket) this.put(outcome.ticket)
    return structuredClone(outcome)
  }

  shown(id: string, office: string, where: string): void {
    const ticket = this.#tickets.get(id)
    if (ticket) this.#tickets.set(id, { ...ticket, shown: { ...ticket.shown, [office]: where } })
  }

  /** Keeps a ticket with its last event, and posts what that gives rise to. */
  put(ticket: Ticket): void {
    this.#tickets.set(ticket.id, structuredClone(ticket))
    for (const post of postsOf(ticket)) this.inbox.post(post)
  }

  /** The clerks' places that show one of them are told that it is gone. */
  remove(person: string): void {
    const shown = [...this.#tickets.values()].filter((ticket) => ticket.person === person)
    this.#remove((ticket) => ticket.person === person)
    for (const ticket of shown)
      for (const office of Object.keys(ticket.shown)) this.inbox.post(gonePost(ticket, office, lastOf(ticket)))
  }

  /** Removes tickets to which nothing has happened since a time. */
  clear(before: number): void {
    this.#remove((ticket) => lastOf(ticket) < before)
  }

  #remove(of: (ticket: Ticket) => boolean): void {
    for (const ticket of this.#tickets.values()) {
      if (!of(ticket)) continue
      this.inbox.drop(officePerson(ticket.id))
      this.#tickets.delete(ticket.id)
    }
  }
}
