import type { Check, Finding } from './check.ts'
import { channelFindings, type Named } from './slack-channels.ts'
import { callOf, unreachable } from './slack-web.ts'

export interface SlackPorts {
  readonly botToken: string
  /** Undefined where requests come over HTTP. */
  readonly appToken?: string
  readonly apiUrl?: string
  /** The channels that settings name. */
  readonly channels: readonly Named[]
  readonly fetch: typeof fetch
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What the manifest asks for, and what fails without it. */
const NEEDED: Readonly<Record<string, string>> = {
  'app_mentions:read': 'mentions in channels are not heard',
  'chat:write': 'nothing can be answered',
  commands: 'the slash command is not heard',
  'files:write': 'reports cannot be sent as files',
  'im:history': 'direct messages are not heard',
  'im:write': 'a check asked for in a channel cannot be led in private',
}

const USEFUL: Readonly<Record<string, string>> = {
  'assistant:write': 'no status is shown while an answer is worked out, and no prompts',
  'channels:history': 'what clerks answer in a public hand-off channel is not heard',
  'users:read': 'people are told the ids of clerks in place of their names',
  'channels:read': 'wence doctor cannot see whether the channels named exist and have the bot in them',
}

/** Beyond this a signature is taken for stale, by Slack's own rule. */
const STALE_SECONDS = 300
const DOUBTFUL_SECONDS = 60

/** Asks Slack who the bot is, with what it may do, what time it is, and whether the channels named have it. */
export const slackCheck = ({ botToken, appToken, apiUrl, channels, fetch, now }: SlackPorts): Check => ({
  what: 'slack: bot token',
  examine: async (signal) => {
    const call = callOf(fetch, signal, apiUrl)
    const called = await call('auth.test', botToken)
    const what = 'slack: bot token'
    if (typeof called === 'string') return [{ what, ...unreachable(called) }]
    const { ok, error, headers } = called
    if (!ok) {
      const remedy = 'take the Bot User OAuth Token (xoxb-) from OAuth & Permissions, and set WENCE_SLACK_BOT_TOKEN'
      return [{ what, state: 'wrong', found: `Slack says ${error ?? 'no reason'}`, remedy }]
    }
    return [
      { what, state: 'ok', found: 'Slack accepts it' },
      ...scopesFindings(headers.get('x-oauth-scopes')),
      ...skewFinding(headers.get('date')),
      ...(appToken === undefined ? [] : [await socket(appToken)]),
      ...(await channelFindings(channels, botToken, call)),
    ]

    async function socket(token: string): Promise<Finding> {
      const opened = await call('apps.connections.open', token)
      const what = 'slack: app token'
      if (typeof opened === 'string') return { what, ...unreachable(opened) }
      if (opened.ok) return { what, state: 'ok', found: 'Slack accepts it for Socket Mode' }
      const { error = 'no reason', needed = 'connections:write' } = opened
      const found = `Slack says ${error}${error === 'missing_scope' ? `: the token is without ${needed}` : ''}`
      const remedy =
        'make an app-level token with connections:write in Basic Information, and set WENCE_SLACK_APP_TOKEN'
      return { what, state: 'wrong', found, remedy }
    }

    function skewFinding(date: string | null): Finding[] {
      const there = Date.parse(date ?? '')
      if (Number.isNaN(there)) return []
      const seconds = Math.round(Math.abs(now() - there) / 1000)
      const remedy = 'set the clock of the machine (timedatectl set-ntp true)'
      const found = `${seconds} s from Slack's clock`
      if (seconds < DOUBTFUL_SECONDS) return [{ what: 'slack: clock', state: 'ok', found }]
      const state = seconds < STALE_SECONDS ? 'doubtful' : 'wrong'
      return [{ what: 'slack: clock', state, found: `${found}; signed requests would be refused`, remedy }]
    }
  },
})

/**
 * No call tells whose a signing secret is, and a request that this program signed for itself would only show that it agrees
 * with itself: Slack's own first request is the test. A secret of another form is told with the channel's settings.
 */
export const signingCheck = (): Check => ({
  what: 'slack: signing secret',
  examine: () => [
    {
      what: 'slack: signing secret',
      state: 'ok',
      found:
        "of the right form; whether it is this app's, only a request of Slack shows: with wence serve running, Event Subscriptions → Request URL → Retry must say Verified, else take Basic Information → Signing Secret (not the Client Secret, which looks alike)",
    },
  ],
})

function scopesFindings(header: string | null): Finding[] {
  const what = 'slack: scopes'
  if (header === null) return [{ what, state: 'doubtful', found: 'Slack did not say which the token has' }]
  const granted = new Set(header.split(',').map((scope) => scope.trim()))
  const missing = (scopes: Readonly<Record<string, string>>) =>
    Object.entries(scopes).flatMap(([scope, without]) =>
      granted.has(scope) ? [] : [`${scope} is missing: ${without}`],
    )
  const remedy = 'add them under OAuth & Permissions, or take the manifest anew, and install the app again'
  const [needed, useful] = [missing(NEEDED), missing(USEFUL)]
  if (needed.length + useful.length === 0) return [{ what, state: 'ok', found: 'all that are needed' }]
  return [
    ...(needed.length > 0 ? [{ what, state: 'wrong' as const, found: needed.join('; '), remedy }] : []),
    ...(useful.length > 0 ? [{ what, state: 'doubtful' as const, found: useful.join('; '), remedy }] : []),
  ]
}
