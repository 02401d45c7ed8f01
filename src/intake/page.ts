import { SLIPS, TRADITIONAL } from './lexicon/signs.ts'

/** A message in the signs that the vocabulary is written in; `said` gives back a stretch of it as it was typed. */
export interface Page {
  readonly text: string
  readonly said: (start: number, end: number) => string
}

const SIMPLE: ReadonlyMap<string, string> = new Map(
  [...TRADITIONAL.replace(/\s/gu, '').matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]),
)
const INVISIBLE = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0f|\ufeff/u
/** Full-width letters, digits and the signs within figures; Chinese punctuation stays, because it parts clauses. */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％．＆＋＝－]/u

const fold = (sign: string): string => {
  const narrow = WIDE.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign
  const simple = SIMPLE.get(narrow) ?? narrow
  const small = simple.toLowerCase()
  return small.length === 1 ? small : simple
}

/** Folds width, case, traditional characters and plain slips, sign for sign, and leaves out what cannot be seen. */
export const openPage = (original: string): Page => {
  const signs: string[] = []
  const at: number[] = []
  for (let i = 0; i < original.length; i += 1) {
    const sign = original.charAt(i)
    if (INVISIBLE.test(sign)) continue
    signs.push(fold(sign))
    at.push(i)
  }
  let text = signs.join('')
  for (const [slip, meant] of SLIPS) text = text.replaceAll(slip, meant)
  const said = (start: number, end: number): string => {
    const from = at[start]
    const last = at[end - 1]
    return from === undefined || last === undefined ? '' : original.slice(from, last + 1).trim()
  }
  return { text, said }
}
