import type { Clock } from '../../delivery/index.ts'

const TOLD_EVERY = 60_000

interface Told {
  readonly at: number
  untold: number
}

/**
 * Tells operators what is refused: the first of a kind at once, then once a minute how many more there were. Anybody can
 * send requests, and is not to fill the log with them. Kinds are the program's own words, never those of a request.
 */
export class Refusals {
  readonly #told = new Map<string, Told>()
  readonly #clock: Pick<Clock, 'elapsed'>
  readonly #tell: (fault: Error) => void

  constructor(clock: Pick<Clock, 'elapsed'>, tell: (fault: Error) => void) {
    this.#clock = clock
    this.#tell = tell
  }

  refused(kind: string): void {
    const now = this.#clock.elapsed()
    const told = this.#told.get(kind)
    if (told && now - told.at < TOLD_EVERY) {
      told.untold += 1
      return
    }
    this.#told.set(kind, { at: now, untold: 0 })
    this.#tell(
      new Error(`Slack: refused ${kind}${told?.untold ? ` (and ${told.untold} before it, since it was told)` : ''}`),
    )
  }
}
