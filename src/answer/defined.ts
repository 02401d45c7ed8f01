import { type Knowledge, type RegulationKnowledge, signIn } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'

/** “主管单位”: a word that a text sets in quotation marks. */
const QUOTED = /[“"]([^”"]{2,12})[”"]/gu
/** So soon after a word it is asked what it means. */
const SOON = 4
const CLAUSE = /[，。？?]/u

/** 主管单位指的是谁: the clause that says what the text means by a word that is asked about. */
export function definedIn(
  question: string,
  { regulation: { clauses } }: Pick<RegulationKnowledge, 'regulation'>,
  knowledge: Knowledge,
): ClauseId | undefined {
  const asks = signIn(question.toLowerCase(), 'meaning', knowledge)
  const asked = (word: string) => {
    const at = question.indexOf(word)
    const end = at + word.length
    return (
      at >= 0 &&
      asks.some(({ start }) => start >= end && start <= end + SOON && !CLAUSE.test(question.slice(end, start)))
    )
  }
  const defines = ({ text }: { readonly text: string }) => {
    const words = [...text.matchAll(QUOTED)].filter(({ 1: word = '' }) => asked(word))
    const says = words.length > 0 ? signIn(text, 'defining', knowledge) : []
    return words.some(({ index }) => says.some(({ end }) => end === index))
  }
  // What stands under an article says it more closely.
  return clauses.findLast(defines)?.id
}
