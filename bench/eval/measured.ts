/** What is counted under one name: so many of so many. */
export interface Share {
  readonly part: number
  readonly all: number
}

/** Counts by name, of one way of answering. */
export class Counts {
  readonly #shares = new Map<string, Share>()

  /** Counts one more of those, and whether it is one of these. */
  add(name: string, is: boolean, times = 1): void {
    const { part, all } = this.of(name)
    this.#shares.set(name, { part: part + (is ? times : 0), all: all + times })
  }

  of(name: string): Share {
    return this.#shares.get(name) ?? { part: 0, all: 0 }
  }
}

export const shareText = ({ part, all }: Share): string =>
  all === 0 ? 'none' : `${part}/${all} = ${(part / all).toFixed(3)}`

/** Milliseconds that things took, by name. */
export class Times {
  readonly #taken = new Map<string, number[]>()

  add(name: string, ms: number): void {
    this.#taken.set(name, [...(this.#taken.get(name) ?? []), ms])
  }

  of(name: string): readonly number[] {
    return this.#taken.get(name) ?? []
  }

  /** What the work comes to, its time noted. */
  async measured<T>(name: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now()
    const result = await work()
    this.add(name, performance.now() - start)
    return result
  }
}
