/**
 * Lets one pass at a time, each after all that has come in meanwhile was heard: answers take the processor for a while,
 * and who waits for an acknowledgement must not wait for the answers of others, nor for his own.
 */
export class Gate {
  #last: Promise<void> = Promise.resolve()

  pass(): Promise<void> {
    this.#last = this.#last.then(() => new Promise((resolve) => setImmediate(resolve)))
    return this.#last
  }
}
