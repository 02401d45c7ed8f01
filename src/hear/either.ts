import type { Interval } from '../quantity/index.ts'
import { scaled } from './measures.ts'
import type { Figure } from './mention.ts'
import { sizeIn } from './sums.ts'

/** Nothing else stands between figures of which one is so. */
const OR = /^\s?(?:或者?是?|要么是?|还是|\bor\b)\s?$/iu

/** 12个或者15个: which of them it is is not said, so it is anything from the least to the most. */
export function eitherOf(text: string, figures: readonly Figure[]): Figure[] {
  const kept: Figure[] = []
  for (const figure of figures) {
    const last = kept.at(-1)
    const both = last && OR.test(text.slice(last.end, figure.start)) ? hullOf(text, last, figure) : undefined
    if (both) kept.splice(-1, 1, both)
    else kept.push(figure)
  }
  return kept
}

/** Both in the measure that one of them names; undefined where they measure different things, or dates. */
function hullOf(text: string, one: Figure, other: Figure): Figure | undefined {
  const named = other.measure === 'bare' ? one : other
  if ([one, other].some(({ measure, date }) => date !== undefined || (measure !== named.measure && measure !== 'bare')))
    return undefined
  if (named.said?.dimension === 'duration') return undefined
  const [a, b] = [one, other].map(({ measure, interval }) =>
    measure === named.measure ? interval : scaled(interval, sizeIn(text, named)),
  ) as [Interval, Interval]
  const [low, high] = [lower(a, b), higher(a, b)]
  const interval: Interval = {
    ...(low.min === undefined ? {} : { min: low.min }),
    ...(high.max === undefined ? {} : { max: high.max }),
    ...(low.minOpen ? { minOpen: true } : {}),
    ...(high.maxOpen ? { maxOpen: true } : {}),
  }
  const said = named.said && { said: { ...named.said, interval } }
  return { ...named, start: one.start, end: other.end, interval, ...said }
}

const lower = (a: Interval, b: Interval): Interval => ((a.min ?? -Infinity) <= (b.min ?? -Infinity) ? a : b)
const higher = (a: Interval, b: Interval): Interval =>
  (a.max ?? Number.POSITIVE_INFINITY) >= (b.max ?? Number.POSITIVE_INFINITY) ? a : b
