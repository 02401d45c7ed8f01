export { converse, type Talk, type Terminal } from './converse.ts'
export { drawReply, type Screen } from './draw.ts'
export { drawTable } from './table.ts'
