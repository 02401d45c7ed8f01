import { childOf, childrenOf, type Element, isOn, propertyOf } from './xml.ts'

/** A cell as printed; merged ones stand once in each place that they fill. */
interface Cell {
  readonly words: string
}

/** A table with every place filled. */
export interface Grid {
  readonly rows: readonly (readonly string[])[]
  readonly merged: boolean
}

/** No page has room for more columns; a larger span is damage. */
const COLUMNS = 200

const spanOf = (properties: Element | undefined, name: string, least: number): number => {
  const value = Number(propertyOf(properties, name) ?? least)
  return Number.isInteger(value) ? Math.min(COLUMNS, Math.max(least, value)) : least
}

const WRAPPERS = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo'])

/** Children of a name, looked for in what Word wraps around them too. */
const unwrapped = (element: Element, name: string): Element[] =>
  childrenOf(element).flatMap((child) =>
    child.name === name ? [child] : WRAPPERS.has(child.name) ? unwrapped(child, name) : [],
  )

/** The cells of a table that only frames what stands in it, one cell a row; undefined of any other. */
export function framedBy(table: Element): readonly Element[] | undefined {
  const rows = unwrapped(table, 'tr').map((row) => unwrapped(row, 'tc'))
  return rows.every((cells) => cells.length <= 1) ? rows.flat() : undefined
}

/** Reads a table; `wordsOf` gives the words of a cell, in the order of the table, each cell asked once. */
export function readTable(table: Element, wordsOf: (cell: Element) => string): Grid {
  const rows: Cell[][] = []
  for (const row of unwrapped(table, 'tr')) {
    const properties = childOf(row, 'trPr')
    if (childOf(properties, 'del')) continue
    rows.push(readRow(row, properties, rows.at(-1), wordsOf))
  }
  return gridOf(rows)
}

function readRow(
  row: Element,
  properties: Element | undefined,
  above: readonly Cell[] | undefined,
  wordsOf: (cell: Element) => string,
): Cell[] {
  const cells: Cell[] = Array.from({ length: spanOf(properties, 'gridBefore', 0) }, () => ({ words: '' }))
  for (const element of unwrapped(row, 'tc')) {
    const own = childOf(element, 'tcPr')
    const words = wordsOf(element)
    const cell = continued(own, 'vMerge') ? above?.[cells.length] : continued(own, 'hMerge') ? cells.at(-1) : undefined
    const filled = cell ?? { words }
    for (let left = spanOf(own, 'gridSpan', 1); left > 0 && cells.length < COLUMNS; left--) cells.push(filled)
  }
  return cells
}

/** A cell that goes on with the merged one above or beside it. */
function continued(properties: Element | undefined, name: string): boolean {
  const merge = childOf(properties, name)
  return merge !== undefined && merge.attributes.val !== 'restart'
}

/** Columns that only the drawing of the table knows, where every row goes on with the cell to the left, are left out. */
function gridOf(rows: readonly (readonly Cell[])[]): Grid {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const kept = Array.from({ length: width }, (_, i) => i).filter(
    (i) => i === 0 || rows.some((row) => row[i] !== undefined && row[i] !== row[i - 1]),
  )
  const cells = rows.map((row) => kept.map((i) => row[i]))
  const seen = new Set<Cell>()
  const repeated = cells.flat().filter((cell) => cell && (seen.has(cell) || !seen.add(cell)))
  return { rows: cells.map((row) => row.map((cell) => cell?.words ?? '')), merged: repeated.length > 0 }
}

/** Whether a paragraph's end was deleted, so that the next one goes on with it. */
export const isMarkDeleted = (paragraph: Element): boolean => isOn(childOf(childOf(paragraph, 'pPr'), 'rPr'), 'del')
