import type { OfficeNote, Words } from './office-file.ts'

/** More notes of one kind than a clerk will read are counted instead. */
const NOTES_OF_A_KIND = 40

/** What a person cannot read: a sign that was lost, one of a font's own, a control sign. */
const UNREADABLE = /\uFFFD|\p{Co}|(?![\t\n\f\r])\p{Cc}/gu

/** Takes the lines of a text in order, and what is to be said of each. */
export class LineWriter {
  readonly #lines: string[] = []
  readonly #notes: OfficeNote[] = []

  /** The line that is written next, from 1. */
  get next(): number {
    return this.#lines.length + 1
  }

  /** Writes words of one line or more. */
  write(words: string): void {
    for (const line of words.split('\n')) this.#lines.push(line)
  }

  /** Parts what follows from what stands above by one blank line. */
  part(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('')
  }

  note(found: string, remedy?: string, line?: number): void {
    this.#notes.push({ ...(line === undefined ? {} : { line }), found, ...(remedy === undefined ? {} : { remedy }) })
  }

  /** All that was written, with a note on each line that holds signs nobody can read. */
  words(): Words {
    const text = `${this.#lines.join('\n')}\n`
    return { text, notes: [...this.#notes, ...unreadable(text)] }
  }
}

/** How many signs of a text nobody can read. */
export const countUnreadable = (text: string): number => text.match(UNREADABLE)?.length ?? 0

function unreadable(text: string): OfficeNote[] {
  const found = text.split('\n').flatMap((line, i) => {
    const signs = [...new Set(line.match(UNREADABLE) ?? [])]
    return signs.length === 0 ? [] : [{ line: i + 1, signs, words: line.replace(UNREADABLE, '□') }]
  })
  const remedy = '请对照原件，把这几个字改正后再导入'
  const told = found.slice(0, NOTES_OF_A_KIND).map(({ line, signs, words }) => ({
    line,
    found: `有读不出的字（${signs.map(codeOf).join('、')}）：${excerpt(words)}`,
    remedy,
  }))
  const more = found.length - told.length
  return more > 0 ? [...told, { found: `另有 ${more} 行也有读不出的字`, remedy }] : told
}

const codeOf = (sign: string): string => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** The head of words that are told in a note. */
export const excerpt = (words: string): string => {
  const signs = [...words.trim()]
  return signs.length > 40 ? `${signs.slice(0, 40).join('')}…` : signs.join('')
}
