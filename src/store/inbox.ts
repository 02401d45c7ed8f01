import type { Inbox, Letter, Owner, Pending, Retention } from '../desk/index.ts'
import type { Connection } from './connection.ts'
import { prepareLetters } from './letters.ts'
import { CLEARED_EVERY } from './retention.ts'

/** Letters in one SQLite file, for several processes at once. */
export class SqliteInbox implements Inbox {
  readonly #connection: Connection
  readonly #letters: ReturnType<typeof prepareLetters>
  #cleared: number

  /** `now` is the time at opening. Throws StoreFault. */
  constructor(connection: Connection, now: number, retention: Retention) {
    this.#connection = connection
    this.#letters = connection.attempt('opening it', () => prepareLetters(connection.database, retention))
    this.#cleared = now
  }

  accept(letter: Letter, owner: Owner, now: number): 'new' | 'seen' {
    // Whoever sent it forgets it once it is acknowledged.
    return this.#connection.attempt('taking a letter in', () =>
      this.#connection.together(() => {
        this.#letters.renew(owner)
        return this.#letters.put(letter, owner.owner, now) ? 'new' : 'seen'
      }),
    )
  }

  post(letter: Letter, now: number): void {
    this.#connection.attempt('posting a letter', () => this.#connection.together(() => this.#letters.post(letter, now)))
  }

  taking(key: string): number {
    return this.#step('taking a turn', () => this.#letters.taking(key))
  }

  sending(key: string, part: number, owner: Owner): boolean {
    return this.#step('sending a part', () => {
      // Whoever was late, and still has the letter, is not taken for dead while this part is on its way.
      this.#letters.renew(owner)
      return this.#letters.sending(key, part, owner.owner)
    })
  }

  sent(key: string, part: number, owner: string): void {
    this.#step('noting a part as sent', () => this.#letters.sent(key, part, owner))
  }

  answered(keys: readonly string[], now: number): void {
    this.#step('ending a letter', () => {
      for (const key of keys) this.#letters.end(key, now)
    })
  }

  claim(channel: string, owner: Owner, elapsed: number, now: number): Pending[] {
    return this.#step('claiming letters', () => {
      this.#letters.renew(owner)
      const pending = this.#letters.claim(channel, owner, elapsed)
      if (now - this.#cleared >= CLEARED_EVERY) {
        this.#letters.clear(now)
        this.#cleared = now
      }
      return pending
    })
  }

  renew(owner: Owner): void {
    this.#step('renewing an owner', () => this.#letters.renew(owner))
  }

  release(owner: string): void {
    this.#step('releasing letters', () => this.#letters.release(owner))
  }

  waiting(channel: string): number {
    return this.#connection.attempt('counting letters', () => this.#letters.waiting(channel))
  }

  /** How far sending has got: after a power cut a part may be sent again, which is better than to wait for the disk each time. */
  #step<T>(doing: string, act: () => T): T {
    return this.#connection.attempt(doing, () => this.#connection.soon(act))
  }
}
