import { leadsOn } from './headings.ts'
import { isComplete, type Line } from './lines.ts'
import { type AnnexMark, annexMark, markAt } from './marks.ts'

/** What follows the last article: the list of annexes, the imprint, and where each annex begins, by index of line. */
export interface BackMatter {
  readonly roles: ReadonlyMap<number, 'annex-list' | 'imprint'>
  readonly annexes: ReadonlyMap<number, AnnexMark>
}

const NUM = '[\\d０-９〇○零一二三四五六七八九十]'
const DATE = new RegExp(`^${NUM}{4}\\s*年\\s*${NUM}{1,3}\\s*月\\s*${NUM}{1,3}\\s*日(?:\\s*印发)?$`, 'u')
const PRINTED = /\d{4}\s*年.{1,12}日\s*印发$/u
const ISSUER =
  /(?:局|厅|署|委|委员会|人民政府|政府|办公室|办公厅|部|会|院|中心|处|站|公司|大学|学院)(?:[（(].{1,6}[）)])?$/u
const TAIL = /^(?:抄送|抄报|主送|主题词|联系人|联系电话|[（(]此件)/u

/** A date of signing or printing on a line of its own. */
export const isDate = (line: Line): boolean =>
  line.text.length <= 40 && (DATE.test(line.text) || PRINTED.test(line.text))

const isIssuer = (line: Line): boolean =>
  line.text.length <= 30 &&
  ISSUER.test(line.text) &&
  !isComplete(line.text) &&
  !markAt(line.text) &&
  !line.text.includes('\t')

/** Marks the imprint that ends just before `end`: a date, the bodies named above it, and 抄送 and the like below. */
function markImprint(lines: readonly Line[], end: number, roles: Map<number, 'annex-list' | 'imprint'>): void {
  let at = end - 1
  while (at > 0 && at > end - 4 && TAIL.test(lines[at]?.text ?? '')) at--
  for (let i = at + 1; i < end; i++) roles.set(i, 'imprint')
  const date = lines[at]
  if (!date || at < 1 || !isDate(date)) return
  roles.set(at, 'imprint')
  for (let i = at - 1; i > 0 && i >= at - 4; i--) {
    const line = lines[i]
    if (!line || !(isIssuer(line) || isDate(line))) return
    roles.set(i, 'imprint')
  }
}

/** For each line, whether the next article heading after it goes on with the numbers before it. */
function articlesGoOn(lines: readonly Line[]): boolean[] {
  const numbers = lines.map((line) => {
    const mark = markAt(line.text)
    return mark?.kind === 'article' && !mark.reference ? mark.number : undefined
  })
  const next = lines.map((): number | undefined => undefined)
  for (let i = lines.length - 1; i >= 0; i--) next[i] = numbers[i + 1] ?? next[i + 1]
  let last: number | undefined
  return numbers.map((number, i) => {
    last = number ?? last
    const following = next[i]
    return following !== undefined && (last === undefined || following === last + 1)
  })
}

/** The lines that an annex may begin on: not a reference in mid-sentence, and no article follows in the run. */
function annexLines(lines: readonly Line[]): Map<number, AnnexMark> {
  const goesOn = articlesGoOn(lines)
  const found = new Map<number, AnnexMark>()
  for (const [i, line] of lines.entries()) {
    const mark = i > 0 && !goesOn[i] ? annexMark(line.text) : undefined
    const before = lines[i - 1]?.text ?? ''
    if (!mark || leadsOn(before)) continue
    const alone = mark.number !== undefined && mark.length === line.text.length
    if (alone || isComplete(before) || line.blanksBefore > 0 || found.size > 0) found.set(i, mark)
  }
  return found
}

/** How many lines the list that opens on line `at` takes: 附件：1. …, then 2. … and so on. */
function listLength(lines: readonly Line[], at: number, first: number): number {
  let [length, number] = [1, first]
  for (let i = at + 1; i < lines.length && i <= at + length + 1; i++) {
    const mark = markAt(lines[i]?.text ?? '')
    if (mark?.kind !== 'item' || mark.number !== number + 1) continue
    number = mark.number
    length = i - at + 1
  }
  return length
}

/** Marks from the end up: an annex named again further down, or with nothing under it, is an entry of a list. */
export function backMatterOf(lines: readonly Line[]): BackMatter {
  const roles = new Map<number, 'annex-list' | 'imprint'>()
  const annexes = new Map<number, AnnexMark>()
  const later = new Set<number>()
  let next = lines.length
  markImprint(lines, next, roles)
  for (const [i, mark] of [...annexLines(lines)].reverse()) {
    const again = mark.number === undefined ? annexes.size > 0 : later.has(mark.number)
    const named = mark.length < (lines[i]?.text.length ?? 0)
    const end = i + (mark.lists || (again && !named) ? listLength(lines, i, mark.lists ? 1 : 0) : 1)
    const between = unplaced(lines, end, next, roles)
    const empty = next === lines.length ? named && between.length === 0 : again && between.length <= 2
    if (empty) {
      for (let j = i; j < end; j++) roles.set(j, 'annex-list')
      for (const j of between) if (!isComplete(lines[j]?.text ?? '')) roles.set(j, 'annex-list')
    } else {
      annexes.set(i, mark)
      if (mark.number !== undefined) later.add(mark.number)
    }
    next = i
    markImprint(lines, next, roles)
  }
  return { roles, annexes }
}

/** Up to three of the lines between `from` and `to` that have no role yet. */
function unplaced(lines: readonly Line[], from: number, to: number, roles: ReadonlyMap<number, unknown>): number[] {
  const found: number[] = []
  for (let i = from; i < Math.min(to, lines.length) && found.length < 3; i++) if (!roles.has(i)) found.push(i)
  return found
}
