import type { SaidFor } from '../knowledge/index.ts'

/** Finds the terms a text speaks of, in the texts' words or in people's. */
export type TermReader = (text: string) => string[]

const isLatin = (character: string): boolean => character >= 'a' && character <= 'z'

/** A Latin word this short stands for itself alone: ip is not the beginning of ipad. */
const WHOLE = 3

/** At every place the longest word is taken, with its letters: 年度报告 is not also 报告. A Latin entry stands for the words that begin with it. */
export function termReader(terms: Iterable<SaidFor>): TermReader {
  const heads = new Map<string, Set<string>>()
  for (const { id, said } of terms) {
    for (const word of [id, ...said]) heads.set(word, (heads.get(word) ?? new Set()).add(id))
  }
  const byStart = new Map<string, string[]>()
  for (const word of [...heads.keys()].sort((a, b) => b.length - a.length)) {
    const start = word.slice(0, 1)
    byStart.set(start, [...(byStart.get(start) ?? []), word])
  }
  const stands = (word: string, text: string, at: number): boolean => {
    if (!text.startsWith(word, at)) return false
    if (!isLatin(word.slice(0, 1))) return true
    if (at > 0 && isLatin(text[at - 1] ?? '')) return false
    return word.length > WHOLE || !isLatin((text[at + word.length] ?? '').replace('s', ''))
  }
  return (text) => {
    const found = new Set<string>()
    for (let at = 0; at < text.length; at++) {
      const word = byStart.get(text[at] ?? '')?.find((candidate) => stands(candidate, text, at))
      if (!word) continue
      for (const id of heads.get(word) ?? []) found.add(id)
      at += word.length - 1
    }
    return [...found]
  }
}
