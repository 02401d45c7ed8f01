import type { Phrase, Span } from '../../law/index.ts'
import type { Tokens } from './tokens.ts'

/** Between a name and its figure nothing is said: 建设期为. */
const COPULA = /[为是在]\s*$/u
/** A figure names what is before it only where its phrase ends with it: 与省内〈…〉企业 is of the enterprises. */
const ENDS = /^\s*(?:[，。；：（(\n]|$)/u
const JOINS = /[、和与及或]$/u
const [SHORTEST, LONGEST] = [2, 14]

/** A name is no name with another word of grammar in it. */
const GRAMMAR = /[由从至到自]|每|近/u

/** The words right before a figure, from the figure before on, that name it; none where they are a verb, or one of several names joined. */
export function labelBefore({ text, span }: Phrase, from: number, tokens: Tokens): Span | undefined {
  if (!ENDS.test(text.slice(span.end))) return undefined
  const before = text.slice(from, span.start).trimEnd().replace(COPULA, '')
  const piece = /[^，。；：（）()\s]{0,60}$/u.exec(before)?.[0] ?? ''
  let name = ''
  for (const { text: word, verb, kind, plain } of tokens.of(piece).reverse()) {
    if (kind !== 'word' || verb) break
    if (JOINS.test(word)) return undefined
    if (word === '的' || word === '其中' || (word.length === 1 && plain.length > 0)) break
    name = `${word}${name}`
  }
  const end = from + before.length
  // Begun by the figure before, it may be cut: 1 年度资产负债率.
  const cut = from > 0 && end - name.length === from
  const named = name.length >= SHORTEST && name.length <= LONGEST && !cut && !GRAMMAR.test(name)
  return named ? { start: end - name.length, end } : undefined
}
