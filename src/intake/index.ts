export type { SaidValue } from './found.ts'
export { isCorrection } from './moods.ts'
export { type Asking, type MessageReading, readMessage } from './read-message.ts'
