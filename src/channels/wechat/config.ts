import { z } from 'zod'
import { didYouMean } from '../delivery/index.ts'

/** The puppets the README speaks of; the mock is for tests. */
export const PUPPETS = [
  'wechaty-puppet-wechat4u',
  'wechaty-puppet-service',
  'wechaty-puppet-official-account',
  'wechaty-puppet-padlocal',
  'wechaty-puppet-mock',
] as const
export type Puppet = (typeof PUPPETS)[number]

/** Who may become a friend: nobody unasked, everybody, or who sends the password with the request. */
export type FriendPolicy =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' }
  | { readonly kind: 'password'; readonly word: string }

/** The WeChat channel as configuration has it. */
export interface WechatConfig {
  readonly puppet: Puppet
  /** What the puppet itself needs: tokens and addresses. Never in a log. */
  readonly puppetOptions: Readonly<Record<string, string | number | boolean>>
  /** Rooms where the desk may be asked by mentioning it, by id or topic; '*' for all. */
  readonly rooms: readonly string[]
  /** Rooms where everything said is for the desk. */
  readonly openRooms: readonly string[]
  /** The room where clerks are told of what is handed over, by id or topic. */
  readonly handOffRoom?: string
  /** People who may ask, in rooms too, by id or by the owner's remark; empty for everybody. */
  readonly people: readonly string[]
  readonly friends: FriendPolicy
  /** Where the login is kept, without the ending .memory-card.json. */
  readonly memory: string
  /** An older message that came while the program was down is not answered; milliseconds. */
  readonly maxAge: number
  /** Between two messages of one reply, and half of it between any two; milliseconds. */
  readonly pace: number
}

/** What a puppet cannot do without, and under which name it takes it. */
const NEEDED: Record<Puppet, Readonly<Record<string, string>>> = {
  'wechaty-puppet-wechat4u': {},
  'wechaty-puppet-mock': {},
  'wechaty-puppet-service': { WECHATY_PUPPET_SERVICE_TOKEN: 'token' },
  'wechaty-puppet-padlocal': { WECHATY_PUPPET_PADLOCAL_TOKEN: 'token' },
  'wechaty-puppet-official-account': {
    WECHATY_PUPPET_OA_APP_ID: 'appId',
    WECHATY_PUPPET_OA_APP_SECRET: 'appSecret',
    WECHATY_PUPPET_OA_TOKEN: 'token',
  },
}

const OPTIONAL: Record<Puppet, Readonly<Record<string, string>>> = {
  'wechaty-puppet-wechat4u': {},
  'wechaty-puppet-mock': {},
  'wechaty-puppet-service': {
    WECHATY_PUPPET_SERVICE_AUTHORITY: 'authority',
    WECHATY_PUPPET_SERVICE_ENDPOINT: 'endpoint',
  },
  'wechaty-puppet-padlocal': {},
  'wechaty-puppet-official-account': {
    WECHATY_PUPPET_OA_PORT: 'port',
    WECHATY_PUPPET_OA_WEBHOOK_PROXY_URL: 'webhookProxyUrl',
  },
}

/** Names in this text are parted by commas, Chinese or not. */
const listed = (text: string): string[] =>
  text
    .split(/[,，;；\n]/u)
    .map((each) => each.trim())
    .filter((each) => each !== '')

const isPort = (text: string): boolean => /^\d{1,5}$/u.test(text) && Number(text) >= 1 && Number(text) <= 65_535

const number = (name: string, unit: string, most: number) =>
  z.coerce
    .number({ error: `${name} must be a number of ${unit}` })
    .min(0, { error: `${name} must be 0 to ${most} ${unit}` })
    .max(most, { error: `${name} must be 0 to ${most} ${unit}` })

const form = z.looseObject({
  WECHATY_PUPPET: z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    z
      .enum(PUPPETS, {
        error: ({ input }) =>
          `WECHATY_PUPPET names no known puppet${didYouMean(String(input), PUPPETS)}; known: ${PUPPETS.join(', ')}`,
      })
      .optional(),
  ),
  WENCE_WECHAT_ROOMS: z.string().default(''),
  WENCE_WECHAT_OPEN_ROOMS: z.string().default(''),
  WENCE_WECHAT_HANDOFF_ROOM: z.string().trim().default(''),
  WENCE_WECHAT_PEOPLE: z.string().default(''),
  WENCE_WECHAT_FRIENDS: z
    .string()
    .regex(/^(?:none|all|password:.{4,})$/u, {
      error: 'WENCE_WECHAT_FRIENDS must be none, all, or password: followed by at least 4 characters',
    })
    .default('none'),
  WENCE_WECHAT_MEMORY: z.string().min(1).default('wence-wechat'),
  WENCE_WECHAT_MAX_AGE: number('WENCE_WECHAT_MAX_AGE', 'minutes', 1440).default(10),
  WENCE_WECHAT_PACE: number('WENCE_WECHAT_PACE', 'seconds', 60).default(2),
})

/** The names of the settings read here, those of every puppet among them. */
export const WECHAT_VARIABLES: readonly string[] = [
  ...Object.keys(form.shape),
  ...[NEEDED, OPTIONAL].flatMap((of) => Object.values(of).flatMap((options) => Object.keys(options))),
]

/**
 * The settings of the WeChat channel, as the environment has them; undefined where WECHATY_PUPPET is not set. A fault
 * names the variable and what would be right, and never repeats a token.
 */
export const wechatEnv = form.transform((env, context): WechatConfig | undefined => {
  if (env.WECHATY_PUPPET === undefined) return undefined
  const given: Record<string, string | number> = {}
  const fault = (variable: string, what: string) =>
    context.addIssue({ code: 'custom', path: [variable], message: `${variable} ${what}` })
  for (const [variable, option] of Object.entries({
    ...NEEDED[env.WECHATY_PUPPET],
    ...OPTIONAL[env.WECHATY_PUPPET],
  })) {
    const value = env[variable]
    const text = typeof value === 'string' ? value.trim() : ''
    const missing = text === '' && variable in NEEDED[env.WECHATY_PUPPET]
    if (missing) fault(variable, `is not set; ${env.WECHATY_PUPPET} needs it`)
    else if (option === 'port' && text !== '' && !isPort(text)) fault(variable, 'must be a port, 1 to 65535')
    else if (text !== '') given[option] = option === 'port' ? Number(text) : text
  }
  return {
    puppet: env.WECHATY_PUPPET,
    puppetOptions: given,
    rooms: listed(env.WENCE_WECHAT_ROOMS),
    openRooms: listed(env.WENCE_WECHAT_OPEN_ROOMS),
    ...(env.WENCE_WECHAT_HANDOFF_ROOM === '' ? {} : { handOffRoom: env.WENCE_WECHAT_HANDOFF_ROOM }),
    people: listed(env.WENCE_WECHAT_PEOPLE),
    friends: policyOf(env.WENCE_WECHAT_FRIENDS),
    memory: env.WENCE_WECHAT_MEMORY,
    maxAge: env.WENCE_WECHAT_MAX_AGE * 60_000,
    pace: env.WENCE_WECHAT_PACE * 1000,
  }
})

function policyOf(text: string): FriendPolicy {
  if (text === 'none' || text === 'all') return { kind: text }
  return { kind: 'password', word: text.slice('password:'.length) }
}

/** The settings as the channel takes them; undefined where no puppet is named. Throws an error that tells every fault. */
export function wechatConfig(env: Readonly<Record<string, string | undefined>>): WechatConfig | undefined {
  const { success, data, error } = wechatEnv.safeParse(env)
  if (!success) throw new Error(error.issues.map(({ message }) => message).join('; '))
  return data
}

/** The puppet asks for no address. */
const EVERYWHERE = '0.0.0.0'

/** The port that the puppet of an official account opens. */
export function wechatListens(
  env: Readonly<Record<string, string | undefined>>,
): readonly { readonly variable: string; readonly port: number; readonly host: string }[] {
  const port = wechatConfig(env)?.puppetOptions.port
  return typeof port === 'number' ? [{ variable: 'WECHATY_PUPPET_OA_PORT', port, host: EVERYWHERE }] : []
}
