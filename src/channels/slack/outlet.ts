import type { Letter, Reply } from '../../desk/index.ts'
import { type Clock, type Outlet, UndeliverableError } from '../delivery/index.ts'
import { Refused, type SlackApi } from './api.ts'
import type { Board } from './board.ts'
import { CHOSEN } from './chosen.ts'
import { addressedTo, incomingOf, targetOf } from './letters.ts'
import { noteMessage } from './notes.ts'
import { type Part, partsOf, toldParts } from './parts.ts'
import type { SlackDesk } from './ports.ts'
import type { Poster, Target } from './post.ts'
import { promptsOf } from './prompts.ts'
import type { Turns } from './turns.ts'

const STATUS = '正在查条文……'
const STATUS_WAIT = 1000

/** Sends what answers a letter, part by part. */
export class SlackOutlet implements Outlet<Part> {
  constructor(
    private readonly api: SlackApi,
    private readonly poster: Poster,
    private readonly turns: Pick<Turns, 'targetOf' | 'noteFor' | 'refusedTicket'>,
    private readonly clock: Clock,
    private readonly desk: Pick<SlackDesk, 'examples'>,
    /** Where there are clerks. */
    private readonly board?: Board,
  ) {}

  parts(reply: Reply, letter: Letter): Part[] {
    const note = this.turns.noteFor(reply)
    if (note !== undefined) return [this.words(note, letter), ...this.#redrawn(reply)]
    return partsOf(reply, incomingOf(letter), this.turns.targetOf(reply, letter))
  }

  told(letter: Letter): Part[] {
    return toldParts(letter, addressedTo(letter))
  }

  /** What happened to a ticket, for the clerks. */
  office(letter: Letter): Part[] {
    if (!this.board)
      throw new UndeliverableError('WENCE_SLACK_HANDOFF_CHANNEL is not set, and a ticket was opened with it')
    return this.board.parts(letter)
  }

  #redrawn(reply: Reply): Part[] {
    const ticket = this.turns.refusedTicket(reply)
    return ticket === undefined ? [] : (this.board?.redrawn(ticket) ?? [])
  }

  words(text: string, letter: Letter): Part {
    const from = incomingOf(letter)
    const message = noteMessage(text)
    if (from.kind === 'command' || from.kind === 'share')
      return { kind: 'respond', url: from.respondTo, to: 'person', message }
    if (!from.direct) return { kind: 'whisper', target: targetOf(from), user: from.user, message }
    return { kind: 'message', target: targetOf(from), message, mark: { reply: letter.key, part: 'note' } }
  }

  /** Slack counts by channel; what answers a command or a press, by that. */
  where(part: Part): string {
    if (part.kind === 'respond' || part.kind === 'replace') return part.url
    if (part.kind === 'update') return part.channel
    return part.kind === 'redraw' || part.kind === 'gone' ? part.shown.channel : part.target.channel
  }

  async send(part: Part, letter?: Letter): Promise<void> {
    try {
      await this.#send(part)
    } catch (error) {
      if (error instanceof Refused && letter?.kind === 'office') this.board?.unreached(letter)
      throw error
    }
  }

  async #send(part: Part): Promise<void> {
    switch (part.kind) {
      case 'message':
        await this.poster.post(part.target, part.message, part.mark)
        return
      case 'file':
        return this.poster.file(part.target, part.file)
      case 'whisper':
        return this.poster.whisper(part.target, part.user, part.message)
      case 'respond':
        return this.poster.respond(part.url, part.to, part.message)
      case 'update':
        return this.#update(part)
      case 'replace':
        return this.poster.replace(part.url, part.message).catch(refusedIsWell)
      case 'prompts':
        return this.#prompted(part.target)
      case 'card':
        return this.board?.post(part)
      case 'redraw':
        return this.board?.redraw(part)
      case 'gone':
        return this.board?.remove(part)
    }
  }

  /** What one person alone was shown cannot be looked for, and is shown again. */
  async arrived(part: Part): Promise<boolean> {
    if (part.kind === 'message') return (await this.poster.find(part.target, part.mark)) !== undefined
    if (part.kind === 'card') return (await this.board?.arrived(part)) ?? false
    return part.kind === 'file' && this.poster.hasFile(part.target, part.file.name)
  }

  /** A line under the conversation, which goes by itself when the answer comes. */
  async working(letter: Letter): Promise<void> {
    const { kind, direct, channel, thread } = incomingOf(letter)
    if (kind !== 'words' || !direct || thread === undefined) return
    const status = { channel_id: channel, thread_ts: thread, status: STATUS }
    const told = this.api.call('assistant.threads.setStatus', status).catch(refusedIsWell)
    // The answer does not wait for its announcement.
    const over = new AbortController()
    await Promise.race([told, this.clock.wait(STATUS_WAIT, over.signal)]).finally(() => over.abort())
  }

  /** A message that is deleted, or may be changed no more, is left as it is: the answer is there. */
  async #update({ channel, thread, ts, message, unlessSeen }: Extract<Part, { kind: 'update' }>): Promise<void> {
    const at = { channel, ...(thread === undefined ? {} : { thread }) }
    try {
      if (unlessSeen && (await this.poster.hasBlock(at, ts, CHOSEN))) return
      await this.poster.update(channel, ts, message)
    } catch (error) {
      refusedIsWell(error)
    }
  }

  async #prompted({ channel, thread }: Target): Promise<void> {
    const prompts = promptsOf(this.desk.examples())
    const asked = { channel_id: channel, ...(thread ? { thread_ts: thread } : {}), prompts }
    await this.api.call('assistant.threads.setSuggestedPrompts', asked).catch(refusedIsWell)
  }
}

/** An app without the agent view, and a message that is gone, are no faults. */
function refusedIsWell(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error
}
