import { isMadeOf } from '../law/index.ts'
import { type CallingWords, saidByName } from './called-by-name.ts'
import { endsWord, Lexicon } from './lexicon.ts'
import type { Wording } from './wording.ts'
import { type Mention, type WordingReader, wordingReader } from './wording-reader.ts'

/** Why a message is none of the texts' business, where its words say so. */
export type Declined = 'handoff' | 'personal-data' | 'prediction' | 'instruction' | 'off-topic'

/** Words for what none of the texts is about, and words of the texts that hold one of these; what is asked for that no text gives. */
export interface OutsideWords {
  readonly outside: readonly string[]
  readonly inside: readonly string[]
  readonly asked: readonly {
    readonly of: Declined
    readonly words: readonly Wording[]
    readonly except: readonly string[]
  }[]
  readonly handover: CallingWords & {
    /** What a hand-off is called. */
    readonly ticket: readonly string[]
  }
  /** How a person is reached: asked `for`, or only `told` of. */
  readonly contact: {
    readonly words: readonly string[]
    readonly for: readonly string[]
    readonly told: readonly string[]
  }
  readonly greeting: { readonly words: readonly string[]; readonly beside: readonly string[] }
}

type Sign = 'words' | 'for' | 'told'

/** What lies outside of all that the texts are about: weather, food, shares, somebody's telephone, what will be one day. */
export class Outside {
  #lexicon: Lexicon<boolean> | undefined
  #asked: WordingReader<Declined> | undefined
  #contact: Readonly<Record<Sign, WordingReader<Sign>>> | undefined
  #courtesies: ReadonlySet<string> | undefined

  constructor(readonly words: OutsideWords) {}

  /** The first word in a text that is of none of the texts' business. */
  wordIn(text: string): string | undefined {
    this.#lexicon ??= this.#read()
    const found = this.#lexicon.in(text, ({ end }) => endsWord(text, end)).find(({ meaning }) => meaning)
    return found && text.slice(found.start, found.end)
  }

  /** The words of a text, in small letters, that ask for what no text gives. */
  askedIn(text: string): Mention<Declined>[] {
    this.#asked ??= wordingReader(this.words.asked)
    return [...this.#asked(text), ...this.#contactIn(text)]
  }

  /** Whether a text, simplified, names what a conversation is handed over by. */
  namesTicket(text: string): boolean {
    const small = text.toLowerCase()
    return this.words.handover.ticket.some((word) => small.includes(word))
  }

  /** What is said to the program where a message speaks to it by name, at its beginning or end; undefined where it does not. */
  saidByName(text: string): string | undefined {
    return saidByName(text, this.words.handover)
  }

  /** Whether a text is nothing but a greeting or thanks. */
  isGreeting(text: string): boolean {
    const { words, beside } = this.words.greeting
    this.#courtesies ??= new Set([...words, ...beside])
    const said = text.toLowerCase().replace(/[\s\p{P}]/gu, '')
    return words.some((word) => said.startsWith(word.replace(/ /gu, ''))) && isMadeOf(said, this.#courtesies)
  }

  /** A way of reaching somebody that is asked for: in so many words, or by nothing but its name; 他留了个手机号 only tells of one. */
  #contactIn(text: string): Mention<Declined>[] {
    const { contact } = this.words
    this.#contact ??= {
      words: wordingReader([{ of: 'words', words: [{ words: contact.words }] }]),
      for: wordingReader([{ of: 'for', words: [{ words: contact.for }] }]),
      told: wordingReader([{ of: 'told', words: [{ words: contact.told }] }]),
    }
    const found: Mention<Declined>[] = []
    let start = 0
    for (const clause of text.split(/(?<=[，。；：？！,;?!\n])/u)) {
      const [first] = this.#contact.words(clause)
      const ends = first !== undefined && /^[\s\p{P}呢吗啊呀]*$/u.test(clause.slice(first.end))
      if (first && this.#contact.told(clause).length === 0 && (ends || this.#contact.for(clause).length > 0))
        found.push({ of: 'personal-data', word: first.word, start: start + first.start, end: start + first.end })
      start += clause.length
    }
    return found
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
