import type { ClauseId, RegulationId } from '../law/index.ts'

/** open: nobody has it; taken: a clerk owes words; answered: the person may go on; closed: over. */
export const STATES = ['open', 'taken', 'answered', 'closed'] as const
export type TicketState = (typeof STATES)[number]

/**
 * What happened to a ticket. `by` is the clerk; an event of the person's has none, nor has one of the clock's. unreached: a
 * clerks' place took nothing.
 */
export const EVENTS = [
  'opened',
  'transcript',
  'person',
  'taken',
  'answered',
  'closed',
  'reopened',
  'overdue',
  'unreached',
] as const
export interface TicketEvent {
  readonly kind: (typeof EVENTS)[number]
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by?: string
  /** What the person said, or the clerk answered; the place that was not reached. */
  readonly words?: string
  /** Names what asked for it: the same twice is one event. */
  readonly letter?: string
}

/** One thing said, and what was replied. */
export interface Exchange {
  readonly words: string
  readonly reply: string
}

/** A conversation handed over to people. */
export interface Ticket {
  readonly id: string
  readonly state: TicketState
  readonly person: string
  readonly session: string
  /** By which channel words reach the person, and where in it, in its own form. */
  readonly channel: string
  readonly to: string
  /** The channels whose clerks are told what happens to it; none where clerks work at the command line alone. */
  readonly offices: readonly string[]
  readonly place?: RegulationId
  readonly question: string
  /** The question as others may read it: it names and numbers nobody. */
  readonly masked: string
  /** What was told of the applicant and how it stands, as the person read it. */
  readonly standing?: string
  /** Whom one may ask besides, in a sentence. */
  readonly besides?: string
  /** The clauses that were shown. */
  readonly refs: readonly ClauseId[]
  /** The conversation up to then, where the person agreed. */
  readonly transcript?: readonly Exchange[]
  readonly opened: number
  readonly taken?: { readonly by: string; readonly at: number }
  /** Where each office shows it, in the channel's own form: what happens next is told there. */
  readonly shown: Readonly<Record<string, string>>
  /** In the order they happened, `opened` first. */
  readonly events: readonly TicketEvent[]
}

/** What a ticket is opened with. */
export type Opening = Omit<Ticket, 'state' | 'events' | 'taken' | 'shown' | 'transcript'>

export const openTicket = (opening: Opening): Ticket => ({
  ...opening,
  state: 'open',
  shown: {},
  events: [{ kind: 'opened', at: opening.opened, words: opening.question }],
})

const HOUR = 60 * 60 * 1000
/** An answer that nobody has said anything to for so long was enough; milliseconds. */
export const QUIET = 24 * HOUR

export const lastOf = ({ events, opened }: Pick<Ticket, 'events' | 'opened'>): number => events.at(-1)?.at ?? opened

/** How a ticket stands at a time: an answer long without an echo closes it. */
export const stateAt = (ticket: Ticket, now: number): TicketState =>
  ticket.state === 'answered' && now - lastOf(ticket) > QUIET ? 'closed' : ticket.state

/** Since when nobody has it. */
export const waitingSince = ({ events, opened }: Ticket): number =>
  events.findLast(({ kind }) => kind === 'reopened' || kind === 'opened')?.at ?? opened
