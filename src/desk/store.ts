import type { SubjectId } from '../knowledge/index.ts'
import type { ClauseId, RegulationId } from '../law/index.ts'
import type { Reason, Reply } from '../reply/index.ts'
import type { Edition } from '../report/index.ts'
import type { Opening, Step, TicketState } from '../tickets/index.ts'
import type { CodeStore } from './resuming.ts'
import type { Session } from './session.ts'

/** What a turn leaves behind besides its session; saved with it or not at all. */
export type Note =
  /** A question no text answered, masked: names, phones, ids and figures are taken out. */
  | { readonly kind: 'miss'; readonly words: string; readonly place?: RegulationId }
  | {
      readonly kind: 'feedback'
      readonly reply: string
      readonly useful: boolean
      readonly words: string
      readonly place?: RegulationId
    }
  /** That something was asked, and how it came out: counted by the day, and of nobody. */
  | { readonly kind: 'asked'; readonly on: AskedOn; readonly outcome: Outcome }
  /** What is wrong with a reply of which it was said that it is no use: kept with that, where it has no reason yet. */
  | { readonly kind: 'reason'; readonly reply: string; readonly reason: Reason }
  /** The conversation is handed over to people: the ticket and the letters to its offices are there with the turn, or not at all. */
  | { readonly kind: 'ticket'; readonly opening: Opening }
  /** What the person does to a ticket that stood so when the turn was taken; where it stands otherwise by now, the turn is taken anew. */
  | { readonly kind: 'ticket-step'; readonly ticket: string; readonly state: TicketState; readonly step: Step }

/** What was asked about: a place, a subject, and the clause that answered, as far as they are known. */
export interface AskedOn {
  readonly place?: RegulationId
  readonly subject?: SubjectId
  readonly clause?: ClauseId
}

/** `checked`: a check was begun. */
export type Outcome = 'answered' | 'unanswered' | 'handed-over' | 'checked'

/** How often one thing was asked, in which way it came out. */
export interface AskedTimes extends AskedOn {
  readonly outcome: Outcome
  readonly times: number
}

/** That a keeper has dealt with a miss, or takes that back; `at` in milliseconds since 1970. */
export interface Mark {
  readonly kind: 'settled' | 'reopened'
  readonly by: string
  readonly at: number
}

/** What whoever keeps the desk looks at besides misses. Every method throws StoreFault, and nothing else. */
export interface KeeperStore {
  /** How often each thing was asked since the day of a time. */
  asked(since: number): AskedTimes[]
  /** What was marked of misses, by their ids, the oldest first. */
  marks(): ReadonlyMap<string, readonly Mark[]>
  mark(miss: string, mark: Mark): void
}

/** A reply as it is kept: its files are made again from it, with what they say of their making. */
export interface KeptReply {
  readonly reply: Omit<Reply, 'files'>
  readonly edition?: Edition
}

/** A session as it is kept. Times are milliseconds since 1970. */
export interface Entry {
  readonly id: string
  /** Whose session it is: what one person may have erased. */
  readonly person: string
  readonly session: Session
  readonly at: number
  /** After this the session has ended and is not loaded any more. */
  readonly expires: number
  /** As loaded; undefined for a new session. */
  readonly revision?: number
  readonly notes: readonly Note[]
  /** The reply of this turn, and the incoming message it answers: it is kept with the session or not at all. */
  readonly answer?: { readonly letter: string; readonly kept: KeptReply }
}

/** Questions without an answer, complaints, questions handed over to people, and praise, alike ones counted together. */
export interface Miss {
  readonly kind: 'miss' | 'complaint' | 'ticket' | 'praise'
  readonly words: string
  readonly place?: RegulationId
  readonly count: number
  /** How often it was said what is wrong, by what. */
  readonly reasons?: Readonly<Partial<Record<Reason, number>>>
  readonly last: number
}

/** How what is held is told: as it stands, a time in milliseconds, 1 or 0, plain data, a Session, or a reply's words. */
export type HeldAs = 'text' | 'time' | 'yes-no' | 'json' | 'session' | 'reply'

/** One thing held, under what the person's own file calls it. */
export interface HeldCell {
  readonly heading: string
  readonly as: HeldAs
  readonly value: unknown
}

/** What of one kind is held of a person. */
export interface Held {
  readonly table: string
  readonly heading: string
  readonly rows: readonly (readonly HeldCell[])[]
}

/** The store cannot be read or written: full disk, locked or damaged file. The message is for operators. */
export class StoreFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreFault'
  }
}

/** Where sessions last. Every method throws StoreFault, and nothing else. */
export interface SessionStore {
  /** The session and its revision; undefined where there is none, it has ended, or what is kept is no session. */
  load(id: string, now: number): { readonly session: Session; readonly revision: number } | undefined
  /** What a message was answered, while that is kept; undefined where it was not, or what is kept is no reply. */
  replyTo(letter: string): KeptReply | undefined
  /** Writes the session, its notes and its answer, all or nothing; false, and nothing written, where it was saved since `revision` was loaded, the letter has been answered, or a ticket stands otherwise than its note says. */
  save(entry: Entry): boolean
  /** Leaves a question without an answer that somebody points out, outside any conversation. */
  miss(note: Extract<Note, { kind: 'miss' }>, person: string, at: number): void
  /** A person's sessions that have not ended, the last saved first. */
  sessionsOf(person: string, now: number): { readonly id: string; readonly session: Session }[]
  /**
   * Removes everything of a person, notes too, and letters of theirs that wait: those that came before the letter `asked`,
   * by which they ask for it, or all. How many sessions there were.
   */
  erase(person: string, asked?: string): number
  /** Everything that is held of a person, kind by kind, also what has ended and is not cleared yet. */
  held(person: string): Held[]
  /** Everybody of whom anything is held. */
  people(): string[]
  /** Codes by which checks go on elsewhere; left out where they cannot. */
  readonly codes?: CodeStore
  /** Unanswered questions, complaints and questions of tickets since a time, the most frequent first; after them what was said to be of use. */
  misses(since: number): Miss[]
}
