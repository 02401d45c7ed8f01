import type { RegulationId } from '../law/index.ts'
import type { Refusal, Step } from './step.ts'
import type { Ticket, TicketState } from './ticket.ts'

/** Which tickets are listed; of all states and places where left out. */
export interface TicketFilter {
  readonly states?: readonly TicketState[]
  readonly place?: RegulationId
}

/** What a step came to. */
export type Stepped =
  | { readonly ticket: Ticket }
  | { readonly refused: Refusal | { readonly why: 'unknown' } | { readonly why: 'another'; readonly ticket: string } }

/**
 * Where tickets last: a file that several processes share. A step is one transaction with the letters it gives rise to.
 * A ticket is opened, and the person's own steps are taken, with the turn that says so: see Note. Every method throws
 * StoreFault, and nothing else.
 */
export interface TicketStore {
  /** As they stand at a time, the one opened first the first. */
  list(filter: TicketFilter, now: number): Ticket[]
  get(id: string): Ticket | undefined
  /** The ticket of a conversation that is not over. */
  inSession(session: string, now: number): Ticket | undefined
  /** Takes a step and posts its letters; a ticket whose conversation has another one by now is not reopened. */
  step(id: string, step: Step): Stepped
  /** Notes where an office shows a ticket: `to` of what is posted to it from then on. */
  shown(id: string, office: string, where: string): void
}
