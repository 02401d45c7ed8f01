export { drawReply, type Screen } from './draw.ts'
export { drawTable } from './table.ts'
