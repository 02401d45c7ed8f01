import { resolve } from 'node:path'
import type { Database } from 'better-sqlite3'
import { type Entry, type Miss, type Session, type SessionStore, StoreFault } from '../desk/index.ts'
import { isDamage, storeFault } from './faults.ts'
import { countMisses } from './misses.ts'
import { openDatabase } from './open-database.ts'
import { CLEARED_EVERY } from './retention.ts'
import { readSession } from './session-json.ts'
import { prepareStatements } from './statements.ts'

export interface SqliteStoreOptions {
  /** The time at opening, in milliseconds since 1970: what has had its time is removed then. */
  readonly now: number
  /** How long to wait for another process's lock, in milliseconds; nothing else runs meanwhile. 5000 where absent. */
  readonly busyTimeout?: number
  /** The file's largest size in pages, of 4096 bytes in a file made here; without it, as large as the disk allows. */
  readonly maxPages?: number
}

const BUSY_TIMEOUT = 5000

/** Sessions and notes in one SQLite file, for several processes at once. Every method throws StoreFault, and nothing else. */
export class SqliteSessionStore implements SessionStore {
  readonly #file: string
  readonly #database: Database
  readonly #statements: ReturnType<typeof prepareStatements>
  #cleared: number
  #damage: StoreFault | undefined

  /** Opens the file, making it and its directory where they are missing. Throws StoreFault; a file that cannot be used is left as it is. */
  constructor(file: string, { now, busyTimeout = BUSY_TIMEOUT, ...limits }: SqliteStoreOptions) {
    // The binding to SQLite trims names, and takes some for databases in memory.
    this.#file = resolve(file.trim())
    this.#database = this.#attempt('opening it', () => openDatabase(this.#file, { busyTimeout, ...limits }))
    try {
      this.#statements = this.#attempt('opening it', () => prepareStatements(this.#database))
      this.#attempt('removing what has had its time', () => this.#together(() => this.#statements.clear(now)))
    } catch (error) {
      this.#database.close()
      throw error
    }
    this.#cleared = now
  }

  load(id: string, now: number): { readonly session: Session; readonly revision: number } | undefined {
    return this.#attempt('loading a session', () => {
      const row = this.#statements.session(id)
      const session = row && row.expires >= now ? readSession(row.session) : undefined
      return row && session && { session, revision: row.revision }
    })
  }

  save(entry: Entry): boolean {
    return this.#attempt('saving a turn', () => {
      const clearing = entry.at - this.#cleared >= CLEARED_EVERY
      const saved = this.#together(() => {
        if (!this.#mayWrite(entry)) return false
        this.#statements.put(entry)
        if (clearing) this.#statements.clear(entry.at)
        return true
      })
      if (saved && clearing) this.#cleared = entry.at
      return saved
    })
  }

  /** As the port says, and the words do not stay behind in the bytes of the file. Takes time with the size of the file. */
  erase(person: string): number {
    return this.#attempt('erasing a person', () => {
      const removed = this.#together(() => this.#statements.remove(person))
      // Deleted rows are overwritten, but copies remain where pages were split or joined: only a file built anew has none.
      this.#database.exec('VACUUM')
      this.#emptyLog()
      return removed
    })
  }

  misses(since: number): Miss[] {
    return this.#attempt('listing misses', () =>
      countMisses(
        this.#statements.missed(since).map(({ kind, words, place, at }) => ({
          kind: kind === 'miss' ? kind : 'complaint',
          words,
          at,
          ...(place === null ? {} : { place }),
        })),
      ),
    )
  }

  /** Closes the file; every later call throws StoreFault. Closing twice does nothing. */
  close(): void {
    this.#database.close()
  }

  /** Whether the session was not saved since the entry's was loaded. */
  #mayWrite({ id, at, revision }: Entry): boolean {
    const row = this.#statements.session(id)
    if (revision !== undefined) return row?.revision === revision
    // Where nothing was loaded, what stands there must be as good as nothing.
    return !row || row.expires < at || readSession(row.session) === undefined
  }

  /** Both or neither, and nobody else writes meanwhile. */
  #together<T>(act: () => T): T {
    return this.#database.transaction(act).immediate()
  }

  /** Moves all of the log into the file and cuts it to nothing. */
  #emptyLog(): void {
    const [result] = this.#database.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
    if (result?.busy === 0) return
    throw new StoreFault(
      `session store ${this.#file}, erasing a person: the rows are removed, but another process is reading the file, so the words are still in ${this.#file}-wal. Erase again when it is done (\`fuser <file>\` names it).`,
    )
  }

  /** What fails becomes a StoreFault. Once the file was found damaged it is neither read nor written any more. */
  #attempt<T>(doing: string, act: () => T): T {
    if (this.#damage) throw this.#damage
    try {
      return act()
    } catch (error) {
      const fault = storeFault(error, this.#file, doing)
      if (isDamage(error)) this.#damage = fault
      throw fault
    }
  }
}
