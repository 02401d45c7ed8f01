import type { Reply } from '../../desk/index.ts'
import type { OpenAccount } from './account.ts'
import type { Clock } from './clock.ts'
import type { Letter } from './letter.ts'

export type Awaitable<T> = T | Promise<T>

/** The desk as the channel asks it. `letter` names the message: asked twice with one, it gives its first reply. */
export interface DeskPort {
  readonly turn: (
    session: string,
    words: string,
    options: { readonly person: string; readonly letter: string },
  ) => Promise<Reply>
  readonly welcome: () => Awaitable<Reply>
}

/** Letters under way, kept where another process finds them. */
export interface InboxPort {
  /** False where the letter was accepted before, by this process or another. */
  readonly accept: (letter: Letter) => Awaitable<boolean>
  /** So many messages of its answer are sent. */
  readonly sent: (key: string, parts: number) => Awaitable<void>
  readonly done: (key: string) => Awaitable<void>
  /** Letters that a process before this one accepted and did not finish. */
  readonly left: () => Awaitable<readonly { readonly letter: Letter; readonly sent: number }[]>
}

/** What happened to a letter, by ids alone. */
export interface AuditLine {
  readonly event: 'answered' | 'missed' | 'repeated' | 'denied' | 'held-back' | 'failed' | 'befriended'
  readonly key: string
  readonly person: string
  readonly conversation?: string
  readonly reply?: string
  readonly parts?: number
}

/** What the channel takes from outside. */
export interface WechatPorts {
  readonly desk: DeskPort
  readonly inbox: InboxPort
  /** Steps under one name one after another, others beside them. */
  readonly lanes: { readonly run: <T>(name: string, step: () => Promise<T>) => Promise<T> }
  /** False where this person, or all together, have asked as much as is polite for now. */
  readonly allowance: { readonly take: (person: string) => Awaitable<boolean> }
  readonly audit: (line: AuditLine) => void
  readonly clock: Clock
  /** Told of what went wrong: without message bodies, names of people or tokens. */
  readonly onFault: (where: string, error: Error) => void
  /** Shows a drawn code to whoever sits at the terminal; never a log. */
  readonly show: (text: string) => void
  /** Opens the account; wechaty's where left out. */
  readonly open?: OpenAccount
}
