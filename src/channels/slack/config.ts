import { isIP } from 'node:net'
import { z } from 'zod'

const list = z
  .string()
  .optional()
  .transform((text) => (text ?? '').split(/[\s,，]+/u).filter(Boolean))

/** What the first letter of an id says it is of. */
const OF: Readonly<Record<string, string>> = {
  C: 'a channel',
  G: 'a channel',
  D: 'a direct conversation',
  U: 'a person (WENCE_SLACK_PEOPLE takes those)',
  W: 'a person (WENCE_SLACK_PEOPLE takes those)',
  T: 'a workspace (WENCE_SLACK_TEAMS takes those)',
  E: 'an organization (WENCE_SLACK_TEAMS takes those)',
}

/** What an id was found to be of, where it is one; the id itself is not repeated. */
const foundIn = (input: unknown): string => {
  const [, letter = ''] = typeof input === 'string' ? (/^([A-Z])[A-Z0-9]{5,20}$/u.exec(input) ?? []) : []
  const of = OF[letter]
  return of === undefined ? '' : `found the id of ${of}; `
}

const id = (form: RegExp, what: string) =>
  z.string().regex(form, { error: ({ input }) => `${foundIn(input)}${what} would be right` })

const ids = (form: RegExp, like: string) =>
  list.pipe(z.array(id(form, `an id of Slack such as ${like}, several parted by commas,`)))

const token = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `a token that begins with ${prefix} (${where})`)

/** The settings of the Slack channel, as the environment has them. Absent ones are those of a channel that is off. */
export const slackEnv = z
  .object({
    WENCE_SLACK_BOT_TOKEN: token('xoxb-', 'app settings, OAuth & Permissions').optional(),
    WENCE_SLACK_APP_TOKEN: token('xapp-', 'app settings, Basic Information, App-Level Tokens').optional(),
    WENCE_SLACK_SIGNING_SECRET: z
      .string()
      .trim()
      .regex(/^[0-9a-f]{32}$/u, {
        error: ({ input }) =>
          `found ${typeof input === 'string' ? input.length : 'no'} signs; the Signing Secret (app settings, Basic Information) is 32 of 0-9 and a-f`,
      })
      .optional(),
    WENCE_SLACK_HOST: z
      .string()
      .refine((host) => isIP(host) !== 0, 'an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them')
      .default('127.0.0.1'),
    WENCE_SLACK_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    WENCE_SLACK_TEAMS: ids(/^[TE][A-Z0-9]+$/u, 'T0123ABCD'),
    WENCE_SLACK_CHANNELS: ids(/^[CG][A-Z0-9]+$/u, 'C0123ABCD'),
    WENCE_SLACK_PEOPLE: ids(/^[UW][A-Z0-9]+$/u, 'U0123ABCD'),
    WENCE_SLACK_HANDOFF_CHANNEL: id(/^[CG][A-Z0-9]+$/u, 'the id of a channel such as C0123ABCD').optional(),
    /** Slack's own where left out; another for GovSlack, or a proxy. */
    WENCE_SLACK_API_URL: z
      .url({ protocol: /^https?$/u, error: 'the address of a Web API such as https://slack-gov.com/api/' })
      .optional(),
    /** The app's manifest has agent_view: each message at the top of a direct conversation opens a thread. */
    WENCE_SLACK_AGENT_VIEW: z.enum(['yes', 'no']).default('yes'),
  })
  .superRefine((env, context) => {
    if (env.WENCE_SLACK_BOT_TOKEN === undefined) return
    if (env.WENCE_SLACK_APP_TOKEN === undefined && env.WENCE_SLACK_SIGNING_SECRET === undefined)
      context.addIssue({
        code: 'custom',
        path: ['WENCE_SLACK_SIGNING_SECRET'],
        message:
          'not set: requests over HTTP could not be told from forged ones. Set it, or WENCE_SLACK_APP_TOKEN for Socket Mode',
      })
  })

/** The names of the settings read here. */
export const SLACK_VARIABLES: readonly string[] = Object.keys(slackEnv.shape)

/** What the channel is started with. */
export interface SlackConfig {
  readonly botToken: string
  /** Socket Mode where there is one: no port is opened and nothing has to reach this machine. */
  readonly appToken?: string
  /** Over HTTP; never absent there. */
  readonly signingSecret?: string
  /** Where requests over HTTP are listened for. */
  readonly host: string
  readonly port: number
  /** Who may use it. An empty list of teams or people is everybody; an empty list of channels is no channel. */
  readonly teams: readonly string[]
  readonly channels: readonly string[]
  readonly people: readonly string[]
  readonly handOffChannel?: string
  readonly agentView: boolean
  /** Another address of Slack's Web API, for a proxy or a test. */
  readonly apiUrl?: string
}

/** The settings as the channel takes them; undefined where no bot token is set. Throws ZodError. */
export function slackConfig(env: Readonly<Record<string, string | undefined>>): SlackConfig | undefined {
  // A variable that is set to nothing is not set.
  const filled = Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== '')
  const set = slackEnv.parse(Object.fromEntries(filled))
  if (set.WENCE_SLACK_BOT_TOKEN === undefined) return undefined
  return {
    botToken: set.WENCE_SLACK_BOT_TOKEN,
    ...(set.WENCE_SLACK_APP_TOKEN ? { appToken: set.WENCE_SLACK_APP_TOKEN } : {}),
    ...(set.WENCE_SLACK_SIGNING_SECRET ? { signingSecret: set.WENCE_SLACK_SIGNING_SECRET } : {}),
    host: set.WENCE_SLACK_HOST,
    port: set.WENCE_SLACK_PORT,
    teams: set.WENCE_SLACK_TEAMS,
    channels: set.WENCE_SLACK_CHANNELS,
    people: set.WENCE_SLACK_PEOPLE,
    ...(set.WENCE_SLACK_HANDOFF_CHANNEL ? { handOffChannel: set.WENCE_SLACK_HANDOFF_CHANNEL } : {}),
    agentView: set.WENCE_SLACK_AGENT_VIEW === 'yes',
    ...(set.WENCE_SLACK_API_URL ? { apiUrl: set.WENCE_SLACK_API_URL } : {}),
  }
}

/** The port that requests over HTTP come in by; none in Socket Mode. */
export function slackListens(
  env: Readonly<Record<string, string | undefined>>,
): readonly { readonly variable: string; readonly port: number; readonly host: string }[] {
  const config = slackConfig(env)
  return !config || config.appToken ? [] : [{ variable: 'WENCE_SLACK_PORT', port: config.port, host: config.host }]
}
