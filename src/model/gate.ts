/** Lets so many through at a time; the others wait in the order they came. */
export class Gate {
  #running = 0
  /** When each of those inside came in, whoever came first first. */
  readonly #since = new Map<() => void, number>()
  readonly #waiting = new Set<() => void>()

  constructor(
    private readonly most: number,
    /** In milliseconds. */
    private readonly now: () => number,
  ) {}

  /** Resolves with what is to be called when done; rejects with the signal's reason where that comes first. */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#running < this.most) this.#running += 1
    else await this.#turn(signal)
    const leave = () => {
      this.#since.delete(leave)
      this.#leave()
    }
    this.#since.set(leave, this.now())
    return leave
  }

  /** Milliseconds until another would be let through behind so many, inside or waiting or about to enter, where each stays so long. */
  waitBehind(others: number, stay: number): number {
    const ahead = others - this.most
    if (ahead < 0) return 0
    const since = [...this.#since.values()][ahead % this.most] ?? this.now()
    return Math.max(0, since + stay - this.now()) + Math.floor(ahead / this.most) * stay
  }

  get counts(): { readonly running: number; readonly waiting: number } {
    return { running: this.#running, waiting: this.#waiting.size }
  }

  /** The place of whoever leaves is handed on, so that nobody new can slip in between. */
  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = () => {
        signal.removeEventListener('abort', gone)
        resolve()
      }
      const gone = () => {
        this.#waiting.delete(turn)
        reject(signal.reason)
      }
      this.#waiting.add(turn)
      signal.addEventListener('abort', gone, { once: true })
    })
  }

  #leave(): void {
    const [next] = this.#waiting
    if (!next) {
      this.#running -= 1
      return
    }
    this.#waiting.delete(next)
    next()
  }
}
