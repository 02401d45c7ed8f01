import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { StoreFault } from '../desk/index.ts'
import { isDamage, storeFault } from './faults.ts'
import { type OpeningOptions, openDatabase } from './open-database.ts'
import { checkStanding, type RoomIn } from './standing.ts'

/** One open file, for all that is kept in it. */
export class Connection {
  readonly file: string
  readonly database: Database
  #damage: StoreFault | undefined
  readonly #opened: { readonly ino: number; readonly dev: number }

  /** Opens the file, making it and its directory where they are missing. Throws StoreFault. */
  constructor(file: string, options: OpeningOptions) {
    // The binding to SQLite trims names, and takes some for databases in memory.
    this.file = resolve(file.trim())
    this.database = this.attempt('opening it', () => openDatabase(this.file, options))
    this.#opened = this.attempt('opening it', () => statSync(this.file))
  }

  /** Throws what the file system throws, and StoreFault, where what is written would not be found at the next start. */
  standing(room: RoomIn): void {
    checkStanding(this.file, this.#opened, room)
  }

  /** All of it or nothing, and nobody else writes meanwhile. It outlasts a power cut. */
  together<T>(act: () => T): T {
    return this.database.transaction(act).immediate()
  }

  /** The same, but it outlasts only the process: after a power cut it may be undone. It does not wait for the disk. */
  soon<T>(act: () => T): T {
    this.database.pragma('synchronous = NORMAL')
    try {
      return this.together(act)
    } finally {
      this.database.pragma('synchronous = FULL')
    }
  }

  /** What fails becomes a StoreFault. Once the file was found damaged it is neither read nor written any more. */
  attempt<T>(doing: string, act: () => T): T {
    if (this.#damage) throw this.#damage
    try {
      return act()
    } catch (error) {
      const fault = storeFault(error, this.file, doing)
      if (isDamage(error)) this.#damage = fault
      throw fault
    }
  }

  /** Closes the file; every later attempt throws StoreFault. Closing twice does nothing. */
  close(): void {
    this.database.close()
  }
}
