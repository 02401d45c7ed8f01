import type { Letter } from '../../desk/index.ts'
import type { TicketOffice } from '../../tickets/index.ts'
import { splitText, TransientError, UndeliverableError } from '../delivery/index.ts'
import { bytes, MESSAGE_BYTES } from './message.ts'
import type { Way } from './outlet.ts'
import { plain } from './plain.ts'
import type { WechatDesk } from './ports.ts'
import { named, ticketText } from './ticket-text.ts'

/** So often a room is tried that may not be there yet: rooms come in after a login. */
const TRIES = 3
/** Room for the number of the ticket, in each piece. */
const NUMBER_BYTES = 64

/** The clerks' room. */
export class Office {
  readonly #failed = new Map<string, number>()

  constructor(
    private readonly way: Way,
    private readonly tickets: TicketOffice,
    private readonly desk: Pick<WechatDesk, 'brief'>,
    /** The room's id or topic. */
    private readonly room: string,
    private readonly channel: string,
  ) {}

  parts(letter: Letter): string[] {
    const ticket = this.tickets.get(letter.session)
    const text = plain(ticketText(letter, ticket, (each) => this.desk.brief(each)))
    const pieces = splitText(text, [], bytes(MESSAGE_BYTES - NUMBER_BYTES))
    return pieces.map((piece) => named(letter.session, piece))
  }

  /** Where the room takes nothing, time after time, the person is told, if no other place has the ticket. */
  async send(part: string, letter: Letter): Promise<void> {
    try {
      const conversation = await this.way.room(this.room)
      if (conversation === undefined)
        throw new Error(
          'wechat: the account is in no room that WENCE_WECHAT_HANDOFF_ROOM names; invite it, and see that it has spoken there',
        )
      await this.way.say({ conversation }, part)
      this.#failed.delete(letter.key)
    } catch (error) {
      if (error instanceof TransientError) throw error
      const failed = (this.#failed.get(letter.key) ?? 0) + 1
      this.#failed.set(letter.key, failed)
      if (failed < TRIES) throw error
      this.#failed.delete(letter.key)
      this.tickets.unreached(letter.session, this.channel)
      throw new UndeliverableError(error instanceof Error ? error.message : String(error), { cause: error })
    }
  }
}
