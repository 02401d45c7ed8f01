export { keep, kept, promptFile, readKnowledge } from './files.ts'
