/** So many of the last times are looked at: one that was long by chance says little. */
const LAST = 5

/** How long a server has taken lately. */
export class Pace {
  readonly #times: number[] = []

  /** Milliseconds. */
  took(time: number): void {
    this.#times.push(time)
    if (this.#times.length > LAST) this.#times.shift()
  }

  /** The median of the last times; undefined before the first. */
  get usual(): number | undefined {
    return [...this.#times].sort((a, b) => a - b)[Math.floor(this.#times.length / 2)]
  }
}
