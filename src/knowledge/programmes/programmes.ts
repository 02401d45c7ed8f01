import { type Entry, Lexicon } from '../lexicon.ts'

export type ProgrammeId = string

/** Something that is applied for, with rules of its own. */
export interface Programme {
  readonly id: ProgrammeId
  /** The first is its own name. A Latin one stands for all words that begin with it. */
  readonly names: readonly string[]
  /** Offices whose programme it is at every level: 科技局, 科技厅. */
  readonly runBy: readonly string[]
  /** Programmes that share a short name. */
  readonly family?: string
}

/** Programmes, as they are kept. */
export interface ProgrammeWords {
  readonly programmes: readonly Programme[]
  readonly families: Readonly<Record<string, readonly string[]>>
  /** How names of programmes that are not listed end, and after which words they are no programme. */
  readonly endings: readonly { readonly words: readonly string[]; readonly notAfter: readonly string[] }[]
}

/** Words for a programme in a text; of a family's short name, any of its programmes. */
export interface ProgrammeMention {
  readonly start: number
  readonly end: number
  readonly said: string
  readonly programmes: readonly ProgrammeId[]
}

/** The programmes that people ask about, by the names that they have for them. */
export class Programmes {
  #named: Lexicon<readonly ProgrammeId[]> | undefined
  #endings: Lexicon<readonly string[]> | undefined

  constructor(readonly words: ProgrammeWords) {}

  get(id: ProgrammeId): Programme | undefined {
    return this.words.programmes.find((programme) => programme.id === id)
  }

  nameOf(id: ProgrammeId): string {
    return this.get(id)?.names[0] ?? id
  }

  get offices(): readonly string[] {
    return [...new Set(this.words.programmes.flatMap(({ runBy }) => runBy))]
  }

  /** The programmes that a text names, from the left; where one name holds another (企业技术中心), the longer. */
  mentionsIn(text: string): ProgrammeMention[] {
    this.#named ??= this.#names()
    return this.#named
      .in(text)
      .map(({ start, end, meaning }) => ({ start, end, said: text.slice(start, end), programmes: meaning }))
  }

  /** Where the name of a programme that is not listed may end: 省级中试基地, 科技发展资金. */
  endingsIn(text: string): Entry<readonly string[]>[] {
    this.#endings ??= this.#kinds()
    return this.#endings.in(text, ({ start, meaning }) =>
      meaning.every((word) => text.slice(Math.max(0, start - word.length), start) !== word),
    )
  }

  #names(): Lexicon<readonly ProgrammeId[]> {
    const { programmes, families } = this.words
    const named = new Lexicon<readonly ProgrammeId[]>()
    for (const { id, names } of programmes) for (const name of names) named.set(name, [id])
    for (const [family, names] of Object.entries(families)) {
      const members = programmes.filter((programme) => programme.family === family).map(({ id }) => id)
      for (const name of names) named.set(name, members)
    }
    return named
  }

  #kinds(): Lexicon<readonly string[]> {
    const kinds = new Lexicon<readonly string[]>()
    for (const { words, notAfter } of this.words.endings) for (const word of words) kinds.set(word, notAfter)
    return kinds
  }

  /** As it is kept. */
  toJSON(): ProgrammeWords {
    return this.words
  }
}
