export type { OfficeFile, OfficeNote, OfficeRefusal, OfficeText } from './office-file.ts'
export { readOfficeFile } from './read.ts'
