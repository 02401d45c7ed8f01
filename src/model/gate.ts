/** Lets so many through at a time; the others wait in the order they came. */
export class Gate {
  #running = 0
  readonly #waiting = new Set<() => void>()

  constructor(private readonly most: number) {}

  /** Resolves with what is to be called when done; rejects with the signal's reason where that comes first. */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#running < this.most) this.#running += 1
    else await this.#turn(signal)
    return () => this.#leave()
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
