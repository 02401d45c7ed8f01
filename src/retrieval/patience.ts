/** Resolves after so many milliseconds; rejects where the signal comes first. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

/** How long a question waits for others than the words, in milliseconds. */
export interface Waiting {
  readonly sleep: Sleep
  /** While they answer in time. */
  readonly most?: number
  /** After one failed or was late, until it answers in time again. */
  readonly least?: number
}

const MOST = 600
const LEAST = 200

/** Waits for one who may be slow or away: long while it answers, briefly after it did not. Without a clock, as long as it takes. */
export class Patience {
  #lost = false

  constructor(
    private readonly waiting: Waiting | undefined,
    /** Told when it is lost, once until it is found again. */
    private readonly onLost: (error: unknown) => void,
  ) {}

  /**
   * What the work comes to; undefined where it failed or is late. Late work is still listened to: what comes within the
   * longer time shows that waiting as long is worth it again.
   */
  async wait<T>(work: Promise<T>): Promise<T | undefined> {
    if (!this.waiting) return this.#outcome(work, () => true)
    const { sleep, most = MOST, least = LEAST } = this.waiting
    const over = new AbortController()
    let inTime = true
    const outcome = this.#outcome(work, () => inTime).finally(() => over.abort())
    const passed = (ms: number) => sleep(ms, over.signal).catch(() => outcome.then(() => undefined))
    const whole = passed(most).then(() => {
      if (over.signal.aborted) return
      inTime = false
      over.abort()
      this.lose(new Error(`no answer within ${most} ms`))
    })
    const first = this.#lost ? passed(Math.min(least, most)) : whole
    return Promise.race([outcome, first.then(() => undefined)])
  }

  lose(error: unknown): void {
    if (this.#lost) return
    this.#lost = true
    this.onLost(error)
  }

  async #outcome<T>(work: Promise<T>, inTime: () => boolean): Promise<T | undefined> {
    try {
      const result = await work
      if (inTime()) this.#lost = false
      return result
    } catch (error) {
      this.lose(error)
      return undefined
    }
  }
}
