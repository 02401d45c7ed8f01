export { type Account, accountsOf } from './accounts.ts'
export { type Fault, KnowledgeError } from './faults.ts'
export { type Library, loadKnowledge } from './load.ts'
export type {
  Authority,
  Condition,
  Expression,
  Fact,
  FactId,
  FactKind,
  Knowledge,
  RegulationKnowledge,
  Relaxation,
  Template,
  Test,
  Topic,
} from './types.ts'
export type { KnowledgeFile } from './yaml.ts'
