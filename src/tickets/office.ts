import { type Similar, similarTo } from './similar.ts'
import type { Stepped, TicketFilter, TicketStore } from './store.ts'
import { type Ticket, waitingSince } from './ticket.ts'

export interface OfficePorts {
  readonly store: TicketStore
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The channels whose clerks are told of a new ticket. */
  readonly offices: readonly string[]
  /** Clerks work at the command line, told by nobody. */
  readonly clerks?: boolean
}

/** How a step is taken: over from another clerk; and for which letter, so that the same twice is one step. */
export interface How {
  readonly force?: true
  readonly letter?: string
}

/** What clerks do with tickets, whatever the channel; and whether there are clerks at all. */
export class TicketOffice {
  constructor(private readonly ports: OfficePorts) {}

  get offices(): readonly string[] {
    return this.ports.offices
  }

  /** Whether somebody takes what is handed over. */
  get staffed(): boolean {
    return this.ports.clerks === true || this.ports.offices.length > 0
  }

  list(filter: TicketFilter = {}): Ticket[] {
    return this.ports.store.list(filter, this.ports.now())
  }

  get(id: string): Ticket | undefined {
    return this.ports.store.get(id)
  }

  inSession(session: string): Ticket | undefined {
    return this.ports.store.inSession(session, this.ports.now())
  }

  take(id: string, by: string, how: How = {}): Stepped {
    return this.ports.store.step(id, { kind: 'taken', at: this.ports.now(), by, ...how })
  }

  answer(id: string, by: string, words: string, how: How = {}): Stepped {
    return this.ports.store.step(id, { kind: 'answered', at: this.ports.now(), by, words, ...how })
  }

  close(id: string, by: string, how: Pick<How, 'letter'> = {}): Stepped {
    return this.ports.store.step(id, { kind: 'closed', at: this.ports.now(), by, ...how })
  }

  reopen(id: string, by: string, how: Pick<How, 'letter'> = {}): Stepped {
    return this.ports.store.step(id, { kind: 'reopened', at: this.ports.now(), by, ...how })
  }

  /** An office's place took nothing: the person is told, where no other did either. The ticket waits for whoever lists it. */
  unreached(id: string, office: string): Stepped {
    return this.ports.store.step(id, { kind: 'unreached', at: this.ports.now(), words: office })
  }

  /** Tells once of each ticket that nobody has taken for so long; how many they were. */
  overdue(wait: number): number {
    const now = this.ports.now()
    const waits = this.list({ states: ['open'] }).filter(
      (ticket) => now - waitingSince(ticket) >= wait && !ticket.events.some(({ kind }) => kind === 'overdue'),
    )
    return waits.filter(({ id }) => 'ticket' in this.ports.store.step(id, { kind: 'overdue', at: now })).length
  }

  /** Notes where an office shows a ticket, in its channel's own form. */
  shown(id: string, office: string, where: string): void {
    this.ports.store.shown(id, office, where)
  }

  /** The ticket that an office shows somewhere. */
  shownAt(office: string, where: string): Ticket | undefined {
    return this.list().find(({ shown }) => shown[office] === where)
  }

  /** Earlier questions like a ticket's, with what clerks answered: for clerks, never for the public. */
  similar(ticket: Ticket, mask: (words: string) => string): Similar[] {
    return similarTo(ticket, this.list(), mask)
  }
}
