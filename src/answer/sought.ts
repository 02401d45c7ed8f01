import type { Heard, Want } from '../hear/index.ts'
import type { FigureKind, Knowledge } from '../knowledge/index.ts'
import type { Found } from '../retrieval/index.ts'
import { asksFor } from './asks.ts'
import type { Sources } from './sources.ts'
import { figureWanted } from './wants.ts'
import { type WhetherAsked, whetherIn } from './whether/index.ts'

/** What a question looks for in the words of a clause. */
export interface Sought {
  readonly wanted: FigureKind | undefined
  readonly subjects: Found['subjects']
  /** What words have in common with the question, and what was asked like it before. */
  readonly found: Pick<Found, 'likeness' | 'toward' | 'matters'>
  /** What reads the figures of a text. */
  readonly knowledge: Pick<Knowledge, 'readings'>
  /** It is asked who: an item is told with the sentence it stands under, which names them. */
  readonly who: boolean
  /** It is asked how much or how many, though not in words that say of what kind: 来好多个人. */
  readonly figure: boolean
  /** A whole list is asked for. */
  readonly list: boolean
  /** It is asked what to do, or what becomes of it: what a text says of a case, 未通过的，…. */
  readonly how: boolean
  /** It is asked whether. */
  readonly whether?: WhetherAsked
  /** What decides and nothing beside it: one of several lines that are read side by side. */
  readonly brief?: true
  /** What the last reply said already: of the same clause, what it did not say is asked. */
  readonly told?: string
}

export function soughtIn(
  question: string,
  found: Found,
  heard: Heard | undefined,
  { knowledge, whether: reader }: Pick<Sources, 'knowledge'> & Partial<Pick<Sources, 'whether'>>,
): Sought {
  const whether = heard && reader && whetherIn(question, heard, reader)
  return {
    who: wants(heard, 'who'),
    figure: wants(heard, 'figure'),
    list: wants(heard, 'list'),
    how: wants(heard, 'how'),
    wanted: figureWanted(question, found, knowledge) ?? knowledge.figures.get(found.bare ?? ''),
    subjects: found.subjects,
    found,
    knowledge,
    ...(whether ? { whether } : {}),
  }
}

const wants = (heard: Heard | undefined, want: Want): boolean => heard !== undefined && asksFor(heard, want)
