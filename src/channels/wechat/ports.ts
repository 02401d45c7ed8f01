import type { Brief, Reached, Reply } from '../../desk/index.ts'
import type { Ticket } from '../../tickets/index.ts'
import type { ChannelPorts, Contain } from '../delivery/index.ts'
import type { OpenAccount } from './account.ts'

/** What the channel asks of the desk. */
export interface WechatDesk {
  /** One turn of a conversation; a turn taken twice for one letter gives the reply of the first time. */
  turn(
    session: string,
    words: string,
    options: {
      readonly person: string
      readonly letter: string
      readonly channel: string
      /** Where the words of people would reach the person. */
      readonly handOff: Reached
      /** So many of the last replies had not been sent when this was said. */
      readonly unseen: number
      /** The question that was quoted with the words, by its revision. */
      readonly question?: number
      /** The account is mentioned where it need not be. */
      readonly called?: boolean
    },
  ): Promise<Reply>
  /** What regulations there are and how each stands. */
  welcome(): Reply
  /** What clerks see of a ticket besides what it holds. */
  brief(ticket: Ticket): Brief
}

/** What the channel works with; of the manners, the pace of sending and the age of late messages are the configuration's own. */
export interface WechatPorts extends ChannelPorts<WechatDesk> {
  /** Shows the drawn code to whoever sits at the terminal; never a log. */
  readonly show: (text: string) => void
  /** Opens the account; wechaty's where left out. */
  readonly open?: OpenAccount
  /** Where left out, what wechat's libraries throw where nobody can catch it ends the program. */
  readonly contain?: Contain
}
