import { z } from 'zod'
import { actionsBody, commandBody, type Event, eventBody, shownBlock, submissionBody } from './bodies.ts'
import { ACTIONS, blame, choice, pressIn, USEFUL, USELESS } from './buttons.ts'
import type { SlackConfig } from './config.ts'
import { typedText } from './markup.ts'
import { ANSWER_VIEW, answerIn, answerPlace, formFields, formPlace, submitted } from './modal.ts'

/** Where something came from and where its answer goes. */
const place = {
  /** Names it: the same twice is one. */
  key: z.string(),
  team: z.string(),
  user: z.string(),
  channel: z.string(),
  /** The thread it stands in. */
  thread: z.string().optional(),
  /** A conversation of this person and the app alone. */
  direct: z.boolean(),
  /** When it came, as Slack tells time; what answers it is younger. */
  ts: z.string().optional(),
}

/** What a pressed button stood in. */
export const pressedIn = z.object({
  /** The label of the button. */
  label: z.string(),
  /** The message's, where all see it. */
  ts: z.string().optional(),
  text: z.string(),
  blocks: z.array(shownBlock),
  /** Where a message that one person sees is replaced. */
  respondTo: z.url().optional(),
})
export type PressedIn = z.infer<typeof pressedIn>

/** Of a quick answer that was pressed: whom it was shown to, and in which message. */
const press = { person: z.string().optional(), pressed: pressedIn.optional() }

/** What of a payload the channel acts on; kept as it is until it is answered. */
export const incoming = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('words'),
    ...place,
    words: z.string(),
    /** The app is mentioned in it. */
    called: z.literal(true).optional(),
    /** A quick answer that was pressed, and whom it was shown to. */
    choice: choice.optional(),
    ...press,
  }),
  /** A remark on a reply, by its id; or what is wrong with it. */
  z.object({
    kind: z.literal('remark'),
    ...place,
    words: z.string(),
    reply: z.string(),
    blames: blame.optional(),
    ...press,
  }),
  z.object({ kind: z.literal('command'), ...place, text: z.string(), respondTo: z.url() }),
  /** An answer seen by one person, to be shown to the channel; the text is the command it answered. */
  z.object({ kind: z.literal('share'), ...place, text: z.string(), respondTo: z.url() }),
  z.object({ kind: z.literal('form'), ...place, value: z.string(), trigger: z.string() }),
  z.object({
    kind: z.literal('answers'),
    ...place,
    form: formFields,
    regulation: formPlace.shape.regulation,
    question: formPlace.shape.question,
    held: formPlace.shape.held,
    values: submitted,
  }),
  z.object({ kind: z.literal('check'), ...place, session: z.string() }),
  /** A clerk's step with a ticket: the one named, or the one in whose thread it was said. */
  z.object({
    kind: z.literal('ticket'),
    ...place,
    act: z.enum(['take', 'answer', 'close', 'reopen']),
    ticket: z.string().optional(),
    words: z.string().optional(),
  }),
  /** A clerk wants to write an answer. */
  z.object({ kind: z.literal('ticket-form'), ...place, ticket: z.string(), trigger: z.string() }),
  z.object({ kind: z.enum(['home', 'opened', 'thread-started']), ...place }),
])
export type Incoming = z.infer<typeof incoming>
export type Place = Pick<Incoming, 'team' | 'user' | 'channel' | 'thread' | 'direct' | 'ts'>

/** Whether somebody pressed a button that was shown to another. */
export const isAnothers = (from: Incoming): boolean =>
  (from.kind === 'words' || from.kind === 'remark') && from.person !== undefined && from.person !== from.user

/** What the channel knows of itself: its own messages are not answered. */
export interface Self {
  readonly user: string
  readonly bot: string
}

/** How the app is set up. */
export type Ways = Pick<SlackConfig, 'agentView' | 'handOffChannel'>

/** Reads a payload from Slack; undefined where there is nothing to act on, or it is not in a form we know. */
export function readPayload(body: unknown, self: Self, ways: Ways): Incoming | undefined {
  const asEvent = eventBody.safeParse(body)
  if (asEvent.success) return readEvent(asEvent.data, self, ways)
  const asCommand = commandBody.safeParse(body)
  if (asCommand.success) return readCommand(asCommand.data)
  const asActions = actionsBody.safeParse(body)
  if (asActions.success) return readPress(asActions.data, ways)
  const asSubmission = submissionBody.safeParse(body)
  return asSubmission.success ? readSubmission(asSubmission.data, ways) : undefined
}

const isDirect = (channel: string): boolean => channel.startsWith('D')
const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread })

function readEvent(body: z.infer<typeof eventBody>, self: Self, ways: Ways): Incoming | undefined {
  const { event: told, event_id: key } = body
  const from = { team: told.user_team ?? body.team_id, key }
  switch (told.type) {
    case 'message':
    case 'app_mention':
      return readMessage(told, from, self, ways)
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
  { type, subtype, user, bot_id: bot, text = '', ts, thread_ts: thread, channel }: Event,
  from: { readonly team: string; readonly key: string },
  self: Self,
  { agentView, handOffChannel }: Ways,
): Incoming | undefined {
  if (!SAID.has(subtype) || !user || !channel || !ts) return undefined
  if (bot !== undefined || user === self.user) return undefined
  const direct = isDirect(channel)
  // A mention and nothing else asks what can be asked.
  const words = typedText(text, self.user) || (type === 'app_mention' ? '帮助' : '')
  if (words === '') return undefined
  // In the agent view a message at the top opens a thread; so does a mention in a channel.
  const opens = type === 'app_mention' || (direct && agentView)
  const clerk = channel === handOffChannel && thread !== undefined
  // Of what is said in channels only mentions are the app's business, and what clerks answer.
  if (!direct && clerk === (type === 'app_mention')) return undefined
  if (clerk) return { kind: 'ticket', ...from, user, channel, thread, direct, act: 'answer', words, ts }
  return {
    kind: 'words',
    ...from,
    user,
    channel,
    ...inThread(thread ?? (opens ? ts : undefined)),
    direct,
    words,
    ts,
    ...(mentions(text, self.user) ? { called: true } : {}),
  }
}

const mentions = (text: string, user: string): boolean => text.includes(`<@${user}>`) || text.includes(`<@${user}|`)

function readCommand(body: z.infer<typeof commandBody>): Incoming | undefined {
  if (!URL.canParse(body.response_url)) return undefined
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

function readPress(body: z.infer<typeof actionsBody>, { handOffChannel }: Ways): Incoming | undefined {
  const [action] = body.actions
  const { thread_ts: thread } = body.container ?? {}
  const channel = body.channel?.id ?? ''
  const from = {
    key: body.trigger_id,
    team: body.user.team_id ?? body.team?.id ?? '',
    user: body.user.id,
    channel,
    direct: isDirect(channel),
    ...inThread(thread),
    ...(action?.action_ts ? { ts: action.action_ts } : {}),
  }
  const [name] = action?.action_id.split('.') ?? []
  const value = action?.value
  if (value === undefined) return undefined
  const { response_url: respondTo = '' } = body
  switch (name) {
    case ACTIONS.option: {
      const { send, answers, blames, person } = pressIn(value)
      const pressed = { ...pressedOf(body, send), ...(person ? { person } : {}) }
      if (blames) return { kind: 'remark', ...from, words: send, reply: blames.reply, blames, ...pressed }
      return { kind: 'words', ...from, words: send, ...(answers ? { choice: answers } : {}), ...pressed }
    }
    case ACTIONS.useful: {
      const [words = '', reply = ''] = value.split(' ')
      return words === USEFUL || words === USELESS ? { kind: 'remark', ...from, words, reply } : undefined
    }
    case ACTIONS.form:
      return { kind: 'form', ...from, value, trigger: body.trigger_id }
    case ACTIONS.share:
      return URL.canParse(respondTo) ? { kind: 'share', ...from, text: value, respondTo } : undefined
    case ACTIONS.check:
      return { kind: 'check', ...from, session: value }
    case ACTIONS.take:
    case ACTIONS.close:
    case ACTIONS.reopen:
      return channel === handOffChannel ? { kind: 'ticket', ...from, act: name, ticket: value } : undefined
    case ACTIONS.reply:
      return channel === handOffChannel
        ? { kind: 'ticket-form', ...from, ticket: value, trigger: body.trigger_id }
        : undefined
    default:
      return undefined
  }
}

/** The message that was pressed in. A button that has a number for its label is called by what it says. */
function pressedOf(
  { actions: [action], container, message, response_url: respondTo = '' }: z.infer<typeof actionsBody>,
  send: string,
): { readonly pressed?: PressedIn } {
  const shown = action?.text?.text ?? send
  const label = /^\d+$/u.test(shown) ? send : shown
  const ts = container?.message_ts
  const { text = '', blocks = [] } = message ?? {}
  if (container?.is_ephemeral) return URL.canParse(respondTo) ? { pressed: { label, text, blocks: [], respondTo } } : {}
  return ts === undefined || !message ? {} : { pressed: { label, ts, text, blocks } }
}

function readSubmission(body: z.infer<typeof submissionBody>, ways: Ways): Incoming | undefined {
  if (body.view.callback_id === ANSWER_VIEW) return readAnswer(body, ways)
  const asked = placeIn(formPlace, body.view.private_metadata)
  if (!asked) return undefined
  return {
    kind: 'answers',
    key: body.trigger_id,
    team: body.user.team_id ?? body.team?.id ?? '',
    user: body.user.id,
    channel: asked.channel,
    ...inThread(asked.thread),
    direct: isDirect(asked.channel),
    // What the fields are is the desk's to say.
    form: [],
    regulation: asked.regulation,
    held: asked.held,
    ...(asked.question === undefined ? {} : { question: asked.question }),
    values: body.view.state.values,
  }
}

function readAnswer({ view, trigger_id: key, user, team }: z.infer<typeof submissionBody>, ways: Ways) {
  const asked = placeIn(answerPlace, view.private_metadata)
  if (!asked || asked.channel !== ways.handOffChannel) return undefined
  return {
    kind: 'ticket' as const,
    key,
    team: user.team_id ?? team?.id ?? '',
    user: user.id,
    channel: asked.channel,
    direct: false,
    act: 'answer' as const,
    ticket: asked.ticket,
    words: answerIn(view.state.values),
  }
}

function placeIn<T>(form: z.ZodType<T>, data: string): T | undefined {
  try {
    return form.parse(JSON.parse(data))
  } catch {
    return undefined
  }
}
