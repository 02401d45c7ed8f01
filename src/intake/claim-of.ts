import type { Fact } from '../knowledge/index.ts'
import { type Figure, intervalIn } from './figures.ts'
import { isSumOver, reachOf, spansOf } from './known.ts'
import { isGranted, type Measure, type Subject } from './lexicon/subjects.ts'
import type { Mention } from './mentions.ts'
import { isUnlikely } from './no-figures.ts'
import { NOT_GRANTED, type Told } from './parts-told.ts'
import type { Place } from './place.ts'
import type { Claimed } from './scene.ts'
import { isYearlyAverage, overPeriod } from './sums.ts'
import { factsOf } from './target-facts.ts'
import { isSpan, spanOf, type Year, type YearSaid } from './times.ts'
import { yearsFor } from './years-for.ts'

/** 年均400万 is of the three years where they are named or asked for, and of no single one. */
const yearsOfAverage = (
  years: readonly YearSaid[],
  asked: Fact | undefined,
  spans: ReadonlySet<number>,
): readonly Year[] => {
  const reach = isSumOver(asked, 'within') ? reachOf(asked) : undefined
  const said = years.find(({ year, count }) => (isSpan(year) || year === 'each') && spans.has(count ?? 0))?.count
  const span = reach ?? said
  return [span === undefined ? 'other' : spanOf(span)]
}

/** What a figure tells of its subject, over which years; of no fact where it cannot be what the words say. */
export const claimOf = (
  { scene, index, years }: Place,
  figure: Figure,
  nth: number,
  subject: Subject,
  measure: Measure,
  { scenes, asked, text, known }: Told,
  mention?: Mention,
  own?: readonly Year[],
): Claimed => {
  const before = text.slice(scene.start, figure.start)
  const average = isYearlyAverage(before) && subject === 'rd_spend'
  const said = average
    ? yearsOfAverage(years, asked, spansOf(known))
    : (own ?? yearsFor(scene, figure, years, nth, mention))
  const facts = factsOf(subject, measure, said, known)
  const told = intervalIn(figure, measure)
  // facts told at once are of one span: the last year and the one before
  const interval = facts[0] === undefined ? told : overPeriod(before, told, known.facts.get(facts[0]))
  const unfit =
    interval === undefined ||
    isUnlikely(figure, figure.interval, measure) ||
    (isGranted(subject) && NOT_GRANTED.test(scenes[index + 1]?.text.trim() ?? '')) ||
    (figure.sum && subject === 'fixed_rd_staff' && /兼职|外聘|临时/u.test(text.slice(figure.start, figure.end)))
  return {
    figure,
    measure,
    interval: interval ?? figure.interval,
    subject,
    ...(mention ? { mention } : {}),
    years: said,
    facts: unfit ? [] : facts,
    clause: index,
  }
}
