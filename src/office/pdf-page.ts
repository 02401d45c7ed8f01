/** A run of text on a page: where its baseline begins, from the left and from the top, in points. */
export interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** A straight line drawn along a page's edge or across it, thin or thick. */
export interface Rule {
  readonly across: boolean
  /** Where it stands: from the top if it goes across, else from the left. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What is printed on a page upright; `turned` is what stands aslant, as a watermark does. */
export interface Page {
  readonly number: number
  readonly pieces: readonly Piece[]
  readonly rules: readonly Rule[]
  readonly turned: readonly string[]
}

/** Six numbers that map a place: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number]

/** First `inner`, then `outer`. */
export const joined = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
]

export const placed = ([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
]

/** Six numbers out of what a library gives; undefined where it gives something else. */
export function matrixOf(value: unknown): Matrix | undefined {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return undefined
  const [a, b, c, d, e, f] = Array.from(value as ArrayLike<unknown>)
  const isNumber = (each: unknown): each is number => typeof each === 'number' && Number.isFinite(each)
  return isNumber(a) && isNumber(b) && isNumber(c) && isNumber(d) && isNumber(e) && isNumber(f)
    ? [a, b, c, d, e, f]
    : undefined
}
