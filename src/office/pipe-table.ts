import { excerpt, type LineWriter } from './line-writer.ts'

/** Rows of as many cells each: a Markdown table, parted from what stands around it, the first row its head. */
export function writeTable(lines: LineWriter, rows: readonly (readonly string[])[]): void {
  const [head, ...others] = rows
  if (!head) return
  lines.part()
  lines.write(rowOf(head))
  lines.write(rowOf(head.map(() => '---')))
  for (const row of others) lines.write(rowOf(row))
  lines.part()
}

const rowOf = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`

const inCell = (words: string): string =>
  words.replace(/\s/gu, ' ').trim().replaceAll('\\', '\\\\').replaceAll('|', '\\|')

/** The head of a table's row, for a note. */
export const excerptOf = (row: readonly string[]): string => excerpt(row.filter((cell) => cell !== '').join(' '))
