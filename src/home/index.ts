export {
  BUILT,
  draftingFile,
  HOME,
  keep,
  keepHearing,
  keepSurely,
  kept,
  keptHearing,
  programVersion,
  promptFile,
  type ReadKnowledge,
  readKnowledge,
  readLibrary,
  sentencesFile,
  utteranceFiles,
} from './files.ts'
export { shelfIn } from './shelf.ts'
