import { type Amount, everyAt } from './amount.ts'
import { boundAfter, boundBefore } from './bounds.ts'
import { codeAt } from './codes.ts'
import { dateAt, timeAt } from './dates.ts'
import { type Bounded, describe, hear } from './figure.ts'
import { wordAt } from './lexicon/index.ts'
import { type LookAlike, match } from './matched.ts'
import { joinNeighbours } from './neighbours.ts'
import { openPage, originalSpan, type Page } from './page.ts'
import { isScale } from './portion.ts'
import { amountAt } from './range.ts'
import { rankAt } from './ranks.ts'
import type { Reading } from './reading.ts'
import { documentAt, referenceAt } from './references.ts'
import { unitByContext } from './supplied.ts'
import { unitAt } from './units.ts'

const NUMERAL_SIGN = /[\d〇零一二两三四五六七八九十百千万亿半]/
const LETTERS = /[A-Za-z]+/y
/** Signs after which a Chinese numeral without a unit still stands for a number. */
const CLOSED = / {0,8}(?:$|[^\p{Script=Han}A-Za-z(]|[的了吧呢啊吗呀嘛哦左多上不够以之及])/uy
const IDIOM_OF_FOUR =
  /[一二两三四五六七八九十百千万]\p{Script=Han}[一二两三四五六七八九十百千万](?!分之)\p{Script=Han}/uy
const COUNTING = /[年月日天周次个名元倍亩分时岁号期届批式以至到多余来点]/

type Piece = LookAlike | Amount

const isAmount = (piece: Piece): piece is Amount => 'unit' in piece

/** 五花八门, 一企一策: number, noun, number, noun, where the nouns are no measures; 一户一档 may measure, 一年一次 does. */
const idiomOfFour = (text: string, at: number): LookAlike | undefined => {
  if (!match(IDIOM_OF_FOUR, text, at)) return undefined
  const [first, second] = [text.charAt(at + 1), text.charAt(at + 3)]
  if (NUMERAL_SIGN.test(first + second) || COUNTING.test(first) || COUNTING.test(second)) return undefined
  const each = text.charAt(at) === '一' && text.charAt(at + 2) === '一'
  const measured = unitAt(text, at + 1) !== undefined || unitAt(text, at + 3) !== undefined
  return measured && !each ? undefined : { kind: 'idiom', start: at, end: at + 4 }
}

/** “三个代表”, “一件事”, “五个一”: a short phrase in quotation marks that opens with a digit is a slogan, unless it measures. */
const SLOGAN =
  /(?<=[“「『])[一二两三四五六七八九十](?![一二三四五六七八九十百千万亿])[\p{Script=Han}、，·]{1,10}(?=[”」』])/uy
const MEASURED = /^.(?:[年月日天元倍亩成分]|个月|小时|周岁|平|公|米|吨)|以[上下内]|不[少低高超足满]|[百千万]分之|分之/

const slogan = (text: string, at: number): LookAlike | undefined => {
  const found = match(SLOGAN, text, at)?.[0]
  return found === undefined || MEASURED.test(found) ? undefined : { kind: 'idiom', start: at, end: at + found.length }
}

/** Whether the words around let a numeral without a unit, or a multiplier without a digit, stand for a number. */
const vouched = (text: string, amount: Amount, from: number): boolean => {
  const { start, end, numeral } = amount
  if (numeral?.row) return false
  const before = boundBefore(text, start, from, false)
  if (numeral?.bare) {
    return (
      /[每近] ?$/.test(text.slice(Math.max(0, start - 2), start)) ||
      boundAfter(text, end) !== undefined ||
      before !== undefined
    )
  }
  // 二十出头, 五十开外: words that bound a number from behind vouch for it
  if (!match(CLOSED, text, end) && boundAfter(text, end) === undefined) return false
  const alone = text.slice(0, start).trim() === '' && text.slice(end).trim() === ''
  return alone || before !== undefined || end - start > 1
}

const figureAt = (text: string, at: number, from: number): Amount | undefined => {
  const amount = amountAt(text, at)
  if (!amount) return undefined
  if (amount.doubtful && !vouched(text, amount, from)) return undefined
  return amount
}

const listed = (text: string, at: number): LookAlike | undefined => {
  const word = wordAt(text, at)
  return word && { kind: word.kind, start: at, end: word.end }
}

/** Two names in a row (万州四川) look like a phrase of four, too. */
const longer = (a: LookAlike | undefined, b: LookAlike | undefined): LookAlike | undefined =>
  a && (b === undefined || (a.end >= b.end && b.kind !== 'proper-name')) ? a : b

/** The Chinese signs that a form or a figure may begin with; at any other only a listed word can begin. */
const OPENING = /[〇零一二两三四五六七八九十百千万亿几数好上过逾超半对减折翻加倍负每第前本附表图正腊冬]|\P{Script=Han}/u

/** What begins at `at`: sure forms first, then the longer of a listed word and a figure, then whatever is left. */
const pieceAt = (text: string, at: number, from: number): Piece | undefined => {
  if (!OPENING.test(text.charAt(at))) return listed(text, at)
  const form =
    documentAt(text, at, from) ?? dateAt(text, at) ?? referenceAt(text, at) ?? timeAt(text, at) ?? codeAt(text, at)
  const word = longer(slogan(text, at) ?? idiomOfFour(text, at), listed(text, at))
  if (form && form.end >= (word?.end ?? 0)) return form
  const scale = isScale(text, at)
  if (scale !== undefined) return { kind: 'word', start: at, end: scale }
  const amount = figureAt(text, at, from)
  if (word && word.end >= (amount?.end ?? 0)) return word
  return rankAt(text, at) ?? amount ?? everyAt(text, at)
}

/** The leftover numeral with the sign after it, for what is neither listed nor measured: 三废, 半脱产. */
const leftover = (text: string, at: number): LookAlike | undefined => {
  if (!NUMERAL_SIGN.test(text.charAt(at))) return undefined
  let end = at + 1
  while (NUMERAL_SIGN.test(text.charAt(end))) end += 1
  if (/\p{Script=Han}/u.test(text.charAt(end))) end += 1
  return { kind: 'word', start: at, end }
}

const piecesOf = (text: string): Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (let at = 0; at < text.length; ) {
    const blank = /\s/.test(text.charAt(at))
    const piece = blank ? undefined : (pieceAt(text, at, from) ?? leftover(text, at))
    if (piece) {
      pieces.push(piece)
      from = piece.end
      at = Math.max(at + 1, piece.end)
    } else at += match(LETTERS, text, at)?.[0].length ?? 1
  }
  return pieces
}

const reading = (page: Page, start: number, end: number, rest: Omit<Reading, 'start' | 'end' | 'surface'>): Reading => {
  const span = originalSpan(page, start, end)
  return { ...span, surface: page.original.slice(span.start, span.end), ...rest }
}

/**
 * Every stretch of `text` with a numeral in it, figures and look-alikes, sorted by start and disjoint; offsets are UTF-16 in `text`.
 * Figures carry value, unit, operator and the interval they state; dates carry their fields. Nothing is read across a line break.
 */
export const readFigures = (text: string): Reading[] => {
  const page = openPage(text)
  const pieces = piecesOf(page.text)
  const heard: Bounded[] = []
  const found: Reading[] = []
  let from = 0
  let taken = 0
  for (const piece of pieces) {
    // 百分之六十以上（含百分之六十） is one figure: what its own words reach over is no other.
    if (piece.start < taken) continue
    if (isAmount(piece)) {
      const figure = hear(page.text, unitByContext(page.text, piece), from)
      heard.push(figure)
      taken = figure.end
      // 不低于近三年平均水平的10%: the words reach over 近三年, which they do not bound
      if (!figure.recent) from = figure.end
    } else {
      const { kind, start, end, date } = piece
      found.push(reading(page, start, end, { kind, figure: false, ...(date ? { date } : {}) }))
      from = end
      taken = end
    }
  }
  for (const figure of joinNeighbours(page.text, heard)) {
    found.push(reading(page, figure.start, figure.end, { kind: 'figure', figure: true, ...describe(figure) }))
  }
  return disjoint(found.sort((a, b) => a.start - b.start))
}

/** A sign that stands for several (½, ⑫) may have been cut between two readings; it goes to one of them, a figure first. */
const disjoint = (readings: readonly Reading[]): Reading[] => {
  const kept: Reading[] = []
  for (const next of readings) {
    const last = kept.at(-1)
    if (!last || next.start >= last.end) kept.push(next)
    else if (next.figure && !last.figure) kept.splice(-1, 1, next)
  }
  return kept
}
