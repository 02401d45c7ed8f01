import type { Miss, Note, Reason } from '../desk/index.ts'

/** One question without an answer, or one complaint; `at` in milliseconds since 1970. */
export interface Missed {
  readonly kind: Miss['kind']
  readonly words: string
  readonly place?: string
  readonly reason?: Reason
  readonly at: number
}

/** What a note says was missed, and the reason given for it since; undefined for one that complains of nothing. */
export function missedIn(note: Note, at: number, reason?: Reason): Missed | undefined {
  if (note.kind === 'miss') return { ...note, at }
  return note.kind === 'feedback' && !note.useful
    ? { kind: 'complaint', words: note.words, at, ...(reason ? { reason } : {}) }
    : undefined
}

/** Words that differ only in spaces, punctuation, case or width are alike; words of nothing else are like themselves only. */
const alike = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '') || words

/** Counts alike words of one kind and place together, told in the words used last; the most frequent first, then the latest. */
export function countMisses(missed: Iterable<Missed>): Miss[] {
  const groups = new Map<string, Miss>()
  for (const { kind, words, place, reason, at } of missed) {
    const key = JSON.stringify([kind, place, alike(words)])
    const group = groups.get(key)
    const latest =
      group && group.last > at ? group : { kind, words, last: at, ...(place === undefined ? {} : { place }) }
    const { reasons = {} } = group ?? {}
    const said = reason === undefined ? reasons : { ...reasons, [reason]: (reasons[reason] ?? 0) + 1 }
    groups.set(key, {
      ...latest,
      count: (group?.count ?? 0) + 1,
      ...(Object.keys(said).length > 0 ? { reasons: said } : {}),
    })
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || b.last - a.last)
}
