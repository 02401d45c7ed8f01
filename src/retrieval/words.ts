import {
  type AskedFor,
  askingReader,
  type FigureId,
  type Knowledge,
  plainWords,
  wordingReader,
} from '../knowledge/index.ts'
import { folder } from '../text/index.ts'
import { numbersIn } from './numbers.ts'
import { type Segmenter, segmenterOf } from './segment.ts'

/** How text becomes tokens, the same for clauses, phrasings and questions: characters and pairs, `=subject or term`, `#number`. */
export interface Words {
  /** A question folded, as far as anyone asks. */
  readonly fold: (text: string) => string
  /** A text folded, all of it. */
  readonly whole: (text: string) => string
  readonly segment: Segmenter
  /** Tokens for the subjects and terms that folded text speaks of, in the texts' words or in people's. */
  readonly terms: (folded: string) => string[]
  readonly matter: (folded: string) => string
  readonly askedFor: (folded: string) => AskedFor
  readonly bare: (folded: string) => FigureId | undefined
  /** All of it, for text that is indexed. */
  readonly tokens: (text: string) => string[]
}

/** More than anyone asks in one breath; what follows would only cost time. */
const LONGEST = 600

export function wordsOf(knowledge: Knowledge): Words {
  const folded = folder()
  const whole = (text: string) => folded(text).text.trim()
  const fold = (text: string) => whole(text.slice(0, LONGEST))
  const { subjects } = knowledge
  const segment = segmenterOf([...subjects.values()].flatMap(({ words }) => plainWords(words)))
  const { matter, askedFor, bare } = askingReader(knowledge)
  const read = wordingReader([
    ...[...subjects.values()].map(({ id, words, except }) => ({ of: id, words, except })),
    ...[...knowledge.terms.values()].map(({ id, said }) => ({ of: id, words: [{ words: [id, ...said] }] })),
  ])
  const terms = (folded: string) => [...new Set(read(folded).map(({ of }) => `=${of}`))]
  const tokens = (text: string) => {
    const plain = whole(text)
    return [...segment(matter(plain)), ...terms(plain), ...numbersIn(plain)]
  }
  return { fold, whole, segment, terms, matter, askedFor, bare, tokens }
}
