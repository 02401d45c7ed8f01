import { Desk } from '../../src/desk/index.ts'
import type { Facts } from '../../src/eligibility/index.ts'
import type { Reply } from '../../src/reply/index.ts'
import { asHtml, asMarkdown, asWord, type Edition, reportOf } from '../../src/report/index.ts'
import { ears } from '../support/ears.ts'
import { index, knowledge } from '../support/library.ts'
import { parsePage } from './page.ts'
import { wordOf } from './word.ts'

export const desk = new Desk(knowledge, { today: () => '2026-11-20', now: () => 0, newId: () => 'r', index, ears })

export const edition: Edition = { madeOn: '2026-11-20', corpus: 'c0ffee' }

/** A verdict in all its forms. */
export function made(region: string, facts: Facts, asOf = '2026-11-20') {
  const reply = desk.check(region, facts, asOf)
  return { reply, ...formsOf(reply) }
}

export function formsOf(reply: Reply) {
  const report = reportOf(reply, edition)
  const html = asHtml(report)
  return { report, html, page: parsePage(html), markdown: asMarkdown(report), word: wordOf(asWord(report)) }
}

/** What a reader of rendered Markdown sees of a source: a backslash before a sign, or at a line's end, is not seen. */
export const unescaped = (markdown: string): string =>
  markdown.replace(/\\([!-/:-@[-`{-~])/gu, '$1').replace(/\\\n/gu, '\n')

/** A table row's cells: only an unescaped | parts them. */
export const cellsOf = (row: string): string[] =>
  (row.match(/\|(?:\\.|[^|\\])*/gu) ?? []).map((cell) => unescaped(cell.slice(1).trim())).slice(0, -1)

export const tableOf = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf)
