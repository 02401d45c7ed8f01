import type { ClauseId, Phrase, RegulationId } from '../../law/index.ts'
import type { FigureId } from '../asking/types.ts'
import type { Wording } from '../wording.ts'

export type SubjectId = string

/** Something people ask about: its words, how the texts speak of it, and the clauses on it. */
export interface Subject {
  readonly id: SubjectId
  readonly label: string
  /** The wider subjects that it is a part of: asked about it, they are asked about too where it has no clause of its own. */
  readonly partOf: readonly SubjectId[]
  /** The words in which people ask. */
  readonly words: readonly Wording[]
  /** The words with which the texts speak of it: a text that has none of them says nothing on it. Empty where that cannot be told by words. */
  readonly said: readonly Wording[]
  /** Longer words that hold one of these and mean something else. */
  readonly except: readonly string[]
  /** The kinds of figure that are asked of it; the first is what a bare 几个 counts. */
  readonly figures: readonly FigureId[]
  /** Its figure stands between the same two commas: 公示无异议后…，建设期为3年 is none of 公示. */
  readonly close?: true
  /** Of a text that has no words of it nothing is told to a question after it, however near a clause may seem. */
  readonly particular?: true
  /** Whether one may do it, asked by whoever tells of themselves, is whether they are eligible. */
  readonly applying?: true
  readonly facts: readonly string[]
  /** The clauses on it, with the phrases in them that state its figures; `whole` takes all that stands under a clause. */
  readonly clauses: readonly { readonly ref: ClauseId; readonly phrases: readonly Phrase[]; readonly whole: boolean }[]
  /** The regulations that say nothing on it, as declared. */
  readonly silent: readonly RegulationId[]
}

/** Words that mean one thing or another, each on clauses of its own; an option's own words say which is meant. */
export interface Ambiguity {
  readonly id: string
  readonly words: readonly string[]
  readonly ask: string
  readonly options: readonly {
    readonly label: string
    /** What the option stands for, asked so that nothing is open any more; the place is set before it. */
    readonly send: string
    readonly words: readonly string[]
    readonly clauses: readonly ClauseId[]
  }[]
}

/** What a centre that exists must do, or what puts its title at risk; `signs` are words of whoever that concerns. */
export interface Duties {
  readonly id: string
  readonly label: string
  readonly clauses: readonly ClauseId[]
  readonly signs: readonly string[]
}
