import type { ClauseId } from '../law/index.ts'

/** A question whose meaning was not found, and what it may be on. `question` names nobody. */
export interface UnderstandAsked {
  readonly question: string
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
}

/** What the question is on, by ids of the list; none where it cannot be told. */
export interface Understood {
  readonly subjects: readonly string[]
}

/** Clauses to be joined into a short answer. In `text` every figure is a slot; `question` names nobody; `rejected` tells why the last wording was not shown. */
export interface WordAsked {
  readonly question: string
  readonly clauses: readonly { readonly ref: ClauseId; readonly name: string; readonly text: string }[]
  readonly rejected?: string
}

/** Each sentence with the clause it rests on. */
export interface Worded {
  readonly sentences: readonly { readonly text: string; readonly clause: ClauseId }[]
}

/** A question the program is about to put, for a kind sentence to go before it. */
export interface LeadAsked {
  readonly message: string
  readonly next: string
}

/** Which conversation a call is made for: its channel decides whether a model may be asked at all. */
export interface Caller {
  readonly channel: string
  /** Names the reply: calls for one reply share its time, and the audit can be read beside it. */
  readonly reply?: string
  /** Told of each sentence that the guard kept back. */
  readonly blocked?: () => void
}

/**
 * A language model behind the desk. It is given clauses without figures and a message that names nobody; what it gives back is an id
 * of a list, or words that are then checked.
 * Never rejects: undefined where it fails, is switched off, or may ask no more today.
 */
export interface Model {
  understand(asked: UnderstandAsked, caller: Caller): Promise<Understood | undefined>
  word(asked: WordAsked, caller: Caller): Promise<Worded | undefined>
  lead(asked: LeadAsked, caller: Caller): Promise<string | undefined>
}
