import { randomUUID } from 'node:crypto'
import { access, constants, lstat, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Something stands at the path that is no file with content of its own: a folder, a link, a pipe, a device. */
export class NotRegularFile extends Error {
  constructor() {
    super('what is there is not a regular file')
    this.name = 'NotRegularFile'
  }
}

/**
 * Writes a file whole or not at all: beside its place first, then in one move into it. A file that is there keeps its
 * permissions; one that may not be written stays, though the folder would let it be replaced.
 * Rejects with NotRegularFile, or as node:fs does.
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const mode = await modeOf(path)
  const unfinished = join(dirname(path), `.wence-${randomUUID()}`)
  const file = await open(unfinished, 'wx', mode)
  try {
    try {
      await file.writeFile(content)
      // What the process masks off at opening, the old file may have had.
      if (mode !== undefined) await file.chmod(mode)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** The permissions of the file at the path; undefined where there is none yet. */
async function modeOf(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!found) return undefined
  if (!found.isFile()) throw new NotRegularFile()
  await access(path, constants.W_OK)
  return found.mode & 0o777
}
