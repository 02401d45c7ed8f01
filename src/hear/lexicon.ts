import { type Word, WordFinder } from '../knowledge/index.ts'
import type { Named, Sense } from './mention.ts'

/** A word of the vocabulary, folded as messages are, and what it may mean. */
export type Entry = readonly [Word, Sense]

/** Finds all words of a vocabulary; of those that overlap the first and longest stands, with all that it may mean. */
export class Lexicon {
  readonly #finder: WordFinder<Sense>

  constructor(entries: Iterable<Entry>) {
    this.#finder = new WordFinder(entries)
  }

  find(text: string): Named[] {
    const found: Named[] = []
    let last: { start: number; end: number; senses: Sense[] } | undefined
    for (const { start, end, value } of this.#finder.in(text)) {
      if (last && start === last.start && end === last.end) last.senses.push(value)
      else if (!last || start >= last.end) {
        last = { start, end, senses: [value] }
        found.push(last)
      }
    }
    return found
  }
}
