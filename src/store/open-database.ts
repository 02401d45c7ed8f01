import Database from 'better-sqlite3'
import { StoreFault } from '../desk/index.ts'
import { isBusy } from './faults.ts'
import { prepareFile } from './file.ts'
import { migrate, schemaVersion } from './schema.ts'

export interface OpeningOptions {
  /** How long to wait for another process's lock, in milliseconds. */
  readonly busyTimeout: number
  /** The file's largest size in pages. */
  readonly maxPages?: number
}

/** An open database of the newest schema. Throws StoreFault for a file that is not this program's, else what SQLite and the file system throw. */
export function openDatabase(file: string, { busyTimeout, maxPages }: OpeningOptions): Database.Database {
  prepareFile(file)
  const database = new Database(file, { timeout: busyTimeout })
  try {
    // Before anything that writes: a file that is not ours stays as it is.
    schemaVersion(database)
    if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`)
    database.pragma('foreign_keys = ON')
    // What is deleted is overwritten; what is sorted or rebuilt does not go through files elsewhere.
    database.pragma('secure_delete = ON')
    database.pragma('temp_store = MEMORY')
    useLog(database, busyTimeout)
    // An answered turn outlasts a power cut too, not only the end of the process.
    database.pragma('synchronous = FULL')
    migrate(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** How long to wait before the switch to the log is tried again, in milliseconds: several times what the switch takes. */
const PAUSE = 20

/**
 * Switches to a write-ahead log: readers and a writer do not wait for each other. Two processes that switch a new file at
 * once hold each other up, and SQLite then refuses at once, without the busy timeout: one of two waits could never end.
 */
function useLog(database: Database.Database, busyTimeout: number): void {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      if (database.pragma('journal_mode = WAL', { simple: true }) === 'wal') return
      break
    } catch (error) {
      if (waited >= busyTimeout || !isBusy(error)) throw error
    }
    sleep(PAUSE)
  }
  throw new StoreFault(
    `session store ${database.name}: its file system allows no write-ahead log, as network file systems do not. Name a file on a local disk.`,
  )
}

const sleep = (milliseconds: number): unknown =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
