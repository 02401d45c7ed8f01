import { plainWords } from '../wording.ts'
import type { Subject } from './types.ts'

const CLAUSE_END = /[，；。]/u

/** Whether a text has words that speak of a subject. */
export function speaksIn(text: string, { said, except }: Pick<Subject, 'said' | 'except'>): boolean {
  const rest = except.reduce((left, word) => left.replaceAll(word, '□'), text)
  if (plainWords(said).some((word) => rest.includes(word))) return true
  const related = said.filter((wording) => wording.before ?? wording.with ?? wording.without)
  return (
    related.length > 0 && rest.split(CLAUSE_END).some((clause) => related.some((wording) => stands(wording, clause)))
  )
}

/** Whether a wording stands in one clause of a sentence: the law's clauses are long, and what belongs together may stand far apart in one. */
function stands({ words, before, with: beside, without }: Subject['said'][number], clause: string): boolean {
  const some = (list: readonly string[], text: string) => list.some((word) => text.includes(word))
  const word = words.find((each) => clause.includes(each))
  if (word === undefined || (beside && !some(beside, clause)) || (without && some(without, clause))) return false
  return !before || some(before, clause.slice(clause.indexOf(word) + word.length))
}
