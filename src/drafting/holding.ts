import { type Fault, type Knowledge, KnowledgeError, type Library } from '../knowledge/index.ts'
import { type Draft, knowledgeWith } from './draft.ts'
import { Refused } from './ports.ts'

/** What a draft is held against. */
export interface Held {
  readonly library: Library
  readonly knowledge: Knowledge
}

/** What is wrong with knowledge that has the draft in it. */
export function faultsOf(draft: Draft, library: Library): readonly Fault[] {
  try {
    knowledgeWith(library, draft)
    return []
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return error.faults
  }
}

/** What a person wrote is held against the text before it counts; what was wrong before it is not held against it. Throws Refused. */
export function holding(before: Draft, after: Draft, { library }: Held): Draft {
  const faults = faultsOf(after, library)
  if (faults.length === 0) return after
  const known = new Set(faultsOf(before, library).map(({ found }) => found))
  const own = faults.filter(({ found }) => !known.has(found))
  if (own.length === 0) return after
  throw new Refused(own.map(({ found, wanted }) => `${found}；应为 ${wanted}`))
}
