import type { Answer, Apart, Blame, Brief, Examples, Field, Form, Reached, Reply } from '../../desk/index.ts'
import type { Ticket } from '../../tickets/index.ts'
import type { ChannelPorts } from '../delivery/index.ts'
import type { OwnCheck } from './home.ts'

/** What the channel asks of the desk. */
export interface SlackDesk {
  /** One turn of a conversation; a turn taken twice for one letter gives the reply of the first time. */
  turn(
    session: string,
    words: string,
    options: {
      readonly person: string
      readonly letter: string
      /** Where a model may not be asked for all channels. */
      readonly channel: string
      /** A quick answer that was pressed. */
      readonly choice?: Answer
      /** Answers to a form, each to its own fact. */
      readonly answers?: Readonly<Record<string, string>>
      /** What the form held already of these when it was opened. */
      readonly changes?: Readonly<Record<string, string>>
      /** The question that the form was opened from, by its revision. */
      readonly question?: number
      /** So many of the last replies had not been sent when this was said. */
      readonly unseen?: number
      /** The reply that a remark is on. */
      readonly about?: string
      /** What is wrong with a reply, where that was pressed. */
      readonly blames?: Blame
      /** In a channel: the conversation with the person alone, where what tells of a firm is said instead. */
      readonly apart?: (session?: string) => Promise<Apart>
      /** The app is mentioned in it. */
      readonly called?: boolean
      /** Where the words of people would reach the person. */
      readonly handOff: Reached
    },
  ): Promise<Reply>
  /** All that the check of a conversation may ask, and what is held of it. */
  form(session: string, question?: number): Form | undefined
  /** The fields for some facts. */
  fields(regulation: string, facts: readonly string[]): readonly Field[]
  /** One question outside every conversation. */
  ask(words: string, options: { readonly channel: string }): Promise<Reply>
  compare(subject: string): Promise<Reply>
  /** The clauses nearest to some words, verbatim. */
  passages(words: string): Promise<Reply>
  /** What regulations there are and how each stands. */
  welcome(): Reply
  /** What a person may say to begin with. */
  examples(): Examples
  /** What words say of the applicant where a fact was asked, by fact. */
  read(words: string, fact: string): Readonly<Record<string, unknown>>
  /** What clerks see of a ticket besides what it holds. */
  brief(ticket: Ticket): Brief
  /** The checks that a person has begun, the newest first. */
  checks(person: string): readonly OwnCheck[]
}

/** What the channel works with; all of it comes from outside. */
export interface SlackPorts extends ChannelPorts<SlackDesk> {
  readonly fetch: typeof fetch
}
