import stringWidth from 'string-width'

const PLAIN = /^[\x20-\x7e]*$/u
const WIDE = /^[\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/u

/** Columns a text takes on a terminal, a Chinese character two. What most text is made of needs no table of characters. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length
  return WIDE.test(text) ? text.length * 2 : stringWidth(text)
}

/** Marks that must not begin a line, and those that must not end one. */
const CLOSING = /^[，。；：、！？”’）》】」』%％)\],.;:!?]/u
const OPENING = /[“‘（《【「『(]$/u

/** What is never broken: a number with its unit, a word, a run of spaces; any other character stands alone. */
const PIECE = /\d[\d.,]*(?: ?(?:平方米|[万亿]?元|个百分点|人|家|项|例|年|%))?|[\x21-\x7e]+|\s+|./gu

/** Breaks text into lines of at most `columns`, between any two Chinese characters but inside no word or number, never before 。 or after （. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(4, columns)))
}

function wrapLine(text: string, columns: number): string[] {
  const pieces = (text.match(PIECE) ?? []).flatMap((word) =>
    widthOf(word) > columns ? (word.match(/[\d.,]+|./gu) ?? []) : [word],
  )
  const lines: string[] = []
  let line: string[] = []
  let used = 0
  for (const piece of pieces) {
    if (used + widthOf(piece) > columns) {
      const carried = carriedFrom(line, piece)
      lines.push(line.join('').trimEnd())
      line = carried
      used = widthOf(carried.join(''))
      if (line.length === 0 && /^\s+$/u.test(piece)) continue
    }
    line.push(piece)
    used += widthOf(piece)
  }
  if (line.length > 0 || lines.length === 0) lines.push(line.join('').trimEnd())
  return lines
}

/** Takes off the end of a full line what must stand beside the piece that opens the next one. */
function carriedFrom(line: string[], next: string): string[] {
  const carried: string[] = []
  for (let first = next; line.length > 1 && (CLOSING.test(first) || OPENING.test(line.at(-1) ?? '')); ) {
    first = line.pop() ?? ''
    carried.unshift(first)
  }
  return carried
}

/** Fills a text up to `columns` with spaces. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - widthOf(text)))
