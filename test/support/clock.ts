import type { Clock } from '../../src/channels/delivery/index.ts'

interface Waiting {
  readonly at: number
  readonly wake: () => void
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #elapsed: number
  #set = 0
  #waiting: Waiting[] = []

  constructor(now = 0) {
    this.#elapsed = now
  }

  now(): number {
    return this.#elapsed + this.#set
  }

  elapsed(): number {
    return this.#elapsed
  }

  /** Sets the clock on, or back, by so many milliseconds: nothing has passed. */
  set(milliseconds: number): void {
    this.#set += milliseconds
  }

  wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const wake = () => {
        signal?.removeEventListener('abort', wake)
        this.#waiting = this.#waiting.filter((each) => each !== waiting)
        resolve()
      }
      const waiting = { at: this.#elapsed + milliseconds, wake }
      this.#waiting.push(waiting)
      signal?.addEventListener('abort', wake)
    })
  }

  /** Lets so many milliseconds pass; who waits is woken at his time, and does what he does before the next is. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#elapsed + milliseconds
    for (;;) {
      await settle()
      const next = this.#waiting.reduce<Waiting | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined)
      if (!next || next.at > until) break
      this.#elapsed = Math.max(this.#elapsed, next.at)
      next.wake()
    }
    this.#elapsed = until
    await settle()
  }
}

/** Lets everything that is not waiting for time come to where it waits. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}
