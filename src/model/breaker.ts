import type { FailureKind } from './failure.ts'

export interface BreakerOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** So many failures in a row open it. */
  readonly failures?: number
  /** Milliseconds it stays open; then one attempt is let through to see. */
  readonly rest?: number
  /** The same after the server has said that the key will not do: somebody has to see to it first. */
  readonly longRest?: number
}

/** `until` and `because` where calls are held back. */
export interface BreakerState {
  readonly state: 'closed' | 'open' | 'half-open'
  readonly until?: number
  readonly because?: FailureKind
}

/** Leave for one attempt; exactly one of the three is called when it has ended. */
export interface Leave {
  succeeded(): void
  failed(kind: FailureKind): void
  /** It ended for a reason that says nothing of the server. */
  ended(): void
}

/** Keeps calls from a server that has failed again and again, so that nobody waits for it. LangChain has fallbacks and retries, and nothing that remembers. */
export class Breaker {
  #failures = 0
  #opened: { readonly until: number; readonly because: FailureKind } | undefined
  #probing = false
  /** When each attempt that is under way began; none of those that began before the last success. */
  readonly #begun = new Map<Leave, number>()

  constructor(private readonly options: BreakerOptions) {}

  /** Undefined while calls are held back. */
  enter(): Leave | undefined {
    const probe = this.#opened !== undefined
    if (this.state.state === 'open' || (probe && this.#probing)) return undefined
    if (probe) this.#probing = true
    const { now, failures = 5, rest = 60_000, longRest = 15 * 60_000 } = this.options
    const ended = () => {
      this.#begun.delete(leave)
      if (probe) this.#probing = false
    }
    const leave: Leave = {
      succeeded: () => {
        ended()
        this.#begun.clear()
        this.#failures = 0
        this.#opened = undefined
      },
      failed: (because) => {
        ended()
        this.#failures += 1
        if (because === 'unauthorised') this.#opened = { until: now() + longRest, because }
        else if (probe || this.#failures >= failures) this.#opened = { until: now() + rest, because }
      },
      ended,
    }
    this.#begun.set(leave, now())
    return leave
  }

  /** Whether the last attempt that says something of the server failed. */
  get failing(): boolean {
    return this.#failures > 0
  }

  /** Milliseconds for which the server has been asked and has answered nobody. */
  get silence(): number {
    const [since] = this.#begun.values()
    return since === undefined ? 0 : this.options.now() - since
  }

  get state(): BreakerState {
    if (!this.#opened) return { state: 'closed' }
    return { state: this.options.now() < this.#opened.until ? 'open' : 'half-open', ...this.#opened }
  }
}
