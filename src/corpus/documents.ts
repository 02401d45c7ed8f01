import { leadsOn } from './headings.ts'
import { type Inner, innerMarks } from './inline.ts'
import { isComplete, type Line, splitLine } from './lines.ts'
import { annexMark, type DivisionMark, type Mark, markAt } from './marks.ts'
import { isDisplay, names } from './naming.ts'

/** The lines of one regulation in a file: its front matter and, from `body`, its chapters and articles. */
export interface DocumentLines {
  readonly lines: readonly Line[]
  /** Index in `lines` of the first chapter or article; the number of lines where there is none. */
  readonly body: number
}

const isFirstArticle = (mark: Mark | undefined): boolean =>
  mark?.kind === 'article' && mark.number === 1 && mark.sub === undefined && !mark.reference

const isFirstDivision = (mark: Mark | undefined): mark is DivisionMark =>
  mark?.kind === 'division' && mark.number === 1 && !mark.reference

/** 第一章总则第一条: a first article that a chapter's title runs into. */
function runsIntoFirst(line: Line): boolean {
  if (!isFirstDivision(markAt(line.text))) return false
  return innerMarks(line.text.slice(0, 120)).some(({ mark, at }) => at <= 80 && isFirstArticle(mark))
}

/** Whether a line begins with 第一条, or with the chapter that runs into it. */
function beginsBody(line: Line, before: Line | undefined): boolean {
  if (before && !isComplete(before.text) && leadsOn(before.text)) return false
  return isFirstArticle(markAt(line.text)) || runsIntoFirst(line)
}

const RANK = ['节', '章', '编']

/** The first chapter above 第一条, with the part around it; a table of contents above that ends the search. */
function bodyStart(lines: readonly Line[], from: number, head: number): number {
  let [start, rank] = [head, -1]
  for (let i = head; i >= from; i--) {
    const line = lines[i]
    const mark = line && markAt(line.text)
    if (mark?.kind === 'article' && i !== head && !mark.reference) break
    if (mark?.kind !== 'division' || mark.reference) continue
    if (mark.number !== 1 || RANK.indexOf(mark.unit) <= rank) break
    start = i
    rank = RANK.indexOf(mark.unit)
  }
  return start
}

/** Cuts the line on which a front runs into its body, where no line begins with 第一条 itself. */
function cutRunTogether(lines: readonly Line[]): readonly Line[] {
  if (lines.some((line, i) => beginsBody(line, lines[i - 1]))) return lines
  for (const [i, line] of lines.entries()) {
    const at = bodyInside(innerMarks(line.text))
    if (at !== undefined) return [...lines.slice(0, i), ...splitLine(line, at), ...lines.slice(i + 1)]
  }
  return lines
}

/** Where in a line the body begins: at 第一条, if the line goes on to 第二条 or a chapter leads into it. */
function bodyInside(marks: readonly Inner[]): number | undefined {
  for (const [i, { at, mark }] of marks.entries()) {
    if (!isFirstArticle(mark)) continue
    let start = at
    for (let j = i - 1; j >= 0; j--) {
      const before = marks[j]
      if (!before || !isFirstDivision(before.mark) || start - before.at > 40) break
      start = before.at
    }
    const second = marks
      .slice(i + 1, i + 400)
      .some(({ mark: next, ended }) => next.kind === 'article' && next.number === 2 && ended)
    if (start < at || second) return start
  }
  return undefined
}

const NOTICE = /关于(?:印发|公布|发布)|〔\d{4}〕\s*\d+\s*号$/u
const isNotice = (line: Line): boolean => line.text.length <= 80 && !isComplete(line.text) && NOTICE.test(line.text)
/**
 * Where the front matter of a following regulation begins: at its notice or document number, or at 附件2 or the title
 * just above its body. Undefined where no title stands there, so that its 第一条 begins no other regulation.
 */
function frontStart(lines: readonly Line[], from: number, body: number, divided: boolean): number | undefined {
  let article = body - 1
  while (article >= from && !isArticleLine(lines[article])) article--
  const between = lines.slice(article + 1, body)
  const title = titleAbove(between, divided)
  if (title < 0 || between.length - title > 12) return undefined
  if (title === 0 && !isComplete(lines[article]?.text ?? '')) return undefined
  const notice = between.findIndex((line, i) => i <= title && isNotice(line))
  const annex = between.findLastIndex((line, i) => i <= title && i >= title - 3 && annexMark(line.text) !== undefined)
  let start = notice >= 0 ? notice : annex >= 0 ? annex : title
  const finished = isComplete(lines[article]?.text ?? '')
  while (notice >= 0 && start > (finished ? 0 : 1) && isDisplay(between[start - 1])) start--
  return article + 1 + start
}

/** The line that names a regulation; above 第一章, any line set on its own as a title is. */
function titleAbove(lines: readonly Line[], divided: boolean): number {
  const named = lines.findLastIndex(names)
  const last = lines.at(-1)
  const set = divided && last !== undefined && last.blanksBefore > 0 && isDisplay(last)
  return named < 0 && set ? lines.length - 1 : named
}

function isArticleLine(line: Line | undefined): boolean {
  const mark = line && markAt(line.text)
  return mark?.kind === 'article' && !mark.reference
}

/** Cuts a file's lines into the regulations it holds: numbering that starts again at 第一条 under a title is the next one. */
export function documentsOf(printed: readonly Line[]): DocumentLines[] {
  const lines = cutRunTogether(printed)
  const starts: { readonly front: number; readonly body: number }[] = []
  const contents = contentsOf(lines)
  for (const [i, line] of lines.entries()) {
    if (i < contents || !beginsBody(line, lines[i - 1])) continue
    const previous = starts.at(-1)
    const body = bodyStart(lines, Math.max(contents, previous ? previous.body + 1 : 0), i)
    const front = previous ? frontStart(lines, previous.body, body, body < i) : 0
    if (front !== undefined) starts.push({ front, body })
  }
  if (starts.length === 0) return lines.length === 0 ? [] : [{ lines, body: bodyWithoutFirst(lines) }]
  return starts.map(({ front, body }, i) => ({ lines: lines.slice(front, starts[i + 1]?.front), body: body - front }))
}

/** Where a table of contents headed 目录 ends: at the line that repeats its first entry; 0 where there is none. */
function contentsOf(lines: readonly Line[]): number {
  const head = lines.slice(0, 200).findIndex((line) => /^目\s*[录次]$/u.test(line.text))
  const first = head < 0 ? undefined : markAt(lines[head + 1]?.text ?? '')
  if (!first || first.kind === 'item') return 0
  const again = lines.findIndex((line, i) => {
    const mark = i > head + 1 ? markAt(line.text) : undefined
    return mark !== undefined && mark.kind === first.kind && mark.label === first.label && !mark.reference
  })
  return Math.max(again, 0)
}

/** A text that has lost its 第一条 begins at the first article it has, or nowhere. */
function bodyWithoutFirst(lines: readonly Line[]): number {
  const found = lines.findIndex((line, i) => {
    const before = lines[i - 1]
    return isArticleLine(line) && !(before && leadsOn(before.text))
  })
  return found < 0 ? lines.length : found
}
