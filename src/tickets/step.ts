import { type Exchange, stateAt, type Ticket, type TicketEvent, type TicketState } from './ticket.ts'

/** What is to happen to a ticket, and what names whatever asks for it. `force` takes it over from another clerk. */
export type Step = { readonly letter?: string } & Done

type Done =
  | { readonly kind: 'taken'; readonly at: number; readonly by: string; readonly force?: true }
  | {
      readonly kind: 'answered'
      readonly at: number
      readonly by: string
      readonly words: string
      readonly force?: true
    }
  /** By the person where no clerk is named. */
  | { readonly kind: 'closed'; readonly at: number; readonly by?: string; readonly words?: string }
  | { readonly kind: 'reopened'; readonly at: number; readonly by: string }
  | { readonly kind: 'person'; readonly at: number; readonly words: string }
  | { readonly kind: 'transcript'; readonly at: number; readonly transcript: readonly Exchange[] }
  | { readonly kind: 'overdue'; readonly at: number }
  | { readonly kind: 'unreached'; readonly at: number; readonly words: string }

/** Why a step may not follow: over since then; another clerk's; theirs already; it was never over; done once already. */
export type Refusal =
  | { readonly why: 'closed'; readonly at: number; readonly by?: string }
  | { readonly why: 'taken'; readonly by: string; readonly at: number }
  | { readonly why: 'own'; readonly by: string; readonly at: number }
  | { readonly why: 'not-closed'; readonly state: TicketState }
  | { readonly why: 'once' }
  | { readonly why: 'not-open'; readonly state: TicketState }
  | { readonly why: 'no-words' }

/** What a step comes to: the ticket after it, with one event more, or as it is where the step was taken before; or why it may not be. Pure. */
export function stepped(ticket: Ticket, step: Step): { readonly ticket: Ticket } | { readonly refused: Refusal } {
  if (step.letter !== undefined && ticket.events.some(({ letter }) => letter === step.letter)) return { ticket }
  const refused = refusalOf(ticket, step)
  return refused ? { refused } : { ticket: { ...after(ticket, step), events: [...ticket.events, eventOf(step)] } }
}

function refusalOf(ticket: Ticket, step: Step): Refusal | undefined {
  const state = stateAt(ticket, step.at)
  if (step.kind === 'reopened') return state === 'closed' ? undefined : { why: 'not-closed', state }
  if (state === 'closed') return closedBy(ticket)
  if ('words' in step && step.kind !== 'closed' && step.words.trim() === '') return { why: 'no-words' }
  switch (step.kind) {
    case 'taken':
    case 'answered': {
      const { taken } = ticket
      if (!taken) return undefined
      if (taken.by !== step.by) return step.force ? undefined : { why: 'taken', ...taken }
      return step.kind === 'taken' ? { why: 'own', ...taken } : undefined
    }
    case 'transcript':
      return ticket.transcript ? { why: 'once' } : undefined
    case 'overdue':
      if (state !== 'open') return { why: 'not-open', state }
      return ticket.events.some(({ kind }) => kind === 'overdue') ? { why: 'once' } : undefined
    case 'unreached':
      return ticket.events.some(({ kind, words }) => kind === 'unreached' && words === step.words)
        ? { why: 'once' }
        : undefined
    default:
      return undefined
  }
}

function closedBy({ events }: Ticket): Refusal {
  const closed = events.findLast(({ kind }) => kind === 'closed') ?? events.at(-1)
  return { why: 'closed', at: closed?.at ?? 0, ...(closed?.by === undefined ? {} : { by: closed.by }) }
}

function after(ticket: Ticket, step: Step): Ticket {
  switch (step.kind) {
    case 'taken':
      return { ...ticket, state: 'taken', taken: { by: step.by, at: step.at } }
    case 'answered': {
      // Whoever answers has it, taken or not.
      const own = ticket.taken?.by === step.by
      return { ...ticket, state: 'answered', taken: own && ticket.taken ? ticket.taken : { by: step.by, at: step.at } }
    }
    case 'closed':
      return { ...ticket, state: 'closed' }
    case 'reopened':
      return { ...ticket, state: ticket.taken ? 'taken' : 'open' }
    case 'person':
      // Said to an answer, it waits for the clerk again.
      return ticket.state === 'answered' ? { ...ticket, state: 'taken' } : ticket
    case 'transcript':
      return { ...ticket, transcript: step.transcript }
    case 'overdue':
    case 'unreached':
      return ticket
  }
}

function eventOf(step: Step): TicketEvent {
  const { kind, at, letter } = step
  return {
    kind,
    at,
    ...('by' in step && step.by !== undefined ? { by: step.by } : {}),
    ...('words' in step && step.words !== undefined ? { words: step.words } : {}),
    ...(letter === undefined ? {} : { letter }),
  }
}
