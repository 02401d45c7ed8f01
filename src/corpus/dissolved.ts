import { isComplete, type Line } from './lines.ts'
import { markAt } from './marks.ts'

/** So many cells, and so many of them bare numbers, are no prose. */
const FEWEST_CELLS = 10
const FEWEST_NUMBERS = 4
const NUMERIC = /^\d{1,4}(?:\.\d{1,2})?(?:分|%|％)?$/u

/** A table whose rows have come apart into lines or words. */
export interface Dissolved {
  readonly line: number
  readonly cells: number
  readonly numbers: number
}

const isCells = (line: Line): boolean =>
  !line.ruled &&
  !line.text.includes('\t') &&
  !isComplete(line.text) &&
  !/[。；，]/u.test(line.text) &&
  !markAt(line.text)

/** Runs of lines that hold nothing but short words and bare numbers; `isFurniture` says what a page added. */
export function dissolvedIn(lines: readonly Line[], isFurniture: (at: number) => boolean): Dissolved[] {
  const found: Dissolved[] = []
  let run: Dissolved | undefined
  const close = () => {
    if (run && run.cells >= FEWEST_CELLS && run.numbers >= FEWEST_NUMBERS) found.push(run)
    run = undefined
  }
  for (const [i, line] of lines.entries()) {
    if (isFurniture(i)) continue
    if (!isCells(line)) {
      close()
      continue
    }
    const cells = line.text.split(/\s+/u)
    const numbers = cells.filter((cell) => NUMERIC.test(cell)).length
    run = {
      line: run?.line ?? line.number,
      cells: (run?.cells ?? 0) + cells.length,
      numbers: (run?.numbers ?? 0) + numbers,
    }
  }
  close()
  return found
}
