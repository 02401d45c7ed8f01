import { SLIPS, TRADITIONAL } from './lexicon/signs.ts'

/** A message in the signs that the vocabulary is written in; `said` gives back a stretch of it as it was typed. */
export interface Page {
  readonly text: string
  readonly said: (start: number, end: number) => string
}

const SIMPLE: ReadonlyMap<string, string> = new Map(
  [...TRADITIONAL.replace(/\s/gu, '').matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]),
)
const INVISIBLE = /\u00ad|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]|\u2060|\ufe0f|\ufeff/u
/** What a terminal acts on and nobody reads: ESC [ 31 m. Its digits are no figure of the person's. */
const ESCAPE = String.fromCharCode(27)
const TERMINAL = new RegExp(`${ESCAPE}(?:\\[[0-9;?]*[A-Za-z]|\\][^${ESCAPE}]*${ESCAPE}\\\\)?`, 'y')
const isControl = (sign: string): boolean =>
  (sign < ' ' && !'\t\n\r'.includes(sign)) || (sign >= '\u007f' && sign <= '\u009f')
/** Marks on a form stand for words; × between figures is left to them. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ...[...'❌✗✘✕✖☒'].map((mark) => [mark, '否'] as const),
  ...[...'✓✔√☑✅'].map((mark) => [mark, '是'] as const),
])
const CROSS = /(?<![\d\s万平米])\s*×(?!\s*\d)/gu
/** 研发投入 2025: 1300万 2024: 800万: a year before its figure is a year. */
const YEAR_KEY = /(?<![\d.])(20[0-3]\d)(?:[:：=]|[ \t](?=\s*\d[\d.,]*\s*[万亿]))/gu
/** Full-width letters, digits and the signs within figures; Chinese punctuation stays, because it parts clauses. */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％．＆＋＝－]/u

const fold = (sign: string): string => {
  const narrow = WIDE.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign
  const simple = SIMPLE.get(narrow) ?? narrow
  const small = (MARKS.get(simple) ?? simple).toLowerCase()
  return small.length === 1 ? small : simple
}

/** Folds width, case, traditional characters and plain slips, sign for sign, and leaves out what cannot be seen. */
export const openPage = (original: string): Page => {
  const signs: string[] = []
  const at: number[] = []
  for (let i = 0; i < original.length; i += 1) {
    const sign = original.charAt(i)
    if (sign === ESCAPE) {
      TERMINAL.lastIndex = i
      i += (TERMINAL.exec(original)?.[0].length ?? 1) - 1
      continue
    }
    if (INVISIBLE.test(sign) || isControl(sign)) continue
    signs.push(fold(sign))
    at.push(i)
  }
  let text = signs.join('')
  for (const [slip, meant] of SLIPS) text = text.replaceAll(slip, meant)
  text = text
    .replace(CROSS, (found) => found.replace('×', '否'))
    .replace(YEAR_KEY, (found) => `${found.slice(0, -1)}年`)
  const said = (start: number, end: number): string => {
    const from = at[start]
    const last = at[end - 1]
    return from === undefined || last === undefined ? '' : original.slice(from, last + 1).trim()
  }
  return { text, said }
}
