import { addDays, addYears, type Clause, type Day, dayOf, type Phrase, type Regulation } from '../law/index.ts'
import { readFigures } from '../quantity/index.ts'

/** From when to when a regulation applies, with the words that say so. All days are inclusive. */
export interface Term {
  /** The words that make it a draft: 征求意见稿 in its title, or a date of effect left blank. */
  readonly draft?: Phrase
  /** The words that put it in force. `from` is the first day surely in force, `earliest` the first day possibly so. */
  readonly effective?: {
    readonly phrase: Phrase
    readonly earliest?: Day
    readonly from?: Day
    readonly basis?: PublicationBasis
  }
  /** Where it says no day of effect: the day of its notice, before which it was not. */
  readonly issued?: Day
  /** Another text took its place or repealed it, as that one says: the last day before that; without one it is over on any day. */
  readonly ended?: { readonly lastDay?: Day }
  /** The words that end it, and its last day: printed, or `computed` from a period of years. */
  readonly expiry?: { readonly phrase: Phrase; readonly lastDay: Day; readonly computed: boolean }
}

/** What stands in for a day of publication that the text does not give: the day it was signed, the day it was printed. */
export interface PublicationBasis {
  readonly signed?: Day
  readonly printed?: Day
}

export type Standing = 'in-force' | 'expired' | 'draft' | 'not-yet-in-force' | 'uncertain-date' | 'not-stated'

const EFFECT = /自[^。；，]{2,40}?(?:施行|实施|执行)/u
const EXPIRY = /有效期[^。；，]{1,20}/u
const DRAFT = /征求意见稿|草案|送审稿/u

/** Reads a regulation's term out of its clauses; what the text does not say is left out. */
export function termOf(regulation: Regulation): Term {
  const effective = lastPhrase(regulation, EFFECT)
  const expiry = effective && lastPhrase(regulation, EXPIRY)
  const draft = draftPhrase(regulation, effective)
  const start = effective && !draft ? startOf(regulation, effective) : {}
  const end = expiry && start.from ? endOf(expiry, start.from) : undefined
  const { signed, printed } = start.from || draft ? {} : publicationOf(regulation)
  const issued = signed ?? printed
  return {
    ...(draft ? { draft } : {}),
    ...(effective ? { effective: { phrase: effective, ...start } } : {}),
    ...(issued ? { issued } : {}),
    ...(expiry && end ? { expiry: { phrase: expiry, ...end } } : {}),
  }
}

/** What the regulation is on a day, by its own words and those of one that took its place. */
export function standingOn({ draft, effective, expiry, ended }: Term, day: Day): Standing {
  if (draft) return 'draft'
  if (ended && (ended.lastDay === undefined || day > ended.lastDay)) return 'expired'
  if (!effective?.from) return 'not-stated'
  if (day < (effective.earliest ?? effective.from)) return 'not-yet-in-force'
  if (day < effective.from) return 'uncertain-date'
  return expiry && day > expiry.lastDay ? 'expired' : 'in-force'
}

function phraseOf(clause: Clause, pattern: RegExp): Phrase | undefined {
  const match = pattern.exec(clause.text)
  return match
    ? { ref: clause.id, text: match[0], span: { start: match.index, end: match.index + match[0].length } }
    : undefined
}

/** Closing provisions come last; of several clauses that fit, the last one is meant. */
function lastPhrase(regulation: Regulation, pattern: RegExp): Phrase | undefined {
  const body = regulation.clauses.filter(({ kind }) => kind === 'article' || kind === 'paragraph' || kind === 'item')
  for (const clause of body.reverse()) {
    const phrase = phraseOf(clause, pattern)
    if (phrase) return phrase
  }
  return undefined
}

function draftPhrase(regulation: Regulation, effective: Phrase | undefined): Phrase | undefined {
  const front = regulation.clauses.find(({ kind }) => kind === 'front')
  const titled = DRAFT.test(regulation.title) && front ? phraseOf(front, DRAFT) : undefined
  const blank = effective && readFigures(effective.text).some((reading) => reading.date?.blank)
  return titled ?? (blank ? effective : undefined)
}

/** Full dates in a text, in its order. */
const daysIn = (text: string): Day[] =>
  readFigures(text).flatMap(({ date }) => {
    const day = date?.year && date.month && date.day ? dayOf(date.year, date.month, date.day) : undefined
    return day ? [day] : []
  })

function startOf(regulation: Regulation, { text }: Phrase): { earliest?: Day; from?: Day; basis?: PublicationBasis } {
  const [printed] = daysIn(text)
  if (printed) return { from: printed }
  if (!/[发公]布|印发|公告/u.test(text)) return {}
  const basis = publicationOf(regulation)
  const first = basis.signed ?? basis.printed
  if (!first) return { basis }
  // 自发布之日起 30 日以后: the day of publication is not counted, and the days named must have passed.
  const delay = readFigures(text).find(({ figure, unit }) => figure && (unit === '日' || unit === '天'))
  const days = typeof delay?.value === 'number' ? delay.value + 1 : 0
  return { earliest: addDays(first, days), from: addDays(basis.printed ?? first, days), basis }
}

/** The day of signing closes the notice in front; the day of printing stands in the imprint at the end. */
function publicationOf(regulation: Regulation): PublicationBasis {
  const front = regulation.clauses.find(({ kind }) => kind === 'front')
  const imprint = regulation.leaves
    .filter(({ role }) => role === 'imprint')
    .map(({ start, end }) => regulation.source.slice(start, end))
  const signed = daysIn(front?.text ?? '').at(-1)
  const printed = daysIn(imprint.join('\n')).at(-1)
  return { ...(signed ? { signed } : {}), ...(printed ? { printed } : {}) }
}

function endOf({ text }: Phrase, from: Day): { lastDay: Day; computed: boolean } | undefined {
  const [lastDay] = daysIn(text)
  if (lastDay) return { lastDay, computed: false }
  const years = readFigures(text).find(({ figure, unit }) => figure && unit === '年')?.value
  return typeof years === 'number' ? { lastDay: addDays(addYears(from, years), -1), computed: true } : undefined
}
