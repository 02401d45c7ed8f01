import type { Inbox } from '../../desk/index.ts'
import type { TicketOffice } from '../../tickets/index.ts'
import type { Audit } from './audit.ts'
import type { Clock } from './clock.ts'
import type { Manners } from './deliverer.ts'

/** How a channel is, for whoever runs the program. */
export interface ChannelState {
  /** 'waiting': it runs, and somebody must do something (scan a code); 'down': it tries again by itself. */
  readonly status: 'starting' | 'up' | 'waiting' | 'down' | 'stopped'
  /** One line for operators, in English: what is wrong or waited for, and what to do. No secret, no name. */
  readonly detail?: string
  /** The last sign of life, by the clock that only goes on. */
  readonly heartbeat?: number
  /** Where it is listened for requests: address and port. */
  readonly listens?: string
}

/** A person's side of the desk as the service runs it. */
export interface Channel {
  /** One lower-case word: slack, wechat. */
  readonly name: string
  /** Resolves when it runs, waiting for a person or not; rejects where it cannot start, and may then be started again. */
  start(): Promise<void>
  /** Takes no more in, finishes what is under way within so many milliseconds, and leaves the rest for the next start. */
  stop(within: number): Promise<void>
  state(): ChannelState
}

/**
 * Answers for the faults of a library that nobody can catch: those that `isOurs` takes are told, and do not end the
 * program. Until the function that it gives is called.
 */
export type Contain = (isOurs: (fault: unknown) => boolean, told: (fault: unknown) => void) => () => void

/** What every channel works with, and what it asks of the desk; all of it comes from outside. */
export interface ChannelPorts<Desk> {
  readonly desk: Desk
  readonly inbox: Inbox
  /** What clerks in the channel work with. */
  readonly tickets?: TicketOffice
  /** Names this process among those that answer letters. */
  readonly owner: string
  readonly manners: Manners
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly random: () => number
  readonly audit: Audit
  /** For operators: no message's words, no names, no secrets. `letter` is the key of the letter that was being answered. */
  readonly onFault: (fault: Error, letter?: string) => void
}
