import type { Status } from '../eligibility/index.ts'
import { legible } from './legible.ts'
import { Markup } from './markup.ts'
import type { Passage } from './passages.ts'
import type { Point, Report, Row, ToDo } from './report.ts'
import { NAMESPACES, wordFiles, xml } from './word-files.ts'
import { COLUMNS } from './words.ts'
import { zipped } from './zip.ts'

/** Of Word's own form. */
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Style = 'Normal' | 'Title' | 'Heading1' | 'Heading2' | 'ListItem' | 'Point' | 'Notice' | 'Quote' | 'Cell'

/** As on the page; none is told by its colour alone. */
const COLOURS: Record<Status, string> = { met: '14653A', unmet: 'A3211B', unknown: '705200', discretionary: '5D3A94' }

/** In twentieths of a point: between the margins of A4 lie 9,978. */
const WIDTHS = [1300, 1900, 2578, 1400, 1400, 1400]

/** The report as a document of Word: A4, no macro, nothing fetched. The same report gives the same bytes. */
export function asWord(report: Report): Uint8Array {
  const { heading, title, standing, notices, verdict, rows, changes, missing, sections, quotations, colophon } = report
  const anchors = new Map(quotations.map(({ ref }, i) => [ref, `clause${i + 1}`]))
  const body = [
    line('Title', heading),
    line('Normal', title),
    ...report.filed.map((each) => point('Normal', each)),
    paragraph('Notice', [bold(standing.label), run(`（${standing.asOf}）`)]),
    ...standing.passages.flatMap(passage),
    ...notices.map((text) => line('Notice', text)),
    paragraph('Heading1', [run(verdict.label, { colour: COLOURS[verdict.status] })]),
    ...verdict.passages.flatMap(passage),
    line('Heading1', '逐项对照'),
    table(rows, anchors),
    line('Heading1', '要符合，须改变什么'),
    ...toDo(changes),
    line('Heading1', '还须补充什么'),
    ...toDo(missing),
    ...sections.flatMap(({ heading: of, passages }) => [line('Heading1', of), ...passages.flatMap(passage)]),
    line('Heading1', '条文原文'),
    ...quotations.flatMap(({ ref, title: of, quote, url }, i) => [
      paragraph('Heading2', [bookmarked(i, anchors.get(ref) ?? '', run(of))]),
      line('Quote', quote),
      ...(url === undefined ? [] : [line('Normal', `网上看：${url}`)]),
    ]),
    line('Heading1', '本报告'),
    ...colophon.map((each) => point('Normal', each)),
    ...report.signed.map((each) => paragraph('Normal', [run(`\n${each}：`)])),
  ]
  const section = xml`<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1021" w:right="964" w:bottom="1134" w:left="964" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`
  const document = xml`<w:document ${NAMESPACES}><w:body>${body}${section}</w:body></w:document>`
  return zipped(wordFiles(document, FOOTER, `${heading}（${verdict.label}）`, report.madeOn))
}

const FOOTER = xml`<w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`

/** Text in one manner; its lines stay lines. */
function run(text: string, { strong = false, colour }: { strong?: boolean; colour?: string | undefined } = {}): Markup {
  const how = [...(strong ? [xml`<w:b/>`] : []), ...(colour ? [xml`<w:color w:val="${colour}"/>`] : [])]
  const pieces = legible(text)
    .split(/([\n\t])/u)
    .map((piece) => {
      if (piece === '\n') return xml`<w:br/>`
      return piece === '\t' ? xml`<w:tab/>` : xml`<w:t xml:space="preserve">${piece}</w:t>`
    })
  return xml`<w:r>${how.length > 0 ? xml`<w:rPr>${how}</w:rPr>` : ''}${pieces}</w:r>`
}

const bold = (text: string, colour?: string): Markup => run(text, { strong: true, colour })

const paragraph = (style: Style, runs: readonly Markup[]): Markup =>
  xml`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs}</w:p>`

const line = (style: Style, text: string): Markup => paragraph(style, [run(text)])

const passage = (of: Passage): Markup[] =>
  of.kind === 'words'
    ? [line('Normal', of.text)]
    : of.items.map((item) => paragraph('ListItem', [run('• '), run(item)]))

const point = (style: Style, { term, text }: Point): Markup => paragraph(style, [run(`${term}：`), run(text)])

const toDo = ({ remedies, passages }: ToDo): Markup[] => [
  ...remedies.flatMap(({ status, label, clause, points }) => [
    paragraph('ListItem', [run('• '), bold(label, COLOURS[status]), run(`（${clause}）`)]),
    ...points.map((each) => point('Point', each)),
  ]),
  ...passages.flatMap(passage),
]

const bookmarked = (id: number, name: string, inside: Markup): Markup =>
  xml`<w:bookmarkStart w:id="${String(id)}" w:name="${name}"/>${inside}<w:bookmarkEnd w:id="${String(id)}"/>`

/** The head is printed again on each page, and no row is parted by the end of one. */
function table(rows: readonly Row[], anchors: ReadonlyMap<string, string>): Markup {
  const border = (side: string) => new Markup(`<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8A8A8A"/>`)
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border)
  const row = (cells: readonly Markup[], head = false) =>
    xml`<w:tr><w:trPr><w:cantSplit/>${head ? xml`<w:tblHeader/>` : ''}</w:trPr>${cells.map((cell, i) => xml`<w:tc><w:tcPr><w:tcW w:w="${String(WIDTHS[i])}" w:type="dxa"/>${head ? xml`<w:shd w:val="clear" w:color="auto" w:fill="EFEFEF"/>` : ''}</w:tcPr>${paragraph('Cell', [cell])}</w:tc>`)}</w:tr>`
  const clause = ({ ref, clause: title }: Row) => {
    const anchor = anchors.get(ref)
    return anchor === undefined ? run(title) : xml`<w:hyperlink w:anchor="${anchor}">${run(title)}</w:hyperlink>`
  }
  const cells = (each: Row) => [
    bold(each.mark, COLOURS[each.status]),
    ...[each.label, each.required, each.given, each.gap].map((text) => run(text)),
    clause(each),
  ]
  return xml`<w:tbl><w:tblPr><w:tblW w:w="${String(WIDTHS.reduce((sum, each) => sum + each))}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${WIDTHS.map((width) => xml`<w:gridCol w:w="${String(width)}"/>`)}</w:tblGrid>${row(
    COLUMNS.map((column) => bold(column)),
    true,
  )}${rows.map((each) => row(cells(each)))}</w:tbl>`
}
