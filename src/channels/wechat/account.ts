import type { Incoming } from './incoming.ts'

/** A file as a reply brings it. */
export interface FilePart {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Somebody asks to be a friend, with the words that came with it. */
export interface FriendRequest {
  readonly contact: string
  readonly hello: string
  readonly accept: () => Promise<void>
}

/** What an account tells while it runs. */
export interface AccountEvents {
  /** A code to scan with the phone; without one, it was scanned and waits for the phone's confirmation. */
  readonly scan: (code: string | undefined) => void
  /** `name` is what the account is mentioned by. */
  readonly login: (name: string) => void
  readonly logout: () => void
  readonly heartbeat: () => void
  readonly message: (message: Incoming) => void
  readonly befriended: (contact: string) => void
  readonly asked: (request: FriendRequest) => void
  readonly fault: (error: Error) => void
}

/** Whom a message goes to. In a room the person who asked is called by name. */
export interface Recipient {
  readonly conversation: string
  readonly mention?: { readonly id: string; readonly name: string }
}

/** A WeChat account behind whatever drives it. */
export interface Account {
  /** Resolves when it runs, logged in or not; rejects where it cannot start. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** The id of a room that the account is in, by its id or topic; undefined where it knows none. */
  readonly room: (named: string) => Promise<string | undefined>
  /** Rejects where it could not be sent. */
  readonly say: (to: Recipient, part: string | FilePart) => Promise<void>
}

/** Makes an account; each connection gets a new one, since some puppets cannot be started twice. */
export type OpenAccount = (events: AccountEvents) => Promise<Account>
