import { type Figure, fits, intervalIn, plus } from './figures.ts'
import type { Known } from './known.ts'
import type { Mention } from './mentions.ts'
import type { Claimed, NamedMention, Scene } from './scene.ts'
import { factsOf } from './target-facts.ts'
import { isSpan, type Year, type YearSaid } from './times.ts'

const ALL_OF_THEM = /分别|依次|各自/u
const JOINED = /^[\s、和与及跟或/,＆&以]*$/u
const TOGETHER = /(?:加起来|合计|总共|一共|共|总计|合起来|加一起)[^，。]{0,3}$/u

/** 去年和前年研发投入分别是1200万和1100万: as many names as figures, in order. */
export const distribute = (
  scene: Scene,
  subjects: readonly NamedMention[],
  years: readonly YearSaid[],
): ({ mention?: NamedMention; year?: Year } | undefined)[] => {
  if (!ALL_OF_THEM.test(scene.text)) return []
  const count = scene.figures.length
  const single = years.flatMap((said) => {
    const words = scene.text.slice(said.start - scene.start, said.end - scene.start)
    if (said.year !== 'each') return [said.year]
    return /^去年/u.test(words) ? (['last', 'prior'] as const) : /前年/u.test(words) ? (['prior', 'last'] as const) : []
  })
  const last = subjects.at(-1)
  if (single.length === count && count > 1 && last) return single.map((year) => ({ mention: last, year }))
  // the four shares of the lead are all told at once, and the lowest counts
  if (last?.subject === 'lead_share')
    return scene.figures.map((figure) => (figure.measures[0] === 'share' ? { mention: last } : undefined))
  const first = scene.figures[0]
  const names = first ? subjects.filter((mention) => mention.end <= first.start) : []
  return names.length === count && count > 1 ? names.map((mention) => ({ mention })) : []
}

/** 近三年研发费用分别是300万、350万、400万: in which order is not said, but what they come to is. */
export const sumOfYears = (
  scene: Scene,
  subjects: readonly NamedMention[],
  years: readonly YearSaid[],
  known: Known,
): Omit<Claimed, 'clause'> | undefined => {
  const [mention] = subjects
  const [first, ...others] = scene.figures
  const last = others.at(-1)
  const span = years.find(({ year }) => isSpan(year))
  if (!ALL_OF_THEM.test(scene.text) || !mention || !first || !last || scene.figures.length !== span?.count)
    return undefined
  if (mention.subject !== 'rd_spend' && mention.subject !== 'research') return undefined
  if (!scene.figures.every((figure) => fits(figure, 'money'))) return undefined
  const interval = others.reduce((sum, figure) => plus(sum, intervalIn(figure, 'money')), intervalIn(first, 'money'))
  const figure = {
    start: first.start,
    end: last.end,
    words: { start: first.start, end: last.end },
    measures: first.measures,
    interval,
  }
  return {
    figure,
    measure: 'money',
    interval,
    subject: mention.subject,
    mention,
    years: [span.year],
    facts: factsOf(mention.subject, 'money', [span.year], known),
  }
}

/** 国家级和省级项目一共8项: of both together, so of neither. */
export const groupIsSplit = (
  before: NamedMention,
  open: readonly NamedMention[],
  figure: Figure,
  text: string,
): boolean => {
  if (!TOGETHER.test(text.slice(before.end, figure.start))) return false
  const mate = open[open.indexOf(before) - 1]
  return mate !== undefined && mate.subject !== before.subject && JOINED.test(text.slice(mate.end, before.start))
}

/** 发明和软著各3件: the names, joined to one another, that one figure before them all is of. */
export const groupBefore = (
  figure: Figure,
  subjects: readonly NamedMention[],
  text: string,
  used: ReadonlySet<Mention>,
): NamedMention[] => {
  const group: NamedMention[] = []
  for (const mention of subjects.filter((each) => each.end <= figure.start && !used.has(each)).reverse()) {
    const next = group[0]
    if (next && !JOINED.test(text.slice(mention.end, next.start))) break
    group.unshift(mention)
  }
  return group.length > 1 ? group : []
}
