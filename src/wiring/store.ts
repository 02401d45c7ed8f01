import { needed } from '../installed/index.ts'

/** SQLite and what checks its rows are loaded only where sessions last. Rejects with StoreFault, and with NotInstalled. */
export async function storeOn(file: string) {
  const { SqliteSessionStore } = await needed('better-sqlite3', () => import('../store/index.ts'))
  return new SqliteSessionStore(file, { now: Date.now() })
}
