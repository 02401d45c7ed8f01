import { z } from 'zod'
import { missing } from '../../installed/index.ts'
import { SLACK_PACE, type SlackChannel, slackChannel } from './channel.ts'
import { slackConfig } from './config.ts'
import type { SlackPorts } from './ports.ts'

/**
 * What `wence serve` is offered where WENCE_SLACK_BOT_TOKEN is set: reads the settings, and makes the channel of them.
 * Rejects with NotInstalled, or with a message that names each wrong variable and never repeats a token.
 */
export async function configureSlack(
  env: Readonly<Record<string, string | undefined>>,
): Promise<(ports: SlackPorts) => { readonly channel: SlackChannel }> {
  const config = configIn(env)
  if (!config) throw new Error('WENCE_SLACK_BOT_TOKEN is not set')
  const lacking = missing(['@slack/bolt'])
  if (lacking) throw lacking
  return (ports) => ({ channel: slackChannel(config, { ...ports, manners: { ...ports.manners, ...SLACK_PACE } }) })
}

function configIn(env: Readonly<Record<string, string | undefined>>) {
  try {
    // An empty line in an env file is a variable that is not set.
    return slackConfig(Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())))
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw new Error(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '), {
      cause: error,
    })
  }
}
