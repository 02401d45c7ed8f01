import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { allText, messageFaults, viewFaults } from './slack-limits.ts'
import { Socket } from './slack-socket.ts'

/** A message as it stands in a channel. */
export interface Posted {
  readonly ts: string
  readonly channel: string
  readonly thread?: string
  readonly text: string
  readonly blocks: readonly Record<string, unknown>[]
  readonly metadata?: { readonly event_type: string; readonly event_payload: Readonly<Record<string, string>> }
  readonly user?: string
  readonly bot_id?: string
  readonly files?: readonly { readonly name: string }[]
}

export interface Call {
  readonly method: string
  readonly args: Readonly<Record<string, unknown>>
}

/** What goes wrong with a call: refused for a while, refused, broken off before it is done, or after, or never answered. */
export type Fault =
  | { readonly kind: 'busy'; readonly seconds: number }
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'lost'; readonly done: boolean }
  | { readonly kind: 'stalled' }
type Faults = (call: Call) => Fault | undefined

const NOW_AND_THEN = 20

export const BOT = { user: 'UBOT', bot: 'BBOT', team: 'T1' }

/** Slack on loopback: its Web API, its Socket Mode, and the URLs that answers go to. Keeps all that it is sent. */
export class SlackServer {
  readonly calls: Call[] = []
  readonly posted: Posted[] = []
  /** Messages that were shown otherwise since, each time. */
  readonly updates: Posted[] = []
  readonly whispers: (Posted & { readonly to: string })[] = []
  readonly responses: { readonly name: string; readonly body: Record<string, unknown> }[] = []
  readonly views: Record<string, unknown>[] = []
  /** What Slack would have refused: nothing, if all is well. */
  readonly refused: string[] = []
  readonly acks: string[] = []
  readonly sockets = new Set<Socket>()
  /** What people go by, by id. */
  readonly names = new Map<string, string>()
  /** How often a socket was opened. */
  opened = 0
  faults: Faults = () => undefined
  #count = 0
  #server: Server | undefined
  #uploads = new Map<string, string>()
  #waiting: (() => void)[] = []

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response))
    server.on('upgrade', (request, socket) => {
      const client = new Socket(request, socket, (message) => this.#heard(message))
      this.sockets.add(client)
      this.opened += 1
      socket.on('close', () => this.sockets.delete(client))
      client.send({ type: 'hello', num_connections: this.sockets.size, connection_info: {}, debug_info: {} })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    this.#server = server
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.drop()
    this.#server?.closeAllConnections()
    await new Promise((resolve) => this.#server?.close(resolve))
  }

  get origin(): string {
    const address = this.#server?.address()
    if (typeof address !== 'object' || !address) throw new Error('not started')
    return `127.0.0.1:${address.port}`
  }

  get apiUrl(): string {
    return `http://${this.origin}/api/`
  }

  respondUrl(name: string): string {
    return `http://${this.origin}/respond/${name}`
  }

  nextTs(): string {
    this.#count += 1
    return `17000${String(10_000 + Math.floor(this.#count / 1000))}.${String(this.#count).padStart(6, '0')}`
  }

  /** A person's message, as it stands in the channel. */
  said(message: { channel: string; user: string; text: string; thread?: string }): string {
    const ts = this.nextTs()
    this.posted.push({ ...message, ts, blocks: [] })
    return ts
  }

  /** What the app posted. */
  get answers(): Posted[] {
    return this.posted.filter(({ metadata }) => metadata !== undefined)
  }

  wordsIn(channel: string, thread?: string): string {
    return this.answers
      .filter((message) => message.channel === channel && (thread === undefined || message.thread === thread))
      .map(({ blocks }) => allText(blocks))
      .join('\n')
  }

  /** Settles once the condition holds; it is looked at whenever something came in, and now and then. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds())
      await Promise.race([new Promise<void>((resolve) => this.#waiting.push(resolve)), pause(NOW_AND_THEN)])
  }

  /** Sends an envelope over the newest socket. */
  push(envelope: { type: string; envelope_id: string; payload: unknown }): void {
    const socket = [...this.sockets].at(-1)
    if (!socket) throw new Error('no socket')
    socket.send({ ...envelope, accepts_response_payload: envelope.type !== 'events_api' })
  }

  #heard(message: unknown): void {
    const id = typeof message === 'object' && message !== null && 'envelope_id' in message ? message.envelope_id : ''
    if (typeof id === 'string' && id !== '') this.acks.push(id)
    this.#noticed()
  }

  #noticed(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, kind = '', ...rest] = (request.url ?? '').split('/')
    const name = rest.join('/')
    const body = await textOf(request)
    if (kind === 'api') await this.#called(name, argsIn(body), response)
    else {
      if (kind === 'respond') this.#responded(name, JSON.parse(body) as Record<string, unknown>)
      response.end('ok')
    }
    this.#noticed()
  }

  async #called(method: string, args: Record<string, unknown>, response: ServerResponse): Promise<void> {
    const call = { method, args }
    this.calls.push(call)
    const fault = this.faults(call)
    if (fault?.kind === 'busy') {
      response.writeHead(429, { 'retry-after': String(fault.seconds) }).end()
      return
    }
    if (fault?.kind === 'stalled') return
    if (fault?.kind === 'lost' && !fault.done) {
      response.destroy()
      return
    }
    const result = fault?.kind === 'error' ? { ok: false, error: fault.error } : this.#done(call)
    if (fault?.kind === 'lost') response.destroy()
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(result))
  }

  #responded(name: string, body: Record<string, unknown>): void {
    this.refused.push(...messageFaults(body, { named: body.replace_original === true }))
    this.responses.push({ name, body })
  }

  #done({ method, args }: Call): Record<string, unknown> {
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: BOT.user, bot_id: BOT.bot, team_id: BOT.team }
      case 'apps.connections.open':
        return { ok: true, url: `ws://${this.origin}/link` }
      case 'chat.postMessage':
        return this.#checked(messageFaults(args, { named: namesSomebody(args) }), () => this.#keep(args))
      case 'chat.postEphemeral':
        return this.#checked(messageFaults(args), () => {
          this.whispers.push({ ...messageOf(args, this.nextTs()), to: String(args.user) })
          return { ok: true, message_ts: this.nextTs() }
        })
      case 'chat.update':
        return this.#checked(messageFaults(args, { named: true }), () => this.#updated(args))
      case 'chat.delete': {
        const at = this.posted.findIndex(({ ts, channel }) => ts === args.ts && channel === args.channel)
        if (at < 0) return { ok: false, error: 'message_not_found' }
        this.posted.splice(at, 1)
        return { ok: true }
      }
      case 'users.info':
        return { ok: true, user: { id: args.user, real_name: this.names.get(String(args.user)) ?? String(args.user) } }
      case 'conversations.open':
        return { ok: true, channel: { id: `D${args.users}` } }
      case 'conversations.history':
        return this.#history(({ channel, thread }) => channel === args.channel && thread === undefined, args, true)
      case 'conversations.replies':
        return this.#history(
          ({ channel, thread, ts }) => channel === args.channel && (thread ?? ts) === args.ts,
          args,
          false,
        )
      case 'views.open':
      case 'views.publish': {
        const view = args.view as Record<string, unknown>
        return this.#checked(viewFaults(view), () => {
          this.views.push(view)
          return { ok: true }
        })
      }
      case 'files.getUploadURLExternal': {
        const id = `F${this.nextTs()}`
        this.#uploads.set(id, String(args.filename))
        return { ok: true, upload_url: `http://${this.origin}/upload/${id}`, file_id: id }
      }
      case 'files.completeUploadExternal':
        return this.#uploaded(args)
      default:
        return { ok: true }
    }
  }

  #checked(faults: readonly string[], done: () => Record<string, unknown>): Record<string, unknown> {
    this.refused.push(...faults)
    return faults.length > 0 ? { ok: false, error: 'invalid_blocks' } : done()
  }

  #keep(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const message = messageOf(args, this.nextTs())
    this.posted.push(message)
    return { ok: true, ts: message.ts, channel: message.channel }
  }

  #updated(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const at = this.posted.findIndex(({ ts, channel }) => ts === args.ts && channel === args.channel)
    const message = this.posted[at]
    if (!message) return { ok: false, error: 'message_not_found' }
    const changed = { ...message, text: String(args.text), blocks: (args.blocks ?? []) as Posted['blocks'] }
    this.posted[at] = changed
    this.updates.push(changed)
    return { ok: true, ts: changed.ts, channel: changed.channel }
  }

  #uploaded(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const files = args.files as { id: string }[]
    const names = files.map(({ id }) => ({ name: this.#uploads.get(id) ?? '' }))
    const message = messageOf({ ...args, channel: args.channel_id, text: '', blocks: [] }, this.nextTs())
    this.posted.push({ ...message, files: names })
    return { ok: true, files: files.map(({ id }) => ({ id })) }
  }

  #history(of: (message: Posted) => boolean, args: Readonly<Record<string, unknown>>, newest: boolean) {
    const oldest = typeof args.oldest === 'string' ? args.oldest : ''
    const { latest } = args
    const found = this.posted.filter((message) => {
      const { ts } = message
      if (!of(message) || (typeof latest === 'string' && ts > latest)) return false
      return ts > oldest || ts === args.ts || ts === latest
    })
    const messages = (newest ? found.reverse() : found).slice(0, Number(args.limit ?? 100))
    return { ok: true, messages }
  }
}

function messageOf(args: Readonly<Record<string, unknown>>, ts: string): Posted {
  return {
    ts,
    bot_id: BOT.bot,
    channel: String(args.channel),
    ...(args.thread_ts ? { thread: String(args.thread_ts) } : {}),
    text: String(args.text ?? ''),
    blocks: (args.blocks ?? []) as Posted['blocks'],
    ...(args.metadata ? { metadata: args.metadata as NonNullable<Posted['metadata']> } : {}),
  }
}

/** What the program itself says of a person: that they want somebody, or were answered alone. */
const namesSomebody = ({ metadata }: Readonly<Record<string, unknown>>): boolean =>
  /"part":"(?:card|apart)"/u.test(JSON.stringify(metadata ?? ''))

/** Slack's clients send forms, whose values are JSON where they are no plain text. */
function argsIn(body: string): Record<string, unknown> {
  const pairs = [...new URLSearchParams(body)].map(([key, value]): [string, unknown] => {
    if (!/^[[{]/u.test(value)) return [key, value]
    return [key, JSON.parse(value)]
  })
  return Object.fromEntries(pairs)
}
