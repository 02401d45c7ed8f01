import { chmodSync, closeSync, mkdirSync, openSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreFault } from '../desk/index.ts'

const FILE_MODE = 0o600
const DIRECTORY_MODE = 0o700
const OTHERS = 0o077

const statOf = (path: string): Stats | undefined => statSync(path, { throwIfNoEntry: false })

/** The directory and the file, made where they are missing, for nobody but the user. Throws what the file system throws, and StoreFault for what is no file. */
export function prepareFile(file: string): void {
  makeDirectory(dirname(file))
  // The log first: a file that another process is just making has content before it has a log.
  const log = statOf(`${file}-wal`)
  const stat = statOf(file)
  if (stat?.isDirectory()) throw Object.assign(new Error('a directory'), { code: 'EISDIR' })
  if (stat && !stat.isFile()) {
    throw new StoreFault(`session store ${file}: the path is a device, pipe or socket. Name a regular file.`)
  }
  if (!stat?.size && log?.size) {
    // SQLite would delete the log, and with it turns that were answered.
    throw new StoreFault(
      `session store ${file}: the file is ${stat ? 'empty' : 'missing'}, but its log ${file}-wal still holds sessions. Both have been left as they are. Put the file back, or move the log away to start with no sessions.`,
    )
  }
  if (!stat) createFile(file)
  for (const path of [file, `${file}-wal`, `${file}-shm`]) closeToOthers(path)
}

/** One after another: Node's own recursive way never returns where a file system takes no directories, as /proc. */
export function makeDirectory(path: string): void {
  if (statOf(path)?.isDirectory()) return
  if (dirname(path) !== path) makeDirectory(dirname(path))
  try {
    mkdirSync(path, { mode: DIRECTORY_MODE })
  } catch (error) {
    // Made meanwhile by another process, unless it is no directory.
    if (!statOf(path)?.isDirectory()) throw error
  }
}

/**
 * SQLite would make the file readable by others; the log and index beside it take their mode from it. A file that exists
 * is not opened here: closing it would drop the locks that this process holds on it.
 */
function createFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', FILE_MODE))
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    // Made meanwhile by another process, unless it is a link that leads nowhere: then this throws that.
    if (!exists || !statSync(file).isFile()) throw error
  }
}

function closeToOthers(path: string): void {
  const stat = statOf(path)
  if (!stat || (stat.mode & OTHERS) === 0) return
  try {
    chmodSync(path, stat.mode & DIRECTORY_MODE)
  } catch (error) {
    // The log goes when another process, the last one, closes the file.
    if (statOf(path)) throw error
  }
}
