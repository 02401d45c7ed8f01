import { joined, type Matrix, matrixOf, placed, type Rule } from './pdf-page.ts'

/** What a page does to be drawn, as pdf.js lists it. */
interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** Thinner is a line, thicker a filled box; in points. */
const THIN = 3
/** Shorter is part of a sign. */
const SHORT = 5
/** More lines than any table has are a drawing: nobody is told of its tables. */
const RULES = 6000

const FILLS = ['fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']
const STROKES = ['stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke']
/** How many numbers follow each step of a path: to move, a line, two curves, to close. */
const STEP = [2, 2, 6, 4, 0]
const [MOVE, LINE, , , CLOSE] = [0, 1, 2, 3, 4]

type Point = readonly [number, number]

/** The straight lines that a page draws, as tables are drawn: stroked, or as thin filled boxes. */
export function rulesOf(operators: Operators, ops: Readonly<Record<string, number>>, view: Matrix): Rule[] {
  const nameOf = new Map(Object.entries(ops).map(([name, code]) => [code, name]))
  const rules: Rule[] = []
  const kept: Matrix[] = []
  let at = view
  for (const [i, code] of operators.fnArray.entries()) {
    const name = nameOf.get(code)
    const args = operators.argsArray[i]
    if (name === 'save' || name === 'paintFormXObjectBegin') kept.push(at)
    if (name === 'restore' || name === 'paintFormXObjectEnd') at = kept.pop() ?? view
    const matrix =
      name === 'transform'
        ? matrixOf(args)
        : name === 'paintFormXObjectBegin' && Array.isArray(args)
          ? matrixOf(args[0])
          : undefined
    if (matrix) at = joined(at, matrix)
    if (name === 'constructPath' && Array.isArray(args)) rules.push(...drawn(args, nameOf, at))
    if (rules.length > RULES) return []
  }
  return rules
}

function drawn(args: readonly unknown[], nameOf: ReadonlyMap<number, string>, at: Matrix): Rule[] {
  const [paint, data] = args
  const name = typeof paint === 'number' ? nameOf.get(paint) : undefined
  const path: unknown = Array.isArray(data) ? data[0] : undefined
  if (name === undefined || !(path instanceof Float32Array) || path.length > RULES * 20) return []
  const shapes = shapesOf(path, at)
  return [
    ...(STROKES.includes(name) ? shapes.flatMap(edgesOf) : []),
    ...(FILLS.includes(name) ? shapes.flatMap(thinBox) : []),
  ]
}

/** The corners of each shape of a path that is made of straight lines alone. */
function shapesOf(path: Float32Array, at: Matrix): Point[][] {
  const shapes: Point[][] = []
  let shape: Point[] = []
  for (let i = 0; i < path.length; ) {
    const step = path[i] ?? 0
    if (step === MOVE) {
      shape = []
      shapes.push(shape)
    }
    if (step === MOVE || step === LINE) shape.push(placed(at, path[i + 1] ?? 0, path[i + 2] ?? 0))
    if (step === CLOSE && shape[0]) shape.push(shape[0])
    i += 1 + (STEP[step] ?? path.length)
  }
  return shapes
}

const edgesOf = (shape: readonly Point[]): Rule[] =>
  shape.slice(1).flatMap((point, i) => ruleOf([shape[i] ?? point, point]))

function thinBox(shape: readonly Point[]): Rule[] {
  return shape.length >= 4 ? ruleOf(shape) : []
}

/** The line that a stretch of points is, undirected; none where they fill a box or stand aslant. */
function ruleOf(points: readonly Point[]): Rule[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [width, height] = [right - left, bottom - top]
  if (height <= THIN && width >= SHORT) return [{ across: true, at: (top + bottom) / 2, from: left, to: right }]
  if (width <= THIN && height >= SHORT) return [{ across: false, at: (left + right) / 2, from: top, to: bottom }]
  return []
}
