import { StoreFault } from '../desk/index.ts'

interface Diagnosis {
  /** Matches codes of SQLite, the more exact ones too (SQLITE_BUSY_SNAPSHOT), and of the operating system. */
  readonly codes: RegExp
  readonly found: string
  readonly remedy: string
}

const DAMAGED = /^SQLITE_(?:CORRUPT|NOTADB)/

const BUSY = /^SQLITE_(?:BUSY|LOCKED)/

const DIAGNOSES: readonly Diagnosis[] = [
  {
    codes: /^SQLITE_CORRUPT/,
    found: 'the file is damaged',
    remedy:
      'It has been left as it is. Stop the program, copy the file with its -wal and -shm, and put back a backup or what `sqlite3 <file> .recover` saves of it; to start with no sessions, move the three files away.',
  },
  {
    codes: /^SQLITE_NOTADB/,
    found: 'the file is no SQLite database, or its beginning is damaged',
    remedy:
      'It has been left as it is. Name another file, or put back a backup; to start with no sessions, move the file away with its -wal and -shm.',
  },
  {
    codes: /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/,
    found: 'there is no room left for the file',
    remedy: 'Free space on its file system, or raise the limit set for it; no restart is needed.',
  },
  {
    codes: BUSY,
    found: 'another process held the file locked for longer than the busy timeout',
    remedy:
      'Find what keeps it open (`fuser <file>`), such as a backup or an sqlite3 shell in a transaction, and end it.',
  },
  {
    codes: /^(?:SQLITE_READONLY|EROFS)/,
    found: 'the file, or the directory it is in, is read-only',
    remedy: 'Make both writable for the user the program runs as, or name another file.',
  },
  {
    codes: /^(?:SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM)/,
    found: 'the user the program runs as may not open the file, or its directory',
    remedy: 'Give both to that user (chown), or name another file.',
  },
  {
    codes: /^EISDIR/,
    found: 'the path is a directory',
    remedy: 'Name a file in it.',
  },
  {
    codes: /^(?:ENOTDIR|EEXIST)/,
    found: 'a part of the path that should be a directory is a file',
    remedy: 'Name another path.',
  },
  {
    codes: /^(?:ENOENT|ELOOP)/,
    found: 'the path leads nowhere, by a broken link or a directory removed meanwhile',
    remedy: 'Mend the path, or name another file.',
  },
  {
    codes: /^(?:SQLITE_IOERR|EIO)/,
    found: 'the disk could not be read or written',
    remedy: 'Look into the system log for the disk; the file may need a backup put back.',
  },
  {
    codes: /^(?:EMFILE|ENFILE|ENOMEM|SQLITE_NOMEM)/,
    found: 'the system has no memory or file handles left',
    remedy: 'Raise the limits (`ulimit -n`) or end what uses them up.',
  },
]

const UNKNOWN = { found: 'it failed in a way not foreseen', remedy: 'Report this message.' }

const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}

/** Whether the error says that the file itself is damaged, so that it should be written no more. */
export const isDamage = (error: unknown): boolean => DAMAGED.test(codeOf(error))

/** Whether another process held the file, so that it may go better later. */
export const isBusy = (error: unknown): boolean => BUSY.test(codeOf(error))

/** What failed, told to operators: which file, what was found while doing what, what to do. The error is kept as cause. */
export function storeFault(error: unknown, file: string, doing: string): StoreFault {
  if (error instanceof StoreFault) return error
  const code = codeOf(error)
  const { found, remedy } = DIAGNOSES.find(({ codes }) => codes.test(code)) ?? UNKNOWN
  const said = error instanceof Error ? error.message : String(error)
  const report = said.includes(code) ? said : `${code}: ${said}`
  return new StoreFault(`session store ${file}, ${doing}: ${found} (${report}). ${remedy}`, { cause: error })
}
