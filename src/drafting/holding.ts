import { type Fault, type Knowledge, KnowledgeError, type Library } from '../knowledge/index.ts'
import { type Draft, knowledgeWith, type Opened } from './draft.ts'
import { Refused } from './ports.ts'

/** What a draft is held against. */
export interface Held {
  readonly library: Library
  readonly knowledge: Knowledge
  readonly opened?: Opened
}

/** What is wrong with knowledge that has the draft in it. */
export function faultsOf(draft: Draft, { library, opened }: Omit<Held, 'knowledge'>): readonly Fault[] {
  try {
    knowledgeWith(library, draft, opened)
    return []
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    return error.faults
  }
}

/** What a person wrote is held against the text before it counts; what was wrong before it is not held against it. Throws Refused. */
export function holding(before: Draft, after: Draft, held: Held): Draft {
  const faults = faultsOf(after, held)
  if (faults.length === 0) return after
  const known = new Set(faultsOf(before, held).map(({ found }) => found))
  const own = faults.filter(({ found }) => !known.has(found))
  if (own.length === 0) return after
  throw new Refused(own.map(({ found, wanted }) => `${found}；应为 ${wanted}`))
}
