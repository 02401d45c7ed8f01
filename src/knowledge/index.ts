export { type Account, accountsOf } from './accounts.ts'
export { amendedOn, amendmentsOn } from './amended.ts'
export { type AskedFor, askingReader } from './asking/reader.ts'
export { type Sign, signIn, yearBackIn, yearsBackIn } from './asking/signs.ts'
export { type AskingWords, type FigureId, type FigureKind, SHAPES, type Shape } from './asking/types.ts'
export type { Courtesy } from './courtesies.ts'
export { choiceOf } from './facts/choice.ts'
export { type Found, WordFinder } from './facts/finder.ts'
export { ownerOfFact } from './facts/own.ts'
export { factIn, saysWho } from './facts/roles.ts'
export type {
  Choice,
  Fact,
  FactId,
  FactKind,
  FactRole,
  MadeOf,
  Party,
  Period,
  Quantity,
  QuantityId,
  Shared,
  Telling,
  Verb,
} from './facts/types.ts'
export { figureAs, type Measured, unitOf } from './facts/value.ts'
export type { Word } from './facts/words.ts'
export { type Fault, KnowledgeError } from './faults.ts'
export {
  heldProgrammesIn,
  isWithin,
  regulationsAround,
  regulationsNamed,
  regulationsOf,
  regulationsOn,
  seatOf,
} from './held.ts'
export { type Entry, endsWord, Lexicon } from './lexicon.ts'

// load.ts is no part of this face: with YAML and zod behind it, it is imported only where there is no snapshot.
export type { Library } from './library.ts'
export { endingOn, titleOf } from './lineage.ts'
export { type PlaceReader, placeReader } from './named.ts'
export { regulationNamed } from './named-text.ts'
export type { Declined } from './outside.ts'
export { type Division, type DivisionCode, kindOf, liesIn, NATION, type PlaceMention, Places } from './places/index.ts'
export type { PlainWords, SameWords } from './plain.ts'
export { type Programme, type ProgrammeId, type ProgrammeMention, Programmes } from './programmes/index.ts'
export { type RequirementChange, requirementsChanged } from './requirements/changed.ts'
export type {
  Awarded,
  BandsTest,
  Graded,
  Group,
  Judged,
  Leaf,
  Measurand,
  Relaxation,
  Requirement,
  Score,
  ScoreItem,
  Test,
  ThresholdTest,
  ValuesTest,
} from './requirements/types.ts'
export { factsTested, leavesOf, partsOf, phrasesOf, relaxationsIn } from './requirements/walk.ts'
export { fingerprintOf, freeze, thaw } from './snapshot.ts'
export { type Coverage, coverageOf } from './statements/coverage.ts'
export type { Matter, MatterId, Norm, Precedent, Stance, Statement, Whether } from './statements/types.ts'
export { type HeardSubject, type SubjectReader, spokenOf, subjectReader } from './subjects/heard.ts'
export { speaksIn } from './subjects/speaks.ts'
export type { Ambiguity, Duties, Subject, SubjectId } from './subjects/types.ts'
// trial.ts, too, is imported only where knowledge is tried.
export type { Place, Sentences } from './trial.ts'
export type {
  AnnexRole,
  Authority,
  Condition,
  Duty,
  Expression,
  Knowledge,
  Lineage,
  Link,
  Made,
  Phrasing,
  RegulationKnowledge,
  SaidFor,
  Template,
  Unmodelled,
  Warning,
} from './types.ts'
export { knowledgeOn, predecessorOf, versionOn, versionsOf } from './versions.ts'
export { plainWords, type Wording } from './wording.ts'
export { type Mention, type Worded, type WordingReader, wordingReader } from './wording-reader.ts'
export type { KnowledgeFile } from './yaml.ts'
