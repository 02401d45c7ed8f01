import type { Span } from '../law/index.ts'
import { brokenIn } from './broken-rows.ts'
import type { Line } from './lines.ts'
import { markAt } from './marks.ts'
import type { Node } from './node.ts'
import type { Tree } from './tree.ts'

/** A cell's words and where they stand in the seed file. */
export interface Cell extends Span {
  readonly text: string
}

/** A row with every column filled: `own` cells are printed on it, the others stand merged above or beside it. */
export interface Row {
  readonly cells: readonly Cell[]
  readonly own: readonly Cell[]
}

/** The cells of a tab-separated line with their columns, empty ones too. */
function cellsOf(line: Line): Cell[] {
  const cells: Cell[] = []
  let from = line.printed.start
  for (const piece of line.raw.split('\t')) {
    const text = piece.trim()
    const start = from + (text === '' ? 0 : piece.indexOf(text))
    cells.push({ text, start, end: start + text.length })
    from += piece.length + 1
  }
  return cells
}

/** 30 of 推动产业发展 (30分): the points a heading gives its group. */
function points(cell: Cell | undefined): number | undefined {
  const match = /[(（](\d{1,4})分[)）]$/u.exec(cell?.text.slice(-8) ?? '')
  return match ? Number(match[1]) : undefined
}

/**
 * Fills merged cells down a table. An empty cell takes what stands above it, unless that heading's points are used up by
 * the groups already under it: then the row's own group stands at that level too (加分项 is part of no 一级指标).
 */
export function rowReader(): (cells: readonly Cell[]) => Row {
  let above: readonly Cell[] = []
  let left: number | undefined
  return (cells) => {
    const filled = [...cells]
    if (filled[0]?.text) left = points(filled[0])
    const group = filled[1]
    const opensGroup = group !== undefined && group.text !== ''
    if (opensGroup && !filled[0]?.text && left === 0) filled[0] = group
    if (opensGroup && left !== undefined) left = Math.max(0, left - (points(group) ?? 0))
    for (let column = 0; column < filled.length && filled[column]?.text === ''; column++) {
      const merged = above[column]
      if (merged) filled[column] = merged
    }
    above = filled
    return { cells: filled.filter((cell) => cell.text !== ''), own: cells.filter((cell) => cell.text !== '') }
  }
}

interface Table {
  readonly printed: { readonly line: number; readonly tabs: number }[]
  readonly head: string
  readonly read: ReturnType<typeof rowReader>
  readonly prefix: string
}

/** What stands above the part of a table that goes on on the next page. */
const CONTINUED = /^[（(]?(?:续上?表|接上[页表]|表.{0,6}[（(]续[）)])[)）]?[\d一二三四五六七八九十]{0,3}[：:]?$/u

const isTabbed = (line: Line | undefined): boolean => line !== undefined && (line.ruled || line.text.includes('\t'))

/** 第一条⇥为了…… and （一）⇥…… are a heading and its words, not two cells. */
function isHeading(line: Line): boolean {
  const mark = line.ruled ? undefined : markAt(line.text)
  if (!mark) return false
  const [first = '', ...others] = line.text.split('\t')
  return mark.kind === 'item' ? others.length === 1 && mark.length >= first.trim().length : !mark.reference
}

/** The table being read, if one is open, and the rows given to each clause so far. */
export class Tables {
  #table: Table | undefined
  readonly #rows = new Map<Node, number>()
  readonly #prefixes = new Map<Node, string>()

  constructor(private readonly tree: Tree) {}

  /** Whether a page breaks into the table here: its head is printed once more, or a page's header stands above that. */
  isCutBy(line: Line, next: Line | undefined): boolean {
    const head = this.#table?.head
    if (head === undefined) return false
    if (CONTINUED.test(line.text)) return true
    return line.text === head || (next?.text === head && (line.newPage || line.blanksBefore >= 2))
  }

  close(): void {
    const broken = this.#table && brokenIn(this.#table.printed)
    this.#table = undefined
    if (!broken) return
    const text = `自第${broken.line}行起，表格有${broken.rows}行被换行截断，一行成了几行；请把每一行接回一行，或改成 | 甲 | 乙 | 的形式`
    this.tree.remark('table-lost', [], broken.line, text)
  }

  /** Takes a tab-separated line into the table of `host`, opening one where two such lines follow each other. */
  take(line: Line, next: Line | undefined, host: Node): boolean {
    const row = isTabbed(line) || (this.#table !== undefined && line.raw.includes('\t'))
    if (!row || isHeading(line) || (!this.#table && !isTabbed(next))) return this.#takeCaption(line, next, host)
    const cells = cellsOf(line)
    if (!this.#table) {
      this.#table = { printed: [], head: line.text, read: rowReader(), prefix: this.#prefix(host) }
      const headless = cells.some((cell) => cell.text === '' || /^[\d.]{1,8}$/u.test(cell.text))
      if (!headless) {
        for (const cell of cells) this.tree.place(cell, 'table-head', host)
        return true
      }
    }
    this.#add(this.#table.read(cells), host, line)
    return true
  }

  /** A line without tabs between two rows is a row of one cell. */
  #takeCaption(line: Line, next: Line | undefined, host: Node): boolean {
    const between = line.blanksBefore === 0 && next?.blanksBefore === 0 && isTabbed(next)
    if (this.#table && between && !isTabbed(line) && !markAt(line.text)) {
      const cell = { text: line.text, start: line.start, end: line.end }
      this.#add({ cells: [cell], own: [cell] }, host, line)
      return true
    }
    this.close()
    return false
  }

  #add(row: Row, host: Node, line: Line): void {
    // A row drawn with | ends where it is drawn to end.
    if (!line.ruled) this.#table?.printed.push({ line: line.number, tabs: line.raw.split('\t').length - 1 })
    const number = (this.#rows.get(host) ?? 0) + 1
    this.#rows.set(host, number)
    const label = `${host.label}第${number}行`
    const address = `${this.#table?.prefix ?? `${host.address}.row`}${number}`
    const node = this.tree.add({ kind: 'indicator', address, label, parent: host, line: line.number })
    node.cells = row.cells.map(({ start, end }) => this.tree.source.slice(start, end))
    node.spans.push(...row.cells.map(({ start, end }) => ({ start, end })))
    for (const cell of row.own) this.tree.place(cell, 'text', node)
  }

  /** Rows of an annex that is nothing but a table are its children by number; beside items they are called rows. */
  #prefix(host: Node): string {
    const bare = host.kind === 'annex' && !this.tree.has(`${host.address}.1`)
    const prefix = this.#prefixes.get(host) ?? `${host.address}.${bare ? '' : 'row'}`
    this.#prefixes.set(host, prefix)
    return prefix
  }
}
