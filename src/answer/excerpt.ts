import { speaksIn } from '../knowledge/index.ts'
import type { Clause } from '../law/index.ts'
import type { Found } from '../retrieval/index.ts'
import { pairsOf, piecesOf } from './sentences.ts'

const PIECE = /[。；;，,\n]/u
const LEFT_OUT = '…'

/**
 * A clause in about so many characters: every piece of it with a word that was looked for, however many they are, and of
 * the others as many as have room, from the first. One that ends in a colon is read with what stands under it.
 */
export function excerptOf(
  clause: Pick<Clause, 'id' | 'text'>,
  all: readonly Clause[],
  { rest, subjects }: Pick<Found, 'rest' | 'subjects'>,
  most: number,
): string {
  const text = /[：:]\s*$/u.test(clause.text)
    ? [clause.text, ...all.filter(({ parent }) => parent === clause.id).map((item) => item.text)].join('\n')
    : clause.text
  if (text.length <= most) return text
  const sought = [...pairsOf(rest)]
  const pieces = piecesOf(text, { start: 0, end: text.length }, PIECE).map(({ start, end }) => text.slice(start, end))
  const holds = (piece: string) =>
    sought.some((pair) => piece.includes(pair)) || subjects.some((subject) => speaksIn(piece, subject))
  const kept = new Set(pieces.flatMap((piece, at) => (holds(piece) ? [at] : [])))
  let room = most - [...kept].reduce((sum, at) => sum + (pieces[at]?.length ?? 0), 0)
  for (const [at, piece] of pieces.entries()) {
    if (kept.has(at)) continue
    if (piece.length > room) break
    kept.add(at)
    room -= piece.length
  }
  return pieces.map((piece, at) => (kept.has(at) ? piece : at === 0 || kept.has(at - 1) ? LEFT_OUT : '')).join('')
}
