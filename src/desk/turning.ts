import type { Sources } from '../answer/index.ts'
import type { HandedOver, SaidOfHandOver, Tell } from '../hear/index.ts'
import type { FactId } from '../knowledge/index.ts'
import type { ClauseId } from '../law/index.ts'
import type { Mask } from '../privacy/index.ts'
import type { Answer, Blame, Draft, Parts } from '../reply/index.ts'
import type { Opening, Ticket } from '../tickets/index.ts'
import type { Reading } from './read-with.ts'
import type { Question, Session } from './session.ts'
import type { Note } from './store.ts'

/** What a turn is taken with, besides the session. */
export interface Turning extends Sources {
  /** The hash of what is known: a check begun under other knowledge is told what changed. */
  readonly version: string
  /** What a message says of a hand-off to people; undefined where it is likelier that it speaks of anything else. */
  readonly saidOfHandOver: <Of extends HandedOver>(message: string, of: Of) => SaidOfHandOver<Of> | undefined
  /** A name for a ticket that no other has. */
  readonly newTicket: () => string
  /** Whose the conversation is and where they are reached, where clerks would take it over; where nobody would, the authority is named. */
  readonly handOff?: Pick<Opening, 'person' | 'session' | 'channel' | 'to' | 'offices'>
  /** The ticket of the conversation that is not over. */
  readonly ticket?: Ticket
  /** The channel knows that the program itself was spoken to. */
  readonly called?: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  /** Parts as a person reads them, for what is handed over to people. */
  readonly print: (parts: Parts) => string
  /** A quick answer that was pressed. */
  readonly choice?: Answer
  /** Answers of a form that was filled in, each to its own fact. */
  readonly answers?: Readonly<Record<FactId, string>>
  /** Of these, what the form held already when it was opened: an answer to it changes it, where it is held still. */
  readonly changes?: Readonly<Record<FactId, string>>
  /** The question that the form was opened from, or that the message is said to, by its revision; the open one where left out. */
  readonly question?: number
  /** So many of the last replies had not been sent when this was written. */
  readonly unseen?: number
  /** What a second reader heard in the message before, when its answer was out already: it is asked about, and changes nothing. */
  readonly late?: readonly Tell[]
  /** Which of the program's own sentences a second reader found to suit a courtesy. */
  readonly courtesy?: string
  /** Plain words can be had. */
  readonly explains?: true
  /** What is said above in the same reply: a screen holds so much less. */
  readonly above?: Parts
  /** The reply that 有用 and 没用 are said of; the last one where left out. */
  readonly about?: string
  /** What is wrong with a reply, where that was pressed. */
  readonly blames?: Blame
  /** What is kept of a message for others to read names nobody. */
  readonly mask: Mask
  /** Whether what is said outlasts the program. */
  readonly lasts: boolean
}

/** What a turn comes to: a draft to publish, the session after it, and what to keep besides. */
export interface Turned {
  readonly draft: Draft
  readonly session: Session
  readonly notes: readonly Note[]
  /** What is to be said in plain words, if a model can; the draft is what is said where it cannot. */
  readonly plain?: readonly ClauseId[]
  /** A second reading of the message that has not come yet. */
  readonly late?: Promise<Reading | undefined>
  /** Nothing is said: people have the conversation. */
  readonly silent?: true
  /** Everything of the person is to be removed. */
  readonly erase?: true
  /** The reply goes out with a file of everything that is held of the person. */
  readonly exports?: true
  /** It was said to a check, and none is open here. */
  readonly uncheckable?: true
}

/** With what the message answers, where that is another question than the open one: an earlier one, or none. */
export interface Taking extends Turning {
  /** Takes a part of the message as a turn. */
  readonly converse: (session: Session, words: string, turning: Turning) => Turned
  readonly earlier?: { readonly question: Question | undefined }
}
