import type { Knowledge } from '../knowledge/index.ts'
import type { ClauseId, Phrase } from '../law/index.ts'

/** A way of asking, and the phrase that settles it. */
export interface Way {
  readonly phrase: Phrase
  readonly asked: string
}

/** All ways of asking by the clause that settles them: those of the matters, and what was asked before. */
export function waysOf({
  matters,
  precedents,
}: Pick<Knowledge, 'matters' | 'precedents'>): ReadonlyMap<ClauseId, readonly Way[]> {
  const ways = new Map<ClauseId, Way[]>()
  const add = (phrase: Phrase, asked: string) => {
    const own = ways.get(phrase.ref)
    if (own) own.push({ phrase, asked })
    else ways.set(phrase.ref, [{ phrase, asked }])
  }
  for (const { asked, said } of matters.values()) {
    const phrases = Object.values(said).flatMap((of) => (of.state === 'silent' ? [] : [of.phrase]))
    for (const phrase of phrases) for (const words of asked) add(phrase, words)
  }
  for (const { asked, phrase } of precedents.values()) add(phrase, asked)
  return ways
}
