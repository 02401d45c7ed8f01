export type { SaidValue } from './found.ts'
export { isCorrection } from './moods.ts'
export { type Asked, type MessageReader, type MessageReading, messageReader } from './read-message.ts'
