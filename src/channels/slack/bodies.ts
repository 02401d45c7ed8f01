import { z } from 'zod'
import { ANSWER_VIEW, FORM_VIEW, submitted } from './modal.ts'

/**
 * The payloads of Slack as far as the channel reads them. What is not named here is left out before anything else sees
 * them. Ids go into keys of ours, and times are reckoned with: both have Slack's form.
 */
const id = z.string().regex(/^[A-Z0-9]{1,64}$/u)
const time = z.string().regex(/^\d{1,12}\.\d{1,9}$/u)
/** Names a payload: the same twice is one. */
const key = z.string().min(1).max(256)

/** Slack writes null for some of what there is not. */
const orNull = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined)

const HEARD = ['message', 'app_mention', 'app_home_opened', 'assistant_thread_started'] as const

const event = z.object({
  type: z.enum(HEARD),
  subtype: orNull(z.string()),
  user: orNull(id),
  bot_id: orNull(z.string()),
  text: orNull(z.string()),
  ts: time.optional(),
  thread_ts: orNull(time),
  channel: id.optional(),
  channel_type: orNull(z.string()),
  tab: orNull(z.string()),
  user_team: orNull(id),
  assistant_thread: z.object({ user_id: orNull(id), channel_id: orNull(id), thread_ts: orNull(time) }).optional(),
})
export type Event = z.infer<typeof event>

export const eventBody = z.object({ type: z.literal('event_callback'), event_id: key, team_id: id, event })

/** An event that the app was subscribed to and does nothing with: it is acknowledged. */
const otherEventBody = z.object({
  type: z.literal('event_callback'),
  event_id: key,
  team_id: orNull(id),
  event: z.object({
    type: z
      .string()
      .regex(/^[a-z][a-z0-9_.]{0,99}$/u)
      .refine((type) => !HEARD.some((heard) => heard === type)),
  }),
})

export const commandBody = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: key,
  response_url: z.string(),
})

/** A block of a message that we drew, handed back as Slack keeps it. */
export const shownBlock = z.looseObject({ type: z.string(), block_id: z.string().optional() })

const person = { user: z.object({ id, team_id: id.optional() }), trigger_id: key }
const team = z.object({ id }).nullish()

export const actionsBody = z.object({
  type: z.literal('block_actions'),
  ...person,
  team,
  container: z
    .object({ thread_ts: time.optional(), message_ts: time.optional(), is_ephemeral: z.boolean().optional() })
    .optional(),
  /** The message that the button stands in, as it is shown; what only one person sees is not sent. */
  message: z.object({ text: z.string().default(''), blocks: z.array(shownBlock).max(100).default([]) }).optional(),
  channel: z.object({ id }).optional(),
  response_url: z.string().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        action_ts: time.optional(),
        text: z.object({ text: z.string() }).optional(),
      }),
    )
    .min(1),
})

export const submissionBody = z.object({
  type: z.literal('view_submission'),
  ...person,
  team,
  view: z.object({
    callback_id: z.enum([FORM_VIEW, ANSWER_VIEW]),
    private_metadata: z.string(),
    state: z.object({ values: submitted }),
  }),
})

const BODIES = {
  event: z.union([eventBody, otherEventBody]),
  command: commandBody,
  interaction: z.discriminatedUnion('type', [actionsBody, submissionBody]),
} as const

/** How Slack sends something: in JSON, in a form, or in JSON in a form. */
export type Way = keyof typeof BODIES
export type Body = z.infer<(typeof BODIES)[Way]>

/** A payload that came in this way, without what the channel does not read; undefined where it is of no known form. */
export const bodyOf = (way: Way, value: unknown): Body | undefined => BODIES[way].safeParse(value).data
