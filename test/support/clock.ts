import type { Clock } from '../../src/channels/wechat/index.ts'

interface Timer {
  readonly at: number
  readonly ring: () => void
}

/** Time that stands still until a test moves it. */
export class TestClock implements Clock {
  #now: number
  #timers: Timer[] = []

  constructor(now = Date.UTC(2026, 10, 20, 2)) {
    this.#now = now
  }

  readonly now = (): number => this.#now

  readonly sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const timer: Timer = {
        at: this.#now + milliseconds,
        ring: () => {
          signal?.removeEventListener('abort', timer.ring)
          this.#timers = this.#timers.filter((other) => other !== timer)
          resolve()
        },
      }
      signal?.addEventListener('abort', timer.ring)
      this.#timers.push(timer)
    })

  /** Moves on by so much, ringing what falls due in its order and letting each ring have its effect. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds
    for (;;) {
      await quiet()
      const next = this.#next()
      if (!next || next.at > end) break
      this.#now = Math.max(this.#now, next.at)
      next.ring()
    }
    this.#now = end
  }

  /** Moves on until something has settled. */
  async until(settled: Promise<unknown>): Promise<void> {
    let over = false
    settled.then(
      () => {
        over = true
      },
      () => {
        over = true
      },
    )
    for (;;) {
      await quiet()
      if (over) break
      const next = this.#next()
      if (!next) throw new Error('nothing will ever happen')
      this.#now = Math.max(this.#now, next.at)
      next.ring()
    }
    await settled
  }

  #next(): Timer | undefined {
    return this.#timers.reduce<Timer | undefined>(
      (first, timer) => (first && first.at <= timer.at ? first : timer),
      undefined,
    )
  }
}

/** Lets everything that waits for nothing but its turn have it. */
export async function quiet(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise((resolve) => setImmediate(resolve))
}
