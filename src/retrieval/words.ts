import type { Knowledge } from '../knowledge/index.ts'
import { matter, type Want, wantsOf } from './asking.ts'
import { folder } from './fold.ts'
import { numbersIn } from './numbers.ts'
import { type Segmenter, segmenterOf } from './segment.ts'
import { termReader } from './terms.ts'

/** How text becomes tokens, the same for clauses, phrasings and questions: characters and pairs, `=term`, `?want`, `#number`. */
export interface Words {
  readonly fold: (text: string) => string
  readonly segment: Segmenter
  /** Tokens for the terms that folded text speaks of, in the texts' words or in people's. */
  readonly terms: (folded: string) => string[]
  readonly wants: (folded: string) => Want[]
  readonly matter: (folded: string) => string
  /** All of it, for text that is indexed. */
  readonly tokens: (text: string) => string[]
}

export function wordsOf(knowledge: Knowledge): Words {
  const fold = folder()
  const segment = segmenterOf([...knowledge.topics.values()].flatMap(({ words }) => words))
  const read = termReader(knowledge.terms.values())
  const terms = (folded: string) => read(folded).map((id) => `=${id}`)
  const tokens = (text: string) => {
    const folded = fold(text)
    return [
      ...segment(matter(folded)),
      ...terms(folded),
      ...wantsOf(folded).map((want) => `?${want}`),
      ...numbersIn(folded),
    ]
  }
  return { fold, segment, terms, wants: wantsOf, matter, tokens }
}
