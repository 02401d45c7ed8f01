import type { Structure } from './settings.ts'

/** What is sent: what the model is told, and the data, which are only ever quoted. */
export interface Messages {
  readonly system: string
  readonly user: string
}

export interface ChatAsked extends Messages {
  readonly structure: Structure
  /** Left to the server where left out. */
  readonly temperature?: 0
  /** Names the form of the answer to the server. */
  readonly name: string
  /** The form, as JSON Schema. */
  readonly form: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
}

export interface Tokens {
  readonly in: number
  readonly out: number
}

export interface ChatSaid {
  readonly text: string
  /** What a function was called with, where one was. */
  readonly called?: object
  /** Left out where the server does not tell. */
  readonly tokens?: Tokens
}

/** One request to a language model and its answer, as it came. Rejects in the ways of whatever client is behind it. */
export type Chat = (asked: ChatAsked) => Promise<ChatSaid>

/** Data as a message of its own, between markers that the data cannot close. */
export const dataMessage = (data: object): string =>
  `<data>\n${JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')}\n</data>`
