import { Numbering } from './docx-numbering.ts'
import type { DocxParts } from './docx-parts.ts'
import { type Runs, readRuns } from './docx-runs.ts'
import { Styles } from './docx-styles.ts'
import { framedBy, isMarkDeleted, readTable } from './docx-table.ts'
import { excerpt, LineWriter } from './line-writer.ts'
import type { Words } from './office-file.ts'
import { writeTable } from './pipe-table.ts'
import { childOf, childrenOf, type Element, propertyOf, textIn, within } from './xml.ts'

const ACCEPT = '请先在 Word 里接受或拒绝全部修订，再导入定稿'

/** Writes the blocks of a document in order. */
export class DocxReader {
  readonly #lines = new LineWriter()
  readonly #styles: Styles
  readonly #numbering: Numbering
  /** Words of a paragraph whose end was deleted: the next one goes on with them. */
  #begun = ''
  #hasComments = false

  constructor(private readonly parts: DocxParts) {
    this.#styles = new Styles(parts.styles)
    this.#numbering = new Numbering(parts.numbering, (id) => this.#styles.listOf(id))
  }

  read(): Words {
    this.#blocks(childrenOf(childOf(this.parts.document, 'body')))
    if (this.#begun) this.#lines.write(this.#begun)
    if (this.#hasComments) this.#lines.note('文件里有批注，批注没有取', '批注里如有应改的内容，请改进正文再导入')
    return this.#lines.words()
  }

  #blocks(blocks: readonly Element[]): void {
    for (const block of blocks) {
      switch (block.name) {
        case 'p':
          this.#paragraph(block)
          break
        case 'tbl':
          this.#table(block)
          break
        case 'sdt':
        case 'sdtContent':
        case 'customXml':
        case 'ins':
        case 'moveTo':
          this.#blocks(childrenOf(block))
          break
        case 'altChunk':
          this.#lines.note(
            '这里嵌入了另一份文件，里面的文字没有取',
            '请打开原件，把嵌入的文字复制进正文再导入',
            this.#lines.next,
          )
      }
    }
  }

  #paragraph(paragraph: Element): void {
    const runs = readRuns(paragraph)
    const line = this.#lines.next
    const removed = isMarkDeleted(paragraph)
    const words = this.#begun + (removed && runs.text === '' ? '' : this.#label(paragraph, line)) + runs.text
    this.#begun = removed ? words : ''
    if (!removed) this.#lines.write(words)
    this.#tell(runs, line)
    for (const box of runs.boxes) this.#box(box)
  }

  #box(box: Element): void {
    const line = this.#lines.next
    this.#lines.note('这里起是文本框里的文字，排在它所在的段落之后', '请核对它在全文中的位置', line)
    this.#blocks(childrenOf(box))
  }

  /** What Word prints before a paragraph of a list. */
  #label(paragraph: Element, line: number): string {
    const properties = childOf(paragraph, 'pPr')
    const own = childOf(properties, 'numPr')
    const style = propertyOf(properties, 'pStyle')
    const styled = this.#styles.listOf(style)
    const list = propertyOf(own, 'numId') ?? styled?.list
    if (list === undefined || list === '0') return ''
    const said = propertyOf(own, 'ilvl')
    const level =
      said !== undefined ? Number(said) : (this.#numbering.levelOfStyle(list, styled?.named) ?? styled?.level ?? 0)
    const printed = this.#numbering.print(list, level)
    if (printed?.unknown !== undefined)
      this.#lines.note(`自动编号的样式“${printed.unknown}”不认识，号码处写作□`, '请对照原件补上编号', line)
    return printed?.label ?? ''
  }

  #table(table: Element): void {
    const framed = framedBy(table)
    if (framed) for (const cell of framed) this.#blocks(childrenOf(cell))
    else this.#grid(table)
  }

  #grid(table: Element): void {
    const notes: Runs[] = []
    let nested = false
    const grid = readTable(table, (cell) => {
      nested ||= within(cell, 'tbl').length > 0
      return this.#cell(cell, notes)
    })
    this.#lines.part()
    const line = this.#lines.next
    if (grid.merged) this.#lines.note('表格里有合并的单元格，合并处的文字已填进每一格', '请核对表格', line)
    if (nested)
      this.#lines.note('表格的格子里还有表格，里层的已拆成文字', '请核对表格，或在 Word 里改成一层再导入', line)
    for (const runs of notes) this.#tell(runs, line)
    writeTable(this.#lines, grid.rows)
  }

  /** The words of a cell, its paragraphs one a line; what is to be told of them is left in `notes`. */
  #cell(cell: Element, notes: Runs[]): string {
    const paragraphs = within(cell, 'p').map((paragraph) => {
      const runs = readRuns(paragraph)
      notes.push(runs)
      const boxes = runs.boxes.flatMap((box) => within(box, 'p').map((inner) => readRuns(inner).text))
      return [this.#label(paragraph, this.#lines.next) + runs.text, ...boxes].join('\n')
    })
    return paragraphs.filter((words) => words.trim() !== '').join('\n')
  }

  #tell(runs: Runs, line: number): void {
    const { inserted, deleted, hidden, pictures, formulas, notes } = runs
    const quoted = (words: readonly string[]) => `“${excerpt(words.join(''))}”`
    if (deleted.length > 0) this.#lines.note(`有修订痕迹：删去的${quoted(deleted)}没有取`, ACCEPT, line)
    if (inserted.length > 0) this.#lines.note(`有修订痕迹：插入的${quoted(inserted)}已取`, ACCEPT, line)
    if (hidden.length > 0)
      this.#lines.note(`有隐藏的文字${quoted(hidden)}，没有取`, '请在 Word 里删去，或取消隐藏再导入', line)
    for (const { kind, id } of notes)
      this.#lines.note(
        `${kind === 'footnotes' ? '脚注' : '尾注'}没有取进正文：${quoted([this.#noted(kind, id)])}`,
        undefined,
        line,
      )
    if (pictures > 0)
      this.#lines.note(`有 ${pictures} 张图片，里面的文字读不出`, '图片里如有条文或表格，请打成文字再导入', line)
    if (formulas > 0) this.#lines.note(`有 ${formulas} 个公式，只取了其中的字`, '请对照原件核对公式', line)
    this.#hasComments ||= runs.comments > 0
  }

  #noted(kind: 'footnotes' | 'endnotes', id: string): string {
    const note = childrenOf(this.parts[kind]).find(({ attributes }) => attributes.id === id)
    return note ? within(note, 't').map(textIn).join('') : ''
  }
}
