import type { Expression, FactId, MadeOf } from '../knowledge/index.ts'
import { type Interval, readFigures } from '../quantity/index.ts'
import type { Folded, Folder } from '../text/index.ts'
import type { Setting } from './features.ts'
import { figuresIn, scaled } from './figures.ts'
import { fits } from './links.ts'
import type { Figure, Measure, Named } from './mention.ts'
import { periodsIn } from './periods.ts'
import { referencesIn } from './references.ts'
import { type FactTraits, type Sign, signsOf } from './signs.ts'

/** What hearing must know of facts, quantities and places; made from knowledge. */
export interface Vocabulary {
  readonly fold: Folder
  /** What a folded text names of facts, quantities and places, in any order; they may overlap. */
  readonly namesIn: (text: string) => Named[]
  readonly traitsOf: (fact: FactId) => FactTraits | undefined
  /** What can be measured of a fact or quantity; undefined for yes-no and choices. */
  readonly measureOf: (id: string) => Measure | undefined
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
  /** The ids that a quantity has for each year of its facts, nearest first. */
  readonly yearsOf: (quantity: string) => readonly string[]
  /** Whom a fact is about; undefined for the one who applies. */
  readonly partyOf: (fact: FactId) => string | undefined
  /** Who is spoken of in a folded text, in order. */
  readonly partiesIn: (text: string) => readonly { readonly start: number; readonly party: string | undefined }[]
  /** The fact that says where the applicant is registered. */
  readonly seat?: FactId
}

/** What a message is heard against. */
export interface Context {
  readonly asked?: FactId
  readonly open?: boolean
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
  readonly valueIn: (figure: Figure, id: string) => number | Interval | undefined
  readonly seat: FactId | undefined
  readonly partyOf: Vocabulary['partyOf']
  /** Who is spoken of where a word stands: whoever was named last before it. */
  readonly partyAt: (start: number) => string | undefined
}

/** Finds what a message names. Linear in its length. */
export function frameOf(message: string, context: Context, vocabulary: Vocabulary): Frame {
  const folded = vocabulary.fold(message)
  const { text } = folded
  const readings = readFigures(text)
  const names = [...vocabulary.namesIn(text), ...periodsIn(text, context.thisYear), ...referencesIn(readings)]
  const figures = figuresIn(text, readings).filter((figure) => !names.some((name) => covers(name, figure)))
  const named = apart(names)
  const { asked } = context
  const parties = vocabulary.partiesIn(text)
  return {
    folded,
    signs: signsOf(text, { named, figures }, vocabulary.traitsOf),
    setting: settingOf(context, vocabulary),
    asked,
    traitsOf: vocabulary.traitsOf,
    measureOf: vocabulary.measureOf,
    valueIn: (figure, id) => valueIn(figure, vocabulary.measureOf(id)),
    seat: vocabulary.seat,
    partyOf: vocabulary.partyOf,
    partyAt: (start) => parties.findLast((each) => each.start < start)?.party,
  }
}

const covers = (name: Named, figure: Figure): boolean => name.start <= figure.start && name.end >= figure.end

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
    asked === undefined ? undefined : traits?.yesNo ? (traits.absent ? 'bad' : 'name') : (measureOf(asked) ?? 'choice')
  return { ...(kind ? { asked: kind } : {}), open: open ?? false }
}

/** A bare 300 of money is 300万元: nobody's equipment is worth three hundred yuan. */
const SMALLEST_SUM = 10_000

/** What a figure says of a fact of this measure, in the fact's unit; undefined where it cannot be of it. */
export function valueIn(
  { measure, interval, scale }: Figure,
  wanted: Measure | undefined,
): number | Interval | undefined {
  if (!fits(measure, wanted)) return undefined
  return wanted === 'money' && measure === 'bare' ? plain(scaled(interval, scale ?? usual(interval))) : plain(interval)
}

const usual = ({ min, max }: Interval): number => (Math.max(min ?? 0, max ?? 0) < SMALLEST_SUM ? 10_000 : 1)

/** A single value where there is only one. */
export const plain = (interval: Interval): number | Interval =>
  interval.min !== undefined && interval.min === interval.max && !interval.minOpen && !interval.maxOpen
    ? interval.min
    : interval
