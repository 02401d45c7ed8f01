import type { Interval, Reading } from '../../src/quantity/index.ts'

/** An interval as mathematics prints it: [200, 300), with … for no bound. */
export const toldInterval = ({ min, max, minOpen, maxOpen }: Interval): string =>
  `${minOpen || min === undefined ? '(' : '['}${min ?? '…'}, ${max ?? '…'}${maxOpen || max === undefined ? ')' : ']'}`

const figure = ({ surface, value, unit, op, interval }: Reading): string =>
  [
    surface,
    '=',
    Array.isArray(value) ? value.join('~') : value,
    unit ?? '·',
    op,
    interval ? toldInterval(interval) : '',
  ]
    .join(' ')
    .trim()

/** Readings in one line, as the tables of these tests write them: figures with all they say, look-alikes with their kind. */
export const told = (readings: readonly Reading[]): string =>
  readings.map((reading) => (reading.figure ? figure(reading) : `${reading.surface} ${reading.kind}`)).join('；')
