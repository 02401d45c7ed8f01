export { MemorySessionStore } from './memory.ts'
export { SqliteSessionStore, type SqliteStoreOptions } from './sqlite.ts'
