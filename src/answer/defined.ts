import type { RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'

/** （以下简称“主管单位”）: where a text says what it means by a word. */
const DEFINES = /(?:简称|统称|称为?)[“"]([^”"]{2,12})[”"]/gu

/** What is asked of a word right after it: 主管单位指的是谁. */
const WHAT = /^[^，。？?]{0,4}(?:指|是谁|是什么|是啥|是哪|什么意思|啥意思|怎么定义|如何定义)/u

/** 主管单位指的是谁: the clause that says what the text means by a word that is asked about. */
export function definedIn(
  question: string,
  { regulation: { clauses } }: Pick<RegulationKnowledge, 'regulation'>,
): ClauseId | undefined {
  const asked = (word: string) => {
    const at = question.indexOf(word)
    return at >= 0 && WHAT.test(question.slice(at + word.length))
  }
  const defines = ({ text }: { readonly text: string }) =>
    [...text.matchAll(DEFINES)].some(({ 1: word = '' }) => asked(word))
  // What stands under an article says it more closely.
  return clauses.findLast(defines)?.id
}
