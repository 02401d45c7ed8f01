import { legible } from './legible.ts'
import { Markup, markupWith } from './markup.ts'
import type { Passage } from './passages.ts'
import type { Point, Report, ToDo } from './report.ts'
import { COLUMNS } from './words.ts'

/** Signs that Markdown reads as its own wherever they stand. */
const SIGNS = /[\\`*_{}[\]<>&|~#$]/gu
/** What a renderer would make a link of unasked. */
const BARE_LINK = /:(?=\/\/)|(?<=www)\./giu
/** What begins a list, a heading's underline or a rule where it begins a line. */
const OPENING = /^(?:[-+=]|\d{1,9}[.)](?=\s|$))/u

/** Text on one line, as itself: every sign that Markdown would obey is escaped, and a line's end is a space. */
export function escapeMarkdown(text: string): string {
  const line = legible(text)
    .split('\n')
    .map((part) => part.trim())
    .join(' ')
    .trim()
  return line
    .replace(SIGNS, '\\$&')
    .replace(BARE_LINK, '\\$&')
    .replace(OPENING, (opening) => `${opening.slice(0, -1)}\\${opening.slice(-1)}`)
}

const md = markupWith(escapeMarkdown)

/** The report as GitHub-flavoured Markdown, without a character of HTML. */
export function asMarkdown(report: Report): string {
  const { heading, title, standing, notices, verdict, rows, changes, missing, sections, quotations } = report
  const parts = [
    md`# ${heading}`,
    md`${title}`,
    list(report.filed.map(point)),
    md`**效力：${standing.label}**（${standing.asOf}）`,
    ...standing.passages.map(passage),
    ...notices.map(quoted),
    md`## ${verdict.label}`,
    ...verdict.passages.map(passage),
    md`## 逐项对照`,
    table(
      COLUMNS,
      rows.map(({ mark, label, required, given, gap, clause }) => [mark, label, required, given, gap, clause]),
    ),
    md`## 要符合，须改变什么`,
    ...toDo(changes),
    md`## 还须补充什么`,
    ...toDo(missing),
    ...sections.flatMap(({ heading: of, passages }) => [md`## ${of}`, ...passages.map(passage)]),
    md`## 条文原文`,
    ...quotations.flatMap((citation) => [
      md`### ${citation.title}`,
      quoted(citation.quote),
      ...(citation.url === undefined ? [] : [md`网上看：${address(citation.url)}`]),
    ]),
    md`## 本报告`,
    list(report.colophon.map(point)),
    ...report.signed.map((each) => md`${each}：`),
  ]
  return `${parts.map(({ source }) => source).join('\n\n')}\n`
}

const joined = (parts: readonly Markup[], between: string): Markup =>
  new Markup(parts.map(({ source }) => source).join(between))

const list = (items: readonly Markup[]): Markup =>
  joined(
    items.map((item) => md`- ${item}`),
    '\n',
  )

const passage = (of: Passage): Markup =>
  of.kind === 'words' ? md`${of.text}` : list(of.items.map((item) => md`${item}`))

const point = ({ term, text }: Point): Markup => md`${term}：${text}`

function table(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const row = (cells: readonly string[]) =>
    md`| ${joined(
      cells.map((cell) => md`${cell}`),
      ' | ',
    )} |`
  const rule = new Markup(`|${' --- |'.repeat(head.length)}`)
  return joined([row(head), rule, ...rows.map(row)], '\n')
}

function toDo({ remedies, passages }: ToDo): Markup[] {
  const items = remedies.map(({ label, clause, points }) =>
    joined([md`- **${label}** （${clause}）`, ...points.map((each) => md`  - ${point(each)}`)], '\n'),
  )
  return [...(items.length > 0 ? [joined(items, '\n')] : []), ...passages.map(passage)]
}

/** An address as it stands; what could end it is written otherwise in one. */
const address = (url: string): Markup => new Markup(`<${url.replace(/[<>\s]/gu, encodeURIComponent)}>`)

/** A text of several lines as a quotation: its lines stay lines, and an empty one parts two paragraphs. */
function quoted(text: string): Markup {
  const lines = legible(text)
    .split('\n')
    .map((line) => md`${line}`.source)
  return new Markup(
    lines.map((line, i) => `> ${line}${line !== '' && (lines[i + 1] ?? '') !== '' ? '\\' : ''}`.trimEnd()).join('\n'),
  )
}
