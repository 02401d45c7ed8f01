import type { Caller } from '../../hear/index.ts'
import type { ClauseId } from '../../law/index.ts'

/** A clause to be said in plain words. In `text` every figure is a slot, which prints it with what it is of. */
export interface PlainClause {
  readonly ref: ClauseId
  readonly name: string
  readonly text: string
  /** Plain words that may stand for words of the clause. */
  readonly swaps: Readonly<Record<string, readonly string[]>>
}

/** `question` names nobody; `rejected` tells, by the names of its faults, why the last wording was not shown. */
export interface PlainAsked {
  readonly question: string
  readonly clauses: readonly PlainClause[]
  readonly rejected?: readonly string[]
}

/** Each sentence with the clause it rests on. */
export interface PlainSaid {
  readonly sentences: readonly { readonly text: string; readonly clause: ClauseId }[]
}

/** Sentences to be held against their clauses. */
export interface EntailsAsked {
  readonly pairs: readonly { readonly id: string; readonly clause: string; readonly sentence: string }[]
}

/** Says clauses in plain words, and says of sentences whether their clauses say so. Never rejects: undefined where it fails, is switched off, or may ask no more today. */
export interface Explainer {
  explain(asked: PlainAsked, caller: Caller): Promise<PlainSaid | undefined>
  /** The ids of those that their clause says; all others are held to say something else. */
  entails(asked: EntailsAsked, caller: Caller): Promise<readonly string[] | undefined>
}
