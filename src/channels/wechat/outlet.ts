import { isSilent, type Letter, type Reply } from '../../desk/index.ts'
import { type Outlet, splitText, TransientError, UndeliverableError } from '../delivery/index.ts'
import type { FilePart, Recipient } from './account.ts'
import type { Clerks } from './clerks.ts'
import { drawReply } from './draw.ts'
import { UNREAD } from './incoming.ts'
import { addressOf } from './letter.ts'
import { bytes, bytesOf, MESSAGE_BYTES } from './message.ts'
import { missedText } from './missed.ts'
import type { Office } from './office.ts'
import { plain } from './plain.ts'

/** For whoever asked in a room, outside it. */
interface Alone {
  readonly alone: string | FilePart
}

/** Room for the name of who is called in a room. */
const NAME_BYTES = 128

/** A message or a file. */
export type Part = string | FilePart | Alone

const SENT_ALONE = '您的数据在私聊里发给您了。'
const ONLY_ALONE = '您的数据不在群里发。请先加我为好友，再在私聊里说“导出我的数据”。'

const NO_FILE = '文件没能发出来：这个账号现在发不了文件。过一会儿可以把刚才的话再说一遍试试。'

/** The account as answers go out by it. */
export interface Way {
  readonly isLoggedIn: () => boolean
  /** Resolves once logged in; rejects where the channel is stopped first. */
  readonly loggedIn: () => Promise<void>
  readonly say: (to: Recipient, part: string | FilePart) => Promise<void>
  readonly room: (named: string) => Promise<string | undefined>
}

/** The way out of the WeChat channel. WeChat tells nobody whether a message arrived, so an unsure one is sent again. */
export class WechatOutlet implements Outlet<Part> {
  /** The letter whose person was told that its files cannot be sent. */
  #withoutFiles: string | undefined

  constructor(
    private readonly way: Way,
    private readonly onFault: (fault: Error) => void,
    private readonly clerks: Pick<Clerks, 'refusalOf'>,
    /** Where there are clerks. */
    private readonly room?: Office,
  ) {}

  parts(reply: Reply, letter: Letter): Part[] {
    const refused = this.clerks.refusalOf(reply)
    if (refused !== undefined) return [refused]
    const { what, mention } = addressOf(letter)
    if (what) return [UNREAD[what]]
    // A conversation that people have taken over: the desk is silent.
    if (isSilent(reply)) return []
    if (reply.own && mention) {
      const all = [...drawReply(reply), ...(reply.files ?? [])]
      return mention.friend ? [...all.map((alone) => ({ alone })), SENT_ALONE] : [ONLY_ALONE]
    }
    const limit = MESSAGE_BYTES - (mention ? bytesOf(called(mention.name)) : 0)
    return [...drawReply(reply, limit), ...(reply.files ?? [])]
  }

  /** A clerk's words, as long as they are. */
  told(letter: Letter): Part[] {
    return splitText(plain(letter.words), [], bytes(MESSAGE_BYTES - NAME_BYTES))
  }

  /** What happened to a ticket, for the clerks. */
  office(letter: Letter): Part[] {
    if (!this.room)
      throw new UndeliverableError('WENCE_WECHAT_HANDOFF_ROOM is not set, and a ticket was opened with it')
    return this.room.parts(letter)
  }

  words(text: string): Part {
    return text
  }

  /** In a room the first message calls the person who asked. */
  async send(part: Part, letter: Letter, index: number): Promise<void> {
    if (!this.way.isLoggedIn()) {
      await this.way.loggedIn()
      // All that waited for the login would go out at once.
      throw new TransientError('wechat: logged in again, the message takes its turn anew')
    }
    if (letter.kind === 'office' && typeof part === 'string') return this.room?.send(part, letter)
    const { conversation, mention } = addressOf(letter)
    if (typeof part === 'string') {
      // What comes after what was said alone is the first message in the room.
      const first = mention && (index <= 0 || part === SENT_ALONE)
      await this.way.say({ conversation, ...(first ? { mention } : {}) }, part)
    } else if ('alone' in part) await this.#sayAlone(letter.key, mention?.id ?? conversation, part.alone)
    else await this.#sendFile(letter.key, { conversation }, part)
  }

  async #sayAlone(letter: string, conversation: string, part: string | FilePart): Promise<void> {
    if (typeof part === 'string') await this.way.say({ conversation }, part)
    else await this.#sendFile(letter, { conversation }, part)
  }

  /** What clerks wrote is passed on, however late. */
  late(missed: readonly Letter[]): string | undefined {
    if (missed.some((letter) => addressOf(letter).clerk)) return undefined
    return missedText(missed.flatMap(({ words }) => (words === '' ? [] : [words])))
  }

  /** Not every puppet can send files: the answer itself has been sent, and the person is told once. */
  async #sendFile(letter: string, to: Recipient, file: FilePart): Promise<void> {
    try {
      await this.way.say(to, file)
    } catch (error) {
      if (error instanceof TransientError) throw error
      this.onFault(error instanceof Error ? error : new Error(String(error)))
      if (this.#withoutFiles === letter) return
      await this.way.say(to, NO_FILE)
      this.#withoutFiles = letter
    }
  }
}

/** How a mention stands before a text. Somebody who goes by 所有人 calls nobody but themselves. */
export const called = (name: string): string => `${plain(`@${name}`)}\u2005\n`
