import type { Inbox, Letter } from '../../desk/index.ts'
import type { Clock } from './clock.ts'

/** So long after it was last looked into, another process on the file may have what it holds; milliseconds. */
const LEASE = 30_000

/** Words of people for those who look for them by themselves: at a terminal, or on a page. */
export class Mailbox {
  readonly #held: Letter[] = []

  constructor(
    private readonly channel: string,
    private readonly inbox: Inbox,
    private readonly owner: string,
    private readonly clock: Pick<Clock, 'elapsed' | 'now'>,
  ) {}

  /** What came for a session since it was last asked for: each once. Throws StoreFault. */
  take(session: string): string[] {
    const [now, elapsed] = [this.clock.now(), this.clock.elapsed()]
    this.#held.push(...this.inbox.claim(this.channel, { owner: this.owner, until: elapsed + LEASE }, elapsed, now))
    const came = this.#held.filter((letter) => letter.session === session)
    this.inbox.answered(
      came.map(({ key }) => key),
      now,
    )
    for (const letter of came) this.#held.splice(this.#held.indexOf(letter), 1)
    return came.map(({ words }) => words)
  }

  /** What was not asked for is there for the next process. */
  close(): void {
    this.inbox.release(this.owner)
  }
}
