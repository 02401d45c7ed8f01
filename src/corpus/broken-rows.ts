/** A row of a table as it is printed. */
interface Printed {
  readonly line: number
  /** The tabs on it: one less than its cells. */
  readonly tabs: number
}

/** Where rows of a table were broken in two, and how often. */
export interface Broken {
  readonly line: number
  readonly rows: number
}

/**
 * The rows of a table that a line break runs through: lines with too few cells which together have just as many as a row.
 * A row with merged cells is short too, and the next one then makes no whole row with it.
 */
export function brokenIn(rows: readonly Printed[]): Broken | undefined {
  const width = Math.max(0, ...rows.map(({ tabs }) => tabs))
  let [line, broken, run, tabs] = [0, 0, 0, 0]
  let from = 0
  for (const row of rows) {
    if (row.tabs === width || tabs + row.tabs > width) [run, tabs] = [0, 0]
    if (row.tabs === width) continue
    if (run === 0) from = row.line
    run++
    tabs += row.tabs
    if (tabs < width || run < 2) continue
    if (broken === 0) line = from
    broken++
    ;[run, tabs] = [0, 0]
  }
  return broken > 0 ? { line, rows: broken } : undefined
}
