import type { RegulationKnowledge } from '../knowledge/index.ts'
import type { Clause, ClauseId, Day, Phrase } from '../law/index.ts'
import type { Parts } from '../reply/index.ts'
import { breakIn, HEAD, piecesOf, trimmed } from './sentences.ts'
import { isMarked, standingWord } from './standing.ts'

/** What a phone shows in a line or two of its own. */
export const LINE = 90
/** Room for the clause's number and the signs around it. */
export const NUMBER = 12
/** In place of what is left out between two stretches of one clause. */
export const ELISION = '……'

/** Words of one clause for a line, and how many characters they are. */
export interface Words {
  readonly ref: ClauseId
  readonly text: Parts
  readonly length: number
}

/** A place, with the standing of its text where that must be told: 四川（已届满）. */
export const placeOf = (regulation: RegulationKnowledge, asOf: Day): string =>
  isMarked(regulation, asOf) ? `${regulation.place}（${standingWord(regulation, asOf)}）` : regulation.place

/** How a clause begins, up to its first comma or as far as a line goes. */
export function headOf({ id, text }: Clause): Phrase {
  const [first] = piecesOf(text, { start: 0, end: text.length }, HEAD)
  const { start, end } = first ?? { start: 0, end: text.length }
  const span = trimmed(text, {
    start,
    end: end - start <= HEAD_LENGTH ? end : breakIn(text, start, start + HEAD_LENGTH),
  })
  return { ref: id, text: text.slice(span.start, span.end), span }
}

const HEAD_LENGTH = 24
