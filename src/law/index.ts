export type {
  Clause,
  ClauseId,
  ClauseKind,
  Leaf,
  LeafRole,
  Phrase,
  Regulation,
  RegulationId,
  SourceDefect,
} from './clause.ts'
export { addDays, addYears, type Day, dayOf, dayText, englishDayText, isDay } from './day.ts'
export { type ClauseChange, differenceOf, type Piece, piecesOf } from './difference.ts'
export { addressOf, childrenOf, isInAnnex, quotable, regulationOf, whole } from './regulation.ts'
export type { Span } from './span.ts'
export { isMadeOf, places, squeeze, textOf } from './text.ts'
