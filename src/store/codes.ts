import type { CodeStore, KeptCode } from '../desk/index.ts'
import type { Connection } from './connection.ts'

/** Codes in the file, by which checks go on elsewhere. Every method throws StoreFault. */
export class SqliteCodes implements CodeStore {
  constructor(private readonly connection: Connection) {}

  offer({ hash, session, person, expires }: KeptCode): void {
    const { database } = this.connection
    this.connection.attempt('keeping a code', () =>
      this.connection.together(() => {
        database.prepare('DELETE FROM codes WHERE session = ?').run(session)
        database
          .prepare('INSERT INTO codes (hash, session, person, expires) VALUES (?, ?, ?, ?)')
          .run(hash, session, person, expires)
      }),
    )
  }

  sessionOf(hash: string, now: number): string | undefined {
    return this.connection.attempt('looking for a code', () =>
      this.connection.database
        .prepare<[string, number], string>('SELECT session FROM codes WHERE hash = ? AND expires > ?')
        .pluck()
        .get(hash, now),
    )
  }

  end(hash: string, now: number): boolean {
    return this.connection.attempt(
      'ending a code',
      () =>
        this.connection.database.prepare('DELETE FROM codes WHERE hash = ? AND expires > ?').run(hash, now).changes ===
        1,
    )
  }
}
