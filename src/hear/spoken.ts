import type { RegulationId } from '../law/index.ts'
import type { Named } from './mention.ts'

/** The one regulation whose place is named. */
export function regulationIn(named: readonly Named[]): RegulationId | undefined {
  const ids = new Set(
    named.flatMap(({ senses }) => senses.flatMap((sense) => (sense.kind === 'place' ? sense.regulations : []))),
  )
  const [id] = ids
  return ids.size === 1 ? id : undefined
}
