import { type Word, WordFinder } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import type { Named, Sense } from './mention.ts'

/** A word of the vocabulary, folded as messages are, and what it may mean. */
export type Entry = readonly [Word, Sense]

/** Which regulation a sense belongs to, where its fact is that regulation's own. */
export type HomeOf = (sense: Sense) => RegulationId | undefined

/** Finds all words of a vocabulary; of those that overlap the first and longest stands, with all that it may mean. */
export class Lexicon {
  readonly #finder: WordFinder<Sense>
  readonly #homeOf: HomeOf

  constructor(entries: Iterable<Entry>, homeOf: HomeOf) {
    this.#finder = new WordFinder(entries)
    this.#homeOf = homeOf
  }

  /** `spoken`: the regulation that is spoken of, whose own facts its words mean; those of others mean nothing there. */
  find(text: string, spoken: RegulationId | undefined): Named[] {
    const found: { start: number; end: number; senses: Sense[] }[] = []
    for (const { start, end, value } of this.#finder.in(text)) {
      const home = this.#homeOf(value)
      if (home !== undefined && spoken !== undefined && home !== spoken) continue
      const last = found.at(-1)
      if (last && start === last.start && end === last.end) last.senses.push(value)
      else if (!last || start >= last.end) found.push({ start, end, senses: [value] })
    }
    return found.map((named) => ({ ...named, senses: this.#meant(named.senses, spoken) }))
  }

  /** Of one thing under several names that of the text that is spoken of; where none is, what is no text's own. */
  #meant(senses: readonly Sense[], spoken: RegulationId | undefined): readonly Sense[] {
    const own = senses.filter((sense) => this.#homeOf(sense) !== undefined)
    if (own.length === 0) return senses
    const others = senses.filter((sense) => !own.includes(sense))
    if (spoken === undefined) return others.length > 0 ? others : senses
    return [...own, ...others.filter(({ kind }) => kind !== 'fact' && kind !== 'quantity')]
  }
}
