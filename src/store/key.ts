import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { resolve } from 'node:path'
import { StoreFault } from '../desk/index.ts'
import { makeDirectory } from './file.ts'

const MODE = 0o600
const OTHERS = 0o077
const BYTES = 32
const WRITTEN = /^[\da-f]{64}\n?$/u

/** Beside the database that it is for. */
export const keyFileOf = (database: string): string => `${resolve(database.trim())}.key`

/**
 * The key by which ids are made unreadable in the log, made at the first start: whole or not at all, and the same one for
 * all processes on the database. Throws StoreFault.
 */
export function keyOf(database: string): Uint8Array {
  const path = keyFileOf(database)
  return existingKeyOf(database) ?? told(path, () => madeKey(path))
}

/** The key, where there is one. Throws StoreFault. */
export function existingKeyOf(database: string): Uint8Array | undefined {
  const path = keyFileOf(database)
  return told(path, () => (statSync(path, { throwIfNoEntry: false }) ? readKey(path) : undefined))
}

/** Written beside its place and put there by a link, which fails where another process was faster: its key counts. */
function madeKey(path: string): Uint8Array {
  makeDirectory(resolve(path, '..'))
  const unfinished = `${path}.${randomUUID()}`
  try {
    const file = openSync(unfinished, 'wx', MODE)
    try {
      writeSync(file, `${randomBytes(BYTES).toString('hex')}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    chmodSync(unfinished, MODE)
    linkSync(unfinished, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(unfinished, { force: true })
  }
  return readKey(path)
}

function readKey(path: string): Uint8Array {
  const stat = statSync(path)
  if (!stat.isFile()) throw fault(path, 'it is no regular file', `move it away; a new key is made at the next start`)
  if ((stat.mode & OTHERS) !== 0)
    throw fault(
      path,
      `others may read it (mode ${(stat.mode & 0o777).toString(8)})`,
      `run \`chmod 600 ${path}\`; if others may have read it, delete it instead, and a new key is made at the next start`,
    )
  const text = readFileSync(path, 'utf8')
  if (!WRITTEN.test(text))
    throw fault(
      path,
      'it does not hold 64 hexadecimal digits',
      'put it back from a backup, or delete it: a new key is made at the next start, and what was logged before can no longer be matched to people',
    )
  return Buffer.from(text.trim(), 'hex')
}

function told<T>(path: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof StoreFault) throw error
    const said = error instanceof Error ? error.message : String(error)
    const remedy = `let the user the program runs as read it and write its folder, or make it: \`(umask 077; openssl rand -hex 32 > ${path})\``
    throw new StoreFault(`log key ${path}: it cannot be read or made (${said}). To mend it, ${remedy}.`, {
      cause: error,
    })
  }
}

const fault = (path: string, found: string, remedy: string): StoreFault =>
  new StoreFault(`log key ${path}: ${found}. To mend it, ${remedy}.`)

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)
