import type { TokenLedger } from '../model/index.ts'
import type { Connection } from './connection.ts'

/** Tokens of each day, counted over all processes on the file; the days before are forgotten. Throws StoreFault. */
export class SqliteLedger implements TokenLedger {
  constructor(private readonly connection: Connection) {}

  spent(day: string): number {
    return this.connection.attempt('reading the tokens spent', () => this.#spent.get(day) ?? 0)
  }

  add(day: string, tokens: number): void {
    this.connection.attempt('counting tokens', () =>
      this.connection.together(() => {
        this.#forget.run(day)
        // A call that began before midnight settles its account with a day that is no more.
        if ((this.#newest.get() ?? day) <= day) this.#add.run({ day, tokens })
      }),
    )
  }

  get #spent() {
    return this.connection.database.prepare<[string], number>('SELECT spent FROM tokens WHERE day = ?').pluck()
  }

  get #newest() {
    return this.connection.database.prepare<[], string | null>('SELECT max(day) FROM tokens').pluck()
  }

  get #forget() {
    return this.connection.database.prepare<[string]>('DELETE FROM tokens WHERE day < ?')
  }

  get #add() {
    return this.connection.database.prepare<[{ day: string; tokens: number }]>(`
      INSERT INTO tokens (day, spent) VALUES (:day, :tokens)
      ON CONFLICT (day) DO UPDATE SET spent = spent + excluded.spent`)
  }
}
