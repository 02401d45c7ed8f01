import type { Facts, Status } from '../eligibility/index.ts'
import type { FactId, RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId, Day, RegulationId } from '../law/index.ts'

/** A question as it stands before a person: its words, and its quick answers in their order. */
export interface Question {
  readonly fact: FactId
  readonly words: string
  readonly options: readonly string[]
}

/**
 * How a person's message is heard: the message and the question that it comes after, where one stands open, to the facts it
 * told; `spoken`: whose rules are spoken of where nothing was asked. All that a trial knows of the half that reads people; whatever reads them stands behind it.
 */
export type Hear = (message: string, asked?: Question, spoken?: RegulationId) => Promise<Facts>

/** The program as a trial meets it. */
export interface Program {
  /** The day on which applicants are held against the texts. */
  readonly today: Day
  readonly hear: Hear
  /** What is asked next of an applicant of whom these facts are known; undefined where nothing is. */
  readonly question: (regulation: RegulationKnowledge, facts: Facts) => Promise<Question | undefined>
  /** How each condition stands for an applicant, by the condition's id. */
  readonly judge: (regulation: RegulationId, facts: Facts) => ReadonlyMap<string, Status>
  /** The clauses cited in reply to a question about a regulation. */
  readonly cited: (words: string, regulation: RegulationId) => Promise<readonly ClauseId[]>
}
