import type { Sleep } from '../../src/model/index.ts'

interface Sleeper {
  readonly at: number
  wake(): void
}

/** A clock that stands still until it is told to go on, and the sleepers it wakes. */
export class Timers {
  #now = Date.parse('2026-11-20T00:00:00Z')
  readonly #sleepers = new Set<Sleeper>()
  /** Every sleep asked for, in milliseconds. */
  readonly asked: number[] = []

  readonly now = (): number => this.#now

  readonly today = (): string => new Date(this.#now + 8 * 3_600_000).toISOString().slice(0, 10)

  readonly sleep: Sleep = (ms, signal) =>
    new Promise((resolve, reject) => {
      this.asked.push(ms)
      const sleeper = { at: this.#now + ms, wake: resolve }
      this.#sleepers.add(sleeper)
      signal.addEventListener('abort', () => {
        this.#sleepers.delete(sleeper)
        reject(signal.reason)
      })
    })

  get sleeping(): number {
    return this.#sleepers.size
  }

  /** Time passes; whoever slept until then wakes, in order, and has done what it does. */
  async pass(ms: number): Promise<void> {
    await settle()
    const until = this.#now + ms
    for (;;) {
      const [next] = [...this.#sleepers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
      if (!next) break
      this.#now = next.at
      this.#sleepers.delete(next)
      next.wake()
      await settle()
    }
    this.#now = until
  }
}

/** What is ready to run has run. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
}

/** Waits before another attempt are over at once; what a deadline waits for never comes. */
export const brisk: Sleep = (ms, signal) =>
  ms <= 5000
    ? Promise.resolve()
    : new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
