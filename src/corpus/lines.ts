import type { Span } from '../law/index.ts'
import type { Printed } from './printed.ts'

/**
 * A line that is not blank, cut to its words; `raw` and `printed` have the margins too. Offsets are the seed file's.
 * `text` and `raw` are as the structure is read (simplified, without markup), `said` is as the source has it.
 */
export interface Line extends Span {
  readonly number: number
  readonly text: string
  readonly said: string
  readonly raw: string
  readonly printed: Span
  /** Blank lines and form feeds between this line and the one before. */
  readonly blanksBefore: number
  /** A form feed stands between this line and the one before. */
  readonly newPage: boolean
  /** A row of a table drawn with |. */
  readonly ruled: boolean
  /** Set as a heading with #. */
  readonly heading: boolean
  /** Its 第…条 is printed in signs that only look like it. */
  readonly damaged: boolean
}

const BREAK = /\r\n|[\n\r\f\u2028\u2029]/gu
const BLANK = /[\s\u200B\uFEFF]/u

/** White space of every kind, zero-width space and byte order mark included. */
export const isBlank = (text: string): boolean => /^[\s\u200B\uFEFF]*$/u.test(text)

/** The words of a stretch of the source: the span without its margins. Plain loops, for a regular expression backtracks. */
export function wordsOf(source: string, { start, end }: Span): Span {
  let [from, to] = [start, end]
  while (from < to && BLANK.test(source[from] ?? '')) from++
  while (to > from && BLANK.test(source[to - 1] ?? '')) to--
  return { start: from, end: to }
}

/** The lines of a text that have words in them, in order. */
export function linesOf({ source, reading, rows, headings, damaged }: Printed): Line[] {
  const lines: Line[] = []
  let [from, number, blanks, newPage] = [0, 0, 0, false]
  const take = (end: number) => {
    const words = wordsOf(reading, { start: from, end })
    if (words.start === words.end) {
      blanks++
      return
    }
    lines.push({
      ...words,
      number,
      text: reading.slice(words.start, words.end),
      said: source.slice(words.start, words.end),
      raw: reading.slice(from, end),
      printed: { start: from, end },
      blanksBefore: blanks,
      newPage,
      ruled: rows.has(from),
      heading: headings.has(from),
      damaged: damaged.has(from),
    })
    number += source.slice(from, end).split('\n').length - 1
    blanks = 0
    newPage = false
  }
  number = 1
  for (const match of reading.matchAll(BREAK)) {
    take(match.index)
    if (match[0] === '\f') newPage = true
    else number++
    from = match.index + match[0].length
  }
  take(reading.length)
  return lines
}

/** The line cut in two at `at` in its words. */
export function splitLine(line: Line, at: number): [Line, Line] {
  const cut = line.start + at
  const piece = (printed: Span, blanksBefore: number, newPage: boolean): Line => {
    const raw = line.raw.slice(printed.start - line.printed.start, printed.end - line.printed.start)
    const words = wordsOf(raw, { start: 0, end: raw.length })
    const span = { start: printed.start + words.start, end: printed.start + words.end }
    return {
      ...span,
      number: line.number,
      text: raw.slice(words.start, words.end),
      said: line.said.slice(span.start - line.start, span.end - line.start),
      raw,
      printed,
      blanksBefore,
      newPage,
      ruled: false,
      heading: line.heading,
      damaged: line.damaged && printed.start === line.printed.start,
    }
  }
  const head = piece({ start: line.printed.start, end: cut }, line.blanksBefore, line.newPage)
  return [head, piece({ start: cut, end: line.printed.end }, 0, false)]
}

/** Ends what it says: a full stop, colon or the like, closing quotes and brackets after it included. */
export const isComplete = (text: string): boolean => /[。！？；：.!?;:…][”’」』"'）)】》\s]*$/u.test(text)

/** How wide a text is set, a Latin letter or digit taking half of what a Chinese character takes. */
const widthOf = (text: string): number => text.length - (text.match(/[\x20-\x7e]/gu)?.length ?? 0) / 2

/** How a text is set: wrapped at a page's width, or one line a paragraph. */
export interface Setting {
  readonly wrapped: boolean
  /** Reaches the margin, so that the next line may go on with it. */
  fills(line: Line): boolean
}

/**
 * Judged from the lines themselves: in a wrapped text many lines of prose break off in mid-sentence, and where they do
 * they are much of a length.
 */
export function settingOf(lines: readonly Line[]): Setting {
  const prose = lines.filter((line) => line.text.length >= 15 && !line.text.includes('\t'))
  const open = prose.filter((line) => !isComplete(line.text)).map((line) => widthOf(line.text))
  const width = open.sort((a, b) => a - b)[Math.floor(open.length * 0.5)] ?? 0
  const alike = open.filter((each) => Math.abs(each - width) <= Math.max(2, width * 0.12)).length
  const wrapped = open.length >= 3 && open.length > prose.length * 0.35 && alike > open.length * 0.6
  return { wrapped, fills: (line) => wrapped && widthOf(line.text) >= width - 1 }
}
