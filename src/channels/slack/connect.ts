import type { App, Logger, Receiver, webApi } from '@slack/bolt'
import { z } from 'zod'
import { Refused, type SlackApi } from './api.ts'
import type { SlackConfig } from './config.ts'
import type { Hearing } from './hearing.ts'
import type { Self } from './incoming.ts'
import { HttpIngress, SocketIngress, type SocketPorts } from './ingress/index.ts'
import { keeping } from './keeping.ts'
import { boltLogger } from './logger.ts'

type Bolt = Pick<typeof import('@slack/bolt'), 'App' | 'SocketModeReceiver' | 'LogLevel' | 'webApi'>

/** Who the app is, and in which workspace it is installed. */
export interface Identity extends Self {
  readonly team: string
}

/** An app that hears Slack. */
export interface Connection {
  readonly port: number | undefined
  readonly close: () => Promise<void>
}

export interface Link extends SocketPorts {
  readonly bolt: Bolt
  readonly config: SlackConfig
  readonly clientOptions: webApi.WebClientOptions
  readonly logger: Logger
  readonly self: Identity
}

const CALL_TIMEOUT = 20_000
const identity = z.looseObject({ user_id: z.string(), bot_id: z.string().default(''), team_id: z.string() })

/** A client that tries each call once: only the channel knows what must not be done twice. */
export function clientOf(
  bolt: Bolt,
  config: SlackConfig,
  onFault: (fault: Error) => void,
): { readonly client: webApi.WebClient } & Pick<Link, 'clientOptions' | 'logger'> {
  const logger = boltLogger(bolt.LogLevel.WARN, (line) => onFault(new Error(`Slack: ${line}`)))
  const clientOptions: webApi.WebClientOptions = {
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT,
    ...(config.apiUrl ? { slackApiUrl: config.apiUrl } : {}),
  }
  return { client: new bolt.webApi.WebClient(config.botToken, clientOptions), clientOptions, logger }
}

/** Asks Slack who the app is; rejects with a message for an operator. */
export async function identityOf(api: SlackApi): Promise<Identity> {
  try {
    const { user_id: user, bot_id: bot, team_id: team } = identity.parse(await api.call('auth.test', {}))
    return { user, bot, team }
  } catch (error) {
    const why = error instanceof Refused ? `Slack says ${error.reason}` : error instanceof Error ? error.message : ''
    throw new Error(
      `WENCE_SLACK_BOT_TOKEN: ${why}; take the bot token from OAuth & Permissions in the settings of the app`,
      { cause: error },
    )
  }
}

/** Begins to hear; from then on what comes is kept. Rejects where the port is taken or Slack refuses the app token. */
export async function connect(link: Link, hearing: Hearing): Promise<Connection> {
  const { bolt, config, clientOptions, logger, self, becomes } = link
  const receiver = keeping(receiverOf(link), (body) => hearing.kept(body))
  const app: App = new bolt.App({
    receiver,
    // Slack would be asked who the app is before the first event is acknowledged.
    authorize: async () => ({
      botToken: config.botToken,
      botId: self.bot,
      botUserId: self.user,
      teamId: self.team,
    }),
    clientOptions,
    logger,
    // Tokens are ours alone, and what was said is nobody's to keep.
    attachFunctionToken: false,
    convoStore: false,
  })
  // Bolt would tell it, and have it told again by the receiver.
  app.error((error) => Promise.reject(error))
  hearing.listen(app)
  const begun = await start(app, config)
  const port = typeof begun === 'number' ? begun : undefined
  if (config.appToken) becomes('up', 'Socket Mode')
  else becomes('up', `HTTP on port ${port ?? config.port}`, `${config.host}:${port ?? config.port}`)
  return {
    port,
    async close() {
      await app.stop()
    },
  }
}

async function start(app: App, { host, port, appToken }: SlackConfig): Promise<unknown> {
  try {
    return await app.start(port)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const where = appToken
      ? 'WENCE_SLACK_APP_TOKEN: Socket Mode'
      : `WENCE_SLACK_HOST ${host}, WENCE_SLACK_PORT ${port}: HTTP`
    throw new Error(`${where} could not be started: ${why}`, { cause: error })
  }
}

function receiverOf({ bolt, config, clientOptions, logger, ...ports }: Link): Receiver {
  if (config.appToken) {
    const receiver = new bolt.SocketModeReceiver({
      appToken: config.appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
    })
    return new SocketIngress(receiver, ports)
  }
  if (!config.signingSecret) {
    throw new Error('WENCE_SLACK_SIGNING_SECRET is not set: requests over HTTP could not be told from forged ones')
  }
  return new HttpIngress(config.signingSecret, config.host, ports)
}
