import type { Piece } from './pdf-page.ts'

/** Words on one height that stand close together. */
export interface Stretch {
  readonly x: number
  readonly text: string
}

/** A printed line: its stretches from left to right. */
export interface PrintedLine {
  readonly y: number
  readonly size: number
  readonly stretches: readonly Stretch[]
}

/** Gaps in parts of the height of the letters: so wide parts columns, so wide is a blank. */
const COLUMN = 1.8
const BLANK = 0.45

/** The lines that pieces of text make, from the top. */
export function linesOf(pieces: readonly Piece[]): PrintedLine[] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y)
  const lines: { y: number; size: number; pieces: Piece[] }[] = []
  for (const piece of sorted) {
    const line = lines.at(-1)
    if (line && piece.y - line.y <= 0.4 * Math.max(line.size, piece.size)) {
      line.pieces.push(piece)
      if (piece.size > line.size) Object.assign(line, { y: piece.y, size: piece.size })
    } else lines.push({ y: piece.y, size: piece.size, pieces: [piece] })
  }
  return lines.map(({ y, size, pieces: own }) => ({ y, size, stretches: stretchesOf(own, size) }))
}

export const textOfLine = ({ stretches }: PrintedLine): string => stretches.map(({ text }) => text).join('  ')

function stretchesOf(pieces: readonly Piece[], size: number): Stretch[] {
  const stretches: { x: number; text: string }[] = []
  let last: Piece | undefined
  for (const piece of [...pieces].sort((a, b) => a.x - b.x)) {
    if (last && isShadow(piece, last)) continue
    const gap = last ? piece.x - (last.x + last.width) : Number.POSITIVE_INFINITY
    const open = stretches.at(-1)
    if (!open || gap > COLUMN * size) stretches.push({ x: piece.x, text: piece.text })
    else open.text += (needsBlank(open.text, piece.text, gap / size) ? ' ' : '') + piece.text
    last = piece
  }
  return stretches.map(({ x, text }) => ({ x, text: closed(text) }))
}

/** Letters printed twice, a little aside, to look bold. */
const isShadow = (piece: Piece, last: Piece): boolean =>
  piece.text === last.text && Math.abs(piece.x - last.x) < 0.3 * piece.size

const isLatin = (sign: string | undefined): boolean => sign !== undefined && /[A-Za-z0-9]/u.test(sign)

function needsBlank(before: string, after: string, gap: number): boolean {
  return gap > (isLatin(before.at(-1)) && isLatin(after[0]) ? 0.15 : BLANK)
}

const HAN = '[\\u3400-\\u9FFF\\u3000-\\u303F\\uFF01-\\uFF5E]'
const BESIDE_LATIN = new RegExp(`(?<=${HAN}) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=${HAN})`, 'gu')
const IN_HAN = new RegExp(`(?<=${HAN}) (?=${HAN})`, 'gu')
/** Of the signs of a line so many stand apart where the line is only set wide. */
const SET_WIDE = 4

/** Takes out the blanks that setting makes and nobody typed: between Chinese and figures, and all through a line set wide. */
function closed(text: string): string {
  const beside = text.replace(BESIDE_LATIN, '')
  const apart = beside.match(IN_HAN)?.length ?? 0
  return apart >= SET_WIDE && apart * SET_WIDE >= beside.length - apart ? beside.replace(IN_HAN, '') : beside
}

/** Joins lines of one paragraph: Chinese goes on without a blank, Latin words do not. */
export const runOn = (lines: readonly string[]): string =>
  lines.reduce((text, line) => text + (isLatin(text.at(-1)) && isLatin(line[0]) ? ' ' : '') + line, '')
