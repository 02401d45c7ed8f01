import type { Reply } from '../../src/desk/index.ts'
import type { Facts } from '../../src/eligibility/index.ts'
import { examples } from '../../test/support/library.ts'

export interface Question {
  readonly q: string
  readonly region?: string | null
  readonly gold: readonly string[]
  readonly also: readonly string[]
  readonly intent: string
  readonly verdict?: string
}

export interface Unanswerable {
  readonly q: string
  readonly why: string
}

/** What a turn should come to, as far as its label says. */
export interface Expected {
  readonly kind?: string | readonly string[]
  readonly regulation?: string
  readonly verdict?: string
  readonly asks?: string | readonly string[]
  readonly cites?: readonly string[]
  readonly mentions?: readonly string[]
  readonly never?: readonly string[]
  readonly notices?: readonly string[]
  readonly files?: boolean
  readonly facts?: Facts
}

export interface Dialogue {
  readonly turns: readonly { readonly user: string; readonly expect?: Expected }[]
}

export interface HeardRow {
  readonly text: string
  readonly context?: string
  readonly open?: boolean
  readonly acts?: readonly string[]
  readonly acts_any?: readonly (readonly string[])[]
  readonly facts?: Facts
  readonly ask_back?: readonly string[]
}

const SETS = ['dev', 'people']
/** A conversation is several turns. */
const TURNS = 6

/** So many, from the first to the last in equal steps; all where that is not finite. */
export const spread = <T>(rows: readonly T[], count: number): T[] =>
  count >= rows.length
    ? [...rows]
    : rows.filter((_, at) => Math.floor((at * count) / rows.length) !== Math.floor(((at - 1) * count) / rows.length))

/** The examples, so many of each kind. */
export const rowsOf = (count: number) => {
  const both = <T>(file: string) => SETS.flatMap((set) => examples<T>(`${set}/${file}.jsonl`))
  return {
    questions: spread(both<Question>('questions'), count),
    // Whoever tries to take the program over may be answered what the texts do say.
    unanswerable: spread(
      both<Unanswerable>('unanswerable').filter(({ why }) => why !== 'injection'),
      count,
    ),
    dialogues: spread(both<Dialogue>('dialogues'), Math.max(1, Math.floor(count / TURNS))),
    heard: spread(examples<HeardRow>('people/hear.jsonl'), count),
  }
}
export type Rows = ReturnType<typeof rowsOf>

export const article = (ref: string): string => {
  const dot = ref.indexOf('.')
  return dot < 0 ? ref : ref.slice(0, dot)
}

const DECLINES: ReadonlySet<string> = new Set(['refusal', 'handoff', 'smalltalk'])
export const declines = ({ kind, yesNo }: Reply): boolean => DECLINES.has(kind) || yesNo === 'not-stated'
export const isAside = ({ kind }: Reply): boolean => DECLINES.has(kind)

/** Whether two values come to the same, as the labels have them. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a === b || Math.abs(a - b) <= 1e-6 * Math.abs(a)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [one, other] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))]
  return [...new Set([...one.keys(), ...other.keys()])].every((key) =>
    isSame(one.get(key) ?? false, other.get(key) ?? false),
  )
}
