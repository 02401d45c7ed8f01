import type { Subject } from './types.ts'

/** Whether a text has words that speak of a subject. */
export function speaksIn(text: string, { said, except }: Pick<Subject, 'said' | 'except'>): boolean {
  const rest = except.reduce((left, word) => left.replaceAll(word, '□'), text)
  return said.some((word) => rest.includes(word))
}
