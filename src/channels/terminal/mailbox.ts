import type { Inbox, Letter } from '../../desk/index.ts'
import type { Clock } from '../delivery/index.ts'

/** The name of the channel in letters. */
export const TERMINAL = 'terminal'
/** So long after it was last looked into, another terminal on the file may have what it holds; milliseconds. */
const LEASE = 30_000

/** Words of people for those who sit at a terminal on a file. */
export class Mailbox {
  readonly #held: Letter[] = []

  constructor(
    private readonly inbox: Inbox,
    private readonly owner: string,
    private readonly clock: Pick<Clock, 'elapsed' | 'now'>,
  ) {}

  /** What came for a session since it was last asked for: each once. Throws StoreFault. */
  take(session: string): string[] {
    const [now, elapsed] = [this.clock.now(), this.clock.elapsed()]
    this.#held.push(...this.inbox.claim(TERMINAL, { owner: this.owner, until: elapsed + LEASE }, elapsed, now))
    const came = this.#held.filter((letter) => letter.session === session)
    this.inbox.answered(
      came.map(({ key }) => key),
      now,
    )
    for (const letter of came) this.#held.splice(this.#held.indexOf(letter), 1)
    return came.map(({ words }) => words)
  }

  /** What was not asked for is there for the next terminal. */
  close(): void {
    this.inbox.release(this.owner)
  }
}
