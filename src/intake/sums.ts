import type { Fact } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'
import { type Figure, fits, intervalIn, plus, product } from './figures.ts'
import { isSumOver, reachOf } from './known.ts'
import type { Measure } from './lexicon/subjects.ts'

/** 8加3, 150万+80万, 8个正式的加3个兼职 */
const ADDED =
  /^\s{0,4}(?:个|人|名|台|平方?米?|㎡|家|项|件)?(?:正式|全职|专职|在编|固定)?的?(?:员工|人员)?\s{0,4}(?:再?加上?|\+)\s{0,4}$/u
const TIMES = /^\s*(?:乘以?|×|\*|x)\s*$/u
const PART_TIME = /^\s*(?:个|名|人)?(?:是|的)?(?:兼职|外聘|临时)(?:的|人员)?/u

const joined = (left: Figure, right: Figure, gap: string, tail: string): Figure | 'unclear' | undefined => {
  const adds = ADDED.test(gap)
  if (!adds && !TIMES.test(gap)) return undefined
  const [a, b] = [left.measures, right.measures]
  const alike = a.join() === b.join() || [a, b].some((each) => each.length === 0)
  const plain = adds
    ? alike && a.length > 0 === (b.length > 0 && b[0] === 'money')
    : a.length === 0 && (b.length === 0 || b[0] === 'area')
  const counted = adds && alike && [a, b].every((each) => each[0] !== 'money')
  if (!plain && !counted) return 'unclear'
  const end = right.end + (PART_TIME.exec(tail)?.[0].length ?? 0)
  return {
    start: left.start,
    end,
    words: { start: left.words.start, end: Math.max(end, right.words.end) },
    measures: adds ? (b.length > 0 ? b : a) : ['area'],
    interval: adds ? plus(left.interval, right.interval) : product(left.interval, right.interval),
    sum: true,
  }
}

/** 5台×40万: a price for each. */
const isFactor = (text: string, { start, end }: Figure): boolean =>
  /(?:×|\*|乘以?|[\d台个套件米]\s*x)\s*$/u.test(text.slice(Math.max(0, start - 6), start)) ||
  /^\s*(?:×|\*|乘以?|x\s*(?=\d))/u.test(text.slice(end, end + 4))

/** Figures that are added or multiplied become one; where the units do not go together, none. */
export const joinFigures = (text: string, figures: readonly Figure[]): Figure[] => {
  const kept: Figure[] = []
  let unclear: Figure | undefined
  for (const figure of figures) {
    const left = unclear ?? kept.at(-1)
    const whole =
      left && joined(left, figure, text.slice(left.end, figure.start), text.slice(figure.end, figure.end + 8))
    if (whole === undefined) {
      kept.push(figure)
      unclear = undefined
      continue
    }
    if (!unclear) kept.pop()
    if (whole === 'unclear') unclear = figure
    else {
      kept.push(whole)
      unclear = undefined
    }
  }
  return kept.filter((figure) => figure.sum || !isFactor(text, figure))
}

const times = (interval: Interval, by: number): Interval => product(interval, { min: by, max: by })

const A_MONTH = /(?:每个?月|月均|每月|一个月)[^，。；,;\d]{0,10}$/u
const A_QUARTER = /(?:每个?季度?)[^，。；,;\d]{0,10}$/u
const AN_AVERAGE_YEAR = /(?:年均|平均(?:每|一)?年|年平均|平均)[^，。；,;\d]{0,10}$/u
const EVERY_YEAR = /(?:每年)[^，。；,;\d]{0,10}$/u

/** 每个月20万 of last year is twelve times that, 年均400万 of three years three times; undefined where it does not come to what is asked. */
export const overPeriod = (before: string, interval: Interval, fact: Fact | undefined): Interval | undefined => {
  const ofYear = isSumOver(fact, 'year')
  const years = isSumOver(fact, 'within') ? reachOf(fact) : undefined
  if (fact && reachOf(fact) !== undefined && years === undefined)
    return A_MONTH.test(before) || AN_AVERAGE_YEAR.test(before) || EVERY_YEAR.test(before) ? undefined : interval
  if (!ofYear && years === undefined) return interval
  if (A_MONTH.test(before)) return ofYear ? times(interval, 12) : undefined
  if (A_QUARTER.test(before)) return ofYear ? times(interval, 4) : undefined
  if (AN_AVERAGE_YEAR.test(before)) return years === undefined ? undefined : times(interval, years)
  if (EVERY_YEAR.test(before)) return years === undefined ? interval : times(interval, years)
  return interval
}

export const isYearlyAverage = (before: string): boolean => AN_AVERAGE_YEAR.test(before)

const SOURCES = /^(?:我们)?(?:还|另外?|再)?(?:有)?(?:租|自有|自建|自己|买|借|租赁|租用|购置)[了的有]*$/u
const KINDS_OF_TRANSFER =
  /^的?(?:是)?(?:技术(?:服务|转让|许可|开发|咨询|入股)|专利(?:转让|许可)|许可)(?:费|收入)?(?:的)?$/u

/**
 * What several figures of one answer come to: 三年分别是300万、400万、500万; 租了600，自有200; 50万技术服务，180万技术转让.
 * Undefined where they are no such list.
 */
export const sumOfAnswer = (
  text: string,
  figures: readonly Figure[],
  fact: Fact,
  measure: Measure,
): Interval | undefined => {
  if (figures.length < 2 || !figures.every((figure) => fits(figure, measure))) return undefined
  const gaps = figures.map((figure, nth) =>
    text.slice(figures[nth - 1]?.end ?? 0, figure.start).replace(/[，,、；;。\s]/gu, ''),
  )
  const tails = figures.map((figure, nth) =>
    text
      .slice(figure.end, figures[nth + 1]?.start ?? text.length)
      .replace(/[，,、；;。\s]|(?:再加|还有|加上|另外|和)$/gu, ''),
  )
  const listed =
    isSumOver(fact, 'within') && fact.madeOf?.kind === 'years'
      ? figures.length === reachOf(fact) &&
        /^(?:这|近)?(?:[一二两三四五六七八九十]|\d)?年?(?:里|来)?(?:分别|依次)?(?:是|为|投了?)?$/u.test(
          gaps[0] ?? '',
        ) &&
        gaps.slice(1).every((gap) => gap === '' || gap === '和')
      : measure === 'area'
        ? gaps.every((gap) => SOURCES.test(gap))
        : isSumOver(fact, 'year') && tails.every((tail) => KINDS_OF_TRANSFER.test(tail))
  if (!listed) return undefined
  const [first, ...rest] = figures.map((figure) => intervalIn(figure, measure))
  return first && rest.reduce(plus, first)
}
