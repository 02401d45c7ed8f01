import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const absent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}

/** The files below a folder, by their paths from it. Writing puts a file there whole or not at all. Rejects as node:fs does. */
export function shelfIn(home: URL) {
  const at = (path: string) => fileURLToPath(new URL(path, home))
  const folderOf = (path: string) => mkdir(dirname(path), { recursive: true })
  return {
    read: async (path: string): Promise<Uint8Array | undefined> => readFile(at(path)).catch(absent),
    list: async (folder: string): Promise<readonly string[]> => (await readdir(at(folder)).catch(absent)) ?? [],
    write: async (path: string, bytes: Uint8Array | string): Promise<void> => {
      const [file, unfinished] = [at(path), `${at(path)}.${randomUUID()}`]
      await folderOf(file)
      try {
        const handle = await open(unfinished, 'wx')
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(unfinished, file)
      } finally {
        await rm(unfinished, { force: true })
      }
    },
    move: async (from: string, to: string): Promise<void> => {
      await folderOf(at(to))
      await rename(at(from), at(to))
    },
    remove: async (path: string): Promise<void> => rm(at(path), { recursive: true, force: true }),
  }
}
