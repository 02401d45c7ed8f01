import { z } from 'zod'
import { ACTIONS, USEFUL, USELESS } from './buttons.ts'
import { typedText } from './markup.ts'
import { FORM_VIEW, formPlace, submitted } from './modal.ts'

/** Where something came from and where its answer goes. */
export interface Place {
  readonly team: string
  readonly user: string
  readonly channel: string
  /** The thread it stands in. */
  readonly thread?: string
  /** A conversation of this person and the app alone. */
  readonly direct: boolean
}

/** What of a payload the channel acts on. `key` names it: the same twice is one. */
export type Incoming =
  | (Place & {
      readonly kind: 'words'
      readonly key: string
      readonly words: string
      /** When it was said, which is also its name in Slack; absent for a press of a button. */
      readonly ts?: string
      /** A press of a button goes on where the button stands. */
      readonly pressed?: true
    })
  | (Place & { readonly kind: 'command'; readonly key: string; readonly text: string; readonly respondTo: string })
  | (Place & { readonly kind: 'share'; readonly key: string; readonly text: string; readonly respondTo: string })
  | (Place & { readonly kind: 'form'; readonly key: string; readonly value: string; readonly trigger: string })
  | (Place & {
      readonly kind: 'answers'
      readonly key: string
      readonly place: z.infer<typeof formPlace>
      readonly values: z.infer<typeof submitted>
    })
  | (Place & { readonly kind: 'check'; readonly key: string; readonly session: string })
  | (Place & { readonly kind: 'home' | 'opened' | 'thread-started'; readonly key: string })

const event = z.looseObject({
  type: z.string(),
  subtype: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().optional(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  channel: z.string().optional(),
  channel_type: z.string().optional(),
  tab: z.string().optional(),
  user_team: z.string().optional(),
  assistant_thread: z
    .looseObject({
      user_id: z.string().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .optional(),
})
const eventBody = z.looseObject({
  type: z.literal('event_callback'),
  event_id: z.string().min(1),
  team_id: z.string(),
  event,
})
const commandBody = z.looseObject({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
})
const person = { user: z.looseObject({ id: z.string(), team_id: z.string().optional() }), trigger_id: z.string() }
const team = z.looseObject({ id: z.string() }).nullish()
const actionsBody = z.looseObject({
  type: z.literal('block_actions'),
  ...person,
  team,
  container: z.looseObject({ thread_ts: z.string().optional(), message_ts: z.string().optional() }).optional(),
  channel: z.looseObject({ id: z.string() }).optional(),
  response_url: z.string().optional(),
  actions: z.array(z.looseObject({ action_id: z.string(), value: z.string().optional() })).min(1),
})
const submissionBody = z.looseObject({
  type: z.literal('view_submission'),
  ...person,
  team,
  view: z.looseObject({
    callback_id: z.literal(FORM_VIEW),
    private_metadata: z.string(),
    state: z.looseObject({ values: submitted }),
  }),
})

/** What the channel knows of itself: its own messages are not answered. */
export interface Self {
  readonly user: string
  readonly bot: string
}

/** Reads a payload from Slack; undefined where there is nothing to act on, or it is not in a form we know. */
export function readPayload(body: unknown, self: Self, agentView: boolean): Incoming | undefined {
  const asEvent = eventBody.safeParse(body)
  if (asEvent.success) return readEvent(asEvent.data, self, agentView)
  const asCommand = commandBody.safeParse(body)
  if (asCommand.success) return readCommand(asCommand.data)
  const asActions = actionsBody.safeParse(body)
  if (asActions.success) return readPress(asActions.data)
  const asSubmission = submissionBody.safeParse(body)
  return asSubmission.success ? readSubmission(asSubmission.data) : undefined
}

const isDirect = (channel: string): boolean => channel.startsWith('D')
const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread })

function readEvent(body: z.infer<typeof eventBody>, self: Self, agentView: boolean): Incoming | undefined {
  const { event: told, event_id: key } = body
  const from = { team: told.user_team ?? body.team_id, key }
  switch (told.type) {
    case 'message':
    case 'app_mention':
      return readMessage(told, from, self, agentView)
    case 'app_home_opened': {
      if (!told.user || !told.channel) return undefined
      const kind = told.tab === 'home' ? 'home' : 'opened'
      return { kind, ...from, user: told.user, channel: told.channel, direct: true }
    }
    case 'assistant_thread_started': {
      const { user_id: user, channel_id: channel, thread_ts: thread } = told.assistant_thread ?? {}
      if (!user || !channel || !thread) return undefined
      return { kind: 'thread-started', ...from, user, channel, thread, direct: true }
    }
    default:
      return undefined
  }
}

/** Edits, deletions, joins and the like have a subtype; a file with words, and words sent to the channel too, are words. */
const SAID = new Set([undefined, 'file_share', 'thread_broadcast'])

function readMessage(
  { type, subtype, user, bot_id: bot, text = '', ts, thread_ts: thread, channel }: z.infer<typeof event>,
  from: { readonly team: string; readonly key: string },
  self: Self,
  agentView: boolean,
): Incoming | undefined {
  if (!SAID.has(subtype) || !user || !channel || !ts) return undefined
  if (bot !== undefined || user === self.user) return undefined
  const direct = isDirect(channel)
  const words = typedText(text, self.user)
  if (words === '') return undefined
  // In the agent view a message at the top opens a thread; so does a mention in a channel.
  const opens = type === 'app_mention' || (direct && agentView)
  return { kind: 'words', ...from, user, channel, ...inThread(thread ?? (opens ? ts : undefined)), direct, words, ts }
}

function readCommand(body: z.infer<typeof commandBody>): Incoming {
  return {
    kind: 'command',
    key: body.trigger_id,
    team: body.team_id,
    user: body.user_id,
    channel: body.channel_id,
    direct: isDirect(body.channel_id),
    text: typedText(body.text),
    respondTo: body.response_url,
  }
}

function readPress(body: z.infer<typeof actionsBody>): Incoming | undefined {
  const [action] = body.actions
  const channel = body.channel?.id ?? ''
  const { thread_ts: thread } = body.container ?? {}
  const place = {
    key: body.trigger_id,
    team: body.user.team_id ?? body.team?.id ?? '',
    user: body.user.id,
    channel,
    direct: isDirect(channel),
    ...inThread(thread),
  }
  const [name] = action?.action_id.split('.') ?? []
  const value = action?.value
  if (value === undefined) return undefined
  switch (name) {
    case ACTIONS.option:
      return { kind: 'words', ...place, words: value, pressed: true }
    case ACTIONS.useful: {
      const words = value.startsWith(`${USELESS} `) ? USELESS : USEFUL
      return { kind: 'words', ...place, words, pressed: true }
    }
    case ACTIONS.form:
      return { kind: 'form', ...place, value, trigger: body.trigger_id }
    case ACTIONS.share:
      return body.response_url ? { kind: 'share', ...place, text: value, respondTo: body.response_url } : undefined
    case ACTIONS.check:
      return { kind: 'check', ...place, direct: true, session: value }
    default:
      return undefined
  }
}

function readSubmission(body: z.infer<typeof submissionBody>): Incoming | undefined {
  const place = placeIn(body.view.private_metadata)
  if (!place) return undefined
  return {
    kind: 'answers',
    key: body.trigger_id,
    team: body.user.team_id ?? body.team?.id ?? '',
    user: body.user.id,
    channel: place.channel,
    ...inThread(place.thread),
    direct: isDirect(place.channel),
    place,
    values: body.view.state.values,
  }
}

function placeIn(data: string): z.infer<typeof formPlace> | undefined {
  try {
    return formPlace.parse(JSON.parse(data))
  } catch {
    return undefined
  }
}

/** Whose data it is, in all conversations with the app. */
export const personOf = ({ team: workspace, user }: Place): string => `slack:${workspace}:${user}`

/** A conversation: each person's own in each thread, so that what one tells of a firm is not another's. */
export const sessionOf = (place: Place): string =>
  [personOf(place), place.channel, ...(place.thread ? [place.thread] : [])].join(':')
