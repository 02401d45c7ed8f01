import { isMadeOf } from '../law/index.ts'
import { endsWord, Lexicon } from './lexicon.ts'
import type { Wording } from './wording.ts'
import { type Mention, type WordingReader, wordingReader } from './wording-reader.ts'

/** Why a message is none of the texts' business, where its words say so. */
export type Declined = 'handoff' | 'personal-data' | 'prediction' | 'instruction' | 'off-topic'

/** What a person says of a conversation handed over to people: that it is to end, how far it is. */
export type HandoverOrder = 'end' | 'progress'

/** Words for what none of the texts is about, and words of the texts that hold one of these; what is asked for that no text gives. */
export interface OutsideWords {
  readonly outside: readonly string[]
  readonly inside: readonly string[]
  readonly asked: readonly {
    readonly of: Declined
    readonly words: readonly Wording[]
    readonly except: readonly string[]
  }[]
  readonly handover: {
    readonly orders: readonly {
      readonly of: HandoverOrder
      readonly words: readonly Wording[]
      readonly except: readonly string[]
    }[]
    /** What the program goes by. */
    readonly names: readonly string[]
  }
  /** How a person is reached: asked `for`, or only `told` of. */
  readonly contact: {
    readonly words: readonly string[]
    readonly for: readonly string[]
    readonly told: readonly string[]
  }
  readonly greeting: { readonly words: readonly string[]; readonly beside: readonly string[] }
}

/** Without what marks its end, and a sign for calling. */
function withoutMarks(text: string): string {
  let end = text.length
  while (end > 0 && APART.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** What stands between a name and what is said to whom it names. */
const APART = /[\s\p{P}]/u

type Sign = 'words' | 'for' | 'told'

/** What lies outside of all that the texts are about: weather, food, shares, somebody's telephone, what will be one day. */
export class Outside {
  #lexicon: Lexicon<boolean> | undefined
  #asked: WordingReader<Declined> | undefined
  #handover: WordingReader<HandoverOrder> | undefined
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

  /** What a text says of a conversation that was handed over. */
  handoverIn(text: string): HandoverOrder | undefined {
    this.#handover ??= wordingReader(this.words.handover.orders)
    return this.#handover(text.toLowerCase())[0]?.of
  }

  /** What is said to the program where a message speaks to it by name, at its beginning or end; undefined where it does not. 机器人产业 names nobody. */
  saidByName(text: string): string | undefined {
    const trimmed = text.trim()
    const small = trimmed.toLowerCase()
    // Other lengths in small letters: no place in the one is a place in the other.
    if (small.length !== trimmed.length) return undefined
    for (const name of this.words.handover.names) {
      const start = small.startsWith('@') ? 1 : 0
      const end = start + name.length
      if (small.startsWith(name, start) && (start > 0 || APART.test(small.charAt(end)) || small.length === end))
        return trimmed.slice(end).replace(/^[\s\p{P}]+/u, '')
      const from = withoutMarks(small).length - name.length
      if (from > 0 && small.startsWith(name, from) && APART.test(small.charAt(from - 1)))
        return withoutMarks(trimmed.slice(0, from))
    }
    return undefined
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
