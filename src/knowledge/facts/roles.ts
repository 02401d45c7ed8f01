import type { Fact, FactId, FactRole } from './types.ts'

/** The fact that the program itself knows by its role. */
export const factIn = (facts: ReadonlyMap<FactId, Fact>, role: FactRole): FactId | undefined =>
  [...facts.values()].find((fact) => fact.role === role)?.id

/** Facts that only say who asks: they make no question about eligibility by themselves. */
export const saysWho = (facts: ReadonlyMap<FactId, Fact>, id: FactId): boolean => facts.get(id)?.role !== undefined
