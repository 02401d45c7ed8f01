import type { MadeOf } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import type { Vocabulary } from './frame.ts'
import { plain } from './measures.ts'
import { intervalOf, type Reading } from './readings.ts'
import { total } from './sums.ts'

/** Facts that nobody stated but that follow from the quantities stated: debts of assets, kinds of patents, years. `restIsMore`: of several that are compared, those not told are more. */
export function derived(found: readonly Reading[], { madeOf, yearsOf }: Vocabulary, restIsMore = false): Reading[] {
  const told = new Map(
    found.flatMap((reading) => (reading.ids.length === 1 ? [[reading.ids[0] as string, reading] as const] : [])),
  )
  return [...madeOf].flatMap(([id, of]) => {
    // What only follows from a fact is not said: whoever keeps facts draws it.
    if (of.kind === 'any' || told.has(id)) return []
    const parts = partsOf(of, yearsOf).flatMap((part) => told.get(part) ?? [])
    const value = worked(of, parts, restIsMore, yearsOf)
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

const partsOf = (of: MadeOf, yearsOf: Vocabulary['yearsOf']): readonly string[] =>
  of.kind === 'share' ? [of.part, of.whole] : of.kind === 'years' ? yearsOf(of.of) : of.of

function worked(
  of: Exclude<MadeOf, { kind: 'any' }>,
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
