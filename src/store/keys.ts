import type { KeptKey, KeyStore } from '../api/index.ts'
import type { Connection } from './connection.ts'

/** The keys of programs in the file. Every method throws StoreFault. */
export class SqliteKeys implements KeyStore {
  constructor(private readonly connection: Connection) {}

  add({ name, hash, at }: KeptKey): boolean {
    return this.connection.attempt('adding a key', () => {
      const put = this.connection.database.prepare('INSERT OR IGNORE INTO keys (name, hash, at) VALUES (?, ?, ?)')
      return put.run(name, hash, at).changes === 1
    })
  }

  list(): readonly KeptKey[] {
    return this.connection.attempt('listing keys', () =>
      this.connection.database.prepare<[], KeptKey>('SELECT name, hash, at FROM keys ORDER BY at').all(),
    )
  }

  remove(name: string): boolean {
    return this.connection.attempt(
      'removing a key',
      () => this.connection.database.prepare('DELETE FROM keys WHERE name = ?').run(name).changes === 1,
    )
  }
}
