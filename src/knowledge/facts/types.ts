import type { Phrase, RegulationId } from '../../law/index.ts'
import type { DivisionCode } from '../places/division.ts'
import type { Expression, Template } from '../types.ts'
import type { Word } from './words.ts'

export type FactId = string
export type QuantityId = string
export type PartyId = string

/**
 * What a value may be. Forms of the values: yes-no true or false; choice an id of its choices; money 元; area m²; share percent
 * (65 is 65 %); count, duration, score and measure in the fact's own unit (人, 个月, 分, 吨); date an ISO day, month or year
 * (2019-03-31, 2019-03, 2019) or a span of them (2019/2021-06, ../2019, 2020/..). All but yes-no, choice and date may be
 * intervals {min?, max?, minOpen?, maxOpen?}.
 */
export type FactKind = 'yes-no' | 'choice' | 'date' | MeasuredKind
export type MeasuredKind = 'money' | 'area' | 'share' | 'count' | 'duration' | 'score' | 'measure'

/** The span of time a fact is of, read from the law's words: the last `years` up to now, or one whole calendar year, `ago` years back. */
export type Period =
  | { readonly kind: 'within'; readonly years: number; readonly phrase: Phrase }
  | { readonly kind: 'year'; readonly ago: number; readonly phrase: Phrase }

/** What a value is worked out from where nobody states it: ids of facts and quantities. */
export type MadeOf =
  | { readonly kind: 'sum' | 'least'; readonly of: readonly string[] }
  /** Yes where one of these is yes, or at least one. */
  | { readonly kind: 'any'; readonly of: readonly string[] }
  /** The parts of one quantity for each year of the period, added up. */
  | { readonly kind: 'years'; readonly of: string }
  | { readonly kind: 'share'; readonly part: string; readonly whole: string }
  /** How much more `to` is than `from`, in percent of that: below nought where it is less. */
  | { readonly kind: 'growth'; readonly to: FactId; readonly from: FactId }
  /** The time from a day to that of the check, by the calendar, in the fact's own unit. */
  | { readonly kind: 'since'; readonly of: FactId }

/** What can be measured, whether or not a condition asks for it. Facts `of` one quantity are that quantity over their periods. */
export interface Quantity {
  readonly id: QuantityId
  readonly label: string
  readonly kind: MeasuredKind
  readonly unit?: string
  /** Runs through time, so that it is told for a span; without it, a standing. */
  readonly flow?: true
  /** Other kinds that its words take a figure of: a workshop has an area and a price. */
  readonly also: readonly MeasuredKind[]
  readonly words: readonly Word[]
}

export interface Choice {
  readonly label: string
  readonly words: readonly Word[]
  /** Words in which 我们 and the choice are one: 我司. */
  readonly own: readonly Word[]
  /** Longer words that hold one of these and mean something else. */
  readonly unlike: readonly Word[]
  /** Facts of which a yes says that one is this: 高企 is an 企业. */
  readonly shownBy?: readonly FactId[]
  /** Of a seat: the place that it is, with all that lies in it. */
  readonly division?: DivisionCode
  /** Of a seat: the further regulations of the place, whose ids mean it too. */
  readonly also?: readonly RegulationId[]
}

export type Verb = 'has' | 'is' | 'does' | 'undergoes'

/** How a yes or no is told. Its `words` are neutral names: what is said of them decides. */
export interface Telling {
  /** What affirms and denies it by being said: 征信良好, 分公司. */
  readonly for: readonly Word[]
  readonly against: readonly Word[]
  /** What only names the field (信用): good said of it affirms, bad denies, being there says nothing. */
  readonly topics: readonly Word[]
  /** What joins the applicant and a name: 有中试线, 是独立法人, 联合建设, 被撤销过. */
  readonly verb: Verb
  /** What 有 before a name says: it affirms a pilot line, and denies clean credit where a bad record is there. */
  readonly presence: 'affirms' | 'denies'
  /** `all`: one exception spoils it; `any`: one instance is enough; without it, the last said stands. */
  readonly takes?: 'all' | 'any'
  /** Which answer is the good one, that 没问题 gives: 没问题 says nothing of who applies jointly. */
  readonly good: 'affirmed' | 'denied' | 'neither'
  /** To be merely named is to be asserted: 独立法人 in a list of what one is. */
  readonly named?: true
  /** What it consists of, each told by itself: to deny one part is not yet to deny all. */
  readonly parts: readonly { readonly label: string; readonly words: readonly Word[] }[]
}

export interface Definition {
  readonly phrase: Phrase
  readonly ask?: Template
  readonly label?: Template
  /** What is planned counts. */
  readonly planned?: true
  readonly period?: Period
}

/** What the program itself must know a fact by: the kind of applicant, its legal form, where it is registered, whether it builds alone. */
export type FactRole = 'kind' | 'form' | 'seat' | 'joint'

export interface Fact {
  readonly id: FactId
  readonly label: Template
  /** For those who write English: what it is called, and the question. */
  readonly english?: { readonly name: string; readonly ask: string }
  readonly kind: FactKind
  /** Of counts, durations, scores and measures: 人, 个月, 分, 吨. */
  readonly unit?: string
  /** A share of a whole, which is never above one hundred percent. */
  readonly partOfWhole?: true
  /** `per-regulation`: defined differently from text to text (†); `near`: near-equal words (‡). */
  readonly scope: 'everywhere' | 'near' | 'per-regulation'
  readonly choices: Readonly<Record<string, Choice>>
  /** What a yes and a no are repeated as. */
  readonly yes: string
  readonly no: string
  readonly ask: Template
  readonly words: readonly Word[]
  /** What a person would ask in the same breath. */
  readonly together: readonly FactId[]
  readonly definitions: Readonly<Record<RegulationId, Definition>>
  /** The quantity that it is, over its period. */
  readonly of?: QuantityId
  readonly flow?: true
  readonly madeOf?: MadeOf
  /** The period that all its definitions agree in. */
  readonly period?: Period
  readonly telling?: Telling
  /** What is said so is not counted: 参与, where a text counts what was led. */
  readonly uncounted?: readonly Word[]
  /** Longer words that hold one of its words and mean something else. */
  readonly unlike?: readonly Word[]
  readonly role?: FactRole
  /** Whom it is about; the host where left out. */
  readonly party?: PartyId
  /** Asked and told only where this holds. */
  readonly when?: Expression
  /** A plan counts in every text. */
  readonly planned?: true
}

/** A word that several facts have and nothing tells apart; `why` is what is open. */
export interface Shared {
  readonly id: string
  readonly of: readonly FactId[]
  readonly why: string
}

/** Somebody facts are about: the host, the centre, the partners. */
export interface Party {
  readonly id: PartyId
  readonly label: string
  readonly words: readonly Word[]
}
