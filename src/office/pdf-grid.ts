import { linesOf, runOn, textOfLine } from './pdf-lines.ts'
import type { Piece, Rule } from './pdf-page.ts'

/** A table that lines are drawn around: where its columns stand and what each place holds. */
export interface DrawnTable {
  readonly top: number
  readonly bottom: number
  readonly columns: readonly number[]
  readonly rows: readonly (readonly string[])[]
  readonly merged: boolean
}

/** Lines closer than this are one, in points. */
const NEAR = 3

interface Frame {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly rules: readonly Rule[]
}

/** The tables of a page, and the pieces of text that stand in none. */
export function tablesOf(pieces: readonly Piece[], rules: readonly Rule[]): { tables: DrawnTable[]; outside: Piece[] } {
  const frames = groupsOf(rules)
    .map((group) => ({ xs: places(group, false), ys: places(group, true), rules: group }))
    .filter(({ xs, ys }) => xs.length >= 3 && ys.length >= 2)
  const held = new Map<Frame, Piece[]>(frames.map((frame) => [frame, []]))
  const outside: Piece[] = []
  for (const piece of pieces) {
    const frame = frames.find((each) => isIn(each, piece))
    const list = frame ? held.get(frame) : outside
    list?.push(piece)
  }
  const tables = [...held].filter(([, inside]) => inside.length > 0).map(([frame, inside]) => tableOf(frame, inside))
  return { tables, outside }
}

/** The lines of a page in groups that touch each other. */
function groupsOf(rules: readonly Rule[]): Rule[][] {
  const groups: { across: Rule[]; down: Rule[] }[] = []
  for (const rule of [...rules].sort((a, b) => topOf(a) - topOf(b))) {
    const touched = groups.filter(({ across, down }) =>
      (rule.across ? down : across).some((other) => touch(rule, other)),
    )
    const group = touched[0] ?? { across: [], down: [] }
    if (!touched[0]) groups.push(group)
    for (const other of touched.slice(1)) {
      group.across.push(...other.across)
      group.down.push(...other.down)
      groups.splice(groups.indexOf(other), 1)
    }
    ;(rule.across ? group.across : group.down).push(rule)
  }
  return groups.map(({ across, down }) => [...across, ...down])
}

const topOf = (rule: Rule): number => (rule.across ? rule.at : rule.from)

const spans = ({ from, to }: Rule, at: number): boolean => at >= from - NEAR && at <= to + NEAR

const touch = (one: Rule, other: Rule): boolean => spans(one, other.at) && spans(other, one.at)

/** Where the lines of one direction stand, those that are nearly at one place taken as one. */
function places(rules: readonly Rule[], across: boolean): number[] {
  const found: number[] = []
  for (const at of rules.flatMap((rule) => (rule.across === across ? [rule.at] : [])).sort((a, b) => a - b))
    if (at - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) found.push(at)
  return found
}

const middle = ({ x, y, width, size }: Piece): readonly [number, number] => [x + width / 2, y - size * 0.3]

function isIn({ xs, ys }: Frame, piece: Piece): boolean {
  const [x, y] = middle(piece)
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && y > (ys[0] ?? 0) && y < (ys.at(-1) ?? 0)
}

/** Which stretch between two of these places holds this one. */
const indexIn = (places: readonly number[], at: number): number =>
  Math.max(
    0,
    Math.min(
      places.length - 2,
      places.findLastIndex((place) => place <= at),
    ),
  )

function tableOf({ xs, ys, rules }: Frame, inside: readonly Piece[]): DrawnTable {
  const width = xs.length - 1
  const cellOf = mergedPlaces({ xs, ys, rules })
  const held = new Map<number, Piece[]>()
  for (const piece of inside) {
    const [x, y] = middle(piece)
    const cell = cellOf(indexIn(ys, y) * width + indexIn(xs, x))
    const pieces = held.get(cell)
    if (pieces) pieces.push(piece)
    else held.set(cell, [piece])
  }
  const words = new Map([...held].map(([cell, own]) => [cell, runOn(linesOf(own).map(textOfLine))]))
  const rows = Array.from({ length: ys.length - 1 }, (_, row) =>
    Array.from({ length: width }, (_, column) => words.get(cellOf(row * width + column)) ?? ''),
  )
  const all = Array.from({ length: width * (ys.length - 1) }, (_, place) => cellOf(place))
  return { top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, columns: xs, rows, merged: new Set(all).size < all.length }
}

/** For each place of a frame, row by row, the first place of the cell that it is merged into: no line parts the two. */
function mergedPlaces({ xs, ys, rules }: Frame): (place: number) => number {
  const width = xs.length - 1
  const first = Array.from({ length: width * (ys.length - 1) }, (_, place) => place)
  const cellOf = (place: number): number => {
    let at = place
    while ((first[at] ?? at) !== at) at = first[at] ?? at
    return at
  }
  const parted = (across: boolean, at: number, along: number) =>
    rules.some(
      (rule) => rule.across === across && Math.abs(rule.at - at) <= NEAR && rule.from <= along && rule.to >= along,
    )
  const join = (one: number, other: number) => {
    const [low, high] = [cellOf(one), cellOf(other)].sort((a, b) => a - b)
    if (low !== undefined && high !== undefined) first[high] = low
  }
  const between = (places: readonly number[], i: number) => ((places[i] ?? 0) + (places[i + 1] ?? 0)) / 2
  for (const [place] of first.entries()) {
    const [row, column] = [Math.floor(place / width), place % width]
    if (column + 1 < width && !parted(false, xs[column + 1] ?? 0, between(ys, row))) join(place, place + 1)
    if (row + 2 < ys.length && !parted(true, ys[row + 1] ?? 0, between(xs, column))) join(place, place + width)
  }
  return cellOf
}
