import { type Interval, parseNumeral, type Reading } from '../quantity/index.ts'
import type { Figure, Measure } from './mention.ts'

/** Measure words by what they count, as people and forms write them. */
const PEOPLE = new Set(
  '人 名 位 号 口 员 个人 号人 来号人 people persons person ppl staff employees researchers engineers heads'.split(' '),
)
const FIRMS = new Set('家 所 家企业 家单位 companies firms partners'.split(' '))
const ITEMS = new Set('项 件 例 篇 份 种 起 宗 单 本 patents projects items standards cases'.split(' '))

/** What follows 个 and says what was counted after all: 六百个平方, 65个点. */
const AFTER: readonly (readonly [RegExp, Measure])[] = [
  [/^\s*(?:平方米?|平米?|㎡)/u, 'area'],
  [/^\s*(?:百分点|点)/u, 'share'],
  [/^\s*(?:人|员工|研发|同事|博士|硕士|工程师|技术|专职|全职|固定)/u, 'people'],
  [/^\s*(?:单位|公司|企业)/u, 'firms'],
]

const measureOf = (text: string, { dimension, unit, end }: Reading): Measure => {
  if (dimension === 'money') return unit === '元' ? 'money' : 'other'
  if (dimension === 'area') return 'area'
  if (dimension === 'share') return 'share'
  if (dimension === 'duration') return 'duration'
  if (dimension !== 'count') return unit === undefined ? 'bare' : unit === 'ratio' ? 'share' : 'other'
  if (unit === undefined) return 'bare'
  if (PEOPLE.has(unit)) return 'people'
  if (FIRMS.has(unit)) return 'firms'
  if (ITEMS.has(unit)) return 'items'
  if (unit !== '个') return 'other'
  const rest = text.slice(end, end + 6)
  return AFTER.find(([pattern]) => pattern.test(rest))?.[1] ?? 'count'
}

/** The quantities in a folded message, in order, as the reader of quantities finds them; besides, figures that only talk has. */
export function figuresIn(text: string, readings: readonly Reading[]): Figure[] {
  const headings = headingsIn(text)
  const found = readings.flatMap((reading): Figure[] => {
    const { figure, interval, start, end, kind } = reading
    if (kind === 'word') return talked(text, start, end)
    if (!figure || !interval) return []
    const read = summand(text, { start, end, measure: measureOf(text, reading), interval: interval as Interval })
    return [read.measure === 'bare' ? (suffixed(text, read) ?? headed(read, headings)) : read]
  })
  return joined(text, found)
}

const ON = /^\s?[\p{L}\d]/u

/** 420+分部180: a sum goes on after the sign, which says 以上 only where nothing follows. */
function summand(text: string, figure: Figure): Figure {
  const { end, interval } = figure
  const open = text.charAt(end - 1) === '+' && interval.min !== undefined && interval.max === undefined
  return open && ON.test(text.slice(end, end + 2))
    ? { ...figure, end: end - 1, interval: { min: interval.min, max: interval.min } as Interval }
    : figure
}

const NUMERAL = /[零〇一二两三四五六七八九十百千万亿]{2,}/uy

/** 一千六, 七十五贷款多: a numeral of several characters that no unit follows. */
function talked(text: string, start: number, end: number): Figure[] {
  NUMERAL.lastIndex = start
  const words = NUMERAL.exec(text)?.[0]
  if (!words || start + words.length > end || !/[十百千万亿]/u.test(words)) return []
  const value = parseNumeral(words)
  return value === undefined
    ? []
    : [{ start, end: start + words.length, measure: 'bare', interval: { min: value, max: value } }]
}

const SUFFIX = /\s?(m|mn|mio|k)(?![a-z])(\s?(?:rmb|cny|yuan|元))?/uy
const SCALE: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, mio: 1e6 }

/** 2.6M, 800k RMB: millions and thousands of yuan; m alone after a whole figure of an area stays metres to others. */
function suffixed(text: string, { start, end, interval }: Figure): Figure | undefined {
  SUFFIX.lastIndex = end
  const match = SUFFIX.exec(text)
  const scale = SCALE[match?.[1] ?? '']
  if (!match || scale === undefined) return undefined
  return { start, end: end + match[0].length, measure: 'money', interval: scaled(interval, scale) }
}

const UNITS: Readonly<Record<string, number>> = {
  元: 1,
  千元: 1e3,
  万: 1e4,
  万元: 1e4,
  百万: 1e6,
  百万元: 1e6,
  亿: 1e8,
  亿元: 1e8,
}
const HEADING =
  /[(（【[]\s?(?:人民币|单位[:：]?)?\s?(元|千元|万元?|百万元?|亿元?)\s?[)）】\]]|单位(?:都|均|全部?)?[是为:：]?\s?(元|千元|万元?|百万元?|亿元?)(?![一-龥])/gu

interface Heading {
  readonly at: number
  readonly scale: number
  /** 单位：万元 is of all figures, wherever it stands. */
  readonly wide: boolean
}

/** 研发经费（万元）, 单位：千元: what the bare figures after it are in, where they are money. */
function headingsIn(text: string): Heading[] {
  return [...text.matchAll(HEADING)].map(({ index, 1: own, 2: wide }) => ({
    at: index,
    scale: UNITS[own ?? wide ?? ''] ?? 1,
    wide: own === undefined,
  }))
}

function headed(figure: Figure, headings: readonly Heading[]): Figure {
  const heading = headings.findLast(({ at }) => at < figure.start) ?? headings.find(({ wide }) => wide)
  return heading ? { ...figure, scale: heading.scale } : figure
}

/** 6成5: tenths and hundredths said apart. */
function joined(text: string, figures: readonly Figure[]): Figure[] {
  const kept: Figure[] = []
  for (const figure of figures) {
    const last = kept.at(-1)
    const tenths = last && last.end === figure.start && last.measure === 'share' && text.charAt(last.end - 1) === '成'
    const digit = figure.interval.min
    if (tenths && figure.measure === 'bare' && digit !== undefined && digit === figure.interval.max && digit < 10)
      kept.splice(-1, 1, {
        ...last,
        end: figure.end,
        interval: { min: (last.interval.min ?? 0) + digit, max: (last.interval.max ?? 0) + digit },
      })
    else kept.push(figure)
  }
  return kept
}

/** An interval in another unit. */
export const scaled = ({ min, max, ...open }: Interval, by: number): Interval => ({
  ...(min === undefined ? {} : { min: Number((min * by).toPrecision(12)) }),
  ...(max === undefined ? {} : { max: Number((max * by).toPrecision(12)) }),
  ...open,
})
