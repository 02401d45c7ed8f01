import type { RegulationId } from '../law/index.ts'
import type { Opinion } from './fusion.ts'
import type { IndexStore } from './index-file.ts'
import type { Waiting } from './patience.ts'

/** What another than the words thinks of a question, of clauses of these regulations, or of all where none is named. */
export type Thought = (regulations: readonly RegulationId[]) => Opinion

/** What those who are asked besides the words are given of the world. */
export interface Around {
  readonly store?: IndexStore
  readonly patience?: Waiting
  readonly onFailure?: (error: unknown) => void
}
