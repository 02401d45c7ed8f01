import type { Span } from '../law/index.ts'

/**
 * A text with one writing for each sign: half-width, simplified, small numerals, nothing invisible.
 * Every unit of `text` knows the stretch of the original that it came from.
 */
export interface Page {
  readonly text: string
  readonly original: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const INVISIBLE = /\u00ad|[\u200b-\u200f]|\u2060|[\ufe0e\ufe0f]|\ufeff|\u20e3/u
/** Full-width marks that end a clause stay what they are: a half-width comma groups thousands. */
const KEPT = /[，；！？。、…]/u

const pairs = (from: string, to: string): [string, string][] => [...from].map((sign, i) => [sign, [...to][i] ?? sign])

const SIMPLE = new Map<string, string>([
  ...pairs(
    '萬億兩個約餘幾畝項來數過於達滿歲時鐘間週號條類檔級頃噸點單戶幢筆這遠',
    '万亿两个约余几亩项来数过于达满岁时钟间周号条类档级顷吨点单户幢笔这远',
  ),
  ...pairs('倆仨無會從員萊倍樣隊說號層場據臺萬負責開圓圆', '俩仨无会从员莱倍样队说号层场据台万负责开圆圆'),
  ...pairs('壹弌贰貳弍叁弎柒捌玖佰仟○◯', '一一二二二三三七八九百千〇〇'),
  ...pairs('∶︰﹕', ':::'),
  ['🔟', '10'],
  ['廿', '二十'],
  ['卅', '三十'],
  ['卌', '四十'],
])

/** Capital numerals that are everyday words too (陆地, 队伍, 收拾, 放肆, 參加) count only next to another numeral or a unit. */
const CAPITAL = new Map(pairs('伍陆陸拾肆參叄', '五六六十四三三'))
const CAPITAL_IN_USE =
  /(?<=[壹贰貳叁肆伍陆陸柒捌玖拾佰仟万萬亿億零〇])[伍陆陸拾肆參叄]|(?<![队退入行落大登着内水海收放])[伍陆陸拾肆參叄](?=[一二三四五六七八九十百千万亿壹贰貳叁肆伍陆陸柒捌玖拾佰仟萬億元圆角个個名人家项年月日倍平成])/y

/** Circled numbers that compatibility folding leaves alone: [first code point, its value, how many]. */
const CIRCLED: readonly (readonly [number, number, number])[] = [
  [0x2776, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
  [0x24f5, 1, 10],
  [0x24eb, 11, 10],
  [0x24ff, 0, 1],
]

const circled = (code: number): string | undefined => {
  const row = CIRCLED.find(([first, , count]) => code >= first && code < first + count)
  return row && String(code - row[0] + row[1])
}

/** Decimal digits of every script stand in blocks of ten; the count back to the block's start is the value. */
const digitOf = (sign: string): string | undefined => {
  if (!/\p{Nd}/u.test(sign)) return undefined
  let value = 0
  let code = sign.codePointAt(0) ?? 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code -= 1
    value += 1
  }
  return String(value % 10)
}

/** ⑩人 counts; ① before anything else is the marker (1). */
const ENCLOSED = /[①-⑳⓪❶-❿➀-➓⓫-⓿]/u
const AFTER_NUMBER = /\p{N}$/u
const COUNTED = /^ ?[\d人名家项个年月日天万元亩平%件倍]/u

/** 1½ is 1.5, ½年 is 0.5年, and by itself ½ is 2分之1; ⅓ has no decimal and stays a fraction. */
const fractionOf = (compatible: string, original: string, at: number): string => {
  const [above = 0, below = 1] = compatible.split('⁄').map(Number)
  if (below === 0) return original.charAt(at)
  const decimal = String(above / below)
  const exact = decimal.length <= 5
  if (exact && /\p{Nd}$/u.test(original.slice(Math.max(0, at - 2), at))) return decimal.slice(1)
  return exact && MEASURED.test(original.slice(at + 1, at + 3)) ? ` ${decimal}` : ` ${below}分之${above} `
}

/** What a fraction may be a fraction of. */
const MEASURED = /^ ?(?:[年月天日亩元万亿倍吨米平]|个月|小时)/u

const capitalOf = (sign: string, original: string, at: number): string | undefined => {
  const small = CAPITAL.get(sign)
  CAPITAL_IN_USE.lastIndex = at
  return small !== undefined && CAPITAL_IN_USE.test(original) ? small : undefined
}

const fold = (sign: string, original: string, at: number): string => {
  const code = sign.charCodeAt(0)
  if (code < 0x80) return sign === '\t' ? ' ' : sign === '\r' ? '\n' : sign
  // Most of a text are ideographs, which have no form but these.
  if (code >= 0x4e00 && code <= 0x9fff) return SIMPLE.get(sign) ?? capitalOf(sign, original, at) ?? sign
  if (INVISIBLE.test(sign)) return ''
  if (KEPT.test(sign)) return sign
  const plain = SIMPLE.get(sign)
  if (plain !== undefined) return plain
  const compatible = sign.normalize('NFKC')
  if (compatible.includes('⁄')) return fractionOf(compatible, original, at)
  // ⒈ is the marker of an item, with or without a space behind it
  if (/[⒈-⒛]/.test(sign)) return `${compatible} `
  const digits = compatible === sign ? (digitOf(sign) ?? circled(sign.codePointAt(0) ?? 0) ?? sign) : compatible
  if (!ENCLOSED.test(sign)) return digits
  if (!COUNTED.test(original.slice(at + 1, at + 3))) return `(${digits})`
  // 附件5⑩项: a number in a circle never goes on with the one before it
  return AFTER_NUMBER.test(original.slice(Math.max(0, at - 2), at)) ? ` ${digits}` : digits
}

/** Folds `original` unit by unit; line breaks stay, so nothing is ever read across one. */
export const openPage = (original: string): Page => {
  const folded: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const sign of original) {
    for (const unit of fold(sign, original, at).split('')) {
      folded.push(unit)
      starts.push(at)
      ends.push(at + sign.length)
    }
    at += sign.length
  }
  return { text: folded.join(''), original, starts, ends }
}

/** The stretch of the original that page offsets [start, end) came from. */
export const originalSpan = (page: Page, start: number, end: number): Span => ({
  start: page.starts[start] ?? page.original.length,
  end: page.ends[end - 1] ?? page.original.length,
})
