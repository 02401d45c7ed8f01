import type { Span } from '../law/index.ts'
import { type Line, wordsOf } from './lines.ts'

/** A stretch of a line on its way to its place. */
export interface Stretch extends Span {
  readonly text: string
  readonly line: Line
}

export const stretchOf = (line: Line): Stretch => ({ start: line.start, end: line.end, text: line.text, line })

/** Part of a stretch, its margins cut off. */
export function cutAt(stretch: Stretch, from: number, to = stretch.text.length): Stretch {
  const words = wordsOf(stretch.text, { start: from, end: Math.max(from, to) })
  const text = stretch.text.slice(words.start, words.end)
  return { text, start: stretch.start + words.start, end: stretch.start + words.end, line: stretch.line }
}
