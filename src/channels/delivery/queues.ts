import type { Letter } from '../../desk/index.ts'

/** What waits for each person, to be taken by when it was sent. */
export class Queues<T extends { readonly letter: Letter }> {
  readonly #waiting = new Map<string, T[]>()

  put(person: string, item: T): void {
    const queue = this.#waiting.get(person)
    if (queue) queue.push(item)
    else this.#waiting.set(person, [item])
  }

  /** Takes out the earliest of those there are; undefined where there is none. */
  take(person: string, of: (item: T) => boolean): T | undefined {
    const queue = this.#waiting.get(person) ?? []
    let first: T | undefined
    for (const item of queue) if (of(item) && (!first || item.letter.at < first.letter.at)) first = item
    if (first) queue.splice(queue.indexOf(first), 1)
    if (queue.length === 0) this.#waiting.delete(person)
    return first
  }
}
