import type { Check, Finding } from './check.ts'

export interface DatabasePorts {
  readonly file: string
  readonly exists: () => boolean
  /** The folder it stands in, and whether that is there. */
  readonly folder: string
  readonly hasFolder: () => boolean
  /** Why a file could not be made in that folder; undefined where it could. */
  readonly unmakeable: () => string | undefined
  /** Bytes that may still be written there. */
  readonly room: () => Promise<number>
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

const MIB = 1024 * 1024
/** Below the first nothing is sure to be written; below the second a busy week may fill the disk. */
const LEAST_ROOM = 16 * MIB
const ENOUGH_ROOM = 256 * MIB

/** Whether sessions and letters last: the file opens, can be written and is whole, and has room to grow. A missing file is not made. */
export const databaseCheck = (ports: DatabasePorts): Check => ({
  what: 'database',
  remedy: NAMED,
  examine: async () => {
    const { file, folder, exists, hasFolder, unmakeable } = ports
    if (exists()) return [...(await opened(ports)), ...(await roomFinding(ports))]
    // A disk that is not mounted looks like this: the file would be made on another, and begun anew with each container.
    if (!hasFolder())
      return [
        {
          what: 'database',
          state: 'wrong',
          found: `${file}: there is no folder ${folder}`,
          remedy: `mount it, or mkdir -p '${folder}' as the user of the program, or ${NAMED}`,
        },
      ]
    const why = unmakeable()
    if (why !== undefined)
      return [
        {
          what: 'database',
          state: 'wrong',
          found: `${file} cannot be made: ${why}`,
          remedy: `chown '${folder}' to the user of the program, or ${NAMED}`,
        },
      ]
    return [
      { what: 'database', state: 'ok', found: `${file} is not there yet; wence serve makes it` },
      ...(await roomFinding(ports)),
    ]
  },
})

async function opened({ file, open }: DatabasePorts): Promise<Finding[]> {
  const store = await open()
  try {
    store.writable()
    const faults = store.faults()
    if (faults.length === 0) return [{ what: 'database', state: 'ok', found: `${file} is whole and writable` }]
    return [{ what: 'database', state: 'wrong', found: `${file} is damaged: ${faults[0]}`, remedy: RECOVER }]
  } finally {
    store.close()
  }
}

/** Said only where it is short. */
async function roomFinding({ folder, room }: DatabasePorts): Promise<Finding[]> {
  const bytes = await room()
  if (bytes >= ENOUGH_ROOM) return []
  const found = `${Math.floor(bytes / MIB)} MiB are left on the disk of ${folder}`
  const remedy = `df -h '${folder}', and make room, or set WENCE_DB to a file on another disk`
  return [{ what: 'disk', state: bytes < LEAST_ROOM ? 'wrong' : 'doubtful', found, remedy }]
}
