import type { Span } from '../law/index.ts'
import { folder } from '../text/index.ts'

/** A seed's text as its structure is read: sign for sign as long as the source, in simplified characters, without markup. */
export interface Printed {
  readonly source: string
  /** Offsets are the source's. What is markup is a space here, and a tab between two cells of a table. */
  readonly reading: string
  /** Signs that are no words: #, **, >, <!-- -->, and the rules of a table. */
  readonly markup: readonly Span[]
  /** Where lines start that are rows of a table drawn with |. */
  readonly rows: ReadonlySet<number>
  /** Where lines start that are set as headings (#). */
  readonly headings: ReadonlySet<number>
  /** Where lines start whose 第…条 was printed or scanned in signs that only look like it. */
  readonly damaged: ReadonlySet<number>
}

const HAN = /\p{Script=Han}/u

/** The characters of a text in simplified writing, sign for sign; all else stays as it is. */
function simplified(source: string): string[] {
  const signs = source.split('')
  const han = [...new Set(signs)].filter((sign) => HAN.test(sign)).join('')
  const folded = folder()(han).text
  const simple = new Map(han.split('').map((sign, i) => [sign, folded.charAt(i)]))
  return signs.map((sign) => simple.get(sign) ?? sign)
}

const SIGIL = /^[ \t\u3000]{0,8}(?:#{1,6}(?!#)|>)/u
const BOLD = /^([ \t\u3000]{0,8}\*\*)([^*\n]{1,80})(\*\*)/u
const MARK_ALONE = /^\s*(?:第[^。，；]{1,12}[条章节编](?:之.{1,3})?|[（(].{1,4}[）)]|.{1,3}[、.．])[\s：:]*$/u
const ROW = /^\s{0,8}\|.*\|\s*$/u
const RULE = /^[\s|:+-]+$/u

/** Reads a seed's text for its structure. */
export function printedOf(source: string): Printed {
  const signs = simplified(source)
  const markup: Span[] = []
  const rows = new Set<number>()
  const headings = new Set<number>()
  const damaged = new Set<number>()
  const clear = (start: number, end: number, sign = ' ') => {
    markup.push({ start, end })
    for (let i = start; i < end; i++) if (!/\s/u.test(signs[i] ?? '')) signs[i] = sign
  }
  for (const { start, end } of commentsIn(source)) clear(start, end)
  let start = 0
  while (start < source.length) {
    const found = source.indexOf('\n', start)
    const end = found < 0 ? source.length : found
    const line = source.slice(start, end)
    if (ROW.test(line)) {
      rows.add(start)
      clearRow(line, start, clear)
    } else {
      if (/^[ \t\u3000]{0,8}#/u.test(line)) headings.add(start)
      clearSigils(line, start, clear)
      if (mendLookalikes(signs, start, line)) damaged.add(start)
    }
    start = end + 1
  }
  joinCutHeadings(signs)
  return { source, reading: signs.join(''), markup, rows, headings, damaged }
}

const NUMBER = '[0-9０-９零〇○一二三四五六七八九十百千]'
const NUMERAL = new RegExp(NUMBER, 'u')
/** Signs that are taken for 第 and 条 by who types or scans them. */
const LOOKALIKE = new RegExp(
  `^([\\s\\u200B\\uFEFF]{0,12})([第笫苐弟])(\\s{0,2}(?:${NUMBER}\\s{0,2}){1,9})([条糸絛奈夈])`,
  'u',
)

/** Reads 笫三条 and 第三糸 at the start of a line as 第三条; whether it is a heading there is for its context to say. */
function mendLookalikes(signs: string[], at: number, line: string): boolean {
  const near = signs.slice(at, at + Math.min(line.length, 48)).join('')
  const match = LOOKALIKE.exec(near)
  if (!match || (match[2] === '第' && match[4] === '条')) return false
  signs[at + (match[1]?.length ?? 0)] = '第'
  signs[at + match[0].length - 1] = '条'
  return true
}

const CUT = new RegExp(
  `(?:第[^\\S\\n]?${NUMBER}{0,8}|[（(]${NUMBER}{0,4})[^\\S\\n]?(\\n[^\\S\\n]{0,4})(?:${NUMBER}{0,8}[^\\S\\n]?[条章节编]|${NUMBER}{0,4}[）)])`,
  'gu',
)

/** A line that ends in 第三 before one that begins with 条 goes on in it: the break stands inside a number. */
function joinCutHeadings(signs: string[]): void {
  for (const match of signs.join('').matchAll(CUT)) {
    const cut = match[1] ?? ''
    if (!NUMERAL.test(match[0])) continue
    const at = match.index + match[0].indexOf(cut)
    if (signs[at] === '\n') signs[at] = ' '
    if (signs[at - 1] === '\r') signs[at - 1] = ' '
  }
}

type Clear = (start: number, end: number, sign?: string) => void

function clearRow(line: string, at: number, clear: Clear): void {
  if (RULE.test(line)) {
    clear(at, at + line.length)
    return
  }
  const [first, last] = [line.indexOf('|'), line.lastIndexOf('|')]
  for (let i = first; i >= 0; i = line.indexOf('|', i + 1)) {
    const inside = i > first && i < last
    clear(at + i, at + i + 1, inside ? '\t' : ' ')
  }
}

/** Signs at the head of a line, and those that set all of it or its number in bold. */
function clearSigils(line: string, at: number, clear: Clear): void {
  const sigil = SIGIL.exec(line)?.[0] ?? ''
  if (sigil !== '') clear(at + sigil.trimEnd().length - sigil.trim().length, at + sigil.length)
  const bold = BOLD.exec(line.slice(sigil.length))
  if (!bold) return
  const [all, opens = '', words = ''] = bold
  const from = at + sigil.length
  if (!MARK_ALONE.test(words) && line.slice(sigil.length + all.length).trim() !== '') return
  clear(from + opens.length - 2, from + opens.length)
  clear(from + all.length - 2, from + all.length)
}

/** No comment is longer: where one is, its end is lost. */
const COMMENT_REACH = 1000

function commentsIn(source: string): Span[] {
  const found: Span[] = []
  for (let start = source.indexOf('<!--'); start >= 0; start = source.indexOf('<!--', start + 4)) {
    const end = source.slice(start, start + COMMENT_REACH).indexOf('-->')
    if (end >= 0) found.push({ start, end: start + end + 3 })
  }
  return found
}
