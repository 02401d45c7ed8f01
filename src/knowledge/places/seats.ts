import type { Choice, Fact } from '../facts/types.ts'
import { Unresolved } from '../resolve.ts'
import { type DivisionCode, liesIn } from './division.ts'
import type { Places } from './places.ts'

/** A regulation's id and the division that it is of. */
export interface Held {
  readonly id: string
  readonly division: DivisionCode
}

/**
 * Where an applicant may be registered: in the place of a regulation that is held, the narrower before the wider, or elsewhere. A place
 * bears the id of its regulation, of the first where it has several.
 */
export function withSeats(fact: Fact, regulations: readonly Held[], places: Places): Fact {
  if (fact.role !== 'seat') return fact
  const first = new Map<DivisionCode, string>()
  for (const { id, division } of regulations) if (!first.has(division)) first.set(division, id)
  const divisions = [...first.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const seats = divisions.map((division): [string, Choice] => {
    const inner = divisions.filter((other) => other !== division && liesIn(other, division))
    const label = places.fullName(division) + exceptFor(inner, places)
    return [first.get(division) ?? '', { label, words: [], own: [], unlike: [], division }]
  })
  const clash = seats.find(([id]) => Object.hasOwn(fact.choices, id))
  if (clash)
    throw new Unresolved(`the choice ${clash[0]} of ${fact.id}`, 'no place of a regulation: those are worked out')
  return { ...fact, choices: { ...Object.fromEntries(seats), ...fact.choices } }
}

const exceptFor = (inner: readonly DivisionCode[], places: Places): string =>
  inner.length === 0 ? '' : `（${inner.map((code) => places.division(code)?.name ?? '').join('、')}以外）`

/** The seats named, with all that lie in them: whoever is registered in 聊城 is so in 山东. */
export function withinSeats({ choices }: Fact, values: readonly (string | boolean)[]): (string | boolean)[] {
  const wide = values.flatMap((value) => choices[String(value)]?.division ?? [])
  const inner = Object.entries(choices).flatMap(([id, { division }]) =>
    division && wide.some((code) => liesIn(division, code)) ? [id] : [],
  )
  return [...new Set([...values, ...inner])]
}
