import type { FactId } from '../knowledge/index.ts'
import type { Interval } from '../quantity/index.ts'

export const WANTS = ['figure', 'who', 'when', 'how', 'whether', 'list', 'text', 'standing', 'difference'] as const
export type Want = (typeof WANTS)[number]

export const ORDERS = [
  ...['result', 'report', 'back', 'skip', 'change', 'stop', 'resume', 'restart', 'why', 'gap', 'more', 'shorter'],
  ...['source', 'next', 'previous', 'help', 'person', 'export', 'erase', 'useful', 'useless'],
] as const
export type Order =
  | 'result'
  | 'report'
  | 'back'
  | 'skip'
  | 'change'
  | 'stop'
  | 'resume'
  | 'restart'
  | 'why'
  | 'gap'
  | 'more'
  | 'shorter'
  | 'source'
  | 'next'
  | 'previous'
  | 'help'
  | 'person'
  | 'export'
  | 'erase'
  | 'useful'
  | 'useless'

export const TONES = ['greet', 'thank', 'ok', 'sorry', 'complain', 'farewell'] as const
export type Tone = (typeof TONES)[number]

export type Mood = 'is' | 'plan' | 'if' | 'was' | 'asked' | 'qualified'
export type How = 'set' | 'instead' | 'add' | 'less' | 'part' | 'restore'
export type Value = boolean | string | number | Interval
export type Holder = 'applicant' | 'other' | { readonly name: string }

/** A stretch of the message, UTF-16 offsets, and how often a careful clerk reads it so. */
export interface Stretch {
  readonly span: { readonly start: number; readonly end: number }
  readonly words: string
  readonly sure: number
  readonly rivals?: readonly { readonly act: string; readonly sure: number; readonly fact?: FactId }[]
  /** Not counted: the person is asked. */
  readonly asks?: true
}

/** One of the figures that a value was composed of, with the name that stands beside it in the message. */
export interface TellPart {
  readonly span: { readonly start: number; readonly end: number }
  readonly words: string
  readonly value: number | Interval
  readonly name?: string
  /** Taken away. */
  readonly less?: true
}

/** A fact told. Only of the applicant, with mood `is`, does it count. `fact` null: a quantity of no fact. */
export interface Tell extends Stretch {
  readonly act: 'tell'
  readonly fact: FactId | null
  /** null where nothing was read. */
  readonly value: Value | null
  readonly of: Holder
  readonly mood: Mood
  readonly how: How
  readonly period?: string
  readonly denied?: true
  /** What the value was composed of, where that was several figures. */
  readonly parts?: readonly TellPart[]
  /** A second reader heard it otherwise, or it alone. */
  readonly by?: 'reader'
}

/** What a message does, one thing at a time (CONTRACT.md, What is heard). */
export type Act =
  | Tell
  | (Stretch & { readonly act: 'suppose'; readonly tells: readonly Tell[] })
  | (Stretch & { readonly act: 'unknown'; readonly fact: FactId })
  | (Stretch & {
      readonly act: 'ask'
      readonly about: readonly string[]
      readonly wants: Want
      readonly regulations: readonly string[]
      readonly refs: readonly string[]
      readonly claims?: readonly string[]
      /** What it holds up to the law as a value of a fact, with mood `asked`: it states none. */
      readonly tells?: readonly Tell[]
    })
  | (Stretch & { readonly act: 'check'; readonly regulation?: string })
  | (Stretch & { readonly act: 'order'; readonly order: Order; readonly fact?: FactId })
  | (Stretch & { readonly act: 'switch'; readonly regulation?: string; readonly applicant?: string })
  | (Stretch & { readonly act: 'choose'; readonly option: number; readonly revision?: number })
  | (Stretch & { readonly act: 'courtesy'; readonly tone: Tone })
  | (Stretch & { readonly act: 'outside'; readonly what: string })

/** A message, heard once: what it does, in its order, and what nothing accounts for. */
export interface Heard {
  readonly acts: readonly Act[]
  readonly unheard: readonly string[]
}
