import type { AskedFor, FigureId, HeardSubject, Subject } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { MatterHit, Toward } from './likeness.ts'

export interface Hit {
  readonly ref: ClauseId
  readonly score: number
}

/** What was understood of a question while looking: where, on what, which clause number. */
export interface Found {
  readonly hits: readonly Hit[]
  /** The matters it may be after, best first, a few. */
  readonly matters: readonly MatterHit[]
  /** How much stretches of the regulations have in common with the question together, rare words counting for more. */
  readonly likeness: (...texts: string[]) => number
  /** What the question itself weighs: all it could have in common. */
  readonly weight: number
  /** The phrases of a clause that questions like this one were settled by, each with how like they are: from 0 to 1. */
  readonly toward: (ref: ClauseId) => readonly Toward[]
  readonly regulations: readonly RegulationId[]
  /** The subjects that were heard, each with its word, in the order of the question. */
  readonly heard: readonly HeardSubject[]
  /** The same, and what those are a part of on which no text has a clause of its own. */
  readonly subjects: readonly Subject[]
  /** What it asks for: a kind of figure, a number, points. */
  readonly asked: AskedFor
  /** The kind of figure asked for by words that name nothing it could be of: 几年, 多少钱. */
  readonly bare?: FigureId
  /** The question's words without the names of places. */
  readonly rest: string
  /** Clauses asked for by number; empty where none was, or where the number does not exist. */
  readonly numbered: readonly ClauseId[]
  readonly numberAsked: boolean
  /** How much of what the question says, rare words counting for more, the best clause or its phrasings know: from 0 to 1. Low for a question on something else. */
  readonly coverage: number
}

/** Finds clauses for questions. */
export interface Finder {
  /** The best clauses, best first; only of `region` where one is given or named in the question. */
  find(question: string, region?: RegulationId): Found
}
