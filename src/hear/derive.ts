import { type MadeOf, partsOf as madeFrom } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import type { Vocabulary } from './frame.ts'
import { plain } from './measures.ts'
import { intervalOf, type Reading } from './readings.ts'
import { total } from './sums.ts'

/** Facts that nobody stated but that follow from the quantities stated: debts of assets, kinds of patents, years. `restIsMore`: of several that are compared, those not told are more. */
export function derived(found: readonly Reading[], vocabulary: Vocabulary, restIsMore = false): Reading[] {
  const { madeOf, yearsOf } = vocabulary
  const told = new Map(
    found.flatMap((reading) => (reading.ids.length === 1 ? [[reading.ids[0] as string, reading] as const] : [])),
  )
  return [...madeOf].flatMap(([id, of]) => {
    // What only follows from a fact is not said: whoever keeps facts draws it.
    if (of.kind === 'any' || of.kind === 'growth' || of.kind === 'since' || told.has(id)) return []
    const years = of.kind === 'years' ? eachYear(id, found, vocabulary) : undefined
    const parts = years ?? partsOf(of, yearsOf).flatMap((part) => told.get(part) ?? [])
    const value = years ? total(years.map((each) => intervalOf(each.value))) : worked(of, parts, restIsMore, yearsOf)
    if (!value) return []
    return [
      {
        ids: [id],
        value: plain(value),
        from: Math.min(...parts.map(({ from }) => from)),
        to: Math.max(...parts.map(({ to }) => to)),
        sure: Math.min(...parts.map(({ sure }) => sure)),
      },
    ]
  })
}

/** No text asks for a sum over more years. */
const MOST_YEARS = 10

/** 2023年310万，2024年420万，2025年400万: what was told of every year that a fact is the sum over; undefined where one is left out. */
function eachYear(id: string, found: readonly Reading[], { isOf, siblingsOf }: Vocabulary): Reading[] | undefined {
  const kin = new Set([id, ...siblingsOf(id)])
  const all = upTo(MOST_YEARS)
  const last = all.find((years) => years > 1 && isOf(id, { from: 1, to: years }))
  if (last === undefined) return undefined
  const parts = upTo(last).flatMap((ago) => {
    const own = found.filter(({ ids: [first = '', another] }) => {
      const [name = '', span] = first.split('@')
      const isYear = span === undefined ? isOf(first, { from: ago, to: ago }) : span === `${ago}-${ago}`
      return another === undefined && kin.has(name) && isYear
    })
    return own.slice(-1)
  })
  return parts.length === last ? parts : undefined
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1)

const partsOf = (of: MadeOf, yearsOf: Vocabulary['yearsOf']): readonly string[] =>
  of.kind === 'years' ? yearsOf(of.of) : madeFrom(of)

function worked(
  of: Exclude<MadeOf, { kind: 'any' | 'growth' | 'since' }>,
  parts: readonly Reading[],
  restIsMore: boolean,
  yearsOf: Vocabulary['yearsOf'],
): Interval | undefined {
  const values = parts.map(({ value }) => intervalOf(value))
  switch (of.kind) {
    case 'sum':
      return parts.length > 0 ? total(values) : undefined
    case 'years':
      return parts.length === yearsOf(of.of).length && parts.length > 1 ? total(values) : undefined
    case 'least': {
      const least = Math.min(...values.map((value) => value?.min ?? Number.POSITIVE_INFINITY))
      return parts.length > (restIsMore ? 0 : 1) && Number.isFinite(least) ? { min: least, max: least } : undefined
    }
    case 'share': {
      const [part, whole] = values
      const exact =
        part?.min !== undefined && part.min === part.max && whole?.min !== undefined && whole.min === whole.max
      if (!exact || parts.length < 2 || !whole.min) return undefined
      const share = Number((((part.min as number) / whole.min) * 100).toPrecision(12))
      return { min: share, max: share }
    }
  }
}
