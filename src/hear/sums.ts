import { type Interval, intervalIn } from '../quantity/index.ts'
import { clean, scaled } from './measures.ts'
import type { Figure } from './mention.ts'

const PLUS = /^\s?(?:\+|加上?)\s?$/u
const EQUALS = /^\s?(?:=|等于)\s?$/u

/** 400+450+520, 310加360, 310+360=670, 一年零三个月: figures with nothing but a plus between them are one, their sum. */
export function added(text: string, figures: readonly Figure[]): Figure[] {
  const kept: Figure[] = []
  for (let from = 0; from < figures.length; ) {
    let to = from + 1
    while (to < figures.length && isAdded(text, figures[to - 1] as Figure, figures[to] as Figure)) to++
    const run = figures.slice(from, to)
    const sum = run.length > 1 ? sumOf(text, run) : undefined
    const whole = sum && figures[to]
    if (whole && EQUALS.test(text.slice(sum.end, whole.start)) && isWorth(text, whole, sum)) {
      kept.push({ ...sum, ...(whole.measure === 'bare' ? {} : whole), start: sum.start, end: whole.end })
      to++
    } else kept.push(...(sum ? [sum] : run))
    from = to
  }
  return kept
}

function isAdded(text: string, one: Figure, other: Figure): boolean {
  const between = text.slice(one.end, other.start)
  const years = one.said?.dimension === 'duration' && other.said?.dimension === 'duration'
  return PLUS.test(between) || (years && between === '' && one.said?.unit !== other.said?.unit)
}

/** So many characters after a whole its part is said. */
const NEAR = 10

/** 一共2000来平 其中研发的大概600: a bare figure after what it is a part of is in the same unit. */
export const amongst = (text: string, figures: readonly Figure[]): Figure[] =>
  figures.map((figure, i) => {
    const whole = figures[i - 1]
    if (!whole?.whole || figure.measure !== 'bare' || figure.start - whole.end > NEAR) return figure
    return { ...figure, measure: whole.measure, interval: scaled(figure.interval, sizeIn(text, whole)) }
  })

/** Whether a figure is what a sum comes to, as it is written or in its unit. */
function isWorth(text: string, whole: Figure, sum: Figure): boolean {
  const both = sumOf(text, [sum, whole])
  const [own, of] = [both?.interval, sum.measure === 'bare' ? scaled(sum.interval, sizeIn(text, whole)) : sum.interval]
  const twice = of.min !== undefined && of.max === of.min ? clean(of.min * 2) : undefined
  return twice !== undefined && own?.min === twice && own.max === twice
}

/** The sum of a run in the one unit that it names; undefined where it names several, or a member is open to a side. */
function sumOf(text: string, run: readonly Figure[]): Figure | undefined {
  const named = run.filter(({ measure }) => measure !== 'bare')
  const unit = named.at(-1) ?? run.at(-1)
  if (!unit || unit.date !== undefined || named.some(({ measure }) => measure !== unit.measure)) return undefined
  const size = sizeIn(text, unit)
  const each = run.map((figure) =>
    figure.measure === unit.measure ? inUnitOf(unit, figure) : scaled(figure.interval, size),
  )
  const interval = total(each)
  const parts = run.map(({ start, end, interval: own }, i) => ({ start, end, interval: each[i] ?? own }))
  const [first, last] = [run[0] as Figure, run.at(-1) as Figure]
  const said = unit.said && interval && { said: { ...unit.said, interval } }
  return interval && { ...unit, start: first.start, end: last.end, interval, parts, ...said }
}

/** A figure of the same measure in the very unit of another: a year in months. */
function inUnitOf({ said: wanted }: Figure, { said, interval }: Figure): Interval | undefined {
  if (wanted?.unit === said?.unit) return interval
  return wanted?.unit && said ? intervalIn(wanted.unit, said) : undefined
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/u

/** What one of the unit of a figure comes to: 450万 is of 万. 400+450万 are both in it; 大概 says as much to both sides. */
export function sizeIn(text: string, { start, end, measure, interval: { min, max, minOpen } }: Figure): number {
  const number = Number(NUMBER.exec(text.slice(start, end))?.[0].replaceAll(',', ''))
  if (measure === 'bare' || min === undefined || !(number > 0)) return 1
  return clean((minOpen || max === undefined ? min : (min + max) / 2) / number)
}

/** The sum of intervals that are bounded, open where one is; undefined where one has no bound. */
export function total(intervals: readonly (Interval | undefined)[]): Interval | undefined {
  const [first, ...rest] = intervals
  if (first?.min === undefined || first.max === undefined) return undefined
  let sum = first
  for (const next of rest) {
    if (next?.min === undefined || next.max === undefined) return undefined
    sum = {
      min: clean((sum.min ?? 0) + next.min),
      max: clean((sum.max ?? 0) + next.max),
      ...(sum.minOpen || next.minOpen ? { minOpen: true } : {}),
      ...(sum.maxOpen || next.maxOpen ? { maxOpen: true } : {}),
    }
  }
  return sum
}
