import type { Wording } from '../answer/index.ts'
import type { Facts, FactValue, Status } from '../eligibility/index.ts'
import type { FactId } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { Draft, Option, Reason } from '../reply/index.ts'

/** A value as it was before the one that is held; `back` where that one is what it was before in its turn. */
export interface Before {
  readonly value: FactValue
  readonly said?: Wording
  readonly back?: true
}

/** What was told of the applicant, the person's own words for each value, and what it was before. */
export interface Told {
  readonly facts: Facts
  readonly said: Readonly<Record<FactId, Wording>>
  readonly before?: Readonly<Record<FactId, Before>>
}

/** A step of a check, to go back to. */
export interface CheckStep extends Told {
  readonly skipped: readonly FactId[]
  /** What was asked last, the first of it first. */
  readonly asked: readonly FactId[]
}

/** A guided check, under way or left. */
export interface CheckState extends CheckStep {
  readonly regulation: RegulationId
  /** The version under which it was begun, while the person has not been told that another took its place. */
  readonly begun?: RegulationId
  /** Being led through; with nothing left to ask; or left by the person, and kept until they say 继续. */
  readonly phase: 'asking' | 'done' | 'left'
  /** A money figure told without its unit, or what was not heard surely: not counted until confirmed. */
  readonly unconfirmed?: {
    readonly fact: FactId
    readonly value: Facts[string]
    readonly words: string
    readonly unsure?: true
    /** What it is repeated as once it is confirmed, where that is not the words. */
    readonly said?: Wording
    /** What was told before, and may have been changed by what was not understood. */
    readonly was?: { readonly value: Facts[string]; readonly said: Wording }
  }
  /** Facts of the last answer, which a correction is about. */
  readonly fresh: readonly FactId[]
  readonly earlier: readonly CheckStep[]
  /** Asking goes on though the verdict is certain: the person wants the whole picture. */
  readonly whole: boolean
  /** How the conditions stood, and what they required, when the person last saw them. */
  readonly seen: Readonly<Record<string, { readonly status: Status; readonly required: string }>>
  /** The knowledge they were judged by. */
  readonly knowledge: string
}

/** A question that was asked in a check: a press, a number or a form names it by its revision, and answers no other. */
export interface Question {
  /** Higher than that of every question before it. */
  readonly revision: number
  readonly regulation: RegulationId
  readonly facts: readonly FactId[]
}

/** What a reply put before the person: quick answers, and the question it asked. */
export interface Shown {
  readonly options: readonly Option[]
  readonly revision?: number
}

/** Whom a conversation speaks of, where it speaks of several. */
export interface Who {
  /** In the order in which they came up, from 1. */
  readonly number: number
  /** 子公司, A, 第二家: by what the person names them; undefined while nothing did. */
  readonly name?: string
  /** The words they were brought up with. */
  readonly words: string
}

/** An applicant who is not spoken of just now, with all that was told of them. */
export interface Applicant extends Who {
  readonly told: Told
  readonly own: Readonly<Record<RegulationId, Told>>
  readonly check?: CheckState
  /** Where they were last said to apply, while they have no check. */
  readonly places?: readonly RegulationId[]
}

/** All that a conversation carries from one turn to the next: plain data, so that it can be kept and replayed. */
export interface Session {
  readonly version: 2
  /** Places last spoken of: what is asked next is asked of them. */
  readonly places: readonly RegulationId[]
  /** The last question without its places: what 那聊城呢 repeats. */
  readonly subject?: string
  /** The places of which that has been asked by now: what 并列对照 puts side by side. */
  readonly over?: readonly RegulationId[]
  /** Facts last spoken of: what 要是150呢 and 实际上是180万 are about. */
  readonly spoken: readonly FactId[]
  /** Clauses last told, the first first. */
  readonly refs: readonly ClauseId[]
  /** The questions asked, the last one last: it is open while its check asks. */
  readonly questions: readonly Question[]
  /** What the last replies put before the person: 1, 2, 3 stand for the quick answers shown last. */
  readonly shown: readonly Shown[]
  /** The last reply's id, which 有用 and 没用 are about, and the words it answered. */
  readonly last?: { readonly reply: string; readonly words: string }
  /** Replies that were found useless: of each it was asked once why, and what was said. */
  readonly blamed: readonly { readonly reply: string; readonly reason?: Reason }[]
  /** What the last reply left folded, as 展开 opens it, and what decided in it, as 简单点 says it. */
  readonly folded?: Pick<Draft, 'lead' | 'blocks' | 'cites'>
  /** Notices that were told in full: none is told twice. */
  readonly noticed: readonly string[]
  /** Told before it was known of which place is asked. */
  readonly told: Told
  /** Told under a text's own definition, kept for that text: offered for another, never used there unasked. */
  readonly own: Readonly<Record<RegulationId, Told>>
  readonly check?: CheckState
  /** Whose the above is. */
  readonly who: Who
  /** The other applicants, whoever was spoken of last the last. */
  readonly others: readonly Applicant[]
  /** What the last turn was about; 那聊城呢 goes on with it. */
  readonly focus: 'check' | 'question'
  /** Replies in a row that had no answer. */
  readonly misses: number
  /** An answer to what was offered: a place, a person, that the conversation is passed on to people. */
  readonly awaiting?: 'place' | 'hand-off' | 'transcript' | 'transcript-again'
  /** The last turns, for whoever takes the conversation over. */
  readonly log: readonly { readonly words: string; readonly reply: string }[]
}

export const NOTHING_TOLD: Told = { facts: {}, said: {} }

export const emptySession = (): Session => ({
  version: 2,
  places: [],
  spoken: [],
  refs: [],
  questions: [],
  shown: [],
  blamed: [],
  noticed: [],
  told: NOTHING_TOLD,
  own: {},
  who: { number: 1, words: '' },
  others: [],
  focus: 'question',
  misses: 0,
  log: [],
})
