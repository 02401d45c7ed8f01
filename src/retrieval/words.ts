import { type FigureId, type Knowledge, plainWords } from '../knowledge/index.ts'
import { type AskedFor, askingReader, type Want } from './asking.ts'
import { folder } from './fold.ts'
import { numbersIn } from './numbers.ts'
import { type Segmenter, segmenterOf } from './segment.ts'
import { wordingReader } from './wordings.ts'

/** How text becomes tokens, the same for clauses, phrasings and questions: characters and pairs, `=subject or term`, `?want`, `#number`. */
export interface Words {
  readonly fold: (text: string) => string
  readonly segment: Segmenter
  /** Tokens for the subjects and terms that folded text speaks of, in the texts' words or in people's. */
  readonly terms: (folded: string) => string[]
  readonly wants: (folded: string) => Want[]
  readonly matter: (folded: string) => string
  readonly askedFor: (folded: string) => AskedFor
  readonly bare: (folded: string) => FigureId | undefined
  /** All of it, for text that is indexed. */
  readonly tokens: (text: string) => string[]
}

export function wordsOf(knowledge: Knowledge): Words {
  const fold = folder()
  const { subjects } = knowledge
  const segment = segmenterOf([...subjects.values()].flatMap(({ words }) => plainWords(words)))
  const { wants, matter, askedFor, bare } = askingReader(knowledge)
  const read = wordingReader([
    ...[...subjects.values()].map(({ id, words, except }) => ({ of: id, words, except })),
    ...[...knowledge.terms.values()].map(({ id, said }) => ({ of: id, words: [{ words: [id, ...said] }] })),
  ])
  const terms = (folded: string) => [...new Set(read(folded).map(({ of }) => `=${of}`))]
  const tokens = (text: string) => {
    const folded = fold(text)
    return [
      ...segment(matter(folded)),
      ...terms(folded),
      ...wants(folded).map((want) => `?${want}`),
      ...numbersIn(folded),
    ]
  }
  return { fold, segment, terms, wants, matter, askedFor, bare, tokens }
}
