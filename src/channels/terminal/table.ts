import { pad, widthOf, wrap } from './width.ts'

const GAP = 2

/** A table in at most `columns`: columns as wide as their words where there is room, else the widest ones give way and wrap. */
export function drawTable(head: readonly string[], rows: readonly (readonly string[])[], columns: number): string {
  const widths = fitted(natural(head, rows), columns - GAP * (head.length - 1))
  const line = (cells: readonly string[]) => drawRow(cells, widths)
  const rule = widths.map((width) => '─'.repeat(width)).join(' '.repeat(GAP))
  return [line(head), rule, ...rows.map(line)].join('\n')
}

const natural = (head: readonly string[], rows: readonly (readonly string[])[]): number[] =>
  head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => Math.max(...(row[column] ?? '').split('\n').map(widthOf)))),
  )

/** Takes columns from the widest until the table fits. */
function fitted(widths: readonly number[], room: number): number[] {
  const given = [...widths]
  for (let over = given.reduce((sum, width) => sum + width, 0) - room; over > 0; over--) {
    const widest = given.indexOf(Math.max(...given))
    const width = given[widest] ?? 0
    if (width <= 6) break
    given[widest] = width - 1
  }
  return given
}

function drawRow(cells: readonly string[], widths: readonly number[]): string {
  const wrapped = widths.map((width, column) => wrap(cells[column] ?? '', width))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, i) =>
    widths
      .map((width, column) => pad(wrapped[column]?.[i] ?? '', width))
      .join(' '.repeat(GAP))
      .trimEnd(),
  ).join('\n')
}
