import type { Finding } from './check.ts'
import { type Call, unreachable } from './slack-web.ts'

/** A channel that a setting names. */
export interface Named {
  readonly variable: string
  readonly id: string
}

/** Whether each channel exists and the bot is in it: elsewhere it hears nothing and may not write. */
export const channelFindings = (named: readonly Named[], token: string, call: Call): Promise<Finding[]> =>
  Promise.all(named.map((each) => findingOf(each, token, call)))

/** Slack's own words for what keeps a channel from being looked at though it may well be right. */
const UNSEEN = new Set(['missing_scope', 'ratelimited', 'not_allowed_token_type'])

async function findingOf({ variable, id }: Named, token: string, call: Call): Promise<Finding> {
  const what = `slack: ${variable}`
  const told = await call('conversations.info', token, { channel: id })
  if (typeof told === 'string') return { what, ...unreachable(told) }
  const { ok, error = 'no reason', needed, channel = {} } = told
  if (!ok && UNSEEN.has(error))
    return {
      what,
      state: 'doubtful',
      found: `${id} cannot be looked at: Slack says ${error}${needed ? `, needed ${needed}` : ''}`,
      remedy:
        error === 'ratelimited'
          ? 'run wence doctor again in a minute'
          : 'add channels:read and groups:read under OAuth & Permissions, install the app again, and run wence doctor again',
    }
  if (!ok)
    return {
      what,
      state: 'wrong',
      found: `${id}: Slack says ${error}; there is no such channel, or it is private and the bot is not in it`,
      remedy: `take the id from the channel's name → View channel details → at the foot of About, set ${variable} to it; in a private channel type /invite @wence`,
    }
  const name = channel.name === undefined ? id : `#${channel.name} (${id})`
  if (channel.is_archived)
    return { what, state: 'wrong', found: `${name} is archived`, remedy: `unarchive it, or take it out of ${variable}` }
  if (channel.is_member === false)
    return {
      what,
      state: 'wrong',
      found: `the bot is not in ${name}: it hears nothing there and may not write`,
      remedy: `type /invite @wence in ${name}`,
    }
  return { what, state: 'ok', found: `${name} has the bot in it` }
}
