import type { Facts } from '../eligibility/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import { type Clause, places, type Regulation } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'
import type { DraftingWords } from './words.ts'

/** What a text is read with when it is drafted. */
export interface Reading {
  readonly regulation: Regulation
  readonly knowledge: Knowledge
  readonly words: DraftingWords
  /** What a person who says these words tells of an applicant. */
  readonly hears: (words: string) => Facts
  /** What the place of the regulation is called. */
  readonly place: readonly string[]
  /** The person that a list demands something of, who is not whoever applies. */
  readonly owner?: string
}

/** Part of a condition, in the form of its YAML. */
export type Node = Readonly<Record<string, unknown>>

export const isOnce = ({ text }: Clause, words: string): boolean => places(text, words).length === 1

/** Words that the program prints: each figure in them is read from the clause where it stands. Undefined where one cannot be. */
export function printed(words: string, clause: Clause): string | undefined {
  let label = ''
  let from = 0
  for (const { start, end, figure } of readFigures(words)) {
    if (!figure) continue
    const stretch = onceAround(words, start, end, from, clause)
    if (stretch === undefined) return undefined
    label += `${words.slice(from, stretch.start)}{${clause.id}#${words.slice(stretch.start, stretch.end)}}`
    from = stretch.end
  }
  label += words.slice(from)
  const typed = readFigures(label.replace(/\{[^{}]*\}/gu, '')).some(({ figure }) => figure)
  return typed ? undefined : label
}

/** The figure with as much beside it as makes it stand in the clause once. */
function onceAround(words: string, start: number, end: number, from: number, clause: Clause) {
  for (let to = end; to <= words.length; to += 1) if (isOnce(clause, words.slice(start, to))) return { start, end: to }
  for (let at = start; at >= from; at -= 1) if (isOnce(clause, words.slice(at, end))) return { start: at, end }
  return undefined
}
