export {
  BUILT,
  keep,
  keepHearing,
  keepSurely,
  kept,
  keptHearing,
  promptFile,
  type ReadKnowledge,
  readKnowledge,
  readLibrary,
  sentencesFile,
  utteranceFiles,
} from './files.ts'
