import { type Miss, missId, type Note, type Reason } from '../desk/index.ts'

/** One question without an answer, one complaint, or one praise; `at` in milliseconds since 1970. */
export interface Missed {
  readonly kind: Miss['kind']
  readonly words: string
  readonly place?: string
  readonly reason?: Reason
  readonly at: number
}

/** What a note says was missed or praised, and the reason given for it since; undefined for one that says neither. */
export function missedIn(note: Note, at: number, reason?: Reason): Missed | undefined {
  if (note.kind === 'miss') return { ...note, at }
  if (note.kind !== 'feedback') return undefined
  const { useful, words, place } = note
  return {
    kind: useful ? 'praise' : 'complaint',
    words,
    at,
    ...(place === undefined ? {} : { place }),
    ...(reason ? { reason } : {}),
  }
}

/** Counts alike words of one kind and place together, told in the words used last; the most frequent first, then the latest, praise at the end. */
export function countMisses(missed: Iterable<Missed>): Miss[] {
  const groups = new Map<string, Miss>()
  for (const { kind, words, place, reason, at } of missed) {
    const key = missId({ kind, words, ...(place === undefined ? {} : { place }) })
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
  return [...groups.values()].sort(
    (a, b) => Number(a.kind === 'praise') - Number(b.kind === 'praise') || b.count - a.count || b.last - a.last,
  )
}
