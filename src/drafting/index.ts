export { type Added, type AddedDraft, addRegulation, type DraftingWorld } from './add.ts'
export { Answered, FACT_KINDS, Passage } from './answered.ts'
export { keysOf, plainly } from './change.ts'
export { answered, finished, settledIn } from './confirm.ts'
export {
  type Done,
  type Draft,
  draftIds,
  type Opened,
  openedOnce,
  readDraft,
  saveDraft,
  withDone,
  withDraft,
} from './draft.ts'
export { clausesWaiting, type Entry, entriesIn, type Section, waiting } from './entries.ts'
export { entryLines, SECTION_NAMES } from './entry-lines.ts'
export { factOf, newFactsIn } from './facts-used.ts'
export { overview, uncitedLines } from './overview.ts'
export { withRequirement } from './own.ts'
export { Refused, type Shelf } from './ports.ts'
export type { Proposer, ProposerAsked, ProposerSaid } from './proposer.ts'
export { loadedWith, publishDraft, retireRegulation } from './publish.ts'
export { factNames, kindCalled, kindName, kindNames } from './requirement-lines.ts'
export { isTree, type Row, rowsOf } from './rows.ts'
export { divisionOf, leadsIn, regulationIn } from './text-of-draft.ts'
export { type DraftingPorts, missLine, ownMisses } from './trial.ts'
export { uncitedIn } from './uncited.ts'
export { unwrittenLines } from './unwritten.ts'
export { type DraftingWords, draftingWords } from './words.ts'
