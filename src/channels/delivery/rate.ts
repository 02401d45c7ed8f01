/** So many at once, and one more each time so many milliseconds have passed. */
export interface Rate {
  readonly burst: number
  readonly every: number
}

/** Holds many names to one rate. Time comes with each call, by a clock that only goes on. */
export class RateLimit {
  /** By name, when all that was taken will have been made good. */
  readonly #made = new Map<string, number>()
  readonly #rate: Rate

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes one; false, and nothing taken, where there is none left. */
  take(name: string, now: number): boolean {
    const made = this.#next(name, now)
    if (made - now > this.#rate.burst * this.#rate.every) return false
    this.#set(name, made, now)
    return true
  }

  /** Takes one, now or ahead of its time; how many milliseconds to wait until it may be used. */
  reserve(name: string, now: number): number {
    const made = this.#next(name, now)
    this.#set(name, made, now)
    return Math.max(0, made - now - this.#rate.burst * this.#rate.every)
  }

  /** How many may be taken at once, and in how many milliseconds all of them may be again. */
  left(name: string, now: number): { readonly count: number; readonly full: number } {
    const full = Math.max(0, (this.#made.get(name) ?? now) - now)
    return { count: Math.max(0, Math.floor(this.#rate.burst - full / this.#rate.every)), full }
  }

  /** Whether nothing has been taken that was not made good since. */
  rested(name: string, now: number): boolean {
    return (this.#made.get(name) ?? now) <= now
  }

  #next(name: string, now: number): number {
    return Math.max(this.#made.get(name) ?? now, now) + this.#rate.every
  }

  #set(name: string, made: number, now: number): void {
    // Names are kept in the order they last took one: the first ones are the first to be rested.
    this.#made.delete(name)
    this.#made.set(name, made)
    for (const [oldest, until] of this.#made) {
      if (until > now) break
      this.#made.delete(oldest)
    }
  }
}
