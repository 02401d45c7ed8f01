import { setMaxListeners } from 'node:events'
import { Breaker } from './breaker.ts'
import { failureOf, ModelFailure } from './failure.ts'
import { type Sleep, within } from './within.ts'

export interface GuardedPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly sleep: Sleep
}

/** Requests to one server, none of which takes longer than so many milliseconds, held back where the server has failed again and again. */
export class Guarded {
  readonly #breaker: Breaker
  readonly #closed = new AbortController()

  constructor(
    private readonly timeout: number,
    private readonly ports: GuardedPorts,
  ) {
    this.#breaker = new Breaker({ now: ports.now })
    // Every request under way listens; Node would take that for a leak.
    setMaxListeners(0, this.#closed.signal)
  }

  /** Rejects with a ModelFailure. */
  async run<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const leave = this.#breaker.enter()
    if (!leave) throw new ModelFailure('circuit-open')
    try {
      const answer = await within(this.timeout, this.#closed.signal, this.ports.sleep, request)
      leave.succeeded()
      return answer
    } catch (error) {
      const failure = failureOf(error, this.ports.now())
      if (failure.kind === 'aborted') leave.ended()
      else leave.failed(failure.kind)
      throw failure
    }
  }

  /** Ends what is under way, and takes no more. */
  close(): void {
    this.#closed.abort(new ModelFailure('aborted'))
  }
}
