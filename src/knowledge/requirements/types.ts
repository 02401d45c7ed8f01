import type { Phrase } from '../../law/index.ts'
import type { Comparison, Interval } from '../../quantity/index.ts'
import type { FactId, MadeOf } from '../facts/types.ts'
import type { Expression, Template } from '../types.ts'

/** Leaves a miss to the authority where `when` holds; `phrase` is the law's word for it, `why` the program's where the law is silent. */
export interface Relaxation {
  readonly when: Expression
  readonly phrase?: Phrase
  readonly why?: string
}

/** What a value is held of, and what it is worked out from where nobody states it: all of it facts. */
export interface Measurand {
  readonly fact: FactId
  readonly made?: MadeOf
}

/** A bound on a quantity, in 元, m², percent, the fact's own unit, or days since 1970. */
export interface ThresholdTest extends Measurand {
  readonly kind: 'threshold'
  readonly op: Comparison
  readonly threshold: number
  readonly required: Phrase
  readonly relax?: readonly Relaxation[]
}

export interface ValuesTest {
  readonly kind: 'values'
  readonly fact: FactId
  readonly values: readonly (string | boolean)[]
  readonly required: Phrase
  readonly relax?: readonly Relaxation[]
}

/** A bound for the values of `by` that lie in `range`. */
export interface Band {
  readonly range: Interval
  readonly when: Phrase
  readonly bound: ThresholdTest
}

/** A bound that hangs on another quantity; its bands leave no value of that out. */
export interface BandsTest extends Measurand {
  readonly kind: 'bands'
  readonly by: Measurand
  readonly bands: readonly Band[]
  readonly required: Phrase
  readonly relax?: readonly Relaxation[]
}

/** A leaf: what one fact must be, read out of the phrase `required`. */
export type Test = ThresholdTest | ValuesTest | BandsTest

/** What several requirements must come to: some of them, all, at least `least`, or none. */
export interface Group {
  readonly kind: 'any' | 'all' | 'at_least' | 'none'
  /** How many of them: one for any, all of them for all; of none it says nothing. */
  readonly least: number
  readonly of: readonly Requirement[]
  readonly label?: Template
  /** What says how many: 符合下列三项以上, 有下列情形之一的，不予认定. */
  readonly required?: Phrase
  readonly relax?: readonly Relaxation[]
}

/** Points for the values of a fact; what lies in no band has none. */
export interface Graded extends Measurand {
  readonly kind: 'graded'
  readonly bands: readonly {
    readonly range: Interval
    readonly points: number
    readonly when: Phrase
    readonly awarded: Phrase
  }[]
  readonly required: Phrase
}

/** Points for what a fact is. */
export interface Awarded {
  readonly kind: 'awarded'
  readonly fact: FactId
  readonly values: readonly (string | boolean)[]
  readonly points: number
  readonly required: Phrase
}

/** Points that people give, of which there are at most so many. */
export interface Judged {
  readonly kind: 'judged'
  readonly about: string
  readonly most: number
  readonly required: Phrase
}

export type ScoreItem = Graded | Awarded | Judged

/** Points added up, and the mark that they must reach. */
export interface Score {
  readonly kind: 'score'
  readonly op: Comparison
  readonly threshold: number
  readonly required: Phrase
  readonly of: readonly ScoreItem[]
  readonly label?: Template
  readonly relax?: readonly Relaxation[]
}

/** What a condition requires: a leaf, or a tree of them. */
export type Requirement = Test | Group | Score

/** What looks at a fact: a test, or points given for it. */
export type Leaf = Test | Graded | Awarded
