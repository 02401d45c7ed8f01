/** So many calls at most go by before what failed is tried again. */
const MOST = 64

/** Work that is done once, behind what goes on. After a failure it is tried again when asked for, less and less often. */
export class Background {
  #running: Promise<void> | undefined
  #done = false
  #failures = 0
  #wait = 0

  constructor(
    private readonly work: () => Promise<void>,
    /** Told of the first failure only. */
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Resolves when what runs has ended, whether or not it was done; never rejects. */
  async run(): Promise<void> {
    if (this.#done) return
    if (!this.#running && this.#wait > 0) {
      this.#wait--
      return
    }
    this.#running ??= this.#attempt()
    await this.#running
  }

  async #attempt(): Promise<void> {
    try {
      await this.work()
      this.#done = true
    } catch (error) {
      this.#wait = Math.min(MOST, 2 ** this.#failures++)
      if (this.#failures === 1) this.onFailure(error)
    } finally {
      this.#running = undefined
    }
  }
}
