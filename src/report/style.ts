/** The only style of a report: it reads on a telephone and prints on A4, and takes nothing from elsewhere. */
export const STYLE = `
:root { color-scheme: light; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
* { box-sizing: border-box }
body {
  max-width: 56rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: #1b1b1b; background: #fff;
  font: 1rem/1.7 "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  overflow-wrap: anywhere; line-break: strict
}
h1 { margin: 0; font-size: 1.6rem; line-height: 1.35 }
h2 { margin: 2rem 0 .6rem; font-size: 1.2rem; line-height: 1.4 }
h3 { margin: 1.2rem 0 .3rem; font-size: 1rem }
p, td, th, dd { white-space: pre-wrap }
p { margin: .4rem 0 }
a { color: inherit }
.title { margin: .2rem 0 .8rem; font-size: 1.1rem }
.standing, .notice { border-left: 4px solid #a3211b; padding: .3rem .9rem }
.standing strong {
  display: inline-block; margin-right: .6rem; padding: 0 .6rem; border: 2px solid; color: #a3211b; font-size: 1.15rem
}
.standing.in-force, .standing.in-force strong { border-color: #14653a }
.standing.in-force strong { color: #14653a }
.notice { margin: .8rem 0 }
.verdict { margin: 1.5rem 0; padding: .8rem 1.1rem; border: 2px solid; border-left-width: .6rem }
.verdict h2 { margin: 0 0 .4rem; font-size: 1.4rem }
.verdict p { color: #1b1b1b }
.met { color: #14653a }
.unmet { color: #a3211b }
.unknown { color: #705200 }
.discretionary { color: #5d3a94 }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: .9rem; line-height: 1.5 }
caption { padding: .3rem 0; text-align: left; break-after: avoid }
th, td { padding: .4rem .5rem; border: 1px solid #8a8a8a; text-align: left; vertical-align: top; font-weight: normal }
thead th { background: #efefef; font-weight: bold }
thead { display: table-header-group }
thead th:nth-child(1) { width: 13% }
thead th:nth-child(2) { width: 19% }
thead th:nth-child(3) { width: 26% }
thead th:nth-child(4), thead th:nth-child(5) { width: 14% }
td.mark { font-weight: bold }
ul { margin: .4rem 0; padding-left: 1.4rem }
li { margin: .3rem 0 }
dl.points, dl.filed { margin: .1rem 0 .7rem }
dl.points div, dl.filed div { display: flex; gap: .6rem }
dl.points dt, dl.filed dt { flex: none; color: #555 }
dd { margin: 0; min-width: 0 }
blockquote {
  margin: .2rem 0 1rem; padding: .1rem 0 .1rem .9rem; border-left: 3px solid #8a8a8a;
  font-family: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif
}
footer { margin-top: 2.5rem; padding-top: .6rem; border-top: 1px solid #8a8a8a; font-size: .85rem }
footer h2 { margin: 0 }
footer dl.points dt { min-width: 7em }
h1, h2, h3 { break-after: avoid }
tr, li, .standing, .notice, .verdict, .quotation { break-inside: avoid }
p, dd, td { orphans: 3; widows: 3 }
@media screen and (max-width: 42rem) {
  table, caption, tbody, tr, tbody th, td { display: block; width: auto }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  tr { margin: 0 0 1rem; border: 1px solid #8a8a8a }
  tbody th, td { border: 0; padding: .2rem .7rem }
  tbody th { font-weight: bold }
  td:empty { display: none }
  td[data-label]::before { content: attr(data-label) "："; color: #555 }
  td.mark::before { content: none }
}
@page {
  size: A4; margin: 18mm 16mm 20mm;
  @bottom-center { content: counter(page) " / " counter(pages); font-size: 8pt }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; line-height: 1.55 }
  table { font-size: 8.5pt }
  a { text-decoration: none }
  thead th { background: none; border-bottom-width: 2px }
}
.signed { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin-top: 2rem; break-inside: avoid; }
.signed span { min-width: 12em; min-height: 3rem; }
`
