import type { Check } from './check.ts'

export interface DatabasePorts {
  readonly file: string
  readonly exists: () => boolean
  /** Why the file could not be made where it is missing; undefined where it could. */
  readonly unmakeable: () => string | undefined
  /** Opens the file. Rejects with StoreFault. */
  readonly open: () => Promise<{
    /** Throws StoreFault. */
    writable(): void
    /** What SQLite finds wrong. */
    faults(): string[]
    close(): void
  }>
}

const NAMED = 'set WENCE_DB to a file on a local disk that the user of the program may write'
const RECOVER =
  'stop the program, copy the file with its -wal and -shm, and put back a backup or what `sqlite3 <file> .recover` saves'

/** Whether sessions and letters last: the file opens, can be written and is whole. A missing file is not made. */
export const databaseCheck = ({ file, exists, unmakeable, open }: DatabasePorts): Check => ({
  what: 'database',
  examine: async () => {
    if (!exists()) {
      const why = unmakeable()
      return why === undefined
        ? [{ what: 'database', state: 'ok', found: `${file} is not there yet; wence serve makes it` }]
        : [{ what: 'database', state: 'wrong', found: `${file} cannot be made: ${why}`, remedy: NAMED }]
    }
    const store = await open()
    try {
      store.writable()
      const faults = store.faults()
      if (faults.length === 0) return [{ what: 'database', state: 'ok', found: `${file} is whole and writable` }]
      return [{ what: 'database', state: 'wrong', found: `${file} is damaged: ${faults[0]}`, remedy: RECOVER }]
    } finally {
      store.close()
    }
  },
})
