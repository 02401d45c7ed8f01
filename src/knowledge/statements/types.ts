import type { ClauseId, Phrase, RegulationId } from '../../law/index.ts'

export type MatterId = string

/** How a text answers a question that asks whether: by itself, so far as the case is so, or in some cases and not in others. */
export type Whether = 'yes' | 'no' | 'depends'

/** What a text says on a matter: the phrase that settles it, one that leaves it open (适时, 另行制定), or nothing, with the clause that comes nearest. */
export type Statement =
  | { readonly state: 'stated'; readonly phrase: Phrase; readonly answer?: Whether }
  | { readonly state: 'open'; readonly phrase: Phrase }
  | { readonly state: 'silent'; readonly near?: ClauseId }

/** One narrow thing that such texts settle, leave open or say nothing on: 场地可否租用, 公示天数. */
export interface Matter {
  readonly id: MatterId
  /** What a reply calls it, as in 没有写公示天数. */
  readonly label: string
  /** Where it is asked whether: what is so where the answer is yes. */
  readonly whether?: string
  /** Half sentences in which people ask after it. */
  readonly asked: readonly string[]
  /** What each text says on it. Where a text is left out nobody has judged it: it is neither stated nor silent. */
  readonly said: Readonly<Record<RegulationId, Statement>>
}

/** A question that asks whether, as people ask it, with the words of a text that answer it and how. */
export interface Precedent {
  readonly id: string
  readonly asked: string
  readonly phrase: Phrase
  readonly answer: Whether | 'not-stated'
}

/** How firmly a text says what it says: so by rule, possible, or as a rule and with room. */
export type Norm = 'must' | 'may' | 'soft'

/** A phrase that decides whether, and the words with which people speak of what it makes so, and of the contrary. */
export interface Stance {
  readonly id: string
  readonly phrase: Phrase
  readonly norm: Norm
  readonly pro: readonly string[]
  readonly contra: readonly string[]
}
