import { z } from 'zod'
import type { Stepped, TicketOffice } from '../../tickets/index.ts'
import { refusedStep, type Ways } from '../delivery/index.ts'
import { Refused, type SlackApi } from './api.ts'
import type { Incoming } from './incoming.ts'
import { SLACK } from './letters.ts'
import { whereOf } from './shown.ts'

const user = z.looseObject({
  user: z.looseObject({
    real_name: z.string().nullish(),
    profile: z.looseObject({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
  }),
})

const WAYS: Ways = { reopen: '按“重新打开”', beside: '要插话，直接写在这张单的消息列里，会转给提问人。' }

/** A letter's step that was written in the ticket's own thread: its words stand there already. */
const HERE = '/here'
export const isWrittenHere = (letter: string | undefined): boolean => letter?.endsWith(HERE) ?? false

type Step = Extract<Incoming, { kind: 'ticket' }>

/** What clerks do in their channel with what was handed over. */
export class Clerks {
  constructor(
    private readonly api: SlackApi,
    private readonly tickets: TicketOffice | undefined,
  ) {}

  /** Takes a clerk's step, for its letter once; why it was not taken, for the clerk alone. What is said in other threads is nobody's business here. */
  async step(from: Step, letter: string): Promise<{ readonly ticket: string; readonly refused?: string } | undefined> {
    const { tickets } = this
    const id = tickets && (from.ticket ?? this.#shownIn(from))
    if (!tickets || id === undefined) return undefined
    const by = await this.nameOf(from.user)
    const outcome = this.#taken(tickets, id, by, from, letter)
    return 'refused' in outcome ? { ticket: id, refused: refusedStep(id, outcome.refused, WAYS) } : { ticket: id }
  }

  /** Why a clerk may not answer a ticket, as far as that is known before they have written. */
  async barred(id: string, clerk: string): Promise<string | undefined> {
    const ticket = this.tickets?.get(id)
    if (!ticket) return refusedStep(id, { why: 'unknown' }, WAYS)
    if (this.tickets?.inSession(ticket.session)?.id !== id) return refusedStep(id, { why: 'closed', at: 0 }, WAYS)
    const { taken } = ticket
    if (!taken || taken.by === (await this.nameOf(clerk))) return undefined
    return refusedStep(id, { why: 'taken', ...taken }, WAYS)
  }

  /** What a clerk goes by; their id, where the app may not ask. */
  async nameOf(clerk: string): Promise<string> {
    try {
      const { user: told } = user.parse(await this.api.call('users.info', { user: clerk }))
      const { profile, real_name: real } = told
      return [profile?.display_name, profile?.real_name, real].find((name) => name?.trim())?.trim() ?? clerk
    } catch (error) {
      if (error instanceof Refused || error instanceof z.ZodError) return clerk
      throw error
    }
  }

  #taken(tickets: TicketOffice, id: string, by: string, { act, words = '', ticket }: Step, letter: string): Stepped {
    switch (act) {
      case 'take':
        return tickets.take(id, by, { letter })
      case 'answer':
        // What was written reaches the person, whoever has the ticket: it says by whom it is.
        return tickets.answer(id, by, words, {
          force: true,
          letter: ticket === undefined ? `${letter}${HERE}` : letter,
        })
      case 'close':
        return tickets.close(id, by, { letter })
      case 'reopen':
        return tickets.reopen(id, by, { letter })
    }
  }

  #shownIn({ channel, thread }: Step): string | undefined {
    return thread === undefined ? undefined : this.tickets?.shownAt(SLACK, whereOf({ channel, ts: thread }))?.id
  }
}
