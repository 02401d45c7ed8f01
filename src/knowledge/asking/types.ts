import type { Wording } from '../wording.ts'

export type FigureId = string

/** A kind of figure that a question may want and a text may state: an amount, people, a period. */
export interface FigureKind {
  readonly id: FigureId
  /** What a reply calls one that is missing. */
  readonly label: string
  /** The kinds that it goes before where both are heard. */
  readonly over: readonly FigureId[]
  /** It is asked for by points, and is not what something scores: 多少分算合格. */
  readonly points?: true
  readonly words: readonly Wording[]
  /** Longer words that hold one of its words and mean something else. */
  readonly except: readonly string[]
  /** How a text states one: in a dimension, in units, as a ratio or a date, or in words; with a dimension and words, both in one sentence. */
  readonly stated: {
    readonly dimension?: 'money' | 'area' | 'share' | 'duration'
    readonly ratio?: true
    readonly date?: true
    readonly units?: readonly string[]
    readonly words?: readonly string[]
  }
}

/** A list of words that show how something is asked: `count`, `points`, `round`, `grammar`, `bare`, and how a check-up is asked for: `exists`, `cares`, `plain`. */
export interface AskingWords {
  readonly id: string
  readonly words: readonly Wording[]
  readonly except: readonly string[]
}

/**
 * By which words a person says whom they speak of, where there are several applicants: `returning` to one spoken of before (回到),
 * `own` of whom they speak for (我们自己), `kin` what firms of one family are called (子公司), `relayed` that they pass on
 * another's words (来电), `theirs` what that one is called then (他们), `strangers` who has nothing to do with it (隔壁), `plain` what says nothing of which (换一家).
 */
export interface ApplicantWords {
  readonly id: string
  readonly words: readonly string[]
}

/** The shapes in which it is asked whether, each before those after it: what is believed, whether it is enough, must be, is there, counts, happens, may be. */
export const SHAPES = ['claims', 'enough', 'requires', 'exists', 'counts', 'happens', 'allows'] as const
export type Shape = (typeof SHAPES)[number]

/** Before the number of years that some words lie back, in the id of their list: 去年 is of `back_1`. */
export const BACK = 'back_'
