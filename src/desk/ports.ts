import type { Explainer } from '../answer/index.ts'
import type { Reader, TrainedEars } from '../hear/index.ts'
import type { Day, RegulationId } from '../law/index.ts'
import type { Answer, Blame } from '../reply/index.ts'
import type { Embedder, IndexStore, Reranker, Sleep } from '../retrieval/index.ts'
import type { TicketOffice } from '../tickets/index.ts'
import type { Hearing } from './hearing.ts'
import type { Retention } from './retention.ts'
import type { SessionStore } from './store.ts'

/**
 * What operators want to count: a sentence of a model's that the guard kept back; a value told before that a person told
 * otherwise, as they do where it was misheard.
 */
export type DeskEvent = 'guard-block' | 'correction'

/** What the desk takes from outside, so that a conversation can be replayed. */
export interface DeskPorts {
  /** Today in Asia/Shanghai. */
  readonly today: () => Day
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** An id no other reply has. */
  readonly newId: () => string
  /** Where the index is kept from one start to the next; without it, it is built at the first question. */
  readonly index?: IndexStore
  /** How messages are understood, where several desks of one knowledge share it; its own where left out. */
  readonly hearing?: Hearing
  /** What messages are heard with; made at the first call. */
  readonly ears: () => TrainedEars
  /** Hears what the program is not sure of; while it fails, or without `sleep`, the program alone does. */
  readonly reader?: Reader
  /** Says clauses in plain words, where that is wished. */
  readonly explainer?: Explainer
  /** Finds by meaning besides words; while it fails, words alone find. */
  readonly embedder?: Embedder
  /** Orders the first clauses found; while it fails, they stay in their order. */
  readonly reranker?: Reranker
  /** How long others are waited for is measured by it; without it an embedder or a reranker is waited for as long as it takes. */
  readonly sleep?: Sleep
  /** Where sessions last. */
  readonly store?: SessionStore
  /** Told of a store or an embedder that failed; the conversation goes on without it. */
  readonly onFault?: (fault: Error) => void
  readonly onEvent?: (event: DeskEvent) => void
  /** Where a place's desk is reached, by regulation; none is invented. */
  readonly contacts?: Readonly<Record<RegulationId, string>>
  /** Who takes conversations over, in the store's own file; left out, or where it has no clerks, nobody is promised. */
  readonly tickets?: Pick<TicketOffice, 'inSession' | 'offices' | 'staffed' | 'similar'>
  /** The pages of the desk, as far as the host, where people can open them: citations say where each clause is read there. */
  readonly pages?: string
  /** How long what is held is kept. */
  readonly retention?: Retention
  /** What the knowledge is told apart by. */
  readonly version?: string
}

/** How a question is to be taken: the place asked about if the words name none, and the day standing is judged on. */
export interface AskOptions {
  readonly region?: RegulationId
  readonly asOf?: Day
  /** Through which channel it came, where a model may not be asked for all. */
  readonly channel?: string
}

/** By which channel, and where in it in its own form, a person is reached later. */
export interface Reached {
  readonly channel: string
  readonly to: string
}

/** A conversation with a person alone, and where they are reached in it. */
export interface Apart {
  readonly session: string
  readonly handOff: Reached
}

export interface TurnOptions {
  readonly asOf?: Day
  /** Through which channel it came, where a model may not be asked for all. */
  readonly channel?: string
  /** Whose session it is, where one person has several; the session itself where left out. */
  readonly person?: string
  /** Names the incoming message: a turn taken again for the same one gives the reply it had, and leaves the session alone. */
  readonly letter?: string
  /** A quick answer that was pressed, with the question it was shown with; the words are then what is kept of it. */
  readonly choice?: Answer
  /** Answers of a form that was filled in, each to its own fact; the words are then what is kept of it. */
  readonly answers?: Readonly<Record<string, string>>
  /** Of these, what the form held already when it was opened, by fact: an answer to it changes it. */
  readonly changes?: Readonly<Record<string, string>>
  /** The question that the form was opened from, or that the message is said to, by its revision; the open one where left out. */
  readonly question?: number
  /** So many of the last replies had not been sent when this was written: it answers what was asked before them. */
  readonly unseen?: number
  /** The reply that a remark is on, by its id; the last one where left out. */
  readonly about?: string
  /** What is wrong with a reply, where that was pressed. */
  readonly blames?: Blame
  /** Where words of people would reach the person; left out, they cannot be handed over to, and no reply says so. */
  readonly handOff?: Reached
  /** Others read along, and what is to stay between two must not be said. */
  readonly overheard?: boolean
  /** The channel knows that the program itself was spoken to. */
  readonly called?: boolean
  /**
   * Where others listen: a conversation with the person alone, in which the turn is taken instead where it tells of an
   * applicant or goes on with a check; the one named, or its own. Rejects where there is none: the turn is then not taken.
   */
  readonly apart?: (session?: string) => Promise<Apart>
}
