import type { Clock } from './clock.ts'

/** Conversations remembered at most, before those long past are forgotten. */
const REMEMBERED = 1000

/**
 * The pace of sending: a pause between two messages to one conversation, and a shorter one between any two, since an
 * account that sends faster than a person types is soon blocked.
 */
export class Pace {
  readonly #last = new Map<string, number>()
  #next = Number.NEGATIVE_INFINITY

  /** Both in milliseconds. */
  constructor(
    private readonly clock: Clock,
    private readonly pause: number,
    private readonly gap: number,
  ) {}

  /** Resolves when a message to this conversation may be sent. One conversation asks for one at a time. */
  async turn(conversation: string, signal?: AbortSignal): Promise<void> {
    await this.#until((this.#last.get(conversation) ?? Number.NEGATIVE_INFINITY) + this.pause, signal)
    const at = Math.max(this.clock.now(), this.#next)
    this.#next = at + this.gap
    await this.#until(at, signal)
    this.#last.set(conversation, this.clock.now())
    if (this.#last.size > REMEMBERED) this.#forget()
  }

  async #until(time: number, signal: AbortSignal | undefined): Promise<void> {
    const left = time - this.clock.now()
    if (left > 0) await this.clock.sleep(left, signal)
  }

  #forget(): void {
    const past = this.clock.now() - this.pause
    for (const [conversation, at] of this.#last) if (at <= past) this.#last.delete(conversation)
  }
}
