import type { FactId } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { Order, Tone, Want } from './heard.ts'

/** Which conversation a call to a model is made for: its channel decides whether a model may be asked at all. */
export interface Caller {
  readonly channel: string
  /** Names the reply, so that the audit can be read beside it. */
  readonly reply?: string
  /** Told of each sentence that was kept back, and why. */
  readonly blocked?: (why: string) => void
}

/** Something that may be named in a reading, by its id. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** A clause that may be chosen. In `text` every figure is a slot. */
export interface Candidate {
  readonly ref: ClauseId
  readonly name: string
  readonly text: string
}

/** A message to be read a second time. Its words and those said before name nobody. */
export interface ReaderAsked {
  readonly message: string
  /** What the person said in the turns before, the last one last. */
  readonly before: readonly string[]
  /** The fact that was asked last, while its question is open. */
  readonly asked?: FactId
  readonly facts: readonly Named[]
  readonly subjects: readonly Named[]
  readonly places: readonly { readonly id: RegulationId; readonly name: string }[]
  /** The program's own sentences for a courtesy. */
  readonly courtesies: readonly (Named & { readonly tone: Tone | 'worry' })[]
  readonly clauses: readonly Candidate[]
}

export const SAID_ACTS = [
  'tell',
  'suppose',
  'unknown',
  'ask',
  'check',
  'order',
  'switch',
  'choose',
  'courtesy',
  'outside',
] as const
export const SAID_MOODS = ['is', 'plan', 'if', 'was', 'asked', 'qualified'] as const
export const SAID_HOWS = ['set', 'instead', 'add', 'less', 'part', 'restore'] as const
export const FITS = ['full', 'partial', 'none'] as const
export type Fit = (typeof FITS)[number]

/** One act as a reader that is no part of the program reads it: ids, names of kinds and a stretch of the message, and no value. */
export interface SaidAct {
  readonly act: (typeof SAID_ACTS)[number]
  /** A stretch of the message, verbatim. */
  readonly words: string
  /** Of a tell, a suppose, an unknown or an order. */
  readonly fact: FactId | null
  /** Of a tell. */
  readonly of: 'applicant' | 'other' | null
  readonly mood: (typeof SAID_MOODS)[number] | null
  readonly how: (typeof SAID_HOWS)[number] | null
  /** Of a tell or a suppose of a yes or no: whether the words say that what the fact is called is so. */
  readonly holds: boolean | null
  /** Of an ask. */
  readonly wants: Want | null
  /** Ids of subjects or facts that are asked about. */
  readonly about: readonly string[]
  /** Of an ask, a check or a switch. */
  readonly regulations: readonly RegulationId[]
  readonly order: Order | null
  readonly tone: Tone | null
}

/** What a reader makes of a message; of the clauses those that answer it, three at most, the best first. */
export interface ReaderSaid {
  readonly acts: readonly SaidAct[]
  readonly clauses: readonly { readonly ref: ClauseId; readonly fit: Fit }[]
  /** The sentence that suits a courtesy best. */
  readonly courtesy: string | null
}

/** A second reader of messages, slower than the one that is built in and sure of other things. It states no value, and no value of its would be read. */
export interface Reader {
  /** Never rejects: undefined where it fails, is switched off, or may ask no more today. It may take long; who waits stops at `patience`. */
  read(asked: ReaderAsked, caller: Caller): Promise<ReaderSaid | undefined>
  /** Milliseconds that it is worth waiting for a reading just now, asked before it is called for; 0 where no call would be made, or where another finds out whether the server is well. */
  patience(): number
}
