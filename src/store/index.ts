export { existingKeyOf, keyFileOf, keyOf } from './key.ts'
export { MemorySessionStore } from './memory.ts'
export { MemoryInbox } from './memory-inbox.ts'
export { SqliteSessionStore, type SqliteStoreOptions } from './sqlite.ts'
