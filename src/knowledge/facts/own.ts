import type { RegulationId } from '../../law/index.ts'
import type { Fact } from './types.ts'

/**
 * The one regulation that a fact belongs to: where it alone defines it, and the fact holds nowhere else. Its words are its own there, and
 * nobody's elsewhere.
 */
export function ownerOfFact({ scope, definitions }: Pick<Fact, 'scope' | 'definitions'>): RegulationId | undefined {
  const [regulation, another] = Object.keys(definitions)
  return scope === 'per-regulation' && another === undefined ? regulation : undefined
}
