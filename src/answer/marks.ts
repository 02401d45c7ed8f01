import { plainWords } from '../knowledge/index.ts'
import type { Found } from '../retrieval/index.ts'
import { pairsOf } from './sentences.ts'

/** A piece of a text; `marked` where it is what was looked for. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** A text in pieces that make it up again: the words that were looked for, and those that speak of a subject that was heard, are marked. */
export function markedIn(text: string, { rest, subjects }: Pick<Found, 'rest' | 'subjects'>): Piece[] {
  const words = [...pairsOf(rest), ...subjects.flatMap(({ said }) => plainWords(said))]
  const isMarked = new Array<boolean>(text.length).fill(false)
  for (const word of new Set(words.filter((each) => each !== ''))) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      isMarked.fill(true, at, at + word.length)
  }
  const pieces: Piece[] = []
  for (let start = 0; start < text.length; ) {
    const marked = isMarked[start] === true
    let end = start + 1
    while (end < text.length && isMarked[end] === marked) end += 1
    pieces.push({ text: text.slice(start, end), marked })
    start = end
  }
  return pieces
}
