export { type Folded, type Folder, folder } from './fold.ts'
