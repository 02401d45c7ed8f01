export { BUILT, keep, keepSurely, kept, promptFile, type ReadKnowledge, readKnowledge } from './files.ts'
