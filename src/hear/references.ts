import type { Reading } from '../quantity/index.ts'
import type { Named } from './mention.ts'

/** Numbers of clauses and documents, as the reader of quantities tells them from figures. */
export function referencesIn(readings: readonly Reading[]): Named[] {
  return readings.flatMap(({ kind, start, end, surface }): Named[] => {
    if (kind === 'article-number') return [{ start, end, senses: [{ kind: 'clause', ref: surface }] }]
    if (kind === 'document-number') return [{ start, end, senses: [{ kind: 'document', ref: surface }] }]
    return []
  })
}
