import type { RegulationId } from '../law/index.ts'
import type { Ticket } from './ticket.ts'

/** A question answered before. All words are masked. */
export interface Similar {
  readonly id: string
  readonly place?: RegulationId
  readonly question: string
  readonly answer: string
  readonly at: number
}

const MOST = 3
/** Of the pairs of signs in two questions, the share that both have; with less they are of different things. Tuned on no set. */
const LEAST = 0.2

/** Earlier questions of the same place, or of none, that were answered, the likest first. */
export function similarTo(ticket: Ticket, earlier: readonly Ticket[], mask: (words: string) => string): Similar[] {
  const own = pairsOf(ticket.masked)
  return earlier
    .filter(
      ({ id, place }) =>
        id !== ticket.id && (place === undefined || ticket.place === undefined || place === ticket.place),
    )
    .flatMap((each) => {
      const answers = each.events.filter(({ words, kind, by }) => words && by !== undefined && ANSWERS.has(kind))
      const last = answers.at(-1)
      const like = last ? likeness(own, pairsOf(each.masked)) : 0
      return last && like >= LEAST ? [{ each, like, at: last.at, said: answers.map(({ words = '' }) => words) }] : []
    })
    .sort((a, b) => b.like - a.like || b.at - a.at)
    .slice(0, MOST)
    .map(({ each: { id, place, masked }, at, said }) => ({
      id,
      ...(place === undefined ? {} : { place }),
      question: masked,
      answer: mask(said.join('\n')),
      at,
    }))
}

const ANSWERS: ReadonlySet<string> = new Set(['answered', 'closed'])

function pairsOf(words: string): ReadonlySet<string> {
  const signs = [
    ...words
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
  return new Set(signs.slice(1).map((sign, i) => `${signs[i]}${sign}`))
}

/** Twice the pairs in common over all pairs: 1 for the same, 0 for nothing in common. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((pair) => other.has(pair)).length
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size)
}
