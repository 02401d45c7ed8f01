import { type HeardSubject, type Knowledge, plainWords, type Subject, speaksIn } from '../knowledge/index.ts'
import type { Found } from '../retrieval/index.ts'
import { offers } from './wants.ts'

/**
 * The particular that a question asks after: 任期, 份数. A question after one that no sentence of a regulation settles is a question on
 * which the regulation is silent, however near a clause may seem. Of a particular and a wider one, the narrower is meant;
 * of several the one that is not settled.
 */
export function particularIn({ heard }: Found, isSettled: (asked: HeardSubject) => boolean): HeardSubject | undefined {
  const all = heard.filter(({ subject }) => subject.particular)
  const narrow = all.filter(({ subject }) => !all.some((other) => other.subject.partOf.includes(subject.id)))
  return narrow.find((asked) => !isSettled(asked)) ?? narrow[0]
}

/** What a reply calls it: the word itself where the texts would use it too. */
export const nameOf = ({ subject, word }: HeardSubject): string => (isOwn(subject, word) ? word : subject.label)

const isOwn = ({ words, said }: Subject, word: string): boolean =>
  plainWords(words).includes(word) && plainWords(said).includes(word)

/** Whether any sentence of the texts settles what is asked after: it speaks of it, and states its figure where it has one. */
export function settledBy(
  { subject }: HeardSubject,
  texts: Iterable<string>,
  { figures }: Pick<Knowledge, 'figures'>,
): boolean {
  const kind = figures.get(subject.states ?? '')
  for (const text of texts)
    if (text.split(/[，；。]/u).some((sentence) => speaksIn(sentence, subject) && (!kind || offers(sentence, kind))))
      return true
  return false
}
