import { existsSync } from 'node:fs'
import type { Retention } from '../desk/index.ts'
import { needed } from '../installed/index.ts'

type Env = Readonly<Record<string, string | undefined>>

/** How long what is held of people is kept, as the environment says. Rejects with what is wrong with it. */
export async function retentionIn(env: Env): Promise<Retention> {
  const { retentionOf } = await import('../service/settings.ts')
  return retentionOf(env)
}

/** SQLite and what checks its rows are loaded only where sessions last. Rejects with StoreFault, and with NotInstalled. */
export const storesIn = (env: Env) => async (file: string) => {
  const { SqliteSessionStore } = await needed('better-sqlite3', () => import('../store/index.ts'))
  return new SqliteSessionStore(file, { now: Date.now(), retention: await retentionIn(env) })
}

/** A file that must be there already: undefined where it is not, and it is not made. Rejects with StoreFault. */
export const existingStoresIn = (env: Env) => async (file: string) =>
  existsSync(file.trim()) ? storesIn(env)(file) : undefined

/** The key of the log beside a database, made where there is none. Rejects with StoreFault. */
export async function keyOn(file: string): Promise<Uint8Array> {
  const { keyOf } = await needed('better-sqlite3', () => import('../store/index.ts'))
  return keyOf(file)
}

/** Finds whom a pseudonym of the log beside a database is of; undefined where it has no key. Rejects with StoreFault. */
export async function pseudonymsOn(file: string): Promise<((id: string) => string) | undefined> {
  const { existingKeyOf } = await needed('better-sqlite3', () => import('../store/index.ts'))
  const { pseudonymWith } = await import('../service/pseudonym.ts')
  const key = existingKeyOf(file)
  return key && pseudonymWith(key)
}
