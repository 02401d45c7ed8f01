import { z } from 'zod'
import { STATES, type Ticket } from '../tickets/index.ts'

/** A ticket as it is kept, but for its events. */
const TicketJson = z.strictObject({
  id: z.string(),
  state: z.enum(STATES),
  person: z.string(),
  session: z.string(),
  channel: z.string(),
  to: z.string(),
  offices: z.array(z.string()),
  place: z.string().exactOptional(),
  question: z.string(),
  masked: z.string(),
  standing: z.string().exactOptional(),
  besides: z.string().exactOptional(),
  refs: z.array(z.string()),
  transcript: z.array(z.strictObject({ words: z.string(), reply: z.string() })).exactOptional(),
  opened: z.number(),
  taken: z.strictObject({ by: z.string(), at: z.number() }).exactOptional(),
  shown: z.record(z.string(), z.string()),
}) satisfies z.ZodType<Omit<Ticket, 'events'>>

/** Undefined where what is kept is no ticket of a form that this program knows. */
export function readTicket(json: string, events: Ticket['events']): Ticket | undefined {
  try {
    return { ...TicketJson.parse(JSON.parse(json)), events }
  } catch {
    return undefined
  }
}

export const writeTicket = ({ events: _apart, ...ticket }: Ticket): string => JSON.stringify(ticket)
