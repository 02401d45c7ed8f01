import { type Inbox, type Letter, type Owner, type Pending, StoreFault } from '../../desk/index.ts'
import type { Clock } from './clock.ts'
import { TransientError, UndeliverableError } from './faults.ts'
import type { Outlet } from './outlet.ts'
import { type Rate, RateLimit } from './rate.ts'
import { Throttle } from './throttle.ts'

/** How parts are sent; times in milliseconds. */
export interface Pace {
  /** All that the channel sends, over all people; what is over it waits. */
  readonly sends?: Rate
  /** So long without a sign of life, and another process takes the letters over. */
  readonly lease: number
  /** Between two parts of one reply. */
  readonly between: number
  /** The wait before a part is tried again, doubled each time up to the longest; and how often, where it is not known to be transient. */
  readonly retry: { readonly first: number; readonly longest: number; readonly attempts: number }
}

export interface SenderPorts<Part> {
  readonly owner: string
  readonly inbox: Inbox
  readonly outlet: Outlet<Part>
  readonly clock: Clock
  /** From 0 to below 1: parts that failed together are not tried again together. */
  readonly random: () => number
  /** `letter` is the key of the letter that was being answered. */
  readonly onFault: (fault: Error, letter?: string) => void
  readonly onRetry: (letter: Letter) => void
}

/** How far sending got: all of it; to be gone on with by the next start, or by who has the letter now; or given up. */
export type Sent = 'all' | 'left' | 'undeliverable' | 'failed'

/** A letter at hand; `kept` says that it is in the inbox, which a failing store may prevent. */
export interface Held {
  readonly letter: Pending
  readonly kept: boolean
}

const ALL = 'all'

/** The place of words that are no part of a reply. */
const OUTSIDE = -1

/** Ends waits: `draining` those for a channel that fails, `ended` all of them. What is left then stays in the inbox. */
export interface Ends {
  readonly draining: AbortSignal
  readonly ended: AbortSignal
}

/** Sends part after part, and notes how far it got. Whoever asks for it must end the letter when all is sent. */
export class Sender<Part> {
  readonly #ports: SenderPorts<Part>
  readonly #pace: Pace
  readonly #ends: Ends
  readonly #sends: RateLimit | undefined
  readonly #throttle: Throttle

  constructor(ports: SenderPorts<Part>, pace: Pace, ends: Ends) {
    this.#ports = ports
    this.#pace = pace
    this.#ends = ends
    this.#sends = pace.sends && new RateLimit(pace.sends)
    this.#throttle = new Throttle(ports.clock, ends.ended)
  }

  /** Sends the parts of a reply that have not been sent. */
  async send(held: Held, parts: readonly Part[]): Promise<Sent> {
    const { letter, kept } = held
    const { inbox, clock, owner } = this.#ports
    for (const [index, part] of parts.entries()) {
      if (index < letter.sent) continue
      if (index > letter.sent) await clock.wait(this.#pace.between, this.#ends.ended)
      const outcome = await this.#sendPart(held, part, index)
      if (outcome !== ALL) return outcome
      // That the last one was sent is noted with the end of the letter.
      if (kept && index < parts.length - 1) this.#guarded(letter, () => inbox.sent(letter.key, index, owner), undefined)
    }
    return ALL
  }

  /** Sends words that are no part of a reply. */
  say(held: Held, text: string): Promise<Sent> {
    return this.#sendPart(held, this.#ports.outlet.words(text, held.letter), OUTSIDE)
  }

  async #sendPart({ letter, kept }: Held, part: Part, index: number): Promise<Sent> {
    const { outlet, inbox, clock, onFault, onRetry } = this.#ports
    const { draining, ended } = this.#ends
    const where = outlet.where?.(part, letter) ?? letter.session
    let unsure = letter.sending === index
    for (let attempt = 1; ; attempt++) {
      await this.#turnToSend()
      await this.#throttle.pass(where, attempt > 1, attempt > 1 ? draining : ended)
      if (ended.aborted || (attempt > 1 && draining.aborted)) return 'left'
      // Another process has the letter where this one was not heard of for too long.
      if (kept && !this.#guarded(letter, () => inbox.sending(letter.key, index, this.#alive()), true)) return 'left'
      const begun = clock.elapsed()
      try {
        if (!unsure || !(await outlet.arrived?.(part, letter, index))) await outlet.send(part, letter, index)
        this.#throttle.took(where)
        return ALL
      } catch (error) {
        onFault(error instanceof Error ? error : new Error(String(error)), letter.key)
        if (error instanceof UndeliverableError) return 'undeliverable'
        const transient = error instanceof TransientError
        if (!transient) unsure = true
        if (!transient && attempt >= this.#pace.retry.attempts) return 'failed'
        onRetry(letter)
        const after = transient ? error.after : undefined
        // Where it is said how long to wait, all that go there wait so long together.
        if (after !== undefined) this.#throttle.refused(where, begun, after)
        else await clock.wait(this.#backoff(attempt), draining)
        if (draining.aborted) return 'left'
      }
    }
  }

  async #turnToSend(): Promise<void> {
    const { clock } = this.#ports
    const wait = this.#sends?.reserve(ALL, clock.elapsed()) ?? 0
    if (wait > 0) await clock.wait(wait, this.#ends.ended)
  }

  #alive(): Owner {
    const { owner, clock } = this.#ports
    return { owner, until: Math.floor(clock.elapsed()) + this.#pace.lease }
  }

  #backoff(attempt: number): number {
    const { first, longest } = this.#pace.retry
    const doubled = Math.min(longest, first * 2 ** (attempt - 1))
    return doubled / 2 + (doubled / 2) * this.#ports.random()
  }

  /** A fault of the store never costs the answer. */
  #guarded<T>({ key }: Letter, step: () => T, otherwise: T): T {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error
      this.#ports.onFault(error, key)
      return otherwise
    }
  }
}
