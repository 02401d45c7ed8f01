/** Steps under one name are taken one after another, in the order they came; those under other names do not wait. */
export class Lanes {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Settles as the step does; a step that fails does not hold up the next. */
  run<T>(name: string, step: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name)
    const result = before ? before.then(step, step) : step()
    const settled = result
      .catch(() => undefined)
      .finally(() => {
        if (this.#last.get(name) === settled) this.#last.delete(name)
      })
    this.#last.set(name, settled)
    return result
  }

  /** How many names have a step under way. */
  get busy(): number {
    return this.#last.size
  }
}
