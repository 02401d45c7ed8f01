export { exactly, type Interval } from './interval.ts'
export type { Dimension, Operator, PrintedDate, Reading, ReadingKind } from './reading.ts'
