import type { Inbox, Reply } from '../../desk/index.ts'
import type { Audit, Clock, Manners } from '../delivery/index.ts'
import type { OpenAccount } from './account.ts'

/** What the channel asks of the desk. */
export interface WechatDesk {
  /** One turn of a conversation; a turn taken twice for one letter gives the reply of the first time. */
  turn(session: string, words: string, options: { readonly person: string; readonly letter: string }): Promise<Reply>
  /** What regulations there are and how each stands. */
  welcome(): Reply
}

/** What the channel works with; all of it comes from outside. */
export interface WechatPorts {
  readonly desk: WechatDesk
  readonly inbox: Inbox
  /** Names this process among those that answer letters. */
  readonly owner: string
  /** The pace of sending and the age of late messages are the configuration's own. */
  readonly manners: Manners
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly random: () => number
  readonly audit: Audit
  /** For operators: no message's words, no names, no secrets. */
  readonly onFault: (fault: Error) => void
  /** Shows the drawn code to whoever sits at the terminal; never a log. */
  readonly show: (text: string) => void
  /** Opens the account; wechaty's where left out. */
  readonly open?: OpenAccount
}
