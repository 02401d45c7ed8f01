import { isComplete, type Line } from './lines.ts'
import { annexMark, markAt } from './marks.ts'

type FurnitureRole = 'link' | 'running-header'

const LINK = /^https?:\/\/\S+$/u
const PAGE = '第\\s{0,4}\\d{1,4}\\s{0,4}页'
const PAGES = '共\\s{0,4}\\d{1,4}\\s{0,4}页'
const PAGE_NUMBER = new RegExp(
  `^(?:[-—–－·•]{1,2}\\s{0,4}\\d{1,4}\\s{0,4}[-—–－·•]{1,2}|${PAGE}(?:\\s{0,4}[,，/／]?\\s{0,4}${PAGES})?|${PAGES}\\s{0,4}[,，/／]?\\s{0,4}${PAGE}|\\d{1,4}\\s{0,4}[/／]\\s{0,4}\\d{1,4}|Page\\s{1,4}\\d{1,4}(?:\\s{1,4}of\\s{1,4}\\d{1,4})?)$`,
  'iu',
)
const BARE_NUMBER = /^\d{1,4}$/u

const isShort = (line: Line): boolean => line.text.length <= 40

/** How many blank lines between two lines are more than this text has everywhere. */
function pageGapOf(lines: readonly Line[]): number {
  const gaps = lines.map((line) => line.blanksBefore).sort((a, b) => a - b)
  return Math.max(2, (gaps[Math.floor(gaps.length / 2)] ?? 0) + 1)
}

/**
 * Page furniture by index of line: links at the foot of a page, page numbers, and running headers: short unpunctuated
 * lines that stand at the edge of several pages in the same words.
 */
export function furnitureOf(lines: readonly Line[]): Map<number, FurnitureRole> {
  const gap = pageGapOf(lines)
  const breaks = lines.map((line) => line.newPage || line.blanksBefore >= gap)
  const roles = new Map<number, FurnitureRole>()
  for (const [i, line] of lines.entries()) {
    if (!isShort(line)) {
      if (LINK.test(line.text)) roles.set(i, 'link')
      continue
    }
    const next = lines[i + 1]
    const alone = (line.blanksBefore > 0 && (!next || next.blanksBefore > 0)) || line.newPage || next?.newPage
    if (LINK.test(line.text)) roles.set(i, 'link')
    else if (PAGE_NUMBER.test(line.text) || (alone && BARE_NUMBER.test(line.text))) roles.set(i, 'running-header')
  }
  for (const i of repeatedAtEdges(lines, breaks, roles)) roles.set(i, 'running-header')
  return roles
}

/** Lines at the head of a page or, in a text with form feeds, at its foot, that stand so on two pages or more. */
function repeatedAtEdges(
  lines: readonly Line[],
  breaks: readonly boolean[],
  furniture: ReadonlyMap<number, FurnitureRole>,
): number[] {
  const places = new Map<string, number[]>()
  for (const [i, line] of lines.entries()) {
    const afterNumber = furniture.get(i - 1) === 'running-header' && lines[i - 1] !== undefined
    const head = breaks[i] || afterNumber
    const foot = lines[i + 1]?.newPage || furniture.get(i + 1) === 'running-header'
    if (!(head || foot) || !isShort(line) || line.text.includes('\t') || isComplete(line.text)) continue
    if (furniture.has(i) || markAt(line.text)) continue
    const key = line.text.replace(/\s/gu, '')
    const at = places.get(key)
    if (at) at.push(i)
    else places.set(key, [i])
  }
  // A heading such as 附件1 that is then repeated on each page is a heading the first time.
  return [...places].flatMap(([key, at]) => (at.length < 2 ? [] : annexMark(key) ? at.slice(1) : at))
}

/** A sentence cannot begin with these: after a finished sentence they are what a scanner saw in a stamp or a fold. */
export const looksLikeNoise = (text: string): boolean => /^[。，、；：！？”’）》】,;!?]/u.test(text)

/** No letter, no digit, and more than a stop or a bracket that a line break cut off. */
export const isRubbish = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) && !/^[。，、；：！？”’）》】.,;:!?)…—]{1,4}$/u.test(text)
