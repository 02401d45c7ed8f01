import type { Knowledge } from '../knowledge/index.ts'
import { regulationOf } from '../law/index.ts'
import type { Found } from '../retrieval/index.ts'
import { isJudged } from './judged-text.ts'
import type { WhetherReader } from './whether/index.ts'

/** A document that a text names. */
const DOCUMENT = /《[^《》]{1,60}》/u

/**
 * Of a text nobody has judged, the sentence that ends another document says nothing to a question on anything else, though it
 * names all that the text is on: it goes last.
 */
export function withoutRepeals(
  hits: Found['hits'],
  question: string,
  reader: WhetherReader,
  knowledge: Knowledge,
): Found['hits'] {
  if (reader.asksHolding(question.toLowerCase())) return hits
  const repeals = ({ ref }: Found['hits'][number]) => {
    const id = regulationOf(ref)
    const clause = knowledge.regulations.get(id)?.regulation.clauses.find((each) => each.id === ref)
    const sentences = clause?.text.split('。') ?? []
    return !isJudged(id, knowledge) && sentences.some((text) => DOCUMENT.test(text) && reader.saysLapsed(text))
  }
  const others = hits.filter((hit) => !repeals(hit))
  return others.length > 0 ? others : hits
}
