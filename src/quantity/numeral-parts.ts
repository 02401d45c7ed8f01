import { type Decimal, decimal, ONE, plus, shift, times } from './decimal.ts'
import { wordAt } from './lexicon/index.ts'
import { match } from './matched.ts'

/** A piece of a numeral: a number, or a power of ten that multiplies what stands before it. */
export type Part =
  | {
      readonly kind: 'number'
      readonly low: Decimal
      readonly high: Decimal
      readonly row: boolean
      /** One digit of any script, or two guesses at one (三四). */
      readonly single: boolean
    }
  | { readonly kind: 'power'; readonly power: number; readonly letter: boolean }

export interface Run {
  readonly parts: readonly Part[]
  readonly end: number
  readonly script: 'arabic' | 'han'
  readonly row: boolean
}

export interface Multipliers {
  readonly parts: readonly PowerPart[]
  readonly end: number
}

type Step<P> = { readonly part: P; readonly end: number }
type NumberPart = Extract<Part, { kind: 'number' }>
type PowerPart = Extract<Part, { kind: 'power' }>

const DIGITS = new Map<string, string>(
  [...'〇零一二两三四五六七八九'].map((sign, i) => [sign, '001223456789'.charAt(i)]),
)
const POWERS = new Map([...'十百千万亿wWkK'].map((sign, i) => [sign, [1, 2, 3, 4, 8, 4, 4, 3, 3][i] ?? 0]))
const WORD_POWERS = new Map([
  ['thousand', 3],
  ['million', 6],
  ['mn', 6],
  ['mil', 6],
  ['billion', 9],
  ['bn', 9],
  ['trillion', 12],
])

/** 百八十 and 千儿八百 are a hundred and a thousand or a fifth less; 百八十度 is half a turn. */
const ROUGH =
  /(?<![\d〇零一二两三四五六七八九十百千万亿几数])(?:百儿?八十(?!度)|千儿?八百|万儿?八千)(?![一二三四五六七八九百千])/y

/** Longer rows of digits are codes: nobody states a quantity to twenty-five places. */
export const LONGEST_ROW = 24

/** Thousands are set off by commas, or by spaces where a group that opens with 0 can only go on (50 000公里). */
const ARABIC =
  /\d{1,3}(?:,\d{3}){1,8}(?!\d|,\d)(?:\.\d+)?|\d{1,3}(?: \d{3}){0,8}? 0\d\d(?: \d{3}){0,8}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y
const HAN_DIGITS = /[〇零一二两三四五六七八九]+/y
const POINT = /点([〇零一二三四五六七八九]+)(?![十刻])/y
const POWER = / {0,8}[十百千万亿]/y
const LETTER_POWER = /[wWkK](?![A-Za-z\d党])/y
const WORD_POWER = / ?(?:thousand|million|mn|mil|billion|bn|trillion)\b/y
/** What may stand before a further number: the space of spaced out writing (五 百 二 十), or the 零 of 3万零500. */
const GAP = / {1,8}(?=[一二三四五六七八九] {1,8}[十百千万亿])|(?<=[百千万亿wWkK])零(?=\d)/y
/** 两万一 is 21 000, but 两万一个 and 五百万一次性 are 两万 and 五百万: a closing 一 leads on to the next word. */
const LEADS_ON = /一(?=[\p{Script=Han}])(?![元块亩平〇零一二三四五六七八九十百千万亿])/uy
/** Two neighbouring digits are two guesses (三四, 七八, 三五), not one number. */
const GUESSES = /^(?:12|23|34|45|56|67|78|89|35)$/

const translate = (signs: string): string => [...signs].map((sign) => DIGITS.get(sign)).join('')

const exact = (value: Decimal, single: boolean, row = false): NumberPart => ({
  kind: 'number',
  low: value,
  high: value,
  row,
  single,
})

const arabicAt = (text: string, at: number): Step<NumberPart> | undefined => {
  const printed = match(ARABIC, text, at)?.[0]
  if (printed === undefined || printed.length > LONGEST_ROW) return undefined
  return { part: exact(decimal(printed.replace(/[, ]/g, '')), printed.length === 1), end: at + printed.length }
}

const roughAt = (text: string, at: number): Step<NumberPart> | undefined => {
  const rough = match(ROUGH, text, at)
  if (!rough) return undefined
  const end = at + rough[0].length
  const high = shift(ONE, POWERS.get(text.charAt(at)) ?? 0)
  return { part: { kind: 'number', low: shift(times(high, 8n), -1), high, row: false, single: false }, end }
}

/** The decimal places at `at`: of a digit (二点五), or of a multiplier (二十点五). */
const pointAt = (text: string, at: number): Step<NumberPart> | undefined => {
  const places = match(POINT, text, at)?.[1]
  if (places === undefined) return undefined
  return { part: exact(decimal(`.${translate(places)}`), false), end: at + 1 + places.length }
}

const hanAt = (text: string, at: number): Step<NumberPart> | undefined => {
  const rough = roughAt(text, at)
  if (rough) return rough
  const signs = match(HAN_DIGITS, text, at)?.[0] ?? ''
  if (signs === '' || signs.length > LONGEST_ROW) return undefined
  const digits = translate(signs)
  const end = at + signs.length
  const places = pointAt(text, end)
  if (places) return { part: exact(plus(decimal(digits), places.part.low), false), end: places.end }
  if (GUESSES.test(digits)) {
    const [low, high] = [decimal(digits.charAt(0)), decimal(digits.charAt(1))]
    return { part: { kind: 'number', low, high, row: false, single: true }, end }
  }
  const padded = signs.length === 2 && digits.startsWith('0')
  return { part: exact(decimal(digits), signs.length === 1, signs.length > 1 && !padded), end }
}

/** The multiplier at `at`; letters and words (200w, 3 million) multiply only what stands before them. */
const powerAt = (text: string, at: number, follows: boolean): Step<PowerPart> | undefined => {
  const sign = match(POWER, text, at)?.[0]
  if (sign !== undefined) {
    const own = at + sign.length - 1
    // 2024 万州: after a space it may be the first sign of a name.
    if (own > at && wordAt(text, own)) return undefined
    return { part: { kind: 'power', power: POWERS.get(text.charAt(own)) ?? 0, letter: false }, end: own + 1 }
  }
  if (!follows) return undefined
  const letter = match(LETTER_POWER, text, at)?.[0]
  if (letter !== undefined)
    return { part: { kind: 'power', power: POWERS.get(letter) ?? 0, letter: true }, end: at + 1 }
  const word = match(WORD_POWER, text, at)?.[0]
  if (word === undefined) return undefined
  return { part: { kind: 'power', power: WORD_POWERS.get(word.trim()) ?? 0, letter: true }, end: at + word.length }
}

/** Multipliers fall within a group (千 百 十) and between groups (亿 万); only 万 may be lifted by 亿. */
const mayFollow = (power: number, parts: readonly Part[]): boolean => {
  const powers = parts.flatMap((part) => (part.kind === 'power' ? [part.power] : []))
  const last = parts.at(-1)
  // 百千, 亿万: side by side only a larger one of another group multiplies
  if (last?.kind === 'power' && (power < 4 || last.power >= power)) return false
  const before = powers.at(-1)
  if (power < 4) return before === undefined || before > power
  const large = powers.findLast((p) => p >= 4)
  return large === undefined || power < large || (power === 8 && !powers.includes(8))
}

/** The multipliers at `at` alone, as they may follow the parts `before`: 万 in 两百多万, 百万 in 几百万. */
export const multipliersAt = (text: string, at: number, before: readonly Part[] = []): Multipliers | undefined => {
  const parts: PowerPart[] = []
  let end = at
  for (;;) {
    const power = powerAt(text, end, true)
    if (!power || !mayFollow(power.part.power, [...before, ...parts])) break
    parts.push(power.part)
    end = power.end
  }
  return parts.length === 0 ? undefined : { parts, end }
}

/** The longest well-formed run of numbers and multipliers at `at`. */
export const partsAt = (text: string, at: number): Run | undefined => {
  const parts: Part[] = []
  let end = at
  let beforeNumber = at
  for (;;) {
    const last = parts.at(-1)
    if (last?.kind !== 'number') {
      const from = end + (match(GAP, text, end)?.[0].length ?? 0)
      const leadsOn = last && last.power >= 4 && match(LEADS_ON, text, from)
      const number =
        arabicAt(text, from) ?? (leadsOn ? undefined : (hanAt(text, from) ?? (last && pointAt(text, from))))
      if (number && (!last || !number.part.row)) {
        beforeNumber = end
        parts.push(number.part)
        end = number.end
        continue
      }
    }
    const power = powerAt(text, end, last !== undefined)
    if (power && mayFollow(power.part.power, parts)) {
      parts.push(power.part)
      end = power.end
      continue
    }
    // 一百一百: the second hundred starts a numeral of its own, and takes its digit along.
    if (power && last?.kind === 'number') {
      parts.pop()
      end = beforeNumber
    }
    break
  }
  const [first, second] = parts
  if (!first) return undefined
  const row = !second && first.kind === 'number' && first.row
  return { parts, end, script: /\d/.test(text.charAt(at)) ? 'arabic' : 'han', row }
}
