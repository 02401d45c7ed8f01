import type { ClauseId, RegulationId } from '../law/index.ts'

/** What a question is after, as far as a model may say it. */
export const INTENTS = [
  'clause',
  'figure',
  'procedure',
  'comparison',
  'standing',
  'eligibility',
  'outside',
  'unclear',
] as const
export type Intent = (typeof INTENTS)[number]

/** A question whose meaning was not found, with the lists to choose from. `question` holds no figure and no name. */
export interface UnderstandAsked {
  readonly question: string
  readonly places: readonly { readonly id: RegulationId; readonly name: string }[]
  readonly subjects: readonly { readonly id: string; readonly name: string }[]
}

/** The question in the words of the regulations; place and subject are ids of the lists. */
export interface Understood {
  readonly question: string
  readonly intent: Intent
  readonly place?: RegulationId
  readonly subject?: string
}

/** Clauses to be joined into a short answer. In `text` and `question` every figure is a slot; `rejected` tells why the last wording was not shown. */
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
  readonly rejected?: string
}

/** A message in which a model may point at the words that state a fact, never giving its value. */
export interface PointAsked {
  readonly message: string
  readonly facts: readonly { readonly id: string; readonly name: string }[]
}

/** A stretch of the message, copied exactly, and the fact it states. */
export interface Pointed {
  readonly stated: readonly { readonly fact: string; readonly words: string }[]
}

/** Which conversation a call is made for: its channel decides whether a model may be asked at all. */
export interface Caller {
  readonly channel: string
  /** Names the reply: calls for one reply share its time, and the audit can be read beside it. */
  readonly reply?: string
}

/**
 * A language model behind the desk. It is given words without figures and gives words back, which are then checked.
 * Never rejects: undefined where it fails, is switched off, or may ask no more today.
 */
export interface Model {
  understand(asked: UnderstandAsked, caller: Caller): Promise<Understood | undefined>
  word(asked: WordAsked, caller: Caller): Promise<Worded | undefined>
  lead(asked: LeadAsked, caller: Caller): Promise<string | undefined>
  /** Left out where reading facts by model is switched off. */
  readonly point?: (asked: PointAsked, caller: Caller) => Promise<Pointed | undefined>
}
