import type { Interval, Reading } from '../quantity/index.ts'

/** What a figure can measure. `bare` has no unit: what it is of decides. */
export type Measure =
  | 'money'
  | 'area'
  | 'share'
  | 'people'
  | 'firms'
  | 'items'
  | 'count'
  | 'duration'
  | 'date'
  | UnitMeasure
  | 'bare'
  | 'other'

/** What only facts of its own unit are told in: 吨, 分, 台, 个月. */
export type UnitMeasure = `unit:${string}`

/**
 * How a word stands to a fact. `name`: the thing itself, that is there or not (中试线, 失信记录; of a quantity its name);
 * `topic`: what is well or not (信用); `for`, `against`: says yes or no by being said (单干 against joint building).
 */
export type Role = 'name' | 'topic' | 'for' | 'against'

/** What a stretch of a message names. Several where a word is shared. */
export type Sense =
  | { readonly kind: 'fact'; readonly fact: string; readonly role: Role }
  /** A quantity that is no fact: 营收, 注册资本. */
  | { readonly kind: 'quantity'; readonly quantity: string }
  | { readonly kind: 'choice'; readonly fact: string; readonly value: string }
  | { readonly kind: 'subject'; readonly subject: string }
  /** The regulations it stands for, what it is as a seat, and whether rules are its own: 昆明 stands for 云南's. */
  | { readonly kind: 'place'; readonly regulations: readonly string[]; readonly value: string; readonly rules?: true }
  | { readonly kind: 'programme'; readonly programme: string }
  | { readonly kind: 'clause'; readonly ref: string }
  | { readonly kind: 'document'; readonly ref: string }
  /** Years counted back from today: last year is [1, 1], the last three [1, 3], this year [0, 0]. */
  | { readonly kind: 'period'; readonly from: number; readonly to: number; readonly each?: true }
  | { readonly kind: 'contact' }
  /** A longer word that only holds one of ours. */
  | { readonly kind: 'plain' }

/** A named stretch of the folded message. */
export interface Named {
  readonly start: number
  readonly end: number
  readonly senses: readonly Sense[]
}

/** A quantity said, with its bounds in the unit of its measure. */
export interface Figure {
  readonly start: number
  readonly end: number
  readonly measure: Measure
  readonly interval: Interval
  /** Of a bare figure under a heading (万元): what it is in where it is money. */
  readonly scale?: number
  /** A duration of so many whole years, which may be the years a sum is over: 三年研发1020万. */
  readonly years?: number
  /** The figures that it is the sum of. */
  readonly parts?: readonly Pick<Figure, 'start' | 'end' | 'interval'>[]
  /** Of so many others are a part: 10人里头有2个快退休的. */
  readonly whole?: true
  /** Told as the lowest of several: 最低64.5, which is as good as a value of what is the lowest. */
  readonly lowest?: true
  /** Said not to be so: the 38 of 不是38，是28. */
  readonly void?: true
  /** As read, where something named or asked is told in a unit that it can be converted to. */
  readonly said?: Reading
  /** A date as far as it goes, in the form of facts; the interval is its days. */
  readonly date?: string
}

export interface Mentions {
  readonly named: readonly Named[]
  readonly figures: readonly Figure[]
}
