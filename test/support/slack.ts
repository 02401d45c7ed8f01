import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { AuditLine, Clock } from '../../src/channels/delivery/index.ts'
import { type SlackChannel, type SlackConfig, type SlackPorts, slackChannel } from '../../src/channels/slack/index.ts'
import type { Inbox, SessionStore } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { MemoryInbox } from '../../src/store/memory-inbox.ts'
import { TicketOffice } from '../../src/tickets/index.ts'
import { BOT, type Posted, SlackServer } from './slack-server.ts'
import { deskIn } from './talk.ts'

export const SECRET = '0123456789abcdef0123456789abcdef'

/** Waits as long as it should, but a hundred times faster. */
export const HURRIED: Clock = {
  now: Date.now,
  elapsed: () => performance.now() * 100,
  wait: (milliseconds, signal) => pause(milliseconds / 100, undefined, signal ? { signal } : {}).catch(() => undefined),
}

export interface Started {
  readonly slack: SlackServer
  readonly channel: SlackChannel
  readonly audit: AuditLine[]
  readonly faults: Error[]
  readonly ports: SlackPorts
}

export interface World {
  readonly slack?: SlackServer
  readonly config?: Partial<SlackConfig>
  readonly ports?: Partial<SlackPorts>
  readonly store?: SessionStore
  readonly inbox?: Inbox
}

/** The channel before a Slack of its own; what is passed in is shared with an earlier start. */
export async function started({ config, ports, store, inbox, ...world }: World = {}): Promise<Started> {
  const slack = world.slack ?? new SlackServer()
  if (!world.slack) await slack.start()
  const audit: AuditLine[] = []
  const faults: Error[] = []
  const kept = store ?? new MemorySessionStore()
  const tickets =
    ports?.tickets ??
    (kept instanceof MemorySessionStore && config?.handOffChannel !== undefined
      ? new TicketOffice({ store: kept.tickets, now: Date.now, offices: ['slack'] })
      : undefined)
  const all: SlackPorts = {
    desk: deskIn({ store: kept, ...(tickets ? { tickets } : {}) }),
    inbox: inbox ?? (kept instanceof MemorySessionStore ? kept.inbox : new MemoryInbox()),
    ...(tickets ? { tickets } : {}),
    owner: 'p1',
    manners: {
      person: { burst: 1000, every: 1 },
      // What is posted for clerks and people is looked for three times a lease.
      lease: tickets ? 6000 : 6_000_000,
      between: 0,
      retry: { first: 100, longest: 1000, attempts: 5 },
    },
    clock: HURRIED,
    random: () => 0.5,
    fetch: (...args) => fetch(...args),
    audit: (line) => audit.push(line),
    onFault: (fault) => faults.push(fault),
    ...ports,
  }
  const channel = slackChannel(
    {
      botToken: 'xoxb-token',
      signingSecret: SECRET,
      host: '127.0.0.1',
      port: 0,
      teams: [],
      channels: ['C1'],
      people: [],
      agentView: false,
      ...config,
      apiUrl: config?.apiUrl ?? slack.apiUrl,
    },
    all,
  )
  try {
    await channel.start()
  } catch (error) {
    await slack.stop()
    throw error
  }
  return { slack, channel, audit, faults, ports: all }
}

export async function stopped({ slack, channel }: Pick<Started, 'slack' | 'channel'>): Promise<void> {
  await channel.stop(1000)
  await slack.stop()
}

const NOW = () => Math.floor(Date.now() / 1000)

/** A request as Slack signs it. */
export function signedHeaders(body: string | Uint8Array, { secret = SECRET, at = NOW() } = {}): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex')
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` }
}

/** Sends a payload to the channel's port as Slack would. */
export async function sent(
  channel: SlackChannel,
  payload: object,
  { form = false, headers }: { form?: boolean | 'payload'; headers?: (body: string) => Record<string, string> } = {},
): Promise<Response> {
  const body =
    form === 'payload'
      ? new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
      : form
        ? new URLSearchParams(payload as Record<string, string>).toString()
        : JSON.stringify(payload)
  return fetch(`http://127.0.0.1:${channel.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
      ...(headers ?? signedHeaders)(body),
    },
    body,
  })
}

let events = 0

/** An event as the Events API sends it. */
export function eventOf(event: Record<string, unknown>, id = `Ev${++events}`): Record<string, unknown> {
  return {
    token: 'verification',
    team_id: BOT.team,
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: id,
    event_time: 1,
    event,
  }
}

/** A person's direct message, which stands in the channel from now on. */
export function directMessage(slack: SlackServer, user: string, text: string, thread?: string) {
  const channel = `D${user}`
  const ts = slack.said({ channel, user, text, ...(thread ? { thread } : {}) })
  return eventOf({
    type: 'message',
    channel,
    channel_type: 'im',
    user,
    text,
    ts,
    event_ts: ts,
    ...(thread ? { thread_ts: thread } : {}),
  })
}

export function mention(slack: SlackServer, user: string, text: string, channel = 'C1', thread?: string) {
  const ts = slack.said({ channel, user, text, ...(thread ? { thread } : {}) })
  return eventOf({
    type: 'app_mention',
    channel,
    user,
    text: `<@${BOT.user}> ${text}`,
    ts,
    event_ts: ts,
    ...(thread ? { thread_ts: thread } : {}),
  })
}

export const slashOf = (slack: SlackServer, user: string, text: string, channel = 'C1') => ({
  command: '/wence',
  text,
  team_id: BOT.team,
  user_id: user,
  channel_id: channel,
  trigger_id: `${++events}.command`,
  response_url: slack.respondUrl(`r${events}`),
})

export const pressOf = (
  slack: SlackServer,
  user: string,
  action: { action_id: string; value: string },
  {
    channel = `D${user}`,
    thread,
    shown,
    ephemeral = false,
  }: {
    channel?: string
    thread?: string
    /** The message that the button stands in. */
    shown?: Pick<Posted, 'ts' | 'text' | 'blocks'>
    ephemeral?: boolean
  } = {},
) => ({
  type: 'block_actions',
  user: { id: user, team_id: BOT.team },
  team: { id: BOT.team },
  trigger_id: `${++events}.press`,
  container: {
    type: 'message',
    message_ts: shown?.ts ?? '1.1',
    channel_id: channel,
    is_ephemeral: ephemeral,
    ...(thread ? { thread_ts: thread } : {}),
  },
  ...(shown && !ephemeral
    ? { message: { type: 'message', ts: shown.ts, text: shown.text, blocks: shown.blocks } }
    : {}),
  channel: { id: channel },
  response_url: slack.respondUrl(`r${events}`),
  actions: [{ type: 'button', block_id: 'b', action_ts: slack.nextTs(), ...action }],
})

export const submissionOf = (user: string, view: Record<string, unknown>, values: Record<string, unknown>) => ({
  type: 'view_submission',
  user: { id: user, team_id: BOT.team },
  team: { id: BOT.team },
  trigger_id: `${++events}.submit`,
  view: { ...view, id: 'V1', type: 'modal', state: { values } },
})
