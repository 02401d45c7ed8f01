import { endsWord, Lexicon } from './lexicon.ts'

/** Words for what none of the texts is about, and words of the texts that hold one of these. */
export interface OutsideWords {
  readonly outside: readonly string[]
  readonly inside: readonly string[]
}

/** What lies outside of all that the texts are about: weather, food, shares. */
export class Outside {
  #lexicon: Lexicon<boolean> | undefined

  constructor(readonly words: OutsideWords) {}

  /** The first word in a text that is of none of the texts' business. */
  wordIn(text: string): string | undefined {
    this.#lexicon ??= this.#read()
    const found = this.#lexicon.in(text, ({ end }) => endsWord(text, end)).find(({ meaning }) => meaning)
    return found && text.slice(found.start, found.end)
  }

  #read(): Lexicon<boolean> {
    const lexicon = new Lexicon<boolean>()
    for (const word of this.words.outside) lexicon.set(word, true)
    for (const word of this.words.inside) lexicon.set(word, false)
    return lexicon
  }

  /** As it is kept. */
  toJSON(): OutsideWords {
    return this.words
  }
}
