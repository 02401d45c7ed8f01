export {
  BUILT,
  keep,
  keepSurely,
  kept,
  promptFile,
  type ReadKnowledge,
  readKnowledge,
  readLibrary,
  sentencesFile,
} from './files.ts'
