/**
 * A way in which words speak of something: one of `words`, and where they are given, one of `before` soon after it, one of
 * `with` and none of `without` in the same clause of the sentence. Words and relations only: no pattern.
 */
export interface Wording {
  readonly words: readonly string[]
  readonly before?: readonly string[]
  readonly with?: readonly string[]
  readonly without?: readonly string[]
}

/** A wording as it is written: a word on its own, or words with what must stand beside them. */
export type Written =
  | string
  | { words: string[]; before?: string[] | undefined; with?: string[] | undefined; without?: string[] | undefined }

/** The wordings of a list, its plain words together in the first; all folded to small letters. */
export function wordingsOf(yaml: readonly Written[]): Wording[] {
  const plain: string[] = []
  const related: Wording[] = []
  for (const entry of yaml) {
    if (typeof entry === 'string') plain.push(small(entry))
    else if (!entry.before && !entry.with && !entry.without) plain.push(...entry.words.map(small))
    else
      related.push({
        words: entry.words.map(small),
        ...(entry.before ? { before: entry.before.map(small) } : {}),
        ...(entry.with ? { with: entry.with.map(small) } : {}),
        ...(entry.without ? { without: entry.without.map(small) } : {}),
      })
  }
  return plain.length > 0 ? [{ words: [...new Set(plain)] }, ...related] : related
}

/** The words that speak by themselves, with nothing beside them. */
export const plainWords = (wordings: readonly Wording[]): string[] =>
  wordings.flatMap(({ words, before, with: beside, without }) => (before || beside || without ? [] : words))

const small = (word: string): string => word.toLowerCase()
