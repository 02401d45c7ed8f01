import type { Expression, FactId, MadeOf } from '../knowledge/index.ts'
import { type Interval, type Reading, readFigures } from '../quantity/index.ts'
import type { Folded, Folder } from '../text/index.ts'
import { corrected } from './corrected.ts'
import { datesIn } from './dated.ts'
import type { Setting } from './features.ts'
import { figuresIn } from './figures.ts'
import { growthOf } from './growth.ts'
import { shownAs, unitIn, valueIn } from './measures.ts'
import type { Figure, Measure, Mentions, Named } from './mention.ts'
import { periodsIn } from './periods.ts'
import { referencesIn } from './references.ts'
import { type FactTraits, type Sign, signsOf } from './signs.ts'
import { regulationIn } from './spoken.ts'

/** What hearing must know of facts, quantities and places; made from knowledge. */
export interface Vocabulary {
  readonly fold: Folder
  /** What a folded text names of facts, quantities and places, in any order; they may overlap. `open`: whose check is open. */
  readonly namesIn: (text: string, open: string | undefined) => Named[]
  readonly traitsOf: (fact: FactId) => FactTraits | undefined
  /** What can be measured of a fact or quantity; undefined for yes-no and choices. */
  readonly measureOf: (id: string) => Measure | undefined
  /** The one own fact of this measure that a regulation tests, or, of none, that any does; undefined where there are several. */
  readonly impliedBy: (measure: Measure, regulation: string | undefined) => FactId | undefined
  /** The fact that a regulation has for what this fact is elsewhere. */
  readonly counterpartOf: (fact: FactId, regulation: string | undefined) => FactId | undefined
  /** Whether what was said names only one of the kinds that a regulation's own fact counts. */
  readonly isOneKind: (fact: FactId, said: string) => boolean
  /** The facts that a regulation's own share is of, itself among them. */
  readonly shareOf: (fact: FactId) => readonly string[] | undefined
  /** All that a fact is called, and how it is asked. */
  readonly calledOf: (fact: FactId) => string
  /** Whether a regulation tests a fact. */
  readonly isTested: (fact: FactId, regulation: string | undefined) => boolean
  /** Whether a fact is of these years, counted back from this one. */
  readonly isOf: (fact: FactId, period: { readonly from: number; readonly to: number }) => boolean
  /** The ids of the subjects that a folded text speaks of. */
  readonly subjectsIn: (text: string) => readonly string[]
  /** Where a fact is asked and told only if something else holds. */
  readonly whenOf: (fact: FactId) => Expression | undefined
  /** Facts that are the same quantity over other years. */
  readonly siblingsOf: (fact: FactId) => readonly FactId[]
  /** Facts that follow from quantities and other facts. */
  readonly madeOf: ReadonlyMap<FactId, MadeOf>
  /** What tells the time since a day that is a fact: an age, of a birthday. */
  readonly sinceOf: (day: FactId) => FactId | undefined
  /** Whether a fact is by how much something grew, which may be less than nothing. */
  readonly isGrowth: (fact: FactId) => boolean
  /** The ids that a quantity has for each year of its facts, nearest first. */
  readonly yearsOf: (quantity: string) => readonly string[]
  /** Whom a fact is about; undefined for the one who applies. */
  readonly partyOf: (fact: FactId) => string | undefined
  /** Who is spoken of in a folded text, in order. */
  readonly partiesIn: (text: string) => readonly { readonly start: number; readonly party: string | undefined }[]
  /** For so many years back a fact holds at most; undefined where it is of no such span. */
  readonly withinOf: (fact: FactId) => number | undefined
  /** The fact that says where the applicant is registered. */
  readonly seat?: FactId
}

/** What a message is heard against. */
export interface Context {
  readonly asked?: FactId
  readonly open?: boolean
  /** The regulation of the check that is open. */
  readonly regulation?: string
  /** The year of today, which 2024年 is counted back from. */
  readonly thisYear?: number
}

/** A message with all its mentions found, before anything is made of them. */
export interface Frame {
  readonly folded: Folded
  readonly signs: readonly Sign[]
  readonly setting: Setting
  readonly asked: FactId | undefined
  readonly traitsOf: Vocabulary['traitsOf']
  readonly measureOf: Vocabulary['measureOf']
  readonly impliedBy: (measure: Measure) => FactId | undefined
  readonly valueIn: (figure: Figure, id: string) => number | string | Interval | undefined
  /** Whether a fact is the least of several quantities. */
  readonly isLeast: (id: string) => boolean
  readonly seat: FactId | undefined
  /** The regulation of the place that is named, or of the check that is open. */
  readonly regulation: string | undefined
  readonly partyOf: Vocabulary['partyOf']
  /** Who is spoken of where a word stands: whoever was named last before it. */
  readonly partyAt: (start: number) => string | undefined
}

/** Finds what a message names. Linear in its length. */
export function frameOf(message: string, context: Context, vocabulary: Vocabulary): Frame {
  const folded = vocabulary.fold(message)
  const { text } = folded
  const mentions = mentionsIn(text, readFigures(text), context, vocabulary)
  const { asked } = context
  const parties = vocabulary.partiesIn(text)
  const regulation = regulationIn(mentions.named) ?? context.regulation
  return {
    folded,
    signs: corrected(text, signsOf(text, mentions, vocabulary.traitsOf)),
    setting: settingOf(context, vocabulary),
    asked,
    traitsOf: vocabulary.traitsOf,
    measureOf: vocabulary.measureOf,
    impliedBy: (measure) => vocabulary.impliedBy(measure, regulation),
    valueIn: (figure, id) => {
      const least = figure.lowest && vocabulary.madeOf.get(id)?.kind === 'least'
      const value = valueIn(least ? exact(figure) : figure, vocabulary.measureOf(id))
      return value !== undefined && vocabulary.isGrowth(id) ? growthOf(value, text, figure) : value
    },
    isLeast: (id) => vocabulary.madeOf.get(id)?.kind === 'least',
    seat: vocabulary.seat,
    regulation,
    partyOf: vocabulary.partyOf,
    partyAt: (start) => parties.findLast((each) => each.start < start)?.party,
  }
}

/** Of what is the lowest of several, 最低64.5 is the value. */
const exact = (figure: Figure): Figure =>
  figure.interval.min === undefined
    ? figure
    : { ...figure, interval: { min: figure.interval.min, max: figure.interval.min } }

/** What a folded text names, and its figures. Units of their own, and dates, are looked for only where something named or asked is told in them. */
function mentionsIn(
  text: string,
  readings: readonly Reading[],
  { asked, thisYear, regulation }: Context,
  { namesIn, measureOf }: Vocabulary,
): Mentions {
  const words = namesIn(text, regulation)
  const periods = periodsIn(text, thisYear)
  const owners = words.flatMap(({ start, end, senses }) => {
    const ids = idsOf(senses)
    return ids.length > 0 ? [{ start, end, measures: ids.map(measureOf) }] : []
  })
  const wanted = new Set([...owners.flatMap(({ measures }) => measures), asked && measureOf(asked)])
  const dates = wanted.has('date')
    ? datesIn(text, {
        readings,
        owners: owners.map(({ start, end, measures }) => ({ start, end, dated: measures.includes('date') })),
        periods,
        asked: asked !== undefined && measureOf(asked) === 'date',
        thisYear,
      })
    : []
  const spans = periods.filter((period) => !dates.some((date) => covers(date, period)))
  const names = [...words, ...spans, ...referencesIn(readings)]
  const units = [...wanted].flatMap((measure) => (measure && unitIn(measure)) ?? [])
  const figures = figuresIn(text, readings, units).filter(
    (figure) => !dates.some((date) => covers(date, figure)) && !names.some((name) => covers(name, figure)),
  )
  return { named: apart(names), figures: [...figures, ...dates] }
}

const idsOf = (senses: Named['senses']): string[] =>
  senses.flatMap((sense) => (sense.kind === 'fact' ? [sense.fact] : sense.kind === 'quantity' ? [sense.quantity] : []))

type Stretch = Pick<Named, 'start' | 'end'>

const covers = (outer: Stretch, inner: Stretch): boolean => outer.start <= inner.start && outer.end >= inner.end

/** None over another: the first, and of those that begin together the longest. */
function apart(names: readonly Named[]): Named[] {
  const sorted = [...names].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Named[] = []
  for (const name of sorted) if (name.start >= (kept.at(-1)?.end ?? 0)) kept.push(name)
  return kept
}

export function settingOf({ asked, open }: Context, { traitsOf, measureOf }: Vocabulary): Setting {
  const traits = asked === undefined ? undefined : traitsOf(asked)
  const kind =
    asked === undefined ? undefined : traits?.yesNo ? (traits.absent ? 'bad' : 'name') : kindOf(measureOf(asked))
  return { ...(kind ? { asked: kind } : {}), open: open ?? false }
}

const kindOf = (measure: Measure | undefined): string => (measure === undefined ? 'choice' : shownAs(measure))
