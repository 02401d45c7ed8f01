import type { ErrorCode, YAMLError } from 'yaml'
import { quoted } from './similar.ts'

/** What is wrong with the writing of a file, on which line. */
export interface Slip {
  readonly line: number
  readonly found: string
  readonly wanted: string
}

const CODES: Readonly<Partial<Record<ErrorCode, readonly [found: string, wanted: string]>>> = {
  TAB_AS_INDENT: ['行首用了制表符', '用空格缩进，和上下各行对齐'],
  BAD_INDENT: ['缩进和同一组的其他行不齐，或者括号没有合上', '同一组的各行左边对齐；换行写的括号里面要缩进，最后合上'],
  MISSING_CHAR: ['缺了一个符号', '“键: 值”用半角冒号；一项一项之间用半角逗号；引号、括号成对；列表每行以“- ”开头'],
  UNEXPECTED_TOKEN: [
    '多出来的字或符号',
    '引号、括号成对；一项一项之间用一个半角逗号；值里有括号、逗号的用半角引号引起来',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    '一行里有两个冒号，或者这一行的缩进不对',
    '一行一个“键: 值”，同一组的左边对齐；值里有冒号加空格的用半角引号引起来',
  ],
  MULTILINE_IMPLICIT_KEY: ['这一行不成“键: 值”', '每行写成“键: 值”：半角冒号，后面空一格'],
  BLOCK_IN_FLOW: ['括号里混进了换行的写法，或者用了全角逗号', '括号里只用“键: 值”和半角逗号'],
  BAD_SCALAR_START: ['值以保留的符号开头', '用半角引号把值引起来'],
  BAD_DQ_ESCAPE: ['双引号里有认不得的反斜杠', '改用单引号，或者把反斜杠写两个'],
  BAD_ALIAS: ['星号或 & 开头的值', '用半角引号把值引起来'],
  BAD_COLLECTION_TYPE: ['叹号开头的标记', '不写标记，有叹号的值用半角引号引起来'],
  TAG_RESOLVE_FAILED: ['叹号开头的标记', '不写标记，有叹号的值用半角引号引起来'],
  BAD_DIRECTIVE: ['百分号开头的一行', '用半角引号把值引起来'],
  MULTIPLE_DOCS: ['文件中间有“---”', '一个文件只写一份，去掉“---”'],
}
const OTHER = ['看不懂的写法', '照同一文件里别的行那样写：“键: 值”，半角标点，左边对齐'] as const

/**
 * The errors of a file that is no YAML, for whoever wrote it: keys that stand twice, and the first of the rest, for what comes
 * after it is mostly a consequence. A quote, a bracket or a colon that is surely the cause is told in its place.
 */
export function slipsOf(text: string, errors: readonly YAMLError[], lineOf: (offset: number) => number): Slip[] {
  const lines = text.split('\n')
  const shown = (line: number): string => quoted(excerpt((lines[line - 1] ?? '').trim()))
  const inOrder = [...errors].sort((a, b) => a.pos[0] - b.pos[0])
  const twice = inOrder.filter(({ code }) => code === 'DUPLICATE_KEY').map(({ pos }) => lineOf(pos[0]))
  const first = inOrder.find(({ code }) => code !== 'DUPLICATE_KEY')
  const slips = [...new Set(twice)].map((line) => ({
    line,
    found: `${shown(line)}，这个键在同一处已经写过`,
    wanted: '每个键写一次',
  }))
  if (!first) return slips
  const line = lineOf(first.pos[0])
  const cause = openIn(lines) ?? wideColonIn(lines, line)
  if (cause && cause.line <= line) return [...slips, { ...cause, found: `${shown(cause.line)}，${cause.found}` }]
  const [found, wanted] = CODES[first.code] ?? OTHER
  return [...slips, { line, found: `${shown(line)}，${found}`, wanted }]
}

const excerpt = (line: string): string => (line.length <= 60 ? line : `${line.slice(0, 60)}…`)

export const WIDE_COLON = '：'
export const HALF_COLON = '半角冒号，后面空一格：“键: 值”'

/** The line that has a full-width colon where its key should end. */
function wideColonIn(lines: readonly string[], line: number): Slip | undefined {
  const [before, after] = (lines[line - 1] ?? '').split(WIDE_COLON, 2)
  const slip = { found: '冒号是全角的', wanted: HALF_COLON }
  if (before !== undefined && after !== undefined && !before.includes(': ')) return { line, ...slip }
  // A key with its values below it: only they do not read.
  const above = lines.findLastIndex((words, i) => i < line - 1 && words.trim() !== '' && !words.trim().startsWith('#'))
  return lines[above]?.trimEnd().endsWith(WIDE_COLON) ? { line: above + 1, ...slip } : undefined
}

interface Open {
  readonly line: number
  readonly indent: number
  readonly sign: string
}

const OPENS = '[{'
const CLOSES = ']}'
/** What a value stands behind. */
const BEFORE_VALUE = ':,[{-'

/** The first line on which a quote is not closed, or a bracket that is still open where a line of the same rank begins. */
function openIn(lines: readonly string[]): Slip | undefined {
  const open: Open[] = []
  for (const [i, line] of lines.entries()) {
    const words = line.trim()
    if (words === '' || words.startsWith('#')) continue
    const indent = line.length - line.trimStart().length
    const [outmost] = open
    if (outmost && indent <= outmost.indent && !CLOSES.includes(words.charAt(0))) return unclosed(outmost)
    const quote = follow(line, { line: i + 1, indent }, open)
    if (quote !== undefined) return { line: i + 1, found: `引号${quote}没有合上`, wanted: '引号成对，同一行里合上' }
  }
  return open[0] && unclosed(open[0])
}

const unclosed = ({ line, sign }: Open): Slip => ({
  line,
  found: `括号${sign}没有合上`,
  wanted: `后面有配对的${sign === '[' ? ']' : '}'}`,
})

/** Follows the brackets of a line; returns a quote that it leaves open. */
function follow(line: string, at: Omit<Open, 'sign'>, open: Open[]): string | undefined {
  let last = ''
  for (let i = at.indent; i < line.length; i++) {
    const sign = line.charAt(i)
    if (sign === ' ') continue
    if (sign === '#' && line.charAt(i - 1) === ' ') return undefined
    const begins = last === '' || BEFORE_VALUE.includes(last)
    if ((sign === '"' || sign === "'") && begins) {
      const end = quoteEnd(line, i)
      if (end < 0) return sign
      i = end
    } else if (OPENS.includes(sign) && (begins || open.length > 0)) open.push({ ...at, sign })
    else if (CLOSES.includes(sign)) open.pop()
    last = sign
  }
  return undefined
}

/** Where a quote is closed; a doubled single quote and an escaped double one are none. */
function quoteEnd(line: string, from: number): number {
  const quote = line.charAt(from)
  for (let i = from + 1; i < line.length; i++) {
    if (quote === '"' && line.charAt(i) === '\\') i++
    else if (line.charAt(i) === quote) {
      if (quote === "'" && line.charAt(i + 1) === quote) i++
      else return i
    }
  }
  return -1
}
