import { type PrintedLine, textOfLine } from './pdf-lines.ts'

/** Lines at a page's edge that repeat from page to page: in the same words, or with a number that goes up with the pages. */
export interface Furniture {
  readonly line: PrintedLine
  readonly kind: 'running' | 'page-number'
}

/** So many lines at each edge of a page may be furniture. */
const EDGE = 3
/** Lines of two pages stand at one height where they are no further apart, in points. */
const LEVEL = 4

interface Edge {
  readonly page: number
  readonly line: PrintedLine
  readonly text: string
}

/** What repeats at the edges of pages; `pages` are the lines of each, from the top. */
export function furnitureIn(pages: readonly (readonly PrintedLine[])[]): Furniture[] {
  const edges = pages.flatMap((lines, page) =>
    atEdges(lines).map((line) => ({ page, line, text: textOfLine(line).replace(/\s/gu, '') })),
  )
  const groups = new Map<string, Edge[]>()
  for (const edge of edges) {
    const key = edge.text.replace(/\d{1,6}/gu, '#')
    const group = groups.get(key)
    if (group) group.push(edge)
    else groups.set(key, [edge])
  }
  return [...groups.values()].flatMap((group) => group.flatMap((edge) => kindOf(edge, group, pages.length)))
}

const atEdges = (lines: readonly PrintedLine[]): readonly PrintedLine[] =>
  lines.length <= 2 * EDGE ? lines : [...lines.slice(0, EDGE), ...lines.slice(-EDGE)]

function kindOf(edge: Edge, group: readonly Edge[], pages: number): Furniture[] {
  const level = group.filter(({ page, line }) => page !== edge.page && Math.abs(line.y - edge.line.y) <= LEVEL)
  if (level.some((other) => isNextNumber(edge, other))) return [{ line: edge.line, kind: 'page-number' }]
  const same = level.filter(({ text }) => text === edge.text).length + 1
  // Pages of the left and of the right may have a header each.
  return same >= 2 && same * 3 >= pages ? [{ line: edge.line, kind: 'running' }] : []
}

/** Whether one number in the two goes up as the pages do, and all else is the same. */
function isNextNumber(edge: Edge, other: Edge): boolean {
  const [own, its] = [edge, other].map(({ text }) => (text.match(/\d{1,6}/gu) ?? []).map(Number))
  const moved = own?.flatMap((number, i) => (number === its?.[i] ? [] : [number - (its?.[i] ?? 0)])) ?? []
  return moved.length === 1 && moved[0] === edge.page - other.page
}
