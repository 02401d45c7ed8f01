import type { Phrase } from '../../law/index.ts'
import { type Interval, readFigures } from '../../quantity/index.ts'
import type { Fact } from '../facts/types.ts'
import { figureAs } from '../facts/value.ts'
import { Unresolved } from '../resolve.ts'

/** A stretch of values that a phrase names, and which of its ends the phrase says belong to it (含). */
export interface Stretch {
  readonly phrase: Phrase
  readonly range: Interval
  readonly keeps: { readonly min: boolean; readonly max: boolean }
}

/** 销售收入小于5000万元（含）的, 5000万元至2亿元, 20人以上不足30人的: the values of a fact that a phrase is of. */
export function stretchIn(phrase: Phrase, fact: Fact): Stretch {
  const { text } = phrase
  const found = readFigures(text).flatMap((reading) => figureAs(fact, reading) ?? [])
  const [first, second, third] = found
  const joined = first && second && !third ? meeting(first, second) : second ? undefined : first
  if (!joined || (joined.min ?? joined.max) === undefined)
    throw new Unresolved(
      `“${text}”里读不出“${fact.id}”的一段取值`,
      '只写一段的短语，如“5000万元以下（含）的”“5000万元至2亿元的”',
    )
  return { phrase, range: joined, keeps: keptIn(text, fact, joined) }
}

/** 10人以上，且不足30人: two bounds that make one stretch; none where they face away from one another. */
function meeting(one: Interval, other: Interval): Interval | undefined {
  const [low, high] = one.max === undefined ? [one, other] : [other, one]
  if (low.min === undefined || low.max !== undefined || high.max === undefined || high.min !== undefined)
    return undefined
  return { ...low, ...high }
}

/** 25%（含）-35%: 含 keeps the end that it follows. */
function keptIn(text: string, fact: Fact, { min, max }: Interval): Stretch['keeps'] {
  const kept = { min: false, max: false }
  for (const { index } of text.matchAll(/(?<!不)含/gu)) {
    const before = readFigures(text.slice(0, index)).flatMap((reading) => figureAs(fact, reading) ?? [])
    const ends =
      before.length > 1 ||
      before.some((range) => range.min !== range.max && range.min !== undefined && range.max !== undefined)
    if (min === undefined || (max !== undefined && ends)) kept.max = true
    else kept.min = true
  }
  return kept
}

/**
 * Stretches in the order of their values, each end that two of them name given to the one that says 含; one that both name by 以上 and
 * 以下 stays with both. Throws where values lie between two, or in both. `whole`: and below the first or above the last.
 */
export function tiled<T extends Stretch>(stretches: readonly T[], fact: Fact, whole: boolean): readonly T[] {
  const sorted = [...stretches].sort((a, b) => lowOf(a.range) - lowOf(b.range) || highOf(a.range) - highOf(b.range))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (whole && first && (first.range.min ?? 0) > 0)
    throw new Unresolved(`“${first.phrase.text}”以下没有分档`, '从最低到最高都有的分档')
  if (whole && last && last.range.max !== undefined && !isFull(fact, last.range.max))
    throw new Unresolved(`“${last.phrase.text}”以上没有分档`, '从最低到最高都有的分档')
  for (const [i, upper] of sorted.entries()) {
    const lower = sorted[i - 1]
    if (lower) sorted.splice(i - 1, 2, ...parted(lower, upper, fact))
  }
  return sorted
}

const isFull = (fact: Fact, max: number): boolean => fact.partOfWhole === true && max >= 100

const lowOf = ({ min }: Interval): number => min ?? Number.NEGATIVE_INFINITY
const highOf = ({ max }: Interval): number => max ?? Number.POSITIVE_INFINITY

/** Two neighbours without the end that belongs to the other. */
function parted<T extends Stretch>(lower: T, upper: T, fact: Fact): readonly [T, T] {
  const [high, low] = [highOf(lower.range), lowOf(upper.range)]
  const between = `“${lower.phrase.text}”和“${upper.phrase.text}”之间`
  const step = fact.kind === 'count' ? 1 : 0
  const [openBelow, openAbove] = [lower.range.maxOpen === true, upper.range.minOpen === true]
  const gap = step === 1 ? low + Number(openAbove) - (high - Number(openBelow)) > 1 : low > high
  if (gap) throw new Unresolved(`${between}有取值没有分档`, '首尾相接的分档')
  if (low < high && !(step === 1 && low + Number(openAbove) > high - Number(openBelow)))
    throw new Unresolved(`${between}有取值重复分档`, '互不重叠的分档')
  if (low !== high) return [lower, upper]
  if (openBelow && openAbove) throw new Unresolved(`${between}，界限本身不在任何一档`, '有一档写明“含”界限')
  if (openBelow || openAbove || lower.keeps.max === upper.keeps.min) return [lower, upper]
  return lower.keeps.max
    ? [lower, { ...upper, range: { ...upper.range, minOpen: true } }]
    : [{ ...lower, range: { ...lower.range, maxOpen: true } }, upper]
}
