import { createHash } from 'node:crypto'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { AskedTimes, Mark, Miss, Outcome } from './store.ts'

/** Words that differ only in spaces, punctuation, case or width are alike; words of nothing else are like themselves only. */
const alike = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '') || words

/** One name for alike words of one kind and place; the words cannot be read from it. */
export const missId = ({ kind, place, words }: Pick<Miss, 'kind' | 'place' | 'words'>): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, place, alike(words)]))
    .digest('base64url')
    .slice(0, MISS_SIGNS)
const MISS_SIGNS = 22

/** Whether a keeper has dealt with a miss; not where it was asked again since. */
export function isSettled({ last }: Miss, marks: readonly Mark[] = []): boolean {
  const mark = marks.at(-1)
  return mark?.kind === 'settled' && mark.at >= last
}

/** What was said of one place and subject, the misses of it the most frequent first. */
export interface SaidOn {
  readonly place?: RegulationId
  /** The subject's label; undefined where none was heard. */
  readonly subject?: string
  readonly counts: Readonly<Record<Miss['kind'], number>>
  readonly last: number
  readonly misses: readonly Miss[]
}

/** Misses by place and subject, what was asked in vain most often first; `subjectIn` tells the subject of words. */
export function bySubject(misses: readonly Miss[], subjectIn: (words: string) => string | undefined): SaidOn[] {
  const groups = grouped(misses, (miss) => {
    const subject = subjectIn(miss.words)
    return { ...placed(miss), ...(subject === undefined ? {} : { subject }) }
  })
  return groups
    .map(({ on, all }) => {
      const counts = { miss: 0, complaint: 0, ticket: 0, praise: 0 }
      for (const { kind, count } of all) counts[kind] += count
      return { ...on, counts, last: Math.max(...all.map(({ last }) => last)), misses: all }
    })
    .sort((a, b) => vain(b) - vain(a) || b.last - a.last)
}

const vain = ({ counts: { miss, complaint, ticket } }: SaidOn): number => miss + complaint + ticket

/** How often one place and subject was asked about, how it came out, and which clauses answered. */
export interface AskedAbout {
  readonly place?: RegulationId
  readonly subject?: string
  readonly times: number
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  readonly clauses: readonly { readonly ref: ClauseId; readonly times: number }[]
}

/** What was asked by place and subject, the most frequent first. A check is of no subject and stands by itself. */
export function mostAsked(asked: readonly AskedTimes[]): AskedAbout[] {
  const groups = grouped(asked, ({ subject, outcome, ...each }) => ({
    ...placed(each),
    ...(subject === undefined ? {} : { subject }),
    ...(outcome === 'checked' ? { checked: true as const } : {}),
  }))
  return groups
    .map(({ on: { checked: _apart, ...on }, all }) => {
      const outcomes: Partial<Record<Outcome, number>> = {}
      const clauses = new Map<ClauseId, number>()
      for (const { outcome, clause, times } of all) {
        outcomes[outcome] = (outcomes[outcome] ?? 0) + times
        if (clause !== undefined) clauses.set(clause, (clauses.get(clause) ?? 0) + times)
      }
      return {
        ...on,
        outcomes,
        times: all.reduce((sum, { times }) => sum + times, 0),
        clauses: [...clauses].map(([ref, times]) => ({ ref, times })).sort((a, b) => b.times - a.times),
      }
    })
    .sort((a, b) => b.times - a.times)
}

const placed = ({ place }: { readonly place?: RegulationId }) => (place === undefined ? {} : { place })

/** What is on the same, together, in the order in which each came first. */
function grouped<T, On>(all: readonly T[], onOf: (each: T) => On): { readonly on: On; readonly all: readonly T[] }[] {
  const groups = new Map<string, { readonly on: On; readonly all: T[] }>()
  for (const each of all) {
    const on = onOf(each)
    const key = JSON.stringify(on)
    const group = groups.get(key) ?? { on, all: [] }
    group.all.push(each)
    groups.set(key, group)
  }
  return [...groups.values()]
}
