import type { Reply } from '../../desk/index.ts'
import type { Refusal } from './access.ts'

/**
 * What is written down of a message: ids and times, never words or names.
 * - accepted, seen: it came in, or came again
 * - refused: whoever sent it may not use the channel
 * - limited: it came too fast and was not answered
 * - answered, late: all parts of the reply, or of the greeting in place of old messages, were sent
 * - retried: a part is sent again after a fault of the channel
 * - undeliverable, failed: given up, for there is nobody to send to, or after many tries
 */
export interface AuditLine {
  readonly event:
    | 'accepted'
    | 'seen'
    | 'refused'
    | 'limited'
    | 'answered'
    | 'late'
    | 'retried'
    | 'undeliverable'
    | 'failed'
  readonly channel: string
  readonly person: string
  readonly letter?: string
  readonly session?: string
  readonly reply?: string
  readonly kind?: Reply['kind']
  readonly parts?: number
  /** From coming in to the last part sent, in milliseconds. */
  readonly took?: number
  readonly why?: Refusal
}

export type Audit = (line: AuditLine) => void
