import { type Operator, type Reading, readFigures } from '../quantity/index.ts'
import { Unresolved } from './resolve.ts'
import type { FactKind, Test } from './types.ts'

interface Threshold {
  readonly op: Bound
  readonly threshold: number
}

type Bound = Extract<Test, { kind: 'threshold' }>['op']

/** Measure words that count the same kind of thing. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  人: ['人', '名', '位'],
  家: ['家', '个'],
  项: ['项', '例', '件', '个'],
}

const isBound = (op: Operator | undefined): op is Bound => op === 'ge' || op === 'gt' || op === 'le' || op === 'lt'

/** Whether a figure is in a unit that a fact of this kind can be measured in. */
function fits(reading: Reading, kind: FactKind, unit: string | undefined): boolean {
  if (!reading.figure) return false
  if (kind === 'count') return unit !== undefined && (UNITS[unit] ?? []).includes(reading.unit ?? '')
  return reading.dimension === kind
}

export type ThresholdReading =
  | { readonly op: Bound; readonly threshold: number }
  | { readonly found: string; readonly wanted: string }

/**
 * Operator and threshold out of the law's phrase, in 元, m², percent or a count. `operatorPhrase` is the phrase that has the operator
 * where two alternatives share one (国家级项目 1 项或省级项目 3 项以上). Throws Unresolved where the phrase is no single bound of the fact's unit.
 */
export function readThreshold(
  phrase: string,
  kind: FactKind,
  unit: string | undefined,
  operatorPhrase?: string,
): Threshold {
  const reading = figureIn(phrase, kind, unit)
  const op = operatorPhrase === undefined ? reading.op : figureIn(operatorPhrase, kind, unit).op
  const bound = reading.interval?.min ?? reading.interval?.max
  if (!isBound(op) || bound === undefined) {
    throw new Unresolved(
      `${reading.surface} in “${phrase}”, which is no bound`,
      'a phrase with 不少于, 以上, 低于, 不超过 …, or `operator:` with the phrase that has it',
    )
  }
  return { op, threshold: bound }
}

function figureIn(phrase: string, kind: FactKind, unit: string | undefined): Reading {
  const figures = readFigures(phrase).filter((reading) => reading.figure)
  const [reading, second] = figures.filter((figure) => fits(figure, kind, unit))
  if (reading && !second) return reading
  const shown = figures.map((figure) => `${figure.surface} (${figure.unit ?? 'no unit'})`).join(', ') || 'no figure'
  throw new Unresolved(`${shown} in “${phrase}”`, `one figure that a fact in ${unit ?? kind} can be measured by`)
}
