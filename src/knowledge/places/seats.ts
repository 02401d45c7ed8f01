import { choiceOf } from '../facts/choice.ts'
import type { Choice, Fact } from '../facts/types.ts'
import { Unresolved } from '../resolve.ts'
import { quoted } from '../similar.ts'
import { type DivisionCode, liesIn } from './division.ts'
import type { Places } from './places.ts'

/** A regulation's id and the division that it is of. */
export interface Held {
  readonly id: string
  readonly division: DivisionCode
}

/**
 * Where an applicant may be registered: in the place of a regulation that is held, the narrower before the wider, or elsewhere. A place
 * bears the id of its regulation, of the first where it has several; the ids of the others mean it too.
 */
export function withSeats(fact: Fact, regulations: readonly Held[], places: Places): Fact {
  if (fact.role !== 'seat') return fact
  const ids = new Map<DivisionCode, string[]>()
  for (const { id, division } of regulations) ids.set(division, [...(ids.get(division) ?? []), id])
  const divisions = [...ids.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const seats = divisions.map((division): [string, Choice] => {
    const inner = divisions.filter((other) => other !== division && liesIn(other, division))
    const label = places.fullName(division) + exceptFor(inner, places)
    const [id = '', ...also] = ids.get(division) ?? []
    return [id, { label, words: [], own: [], unlike: [], division, ...(also.length > 0 ? { also } : {}) }]
  })
  const clash = seats.find(([id]) => Object.hasOwn(fact.choices, id))
  if (clash)
    throw new Unresolved(`${quoted(fact.id)}的选项${quoted(clash[0])}`, '不写办法所在的地方：那些由程序推出', {
      words: clash[0],
    })
  return { ...fact, choices: { ...Object.fromEntries(seats), ...fact.choices } }
}

const exceptFor = (inner: readonly DivisionCode[], places: Places): string =>
  inner.length === 0 ? '' : `（${inner.map((code) => places.division(code)?.name ?? '').join('、')}以外）`

/** The seats named, with all that lie in them, by every id: whoever is registered in 聊城 is so in 山东. */
export function withinSeats(fact: Fact, values: readonly (string | boolean)[]): (string | boolean)[] {
  const wide = values.flatMap((value) => fact.choices[choiceOf(fact, value) ?? '']?.division ?? [])
  const inner = Object.entries(fact.choices).flatMap(([id, { division, also = [] }]) =>
    division && wide.some((code) => liesIn(division, code)) ? [id, ...also] : [],
  )
  return [...new Set([...values, ...inner])]
}
