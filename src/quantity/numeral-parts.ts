import { type Decimal, decimal, ONE, plus, shift, times, ZERO } from './decimal.ts'
import { wordAt } from './lexicon/index.ts'

/** A piece of a numeral: a number, or a power of ten that multiplies what stands before it. */
export type Part =
  | {
      readonly kind: 'number'
      readonly low: Decimal
      readonly high: Decimal
      readonly row: boolean
      /** One digit of any script. */
      readonly single: boolean
    }
  | { readonly kind: 'power'; readonly power: number; readonly letter: boolean }

export interface Run {
  readonly parts: readonly Part[]
  readonly end: number
  readonly script: 'arabic' | 'han'
  readonly row: boolean
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
  ['billion', 9],
  ['bn', 9],
  ['trillion', 12],
])
const TENS = new Map([
  ['廿', '20'],
  ['卅', '30'],
  ['卌', '40'],
])

/** 百八十 and 千儿八百 are a hundred and a thousand or a fifth less; 百八十度 is half a turn. */
const ROUGH =
  /(?<![\d〇零一二两三四五六七八九十百千万亿几数])(?:百儿?八十(?!度)|千儿?八百|万儿?八千)(?![一二三四五六七八九百千])/y

/** Longer rows of digits are codes: nobody states a quantity to twenty-five places. */
export const LONGEST_ROW = 24

const ARABIC = /\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?/y
const HAN_DIGITS = /[〇零一二两三四五六七八九]+/y
const POINT = /点([〇零一二三四五六七八九]+)(?!十)/y
const POWER = /( *)([十百千万亿])/y
const LETTER_POWER = /[wWkK](?![A-Za-z\d])/y
const WORD_POWER = / ?(thousand|million|mn|billion|bn|trillion)\b/y
/** 两万一 is 21 000, but 两万一个 and 五百万一次性 are 两万 and 五百万: a closing 一 leads on to the next word. */
const LEADS_ON = /一(?=[\p{Script=Han}])(?![元块亩平〇零一二三四五六七八九十百千万亿])/uy
/** Two neighbouring digits are two guesses (三四, 七八, 三五), not one number. */
const GUESSES = /^(?:12|23|34|45|56|67|78|89|35)$/

const match = (pattern: RegExp, text: string, at: number): RegExpExecArray | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

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
  return { part: exact(decimal(printed.replaceAll(',', '')), printed.length === 1), end: at + printed.length }
}

const roughAt = (text: string, at: number): Step<NumberPart> | undefined => {
  const rough = match(ROUGH, text, at)
  if (!rough) return undefined
  const end = at + rough[0].length
  const high = shift(ONE, POWERS.get(text.charAt(at)) ?? 0)
  return { part: { kind: 'number', low: shift(times(high, 8n), -1), high, row: false, single: false }, end }
}

const hanAt = (text: string, at: number): Step<NumberPart> | undefined => {
  const rough = roughAt(text, at)
  if (rough) return rough
  const signs = match(HAN_DIGITS, text, at)?.[0] ?? ''
  const tens = TENS.get(text.charAt(at))
  if (tens !== undefined) {
    const unit = match(HAN_DIGITS, text, at + 1)?.[0] ?? ''
    const value = plus(decimal(tens), unit.length === 1 ? decimal(translate(unit)) : ZERO)
    return { part: exact(value, false), end: at + 1 + (unit.length === 1 ? 1 : 0) }
  }
  if (signs === '' || signs.length > LONGEST_ROW) return undefined
  const digits = translate(signs)
  const end = at + signs.length
  const places = match(POINT, text, end)?.[1]
  if (places !== undefined) {
    return { part: exact(decimal(`${digits}.${translate(places)}`), false), end: end + 1 + places.length }
  }
  if (GUESSES.test(digits)) {
    const [low = '', high = ''] = digits
    return { part: { kind: 'number', low: decimal(low), high: decimal(high), row: false, single: false }, end }
  }
  const padded = signs.length === 2 && digits.startsWith('0')
  return { part: exact(decimal(digits), signs.length === 1, signs.length > 1 && !padded), end }
}

const powerAt = (text: string, at: number, afterArabic: boolean): Step<PowerPart> | undefined => {
  const sign = match(POWER, text, at)
  if (sign) {
    const [whole, spaces = '', power = ''] = sign
    // 2024 万州: after a space it may be the first sign of a name.
    if (spaces !== '' && wordAt(text, at + spaces.length)) return undefined
    return { part: { kind: 'power', power: POWERS.get(power) ?? 0, letter: false }, end: at + whole.length }
  }
  if (!afterArabic) return undefined
  const letter = match(LETTER_POWER, text, at)
  if (letter) return { part: { kind: 'power', power: POWERS.get(letter[0]) ?? 0, letter: true }, end: at + 1 }
  const word = match(WORD_POWER, text, at)
  if (!word) return undefined
  return { part: { kind: 'power', power: WORD_POWERS.get(word[1] ?? '') ?? 0, letter: true }, end: at + word[0].length }
}

/** Multipliers fall within a group (千 百 十) and between groups (亿 万); only 万 may be lifted by 亿. */
const mayFollow = (power: number, parts: readonly Part[]): boolean => {
  const powers = parts.flatMap((part) => (part.kind === 'power' ? [part.power] : []))
  const last = parts.at(-1)
  if (power < 4) {
    const small = powers.at(-1)
    if (last?.kind === 'power') return false
    return small === undefined || small > power
  }
  const large = [...powers].reverse().find((p) => p >= 4) ?? 0
  return large === 0 || power < large || (power === 8 && large === 4 && !powers.includes(8))
}

/** The longest well-formed run of numbers and multipliers at `at`; with `lifting`, of multipliers only. */
export const partsAt = (text: string, at: number, lifting = false): Run | undefined => {
  const parts: Part[] = []
  let end = at
  let script: Run['script'] | undefined
  let beforeNumber = at
  for (;;) {
    const last = parts.at(-1)
    if (last?.kind !== 'number' && !(lifting && parts.length === 0)) {
      const from = last && !match(ARABIC, text, end) ? spaced(text, end, parts) : end
      const arabic = arabicAt(text, from)
      const han =
        last && match(LEADS_ON, text, from) && last.kind === 'power' && last.power >= 4 ? undefined : hanAt(text, from)
      const number = lifting ? undefined : (arabic ?? han)
      if (number && (parts.length === 0 || !number.part.row)) {
        script ??= arabic ? 'arabic' : 'han'
        beforeNumber = end
        parts.push(number.part)
        end = number.end
        continue
      }
    }
    const power = powerAt(text, end, lifting || script === 'arabic')
    if (power && mayFollow(power.part.power, parts)) {
      script ??= 'han'
      parts.push(power.part)
      end = power.end
      continue
    }
    // 一百一百: the second hundred starts a numeral of its own, and takes its digit along.
    if (power && last?.kind === 'number' && parts.length > 1) {
      parts.pop()
      end = beforeNumber
    }
    break
  }
  const first = parts[0]
  if (!first) return undefined
  return { parts, end, script: script ?? 'han', row: parts.length === 1 && first.kind === 'number' && first.row }
}

/** Spaced out writing (五 百 二 十): a digit after a space belongs to the numeral if a multiplier follows it. */
const SPACED = / +(?=[一二三四五六七八九] +[十百千万亿])/y
const spaced = (text: string, at: number, parts: readonly Part[]): number =>
  parts.length === 0 ? at : at + (match(SPACED, text, at)?.[0].length ?? 0)
