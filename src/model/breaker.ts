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

/** Keeps calls from a server that has failed again and again, so that nobody waits for it. */
export class Breaker {
  #failures = 0
  #opened: { readonly until: number; readonly because: FailureKind } | undefined
  #probing = false

  constructor(private readonly options: BreakerOptions) {}

  /** Undefined while calls are held back. */
  enter(): Leave | undefined {
    const probe = this.#opened !== undefined
    if (this.state.state === 'open' || (probe && this.#probing)) return undefined
    if (probe) this.#probing = true
    return {
      succeeded: () => {
        this.#failures = 0
        this.#opened = undefined
        if (probe) this.#probing = false
      },
      failed: (because) => {
        if (probe) this.#probing = false
        this.#failures += 1
        const { now, failures = 5, rest = 60_000, longRest = 15 * 60_000 } = this.options
        if (because === 'unauthorised') this.#opened = { until: now() + longRest, because }
        else if (probe || this.#failures >= failures) this.#opened = { until: now() + rest, because }
      },
      ended: () => {
        if (probe) this.#probing = false
      },
    }
  }

  get state(): BreakerState {
    if (!this.#opened) return { state: 'closed' }
    return { state: this.options.now() < this.#opened.until ? 'open' : 'half-open', ...this.#opened }
  }
}
