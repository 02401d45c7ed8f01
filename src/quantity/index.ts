export { type Comparison, compare, exactly, gap, type Interval, isEmpty, wholeInterval } from './interval.ts'
export { parseNumeral, parseOrdinalNumeral } from './numeral.ts'
export { readFigures } from './read-figures.ts'
export type { Dimension, Operator, PrintedDate, Reading, ReadingKind } from './reading.ts'
