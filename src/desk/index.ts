export type { Block, Check, CheckCondition, Citation, Field, Figure, Notice, Reply } from '../answer/index.ts'
export { type AskOptions, Desk, type DeskPorts, type TurnOptions } from './desk.ts'
export { emptySession, type Session } from './session.ts'
export { type Entry, type Miss, type Note, type SessionStore, StoreFault } from './store.ts'
