/** SQLite and what checks its rows are loaded only where sessions last. Rejects with StoreFault. */
export async function storeOn(file: string) {
  const { SqliteSessionStore } = await import('../store/index.ts')
  return new SqliteSessionStore(file, { now: Date.now() })
}
