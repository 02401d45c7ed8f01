import { z } from 'zod'
import { askedToWait, Refused, type SlackApi } from './api.ts'
import type { SlackMessage } from './pieces.ts'

/** Where a message is posted: a channel, and the thread in it. */
export interface Target {
  readonly channel: string
  readonly thread?: string
  /** Of a thread: all in the channel are shown it too. */
  readonly broadcast?: true
  /** What is posted for it is younger (a ts). */
  readonly since?: string
}

/** Names one part of one answer, in the message's metadata: by it a part is found again that may have been posted. */
export interface Mark {
  readonly reply: string
  readonly part: string
  readonly [more: string]: string
}

/** The type of the metadata of everything the channel posts. */
export const MARKED = 'wence_reply'
const SEEN_BACK = 100
/** Where Slack takes answers to commands and presses. */
const SLACK = /^(?:[a-z0-9-]+\.)*slack(?:-gov)?\.com$/u
const CALL_TIMEOUT = 20_000

const posted = z.looseObject({ ts: z.string() })
const history = z.looseObject({
  messages: z
    .array(
      z.looseObject({
        ts: z.string(),
        files: z.array(z.looseObject({ name: z.string().nullish() })).nullish(),
        blocks: z.array(z.looseObject({ block_id: z.string().nullish() })).nullish(),
        metadata: z.looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).nullish(),
      }),
    )
    .default([]),
})
type Seen = z.infer<typeof history>['messages'][number]

/** Refusals of the blocks themselves: an older drawing may pass. */
const OF_BLOCKS = /^(?:invalid_blocks|invalid_blocks_format|msg_blocks_too_long|invalid_attachments)$/u

/** Posts messages and files, each once tried, and tells whether one is there. Rejects as SlackApi does. */
export class Poster {
  constructor(
    private readonly api: SlackApi,
    private readonly fetch: typeof globalThis.fetch,
    /** Another address of Slack's: answers go there too. */
    private readonly apiUrl?: string,
  ) {}

  /** The message's ts. */
  async post({ channel, thread, broadcast }: Target, message: SlackMessage, mark: Mark): Promise<string> {
    const result = await this.#drawn(message, (blocks) =>
      this.api.call('chat.postMessage', {
        channel,
        ...(thread ? { thread_ts: thread } : {}),
        ...(broadcast ? { reply_broadcast: true } : {}),
        text: message.text,
        blocks,
        metadata: { event_type: MARKED, event_payload: mark },
        mrkdwn: false,
        link_names: false,
        unfurl_links: false,
        unfurl_media: false,
      }),
    )
    return posted.parse(result).ts
  }

  /** Shows a message of ours otherwise; done twice it is done once. What stands in its metadata stays. */
  async update(channel: string, ts: string, message: SlackMessage): Promise<void> {
    const { text } = message
    await this.#drawn(message, (blocks) =>
      this.api.call('chat.update', { channel, ts, text, blocks, link_names: false }),
    )
  }

  /** Whether a block of this name stands in a message. */
  async hasBlock({ channel, thread }: Target, ts: string, name: string): Promise<boolean> {
    const args = { channel, oldest: ts, latest: ts, inclusive: true, limit: 1 }
    const seen = thread
      ? await this.#read('conversations.replies', { ...args, ts: thread })
      : await this.#read('conversations.history', args)
    return seen.some((one) => one.ts === ts && one.blocks?.some(({ block_id: id }) => id === name))
  }

  /** For one person in a channel; it leaves no trace that could be looked for. */
  async whisper({ channel, thread }: Target, user: string, message: SlackMessage): Promise<void> {
    const { text } = message
    await this.#drawn(message, (blocks) =>
      this.api.call('chat.postEphemeral', { channel, user, text, blocks, ...(thread ? { thread_ts: thread } : {}) }),
    )
  }

  /** Answers a command or a press through the URL that came with it: good for half an hour, and five times. */
  respond(url: string, to: 'person' | 'channel', message: SlackMessage): Promise<void> {
    return this.#responded(url, { response_type: to === 'channel' ? 'in_channel' : 'ephemeral' }, message)
  }

  /** What one person sees, and pressed in, shown otherwise: through the URL that came with the press. */
  replace(url: string, message: SlackMessage): Promise<void> {
    return this.#responded(url, { replace_original: true }, message)
  }

  async #responded(url: string, how: Readonly<Record<string, unknown>>, message: SlackMessage): Promise<void> {
    // It stands in a request: whoever could sign one would have this machine send to where only it can.
    if (!this.#isSlack(url)) throw new Refused('response_url', 'it is no address of Slack')
    await this.#drawn(message, async (blocks) => {
      const answer = await this.fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ replace_original: false, ...how, text: message.text, blocks }),
        redirect: 'manual',
        signal: AbortSignal.timeout(CALL_TIMEOUT),
      })
      if (answer.ok) return
      if (answer.status === 429) throw askedToWait('response_url', Number(answer.headers.get('retry-after')) || 1)
      if (answer.status >= 500) throw new Error(`Slack response_url: HTTP ${answer.status}`)
      // Slack names the reason in the body: invalid_blocks, expired_url.
      throw new Refused('response_url', (await answer.text()).slice(0, 80))
    })
  }

  #isSlack(url: string): boolean {
    const { protocol, hostname, origin } = new URL(url)
    const own = this.apiUrl === undefined ? undefined : new URL(this.apiUrl).origin
    return origin === own || (protocol === 'https:' && SLACK.test(hostname))
  }

  async #drawn<T>({ blocks, older }: SlackMessage, send: (blocks: SlackMessage['blocks']) => Promise<T>): Promise<T> {
    try {
      return await send(blocks)
    } catch (error) {
      if (!(error instanceof Refused) || !OF_BLOCKS.test(error.reason)) throw error
      return send(older)
    }
  }

  async file({ channel, thread }: Target, file: { readonly name: string; readonly bytes: Uint8Array }): Promise<void> {
    await this.api.upload({ ...file, channel, ...(thread ? { thread } : {}) })
  }

  /** The ts of a message with this mark, among the last ones there. */
  async find(target: Target, mark: Mark): Promise<string | undefined> {
    const seen = await this.#recent(target)
    return seen.find(({ metadata }) => isMarked(metadata, mark))?.ts
  }

  /** Whether a file of this name is among what was sent there since. */
  async hasFile(target: Target, name: string): Promise<boolean> {
    const seen = await this.#recent(target)
    return seen.some(({ files }) => files?.some((file) => file.name === name))
  }

  /** Takes out what of a thread of ours says something of a ticket; what is gone already is well. */
  async withdraw(channel: string, thread: string, marked: (reply: string) => boolean): Promise<void> {
    const seen = await this.#recent({ channel, thread })
    const ours = seen.filter(
      ({ ts, metadata }) =>
        ts !== thread && metadata?.event_type === MARKED && marked(String(metadata.event_payload.reply)),
    )
    for (const { ts } of ours) {
      try {
        await this.api.call('chat.delete', { channel, ts })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
      }
    }
  }

  #recent({ channel, thread, since }: Target): Promise<Seen[]> {
    const args = { channel, limit: SEEN_BACK, ...(since ? { oldest: since } : {}) }
    return thread
      ? this.#read('conversations.replies', { ...args, ts: thread })
      : this.#read('conversations.history', args)
  }

  async #read(method: string, args: Record<string, unknown>): Promise<Seen[]> {
    return history.parse(await this.api.call(method, { ...args, include_all_metadata: true })).messages
  }
}

function isMarked(metadata: Seen['metadata'], mark: Mark): boolean {
  if (metadata?.event_type !== MARKED) return false
  const { reply, part } = metadata.event_payload
  return reply === mark.reply && part === mark.part
}
