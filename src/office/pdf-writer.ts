import { excerpt, LineWriter } from './line-writer.ts'
import type { Words } from './office-file.ts'
import { alignedRuns, tabbed } from './pdf-aligned.ts'
import { type Furniture, furnitureIn } from './pdf-furniture.ts'
import { type DrawnTable, tablesOf } from './pdf-grid.ts'
import { linesOf, type PrintedLine, textOfLine } from './pdf-lines.ts'
import type { Page } from './pdf-page.ts'
import { writeTable } from './pipe-table.ts'

type Block =
  | { readonly kind: 'line'; readonly y: number; readonly line: PrintedLine }
  | { readonly kind: 'table'; readonly y: number; readonly table: DrawnTable; readonly pages: readonly number[] }

/** Columns of a table that goes on over a page stand where they stood, but for this, in points. */
const MOVED = 6

/** Writes pages one after the other. */
export class PdfWriter {
  readonly lines = new LineWriter()

  write(pages: readonly Page[]): Words {
    const read = pages.map(({ number, pieces, rules }) => {
      const { tables, outside } = tablesOf(pieces, rules)
      return { number, tables, lines: linesOf(outside) }
    })
    const furniture = furnitureIn(read.map(({ lines }) => lines))
    const left = new Set(furniture.map(({ line }) => line))
    const blocks: Block[] = []
    for (const { number, tables, lines } of read) {
      const own: Block[] = [
        ...lines.filter((line) => !left.has(line)).map((line) => ({ kind: 'line', y: line.y, line }) as const),
        ...tables.map((table) => ({ kind: 'table', y: table.top, table, pages: [number] }) as const),
      ]
      for (const block of joinedOn(
        blocks,
        own.sort((a, b) => a.y - b.y),
      ))
        blocks.push(block)
    }
    this.#tellFurniture(furniture)
    this.#blocks(blocks)
    return this.lines.words()
  }

  #blocks(blocks: readonly Block[]): void {
    const printed = blocks.flatMap((block) => (block.kind === 'line' ? [block.line] : []))
    const aligned = alignedRuns(printed)
    for (const block of blocks) {
      if (block.kind === 'table') this.#table(block.table, block.pages)
      else {
        const run = aligned.get(block.line)
        if (run?.lines[0] === block.line)
          this.lines.note(
            `这里起 ${run.lines.length} 行像是没有格线的表格，各列已用制表符分开`,
            '请对照原件核对各列，最好在 Word 里做成表格再导入',
            this.lines.next,
          )
        this.lines.write(run ? tabbed(block.line, run.columns) : textOfLine(block.line))
      }
    }
  }

  #table(table: DrawnTable, pages: readonly number[]): void {
    this.lines.part()
    const line = this.lines.next
    if (pages.length > 1)
      this.lines.note(
        `表格跨第 ${pages[0]}—${pages.at(-1)} 页，各列对得上，已接成一张`,
        '请对照原件核对换页处的几行',
        line,
      )
    if (table.merged) this.lines.note('表格里有合并的单元格，合并处的文字已填进每一格', '请核对表格', line)
    writeTable(this.lines, table.rows)
  }

  #tellFurniture(furniture: readonly Furniture[]): void {
    const told = new Map<string, number>()
    for (const { line, kind } of furniture) {
      const what = kind === 'page-number' ? '页码' : `页眉或页脚“${excerpt(textOfLine(line))}”`
      told.set(what, (told.get(what) ?? 0) + 1)
    }
    for (const [what, count] of told) this.lines.note(`${what}在 ${count} 页的同一处重复，没有取`)
  }
}

/** A page's blocks after those before it: a table at its top whose columns stand where those of the last table stood goes on with it. */
function joinedOn(before: Block[], page: readonly Block[]): readonly Block[] {
  const [last, first] = [before.at(-1), page[0]]
  if (last?.kind !== 'table' || first?.kind !== 'table' || !sameColumns(last.table, first.table)) return page
  const head = JSON.stringify(last.table.rows[0])
  const rows = JSON.stringify(first.table.rows[0]) === head ? first.table.rows.slice(1) : first.table.rows
  const table = {
    ...last.table,
    rows: [...last.table.rows, ...rows],
    merged: last.table.merged || first.table.merged,
  }
  before.splice(-1, 1, { ...last, table, pages: [...last.pages, ...first.pages] })
  return page.slice(1)
}

const sameColumns = (one: DrawnTable, other: DrawnTable): boolean =>
  one.columns.length === other.columns.length &&
  one.columns.every((column, i) => Math.abs(column - (other.columns[i] ?? 0)) <= MOVED)
