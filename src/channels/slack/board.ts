import type { Letter } from '../../desk/index.ts'
import { eventOf, type Ticket, type TicketOffice } from '../../tickets/index.ts'
import type { Clock } from '../delivery/index.ts'
import { Refused } from './api.ts'
import { isWrittenHere } from './clerks.ts'
import { SLACK, sinceSent } from './letters.ts'
import { noteMessage } from './notes.ts'
import type { Part } from './parts.ts'
import type { SlackDesk } from './ports.ts'
import type { Mark, Poster, Target } from './post.ts'
import { type Shown, shownIn, whereOf } from './shown.ts'
import { cardMessage, threadTexts } from './ticket-card.ts'

/** Where the clerks are, and who reads along there. */
export interface Room {
  readonly channel: string
  readonly team: string
}

/** What is posted of a ticket is marked with letters of its own. */
const isOfTicket = (reply: string): boolean => reply.startsWith('ticket/')
const cardMark = (ticket: string): Mark => ({ reply: `ticket/${ticket}`, part: 'card' })

/** The clerks' channel: a card for each ticket, redrawn with all that happens to it, and what is said in its thread. */
export class Board {
  constructor(
    private readonly poster: Poster,
    private readonly tickets: TicketOffice,
    private readonly desk: Pick<SlackDesk, 'brief'>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly room: Room,
  ) {}

  /** What clerks are shown of what happened. The card is there first; one that could not be posted is, with what came since. */
  parts(letter: Letter): Part[] {
    const { ticket: id, event: n } = eventOf(letter.key) ?? {}
    if (id === undefined || n === undefined) return gone(letter)
    const ticket = this.tickets.get(id)
    const event = ticket?.events[n]
    const shown = shownIn(ticket?.shown[SLACK])
    if (!ticket || !event) return []
    if (n === 0 || !shown) {
      const target = { channel: this.room.channel, since: sinceSent({ at: ticket.opened }) }
      return [{ kind: 'card', ticket: id, target, mark: cardMark(id) }]
    }
    const target: Target = {
      channel: shown.channel,
      thread: shown.ts,
      since: sinceSent(letter),
      // Whoever has not looked into the thread is to see it as well.
      ...(event.kind === 'overdue' ? { broadcast: true } : {}),
    }
    const said = threadTexts(event, letter.words, ticket, isWrittenHere(event.letter)).map(
      (text, i): Part => ({
        kind: 'message',
        target,
        message: noteMessage(text),
        mark: { reply: letter.key, part: `office.${i}` },
      }),
    )
    return [...said, { kind: 'redraw', ticket: id, shown }]
  }

  /** The card as it stands, for whoever pressed on one that stood otherwise. */
  redrawn(id: string): Part[] {
    const shown = shownIn(this.tickets.get(id)?.shown[SLACK])
    return shown ? [{ kind: 'redraw', ticket: id, shown }] : []
  }

  async post({ ticket: id, target, mark }: Extract<Part, { kind: 'card' }>): Promise<void> {
    const ticket = this.tickets.get(id)
    if (!ticket) return
    const ts = await this.poster.post(target, this.#drawn(ticket), mark)
    await this.#noted(id, { channel: target.channel, ts })
  }

  /** Whether a card has arrived; where it stands is noted then, which may not have been. */
  async arrived({ ticket, target, mark }: Extract<Part, { kind: 'card' }>): Promise<boolean> {
    const ts = await this.poster.find(target, mark)
    if (ts === undefined) return false
    await this.#noted(ticket, { channel: target.channel, ts })
    return true
  }

  /** A card that somebody deleted is posted anew. */
  async redraw({ ticket: id, shown }: Extract<Part, { kind: 'redraw' }>): Promise<void> {
    const ticket = this.tickets.get(id)
    if (!ticket) return
    try {
      await this.poster.update(shown.channel, shown.ts, this.#drawn(ticket))
    } catch (error) {
      if (!(error instanceof Refused) || error.reason !== 'message_not_found') throw error
      await this.post({ kind: 'card', ticket: id, target: { channel: this.room.channel }, mark: cardMark(id) })
    }
  }

  /** Nothing of what was said stays; what clerks wrote there is theirs. */
  async remove({ shown, message }: Extract<Part, { kind: 'gone' }>): Promise<void> {
    try {
      await this.poster.update(shown.channel, shown.ts, message)
      await this.poster.withdraw(shown.channel, shown.ts, isOfTicket)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }

  /** The clerks' channel takes nothing: the person is told, where no other place has the ticket. */
  unreached({ session }: Letter): void {
    this.tickets.unreached(session, SLACK)
  }

  #drawn(ticket: Ticket) {
    return cardMessage(ticket, { brief: this.desk.brief(ticket), now: this.clock.now(), team: this.room.team })
  }

  async #noted(id: string, shown: Shown): Promise<void> {
    this.tickets.shown(id, SLACK, whereOf(shown))
    // Erased while its card was on its way.
    if (!this.tickets.get(id)) await this.poster.update(shown.channel, shown.ts, noteMessage(`单号 ${id} 没有了。`))
  }
}

function gone({ to, words }: Letter): Part[] {
  const shown = shownIn(to)
  return shown ? [{ kind: 'gone', shown, message: noteMessage(words) }] : []
}
