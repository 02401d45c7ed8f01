import { z } from 'zod'
import { bodyOf } from '../bodies.ts'
import { LIMITS } from './limits.ts'
import { plainObjectIn } from './plain.ts'

const WAYS = { events_api: 'event', slash_commands: 'command', interactive: 'interaction' } as const

const envelope = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('disconnect'), reason: z.string().optional() }),
  z.object({
    type: z.enum(['events_api', 'slash_commands', 'interactive']),
    envelope_id: z.string().min(1).max(256),
    payload: z.unknown(),
    accepts_response_payload: z.boolean().optional(),
    retry_attempt: z.number().optional(),
    retry_reason: z.string().optional(),
  }),
])

/**
 * A message of Socket Mode with nothing in it but what is known; undefined where it is no such. The client tells events
 * on by their own names: one that has a name of the client's own, by `taken`, would be taken for that.
 */
export function cleanEnvelope(data: unknown, taken: (event: string) => boolean): string | undefined {
  if (typeof data !== 'string' || data.length > LIMITS.body) return undefined
  const read = envelope.safeParse(plainObjectIn(data)).data
  if (!read || !('payload' in read)) return read && JSON.stringify(read)
  const body = bodyOf(WAYS[read.type], read.payload)
  if (!body || ('event' in body && taken(body.event.type))) return undefined
  return JSON.stringify({ ...read, payload: body })
}
