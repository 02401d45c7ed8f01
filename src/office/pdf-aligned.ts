import type { PrintedLine } from './pdf-lines.ts'

/** Lines one below the other that stand in columns with no lines drawn between them. */
export interface AlignedRun {
  readonly lines: readonly PrintedLine[]
  /** Where each column begins. */
  readonly columns: readonly number[]
}

/** Stretches begin at one place where they are no further apart, in points. */
const NEAR = 4
/** Fewer lines in columns are an address or a signature. */
const LEAST = 3

/** The lines that stand in columns, each with the run it is of. */
export function alignedRuns(lines: readonly PrintedLine[]): Map<PrintedLine, AlignedRun> {
  const runs = new Map<PrintedLine, AlignedRun>()
  let run: PrintedLine[] = []
  const close = () => {
    const columns = columnsOf(run)
    if (run.length >= LEAST && columns.length >= 2) for (const line of run) runs.set(line, { lines: run, columns })
    run = []
  }
  for (const line of lines) {
    if (line.stretches.length < 2 || (run.length > 0 && !isAligned(line, run))) close()
    if (line.stretches.length >= 2) run.push(line)
  }
  close()
  return runs
}

const isAligned = (line: PrintedLine, run: readonly PrintedLine[]): boolean => {
  const columns = columnsOf(run)
  return line.stretches.filter(({ x }) => columns.some((column) => Math.abs(column - x) <= NEAR)).length >= 2
}

function columnsOf(lines: readonly PrintedLine[]): number[] {
  const columns: number[] = []
  const starts = lines.flatMap(({ stretches }) => stretches.map(({ x }) => x)).sort((a, b) => a - b)
  for (const x of starts) if (x - (columns.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) columns.push(x)
  return columns
}

/** A line with its stretches in their columns, parted by tabs. */
export function tabbed({ stretches }: PrintedLine, columns: readonly number[]): string {
  const cells = columns.map(() => '')
  for (const { x, text } of stretches) {
    const at = Math.max(
      0,
      columns.findLastIndex((column) => column <= x + NEAR),
    )
    cells[at] = cells[at] ? `${cells[at]} ${text}` : text
  }
  return cells.join('\t')
}
