import type { Knowledge, Place, RegulationKnowledge, Sentences } from '../knowledge/index.ts'
import { tryConditions } from './conditions.ts'
import { tryFacts } from './facts.ts'
import type { Missed } from './missed.ts'
import type { Program } from './program.ts'
import { trySubjects } from './subjects.ts'

/** How a trial came out: how much was tried, and what was not read back, with where it is declared. */
export interface Outcome {
  readonly tried: number
  readonly faults: readonly (Missed & Place)[]
}

/** What is tried: all of it, or what one regulation asks and says. */
export interface Tried {
  readonly knowledge: Knowledge
  readonly regulations: readonly RegulationKnowledge[]
  readonly sentences: Sentences
  readonly placeOf: (kind: Missed['kind'], id: string) => Place
}

/** Says to the program what knowledge declares, and reads it back. */
export async function tryKnowledge({ placeOf, ...tried }: Tried, program: Program): Promise<Outcome> {
  const trial = { ...tried, program }
  const parts = [await tryFacts(trial), tryConditions(trial), await trySubjects(trial)]
  return {
    tried: parts.reduce((sum, part) => sum + part.tried, 0),
    faults: parts.flatMap(({ missed }) => missed.map((each) => ({ ...each, ...placeOf(each.kind, each.id) }))),
  }
}

export { type Coverage, coverageLine, coverageOf } from './coverage.ts'
export type { Missed } from './missed.ts'
export type { Hear, Program, Question } from './program.ts'
export { Rehearsal, type Stage } from './rehearsal.ts'
