import type { FactId } from '../knowledge/index.ts'
import type { Frame, Vocabulary } from './frame.ts'
import type { Sense } from './mention.ts'
import type { Sign } from './signs.ts'

/** What somebody does not know: each word's facts, of which it is one. */
export type Unknowns = readonly (readonly FactId[])[]

/** So many signs before a stretch a thing was named whose other year is not known in it. */
const FAR = 60

/**
 * The facts that a stretch [from, to) says are not known: those it names, of one year where it says which; a year alone,
 * 前年的还没算出来, is of what was named before; nothing named at all is what was asked.
 */
export function unknownsIn(frame: Frame, from: number, to: number, vocabulary: Vocabulary): Unknowns {
  const { signs, asked } = frame
  const own = signs.slice(from, to)
  const year = own.map(periodIn).find((period) => period !== undefined)
  const named = own.map((sign) => meant(factsOf(sign, frame), year, frame, vocabulary)).filter((ids) => ids.length > 0)
  if (named.length > 0) return apart(named)
  const before = year && signs.slice(Math.max(0, from - FAR), from).findLast((sign) => factsOf(sign, frame).length > 0)
  const kin = before ? factsOf(before, frame).flatMap((id) => [id, ...vocabulary.siblingsOf(id)]) : []
  const of = year ? [...new Set(kin)].filter((id) => vocabulary.isOf(id, year)) : []
  if (of.length > 0) return [of]
  return asked === undefined ? [] : [[asked]]
}

type Period = Extract<Sense, { kind: 'period' }>

const periodIn = ({ named }: Sign): Period | undefined => named?.senses.find((sense) => sense.kind === 'period')

/** What a word names, not what it says of it: 事业单位 is who one is, and no question of how one is registered. */
const factsOf = ({ named }: Sign, { traitsOf }: Frame): FactId[] => [
  ...new Set(
    (named?.senses ?? []).flatMap((sense) =>
      sense.kind === 'fact' && NAMES.has(sense.role) && traitsOf(sense.fact) ? [sense.fact] : [],
    ),
  ),
]

const NAMES: ReadonlySet<string> = new Set(['name', 'topic'])

/** Of what a word is shared by: what was asked, else what is of the year, else what the text tests. */
function meant(
  ids: readonly FactId[],
  year: Period | undefined,
  { asked, regulation }: Frame,
  { isOf, isTested, siblingsOf }: Vocabulary,
): readonly FactId[] {
  if (ids.length === 0) return ids
  const several = year ? [...new Set([...ids, ...ids.flatMap(siblingsOf)])].filter((id) => isOf(id, year)) : []
  if (several.length > 0) return several
  if (asked !== undefined && ids.includes(asked)) return [asked]
  const tested = ids.filter((id) => isTested(id, regulation))
  return tested.length > 0 ? tested : ids
}

/** What one word names more surely than another is not named twice. */
function apart(named: readonly (readonly FactId[])[]): Unknowns {
  const sure = new Set(named.filter((ids) => ids.length === 1).flat())
  const rest = named.filter((ids) => ids.length > 1 && !ids.some((id) => sure.has(id)))
  return [...[...sure].map((id) => [id]), ...new Map(rest.map((ids) => [ids.join(), ids])).values()]
}
