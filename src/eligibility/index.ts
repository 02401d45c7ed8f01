export { speaksAgainst } from './against.ts'
export {
  type Assessment,
  assess,
  DECISIVE_FIRST,
  type Finding,
  factOf,
  type Status,
  sidesOf,
  statusOf,
  toldOf,
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
export { bandsFor } from './measured.ts'
export { isSettled, type Outcome } from './outcome.ts'
export { type OpenFact, openFacts } from './rank.ts'
export { outcomeOf } from './requirement.ts'
