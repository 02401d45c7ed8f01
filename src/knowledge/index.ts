export { type Account, accountsOf } from './accounts.ts'
export type { AskingWords, FigureId, FigureKind, WantKind } from './asking/types.ts'
export { type Fault, KnowledgeError } from './faults.ts'
// load.ts is no part of this face: with YAML and zod behind it, it is imported only where there is no snapshot.
export type { Library } from './load.ts'
export { fingerprintOf, freeze, thaw } from './snapshot.ts'
export { speaksIn } from './subjects/speaks.ts'
export type { Ambiguity, Duties, Subject, SubjectId } from './subjects/types.ts'
export type {
  Authority,
  Condition,
  Duty,
  Expression,
  Fact,
  FactId,
  FactKind,
  Knowledge,
  Phrasing,
  RegulationKnowledge,
  Relaxation,
  SaidFor,
  Template,
  Test,
} from './types.ts'
export { plainWords, type Wording } from './wording.ts'
export type { KnowledgeFile } from './yaml.ts'
