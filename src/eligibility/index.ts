export {
  type Assessment,
  assess,
  DECISIVE_FIRST,
  type Finding,
  type SideFinding,
  type Status,
  verdictOf,
} from './assess.ts'
export { type FactTable, factsUsedBy, holds } from './evaluate.ts'
export {
  changedBy,
  type FactFault,
  type Facts,
  type FactsReading,
  type FactValue,
  isKnown,
  readFacts,
  sameValue,
} from './facts.ts'
export { type OpenFact, openFacts } from './rank.ts'
