import { type Decimal, decimal, lastPlace, ONE, plus, same, shift, toNumber, ZERO } from './decimal.ts'
import { wordAt } from './lexicon/index.ts'
import { match } from './matched.ts'
import { type Multipliers, multipliersAt, type Part, partsAt, type Run } from './numeral-parts.ts'
import { openPage } from './page.ts'

/** What a numeral leaves open: 多, 余, 几 lead up to the next round figure, 来 is about, 上百 at least, 几百 several. */
export type Softness = 'exact' | 'more' | 'about' | 'atLeast' | 'several'

/** A number as written, offsets being those of the page. */
export interface Numeral {
  readonly start: number
  readonly end: number
  readonly low: Decimal
  /** The upper of the two numbers that 三四十 or 几百 name; else the same as `low`. */
  readonly high: Decimal
  readonly soft: Softness
  /** One unit of the place that the last digit other than 0 stands in. */
  readonly step: Decimal
  readonly script: 'arabic' | 'han' | 'english'
  /** 万, 亿 and their like are in it: without another unit it is money. */
  readonly scaled: boolean
  /** Only multipliers, no digit before them and nothing left open: 千 in 千人口. */
  readonly bare: boolean
  /** Han digits with no multiplier between them, as years are written: 二○○四, 五一. */
  readonly row: boolean
  /** Powers of ten of the closing multipliers, which 2至3亿 shares between both ends. */
  readonly tail: number
}

/** 千把人, 百把万, 百十来人: behind a multiplier that no digit precedes, 把 and 十 say about that many. */
const ALONE = '(?<![\\d〇零一二两三四五六七八九十百千万亿几数])'
const ABOUT = `(?<=${ALONE}[百千万])把|(?<=${ALONE}百)十来?`
const INNER_SOFT = new RegExp(` ?个?(${ABOUT}|多|余|来|几[十百千]?)?个?(?= ?[十百千]?[万亿wW](?![A-Za-z]))`, 'y')
const OUTER_SOFT = new RegExp(
  `多(?![元样云])|余|来(?=[个名位人岁家项件种台套号平亩条次倍篇]|[^\\p{Script=Han}]|$)|几|(?:${ABOUT})(?=[个名位人家项件种台套号平亩条次篇元块斤吨米年天])`,
  'uy',
)
const SEVERAL = /(?:好几|几|(?<![人总次户个件例分指参系函岁天票基多少代倍读字份])数)(?=[十百千万亿])(?![百千万]分之)/y
const UPWARDS =
  /(?<![以之线网路会身超不通经])(?:上|过|逾)(?=[百千万亿]+(?:[元人名家项个余亩平件次位种吨台年，。,；]|$))/y

/** The value of the parts: 万 and 亿 close a group of thousands, and lift what a smaller one has closed (三万亿). */
const evaluate = (parts: readonly Part[], side: 'low' | 'high'): Decimal => {
  let total = ZERO
  let group: Decimal | undefined
  let pending: Decimal | undefined
  parts.forEach((part, i) => {
    const before = parts[i - 1]
    if (part.kind === 'number') {
      // 一百二 is 120 and 两万五 25000: a closing single digit counts tenths of the multiplier before it.
      const tenths = i === parts.length - 1 && part.single && before?.kind === 'power'
      pending = tenths ? shift(part[side], before.power - 1) : part[side]
    } else if (part.power < 4) {
      group = plus(group ?? ZERO, shift(pending ?? ONE, part.power))
      pending = undefined
    } else {
      const [lifted, kept] = part.power === 8 ? [total, ZERO] : [ZERO, total]
      const whole = plus(lifted, plus(group ?? ZERO, pending ?? ZERO))
      total = plus(kept, shift(i === 0 ? ONE : whole, part.power))
      group = undefined
      pending = undefined
    }
  })
  return plus(total, plus(group ?? ZERO, pending ?? ZERO))
}

const tailOf = (parts: readonly Part[]): number => {
  let tail = 0
  for (const part of parts) tail = part.kind === 'power' ? tail + part.power : 0
  return tail
}

/** Multipliers after a softening word or 个: 两百多万, 一个亿, 三百几十万, 两百个w. */
const lifted = (text: string, run: Run): (Multipliers & { readonly word: string | undefined }) | undefined => {
  const soft = match(INNER_SOFT, text, run.end)
  if (!soft) return undefined
  const from = run.end + soft[0].length
  if (wordAt(text, from)) return undefined
  const more = multipliersAt(text, from, run.parts)
  return more && { ...more, word: soft[1] }
}

/** Where 几 at `at` ends, with the multiplier of a smaller place behind it: 三百几十, 一亿几千万, but 三十几 千米. */
const fewEnd = (text: string, at: number, place: number): number => {
  const more = multipliersAt(text, at + 1)
  return more && tailOf(more.parts) < place ? more.end : at + 1
}

const vague = (text: string, at: number): Numeral | undefined => {
  const several = match(SEVERAL, text, at)
  const word = several ?? match(UPWARDS, text, at)
  const run = word && multipliersAt(text, at + word[0].length)
  if (!run) return undefined
  const tail = tailOf(run.parts)
  const value = shift(ONE, tail)
  const shared = {
    start: at,
    end: match(OUTER_SOFT, text, run.end) ? run.end + 1 : run.end,
    step: value,
    script: 'han',
    scaled: tail >= 4,
    bare: false,
    row: false,
    tail,
  } as const
  if (!several) return { ...shared, low: value, high: value, soft: 'atLeast' }
  // 几十 is 20 to 99, 数百 200 to 999, 几十万 200 000 to 990 000
  const outer = tailOf(run.parts.slice(1))
  const most = shift(plus(shift(ONE, tail - outer + 1), decimal('-1')), outer)
  return { ...shared, low: plus(value, value), high: most, soft: 'several' }
}

/** The numeral that begins at page offset `at`: Arabic, Chinese or both mixed, with 万/亿/w/k and 多/余/来/几 worked in. */
export const numeralAt = (text: string, at: number): Numeral | undefined => {
  const loose = vague(text, at)
  if (loose) return loose
  const run = partsAt(text, at)
  if (!run) return undefined
  const inner = lifted(text, run)
  const parts = inner ? [...run.parts, ...inner.parts] : run.parts
  const low = evaluate(parts, 'low')
  const step = lastPlace(low)
  const end = inner?.end ?? run.end
  // 五余 or 三多 are no numbers: what is left open must be below a round figure, but people do type 3多个.
  const outer = run.script === 'arabic' || toNumber(low) >= 10 ? match(OUTER_SOFT, text, end)?.[0] : undefined
  const word = inner?.word ?? outer
  return {
    start: at,
    end: outer === '几' ? fewEnd(text, end, step.exponent) : end + (outer?.length ?? 0),
    low,
    high: evaluate(parts, 'high'),
    soft: word === undefined ? 'exact' : /[多余几]/.test(word) ? 'more' : 'about',
    step,
    script: run.script,
    scaled: parts.some((part) => part.kind === 'power' && (part.power >= 4 || part.letter)),
    bare: word === undefined && parts[0]?.kind === 'power' && text.charAt(at) !== '十',
    row: run.row,
    tail: tailOf(parts),
  }
}

/** The number that the whole of `text` writes (`１,５００`, `两千五`, `1.2亿`, `壹佰`), or undefined if it is anything else. */
export const parseNumeral = (text: string): number | undefined => {
  const page = openPage(text.trim())
  const numeral = numeralAt(page.text, 0)
  if (!numeral || numeral.end !== page.text.length) return undefined
  if (numeral.soft !== 'exact' || !same(numeral.low, numeral.high)) return undefined
  return toNumber(numeral.low)
}

/** The number of a clause, chapter or item (`一百零二`, `１０`, `12`): a whole number above 0. */
export const parseOrdinalNumeral = (text: string): number | undefined => {
  const value = parseNumeral(text) ?? 0
  return Number.isSafeInteger(value) && value > 0 ? value : undefined
}
