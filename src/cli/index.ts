export type { Io } from './io.ts'
export type { Parts } from './parts.ts'
export { run } from './program.ts'
export { writeWhole } from './whole-file.ts'
