import { createHash } from 'node:crypto'
import { legible } from './legible.ts'
import { Markup, markupWith } from './markup.ts'
import type { Passage } from './passages.ts'
import type { Point, Report, Row, ToDo } from './report.ts'
import { STYLE } from './style.ts'
import { COLUMNS } from './words.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as itself, in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string => legible(text).replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign)

const html = markupWith(escapeHtml)

/** The report as one page of HTML: no script, nothing fetched, and a policy that would let no other style in. */
export function asHtml(report: Report): string {
  const { heading, title, standing, notices, verdict, rows, changes, missing, sections, quotations, filed } = report
  const policy = `default-src 'none'; style-src 'sha256-${digestOf(STYLE)}'; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="zh-CN" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading}（${verdict.label}）</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header>
<h1>${heading}</h1>
<p class="title">${title}</p>
${points(filed, 'filed')}<div class="standing ${standing.kind}">
<p><strong>${standing.label}</strong>${standing.asOf}</p>
${standing.passages.map(passage)}</div>
</header>
<main>
${notices.map((text) => html`<p class="notice">${text}</p>\n`)}<section class="verdict ${verdict.status}">
<h2>${verdict.label}</h2>
${verdict.passages.map(passage)}</section>
<h2>逐项对照</h2>
${table(rows, quotations)}
<h2>要符合，须改变什么</h2>
${toDo(changes)}<h2>还须补充什么</h2>
${toDo(missing)}${sections.map(({ heading: of, passages }) => html`<h2>${of}</h2>\n${passages.map(passage)}`)}<h2>条文原文</h2>
${quotations.map(
  ({ ref, title: of, quote, url }) => html`<section class="quotation" id="${ref}">
<h3>${url === undefined ? of : html`<a href="${url}">${of}</a>`}</h3>
<blockquote><p>${quote}</p></blockquote>
</section>
`,
)}</main>
<footer>
<h2>本报告</h2>
${points(report.colophon)}<p class="signed">${report.signed.map((each) => html`<span>${each}：</span>`)}</p>
</footer>
</body>
</html>
`.source
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64')

const passage = (of: Passage): Markup =>
  of.kind === 'words'
    ? html`<p>${of.text}</p>\n`
    : html`<ul>\n${of.items.map((item) => html`<li>${item}</li>\n`)}</ul>\n`

const points = (of: readonly Point[], name = 'points'): Markup =>
  html`<dl class="${name}">\n${of.map(({ term, text }) => html`<div><dt>${term}</dt><dd>${text}</dd></div>\n`)}</dl>\n`

/** Roles are said outright, for on a narrow screen rows are laid out as blocks, and some readers then forget they are a table. */
function table(rows: readonly Row[], quotations: Report['quotations']): Markup {
  const quoted = new Set(quotations.map(({ ref }) => ref))
  const clause = ({ ref, clause: title }: Row) => (quoted.has(ref) ? html`<a href="#${ref}">${title}</a>` : title)
  return html`<table role="table">
<caption>每项条件的结果、要求和差距；决定结论的在前</caption>
<thead role="rowgroup">
<tr role="row">${COLUMNS.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr>
</thead>
<tbody role="rowgroup">
${rows.map((row) => {
  const { status, mark, label, required, given, gap } = row
  const [, , requiredColumn, givenColumn, gapColumn, clauseColumn] = COLUMNS
  return html`<tr role="row"><td role="cell" class="mark ${status}">${mark}</td><th role="rowheader" scope="row">${label}</th>${cell(requiredColumn, required)}${cell(givenColumn, given)}${cell(gapColumn, gap)}${cell(clauseColumn, clause(row))}</tr>\n`
})}</tbody>
</table>`
}

const cell = (column: string, content: string | Markup): Markup =>
  html`<td role="cell" data-label="${column}">${content}</td>`

function toDo({ remedies, passages }: ToDo): Markup {
  const items = remedies.map(
    ({ status, label, clause, points: each }) =>
      html`<li><strong class="${status}">${label}</strong>（${clause}）${each.length > 0 ? html`\n${points(each)}` : ''}</li>\n`,
  )
  return html`${items.length > 0 ? html`<ul>\n${items}</ul>\n` : ''}${passages.map(passage)}`
}
