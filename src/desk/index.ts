export type { Block, Check, CheckCondition, Citation, Figure, Notice, Reply } from '../answer/index.ts'
export type { IndexStore } from '../retrieval/index.ts'
export { Desk, type DeskPorts, type TurnOptions } from './desk.ts'
