import type { Note } from '../desk/index.ts'
import { openTicket, stateAt, stepped, type Ticket } from '../tickets/index.ts'

/** Tickets as a store finds them. */
interface Tickets {
  readonly get: (id: string) => Ticket | undefined
  readonly inSession: (session: string, now: number) => Ticket | undefined
}

/**
 * What a turn does to tickets: each time one as it is after one event more. Undefined where that no longer holds: another
 * clerk, process or turn was faster, and the turn is to be taken anew.
 */
export function handedOver(notes: readonly Note[], { get, inSession }: Tickets): Ticket[] | undefined {
  const after: Ticket[] = []
  for (const note of notes) {
    if (note.kind === 'ticket') {
      const { opening } = note
      if (get(opening.id) || inSession(opening.session, opening.opened)) return undefined
      after.push(openTicket(opening))
    } else if (note.kind === 'ticket-step') {
      const { step, state } = note
      const earlier = after.findLast(({ id }) => id === note.ticket)
      const ticket = earlier ?? get(note.ticket)
      if (!ticket || (!earlier && stateAt(ticket, step.at) !== state)) return undefined
      const outcome = stepped(ticket, step)
      if ('refused' in outcome) return undefined
      after.push(outcome.ticket)
    }
  }
  return after
}
