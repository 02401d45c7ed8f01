import { type Interval, intervalIn, parseNumeral, type Reading, unitAt } from '../quantity/index.ts'
import { eitherOf } from './either.ts'
import { countedBy, scaled } from './measures.ts'
import type { Figure, Measure } from './mention.ts'
import { added, amongst } from './sums.ts'

/** What follows 个 and says what was counted after all: 六百个平方, 65个点. */
const AFTER: readonly (readonly [RegExp, Measure])[] = [
  [/^\s*(?:平方米?|平米?|㎡)/u, 'area'],
  [/^\s*(?:百分点|点)/u, 'share'],
  [/^\s*(?:人|员工|研发|同事|博士|硕士|工程师|技术|专职|全职|固定)/u, 'people'],
  [/^\s*(?:单位|公司|企业)/u, 'firms'],
]

const measureOf = (text: string, { dimension, unit, start, end }: Reading): Measure => {
  if (dimension === 'money') return unit === '元' ? 'money' : 'other'
  if (dimension === 'area') return 'area'
  if (dimension === 'share') return 'share'
  if (dimension === 'duration') return 'duration'
  if (dimension !== 'count') return unit === undefined ? 'bare' : unit === 'ratio' ? 'share' : 'other'
  if (unit === undefined) return 'bare'
  return unit === '个' ? piecesOf(text, start, end) : (countedBy(unit) ?? 'other')
}

/** 人嘛十来个: who is counted, said before. */
const PEOPLE = /人(?:手|员|头|数)?[嘛呢么就也都有是]{0,2}\s?$/u

/** What so many 个 are, by what follows, or by who stands right before. */
const piecesOf = (text: string, start: number, end: number): Measure => {
  const rest = text.slice(end, end + 6)
  const before = text.slice(Math.max(0, start - 6), start)
  return AFTER.find(([pattern]) => pattern.test(rest))?.[1] ?? (PEOPLE.test(before) ? 'people' : 'count')
}

/**
 * The quantities in a folded message, in order, as the reader of quantities finds them; besides, figures that only talk has.
 * `units` are those that something named or asked is told in.
 */
export function figuresIn(text: string, readings: readonly Reading[], units: readonly string[] = []): Figure[] {
  const headings = headingsIn(text)
  const found = readings.flatMap((reading): Figure[] => {
    const { figure, interval, start, end, kind } = reading
    if (kind === 'word') return talked(text, start, end)
    if (!figure || !interval) return []
    const apart = beforeBlank(reading)
    if (apart) return [apart]
    const read = summand(text, {
      ...markedIn(text, reading),
      ...saidIn(units, reading),
      ...{ start, end, interval: isNone(text, reading) ? NONE : interval, measure: measureOf(text, reading) },
    })
    if (read.measure === 'bare') return [suffixed(text, read) ?? headed(read, headings)]
    // ¥4.8M: the sign before says that it is money, the letter after how much.
    return [read.measure === 'money' && /\d/u.test(text.charAt(end - 1)) ? (suffixed(text, read) ?? read) : read]
  })
  const all = [...found, ...contracted(text, units)].sort((a, b) => a.start - b.start)
  return amongst(text, eitherOf(text, added(text, joined(text, all))))
}

/** No unit is set off from a numeral in words: 设备两百三十几万 人十来个 goes on with another thing. */
const SET_OFF = /([万亿]|[一二三四五六七八九十百千两几多])(\s+)\p{L}+$/u

function beforeBlank({ surface, start, interval, dimension }: Reading): Figure | undefined {
  const [unit, last] = SET_OFF.exec(surface) ?? []
  if (!unit || !last || !interval || dimension !== 'count') return undefined
  const end = start + surface.length - unit.length + last.length
  return { start, end, interval, measure: /[万亿]/u.test(last) ? 'money' : 'bare' }
}

/** 6万, without a word for its unit, is read as money; it may be 6万吨 as well. */
const UNITLESS = /[万亿]$/u

/** A reading, where something named or asked is told in a unit that it can be converted to. */
function saidIn(units: readonly string[], reading: Reading): { readonly said?: Reading } {
  if (units.length > 0 && reading.dimension === 'money' && UNITLESS.test(reading.surface)) {
    const { unit: _, ...said } = reading
    return { said }
  }
  return units.some((unit) => intervalIn(unit, reading)) ? { said: reading } : {}
}

const NONE: Interval = { min: 0, max: 0 }
const NOT_ONE = /^\s?(?:[都也还]{0,2}(?:没|木有|冇|未)|[^，。；,;\s]{0,6}[都也]还?(?:没|未))有?/u
const BUT_ONE = /[有另还就只除第差多少]$/u

/** 一个都没有, 一项也没拿过: not one is none; 还有一个没算 is one. */
const isNone = (text: string, { start, end, surface, value }: Reading): boolean =>
  value === 1 &&
  surface.startsWith('一') &&
  NOT_ONE.test(text.slice(end, end + LEAD)) &&
  !BUT_ONE.test(text.slice(Math.max(0, start - 1), start))

/** Up to where it is said that it is none, after a figure that ends there: 一件没有 is repeated whole. */
export const noneUntil = (text: string, end: number): number =>
  end + (NOT_ONE.exec(text.slice(end, end + LEAD))?.[0].length ?? 0)

const YEARS = /^(?:年|years?)$/iu
const LOWEST = /最低\s?$|(?:lowest|least)(?: is| at)?\s?$/u

const AMONG = /^\s?(?:个?人)?(?:里头?|里面|里边|当中|之中|中间|其中)/u

/** What a figure says besides its bounds: that it is so many years, the lowest of several, or what others are a part of. */
function markedIn(
  text: string,
  { start, end, surface, unit, value }: Reading,
): Pick<Figure, 'years' | 'lowest' | 'whole' | 'void'> {
  const years = YEARS.test(unit ?? '') && typeof value === 'number' && Number.isInteger(value) && value > 1
  const lowest = LOWEST.test(text.slice(Math.max(0, start - LEAD), start)) || surface.startsWith('最低')
  const whole = AMONG.test(text.slice(end, end + LEAD))
  return {
    ...(years ? { years: value } : {}),
    ...(lowest ? { lowest } : {}),
    ...(whole ? { whole } : {}),
    ...(isDivider(text, start, end) ? { void: true as const } : {}),
  }
}

/** 分两个组，一组6个, 分三处放: into how many something is parted, which is none of it; 就这两块 points at what was named. */
const PARTED = /分(?:成|为|作|在|布在?|属|别在|放在?|散在?)?\s?$/u
const GROUP =
  /^(?:[个大小]{0,2}(?:组|班|队|团队|部分|部门|地方|地点|地|片|摊|处|块|批|拨|栋|楼|厂|点|院区|校区|厂区|园区|基地))/u
const POINTED = /[这那此该]\s?$/u
const FEW = /^[一两二三四五六七八九\d]\s?块$/u

function isDivider(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - LEAD), start)
  if (PARTED.test(before)) return GROUP.test(text.slice(end, end + LEAD)) || GROUP.test(text.slice(end - 1, end + LEAD))
  return POINTED.test(before) && FEW.test(text.slice(start, end))
}

/** So many characters before a figure are looked at. */
const LEAD = 12
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

/** Not 这俩, 他们俩, which points at what was named. */
const CONTRACTED = /(?<![这它他她咱你我们俩仨])[俩仨]{1,2}(?![俩仨])/gu
const SAID: Readonly<Record<string, number>> = { 俩: 2, 仨: 3 }

/** 俩, 仨: two or three with their 个, which the reader of quantities does not know; 俩仨 is two to three. */
function contracted(text: string, units: readonly string[]): Figure[] {
  return [...text.matchAll(CONTRACTED)].flatMap(({ index: start, 0: words }): Figure[] => {
    const end = start + words.length
    const numbers = [...words].map((word) => SAID[word] ?? 0)
    const interval = { min: Math.min(...numbers), max: Math.max(...numbers) }
    const timed = text.charAt(end) === '月' || unitAt(text, end)?.unit.dimension === 'duration'
    const measure = timed ? 'duration' : piecesOf(text, start, end)
    const said = { start, end, surface: words, kind: 'figure', figure: true, unit: '个', interval } as const
    return [{ start, end, measure, interval, ...(timed ? {} : saidIn(units, said)) }]
  })
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
