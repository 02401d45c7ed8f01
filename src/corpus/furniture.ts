import { isComplete, type Line } from './lines.ts'
import { annexMark, markAt } from './marks.ts'

type FurnitureRole = 'link' | 'running-header'

const LINK = /^https?:\/\/\S+$/u
/** What a site puts between the lines of what it copies: where it is from, what to scan, whom to follow. */
const SITE = /https?:|www\.|公众号|微信号|扫码|扫一扫|二维码|客户端|APP\b|本文来源|转载/iu
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
  const bare: number[] = []
  for (const [i, line] of lines.entries()) {
    if (!isShort(line)) {
      if (LINK.test(line.text)) roles.set(i, 'link')
      continue
    }
    const next = lines[i + 1]
    const alone = (line.blanksBefore > 0 && (!next || next.blanksBefore > 0)) || line.newPage || next?.newPage
    if (LINK.test(line.text)) roles.set(i, 'link')
    else if (PAGE_NUMBER.test(line.text)) roles.set(i, 'running-header')
    else if (alone && BARE_NUMBER.test(line.text)) bare.push(i)
  }
  if (countsPages(bare.map((i) => Number(lines[i]?.text)))) for (const i of bare) roles.set(i, 'running-header')
  for (const i of advertised(lines, roles)) roles.set(i, 'running-header')
  for (const i of repeatedAtEdges(lines, breaks, roles)) roles.set(i, 'running-header')
  return roles
}

/** The lines of the text itself; one that furniture parts from the page before begins a page. */
export function withoutFurniture(lines: readonly Line[], furniture: ReadonlyMap<number, unknown>): Line[] {
  let turned = false
  return lines.flatMap((line, i) => {
    turned ||= line.newPage
    if (furniture.has(i)) return []
    const newPage = turned
    turned = false
    return [{ ...line, newPage }]
  })
}

/** Bare numbers are page numbers where they go up page by page; else they may be what is left of a table. */
const countsPages = (numbers: readonly number[]): boolean =>
  numbers.every((number, i) => i === 0 || (number > (numbers[i - 1] ?? 0) && number <= (numbers[i - 1] ?? 0) + 3))

/** Lines of a site's own, put between the text's lines in the same words but for a number. */
function advertised(lines: readonly Line[], furniture: ReadonlyMap<number, FurnitureRole>): number[] {
  const places = new Map<string, number[]>()
  for (const [i, line] of lines.entries()) {
    if (!isShort(line) || furniture.has(i) || line.ruled || markAt(line.text) || annexMark(line.text)) continue
    if (!SITE.test(line.text)) continue
    const key = line.text.replace(/[\s\d]/gu, '')
    const at = places.get(key)
    if (at) at.push(i)
    else places.set(key, [i])
  }
  return [...places.values()].filter((at) => at.length >= 2).flat()
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
