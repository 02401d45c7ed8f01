import { SIMPLE, TRADITIONAL } from './traditional.ts'

/** A text in one writing: half-width, simplified, small letters, nothing invisible. Every unit knows where it stood. */
export interface Folded {
  readonly text: string
  readonly original: string
  /** The stretch of the original that [start, end) of `text` came from, as offsets. */
  span(start: number, end: number): { readonly start: number; readonly end: number }
  /** The same as it was typed. */
  said(start: number, end: number): string
}

/** Folds texts; made once, kept by whoever folds much. */
export type Folder = (original: string) => Folded

const INVISIBLE = /\u00ad|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]|\u2060|[\ufe0e\ufe0f]|\ufeff/u
/** What a terminal acts on and nobody reads: ESC [ 31 m. Its digits are no figure of the person's. */
const ESCAPE = String.fromCharCode(27)
const TERMINAL = new RegExp(`${ESCAPE}(?:\\[[0-9;?]*[A-Za-z])?`, 'y')
/** Marks that are ticked and crossed stand for words; an apostrophe is one however it is drawn. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ...[...'’‘`'].map((mark) => [mark, "'"] as const),
  ...[...'❌✗✘✕✖☒'].map((mark) => [mark, '否'] as const),
  ...[...'✓✔√☑✅'].map((mark) => [mark, '是'] as const),
])

const isControl = (sign: string): boolean =>
  (sign < ' ' && !'\t\n\r'.includes(sign)) || (sign >= '\u007f' && sign <= '\u009f')

/** A folder with its table of characters. */
export function folder(): Folder {
  const simple = new Map<string, string>()
  for (let i = 0; i < TRADITIONAL.length; i++) simple.set(TRADITIONAL.charAt(i), SIMPLE.charAt(i))
  /** One unit for one unit: what would become several (㎡, ㈠) stays what it is. */
  const folded = (sign: string): string => {
    const marked = MARKS.get(sign) ?? sign
    const narrow = isWide(marked) ? marked.normalize('NFKC') : marked
    const plain = simple.get(narrow) ?? narrow
    const small = plain.toLowerCase()
    return small.length === 1 ? small : plain
  }
  return (original) => {
    const units: string[] = []
    const at: number[] = []
    for (let i = 0; i < original.length; i++) {
      const sign = original.charAt(i)
      if (sign === ESCAPE) {
        TERMINAL.lastIndex = i
        i += (TERMINAL.exec(original)?.[0].length ?? 1) - 1
        continue
      }
      if (INVISIBLE.test(sign) || isControl(sign)) continue
      units.push(folded(sign))
      at.push(i)
    }
    const span = (start: number, end: number) => {
      const from = at[start] ?? original.length
      const last = at[end - 1]
      return { start: from, end: last === undefined ? from : last + 1 }
    }
    return {
      text: units.join(''),
      original,
      span,
      said: (start, end) => {
        const { start: from, end: to } = span(start, end)
        return original.slice(from, to)
      },
    }
  }
}

/** Full-width letters, digits and signs within figures. Chinese punctuation stays: it parts clauses, and a half-width comma groups thousands. */
const isWide = (sign: string): boolean => /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％．＆＋＝－／￥]/u.test(sign)
