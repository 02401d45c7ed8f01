import { type Decimal, decimal, ONE, toNumber } from './decimal.ts'
import { match } from './matched.ts'
import { type Numeral, numeralAt } from './numeral.ts'
import type { Operator } from './reading.ts'
import { NO_UNIT, PERCENT, PERMILLE, PERMYRIAD, type Unit } from './units.ts'

/** A part of a whole, or a proportion of two: 三分之二, 千分之四, 1/3, 3:1, 半数, 减半. */
export interface Portion {
  readonly end: number
  readonly low: Decimal
  readonly high: Decimal
  readonly unit: Unit
  readonly name: string
  readonly ratio?: string
  readonly op?: Operator
}

const PARTS = / ?分之 ?/y
const HUNDREDTHS = /[百千万]分之 ?/y
const NAMED = new Map<string, readonly [Unit, string]>([
  ['百', [PERCENT, '%']],
  ['千', [PERMILLE, '‰']],
  ['万', [PERMYRIAD, '‱']],
])
const SLASHED = /(?<![\d./A-Za-z⁄])(?:(\d{1,2}) )?(\d{1,4}) ?[/⁄] ?(\d{1,4})(?![\d/⁄]| ?[年月日])/y
const PROPORTION =
  /(?<![\d:.])\d{1,12}(?:\.\d{1,12})?(?: ?[:比] ?\d{1,12}(?:\.\d{1,12})?){1,4}(?![\d:.]| ?[%个人家项名年月日天分秒元万])/y
const SAID_PROPORTION = /[一二三四五六七八九十]{1,3}比[一二三四五六七八九十]{1,3}(?![\p{Script=Han}])/uy
const HALVES: readonly (readonly [RegExp, Operator | undefined])[] = [
  [/(?<![不未没得应能])(?:超过?半数|(?<!超)过半数?(?![年天日月个小以]))(?!以上)/y, 'gt'],
  [/半数(?!致死)|一半|二一添作五|对半(?=[分开])|(?<![A-Za-z-])half(?= (?:of|the|our)\b)/y, undefined],
]
const CHANGES: readonly (readonly [RegExp, number])[] = [
  [/[减折]半|halved?\b|halving\b/y, 0.5],
  [/翻(?:了|上)?一番|翻番|翻了?[一]?倍|加倍|倍增(?!计划)|doubled?\b|doubling\b/y, 2],
  [/翻了?[两二]番/y, 4],
  [/翻了?三番/y, 8],
]

const hundredths = (text: string, at: number): Portion | undefined => {
  const opening = match(HUNDREDTHS, text, at)
  const named = NAMED.get(text.charAt(at))
  if (!opening || !named) return undefined
  const [unit, name] = named
  const part = numeralAt(text, at + opening[0].length)
  return part && { end: part.end, low: part.low, high: part.high, unit, name }
}

const inWords = (text: string, at: number): Portion | undefined => {
  const whole = numeralAt(text, at)
  const link = whole && match(PARTS, text, whole.end)
  const part: Numeral | undefined = link && numeralAt(text, whole.end + link[0].length)
  if (!whole || !part || whole.low.digits === 0n) return undefined
  return ratio(part.end, toNumber(part.low), toNumber(whole.low))
}

const ratio = (end: number, part: number, whole: number): Portion => ({
  end,
  low: decimal(String(part)),
  high: decimal(String(part)),
  unit: { dimension: 'share', times: 100n, over: whole },
  name: 'ratio',
  ratio: `${part}/${whole}`,
})

const slashed = (text: string, at: number): Portion | undefined => {
  const found = match(SLASHED, text, at)
  if (!found) return undefined
  const [printed, units, part, whole] = found
  const [a, b] = [Number(part), Number(whole)]
  if (a >= b) return undefined
  return ratio(at + printed.length, Number(units ?? 0) * b + a, b)
}

const proportion = (text: string, at: number): Portion | undefined => {
  const found = match(PROPORTION, text, at) ?? match(SAID_PROPORTION, text, at)
  if (!found) return undefined
  const terms = found[0].split(/ ?[:比] ?/).map((term) => toNumber(numeralAt(term, 0)?.low ?? ONE))
  const [a = 1, b = 1] = terms
  return {
    end: at + found[0].length,
    low: decimal(String(a)),
    high: decimal(String(a)),
    unit: { dimension: 'other', times: 1n, over: b },
    name: 'ratio',
    ratio: terms.join(':'),
  }
}

/** Two thirds of, a quarter of; the third of May is none. */
const OF_WHOLE = /(?<![A-Za-z])(an?|one|two|three|four)[ -](third|quarter|fifth|tenth)s?(?= (?:of|are|have|hold)\b)/iy
const COUNTED: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4 }
const WHOLES: Readonly<Record<string, number>> = { third: 3, quarter: 4, fifth: 5, tenth: 10 }

const inEnglish = (text: string, at: number): Portion | undefined => {
  const [words, count = '', whole = ''] = match(OF_WHOLE, text, at) ?? []
  const over = WHOLES[whole.toLowerCase()]
  if (words === undefined || over === undefined) return undefined
  return ratio(at + words.length, COUNTED[count.toLowerCase()] ?? 1, over)
}

const halfOrChange = (text: string, at: number): Portion | undefined => {
  for (const [pattern, op] of HALVES) {
    const found = match(pattern, text, at)
    if (found) return { ...ratio(at + found[0].length, 1, 2), ...(op ? { op } : {}) }
  }
  for (const [pattern, factor] of CHANGES) {
    const found = match(pattern, text, at)
    if (!found) continue
    const end = at + found[0].length
    const value = decimal(String(factor))
    const shared = { end, low: value, high: value, unit: NO_UNIT, op: 'change' } as const
    return factor === 0.5 ? { ...shared, name: 'ratio', ratio: '1/2' } : { ...shared, name: '倍' }
  }
  return undefined
}

/** The share or proportion that begins at `at`. */
export const portionAt = (text: string, at: number): Portion | undefined =>
  halfOrChange(text, at) ??
  hundredths(text, at) ??
  slashed(text, at) ??
  proportion(text, at) ??
  inWords(text, at) ??
  inEnglish(text, at)

/** 1:500 and 1:2000 are scales of maps. */
export const isScale = (text: string, at: number): number | undefined => {
  const found = match(PROPORTION, text, at)
  if (!found) return undefined
  const [first, second] = found[0].split(':')
  return first === '1' && Number(second) >= 200 ? at + found[0].length : undefined
}
