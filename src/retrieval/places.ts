import type { RegulationKnowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'

/** A question with the places it names, and its words without them: a place's name says where, never what. */
export interface Placed {
  readonly regulations: readonly RegulationId[]
  readonly rest: string
}

/** Finds places by the names people use for them, the longest first, so that 重庆市万州区 is not 重庆. */
export function placesIn(question: string, regulations: Iterable<RegulationKnowledge>): Placed {
  const names = [...regulations]
    .flatMap(({ id, places }) => places.map((name) => ({ id, name })))
    .sort((a, b) => b.name.length - a.name.length)
  const found: { id: RegulationId; at: number }[] = []
  let rest = question
  for (const { id, name } of names) {
    for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name, at + 1)) {
      found.push({ id, at })
      rest = rest.slice(0, at) + ' '.repeat(name.length) + rest.slice(at + name.length)
    }
  }
  const order = found.sort((a, b) => a.at - b.at).map(({ id }) => id)
  return { regulations: [...new Set(order)], rest: rest.replace(/ +/gu, ' ').trim() }
}
