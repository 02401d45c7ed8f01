import type { Database } from 'better-sqlite3'
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
  type TicketEvent,
  type TicketFilter,
  type TicketStore,
} from '../tickets/index.ts'
import type { Connection } from './connection.ts'
import type { prepareLetters } from './letters.ts'
import { readTicket, writeTicket } from './ticket-json.ts'

interface EventRow {
  readonly kind: TicketEvent['kind']
  readonly at: number
  readonly by: string | null
  readonly words: string | null
  readonly letter: string | null
}

interface TicketRow {
  readonly id: string
  readonly ticket: string
}

/** All that is asked of the tables of tickets, prepared once. Throws what SQLite throws. */
export function prepareTickets(database: Database, letters: ReturnType<typeof prepareLetters>) {
  const get = database.prepare<[string], TicketRow>('SELECT id, ticket FROM tickets WHERE id = ?')
  const all = database.prepare<[], TicketRow>('SELECT id, ticket FROM tickets ORDER BY opened, id')
  const ofSession = database.prepare<[string], TicketRow>(
    "SELECT id, ticket FROM tickets WHERE session = ? AND state <> 'closed' ORDER BY opened DESC, id",
  )
  const events = database.prepare<[string], EventRow>(
    'SELECT kind, at, by, words, letter FROM ticket_events WHERE ticket = ? ORDER BY n',
  )
  const put = database.prepare(`
    INSERT INTO tickets (id, person, session, state, place, masked, opened, last, ticket)
    VALUES (:id, :person, :session, :state, :place, :masked, :opened, :last, :json)
    ON CONFLICT (id) DO UPDATE SET state = excluded.state, last = excluded.last, ticket = excluded.ticket`)
  const addEvent = database.prepare(`
    INSERT INTO ticket_events (ticket, n, kind, at, by, words, letter)
    VALUES (:id, :n, :kind, :at, :by, :words, :letter)`)
  const idsOf = database.prepare<[string], string>('SELECT id FROM tickets WHERE person = ?').pluck()
  const idsBefore = database.prepare<[number], string>('SELECT id FROM tickets WHERE last < ?').pluck()
  const lastCame = database.prepare<[], number | null>('SELECT max(came) FROM letters').pluck()
  const removeEvents = database.prepare<[string]>('DELETE FROM ticket_events WHERE ticket = ?')
  const remove = database.prepare<[string]>('DELETE FROM tickets WHERE id = ?')

  const read = ({ id, ticket }: TicketRow): Ticket | undefined =>
    readTicket(
      ticket,
      events.all(id).map(({ kind, at, by, words, letter }) => ({
        kind,
        at,
        ...(by === null ? {} : { by }),
        ...(words === null ? {} : { words }),
        ...(letter === null ? {} : { letter }),
      })),
    )
  const write = (ticket: Ticket): void =>
    void put.run({
      ...{ id: ticket.id, person: ticket.person, session: ticket.session, state: ticket.state },
      ...{ place: ticket.place ?? null, masked: ticket.masked, opened: ticket.opened },
      ...{ last: lastOf(ticket), json: writeTicket(ticket) },
    })
  const erase = (id: string): void => {
    letters.drop(officePerson(id))
    removeEvents.run(id)
    remove.run(id)
  }

  return {
    get: (id: string): Ticket | undefined => {
      const row = get.get(id)
      return row && read(row)
    },
    inSession: (session: string, now: number): Ticket | undefined =>
      ofSession
        .all(session)
        .flatMap((row) => read(row) ?? [])
        .find((ticket) => stateAt(ticket, now) !== 'closed'),
    all: (): Ticket[] => all.all().flatMap((row) => read(row) ?? []),
    write,
    /** Writes a ticket with its last event, and posts what that gives rise to. */
    put(ticket: Ticket): void {
      write(ticket)
      const n = ticket.events.length - 1
      addEvent.run({ by: null, words: null, letter: null, ...ticket.events[n], id: ticket.id, n })
      for (const post of postsOf(ticket)) letters.post(post, post.at)
    },
    /** Removes a person's tickets, and what was to be told to clerks of them; the places that show one are told that it is gone. */
    remove(person: string): void {
      const now = lastCame.get() ?? 0
      for (const id of idsOf.all(person)) {
        const row = get.get(id)
        const ticket = row && read(row)
        erase(id)
        for (const office of Object.keys(ticket?.shown ?? {}))
          if (ticket) letters.post(gonePost(ticket, office, now), now)
      }
    },
    /** Removes tickets to which nothing has happened since a time. */
    clear: (before: number): void => idsBefore.all(before).forEach(erase),
  }
}

/** Tickets in one SQLite file, for several processes at once. */
export class SqliteTickets implements TicketStore {
  constructor(
    private readonly connection: Connection,
    private readonly tickets: ReturnType<typeof prepareTickets>,
  ) {}

  list({ states, place }: TicketFilter, now: number): Ticket[] {
    return this.connection.attempt('listing tickets', () =>
      this.tickets
        .all()
        .map((ticket) => ({ ...ticket, state: stateAt(ticket, now) }))
        .filter((each) => (states?.includes(each.state) ?? true) && (place === undefined || each.place === place)),
    )
  }

  get(id: string): Ticket | undefined {
    return this.connection.attempt('loading a ticket', () => this.tickets.get(id))
  }

  inSession(session: string, now: number): Ticket | undefined {
    return this.connection.attempt('loading a ticket', () => this.tickets.inSession(session, now))
  }

  step(id: string, step: Step): Stepped {
    return this.connection.attempt('writing a ticket', () =>
      this.connection.together((): Stepped => {
        const ticket = this.tickets.get(id)
        if (!ticket) return { refused: { why: 'unknown' } }
        const another = step.kind === 'reopened' ? this.tickets.inSession(ticket.session, step.at) : undefined
        if (another && another.id !== id) return { refused: { why: 'another', ticket: another.id } }
        const outcome = stepped(ticket, step)
        // A step that was taken before is left as it is.
        if ('ticket' in outcome && outcome.ticket !== ticket) this.tickets.put(outcome.ticket)
        return outcome
      }),
    )
  }

  shown(id: string, office: string, where: string): void {
    this.connection.attempt('writing a ticket', () =>
      this.connection.together(() => {
        const ticket = this.tickets.get(id)
        if (ticket) this.tickets.write({ ...ticket, shown: { ...ticket.shown, [office]: where } })
      }),
    )
  }
}
