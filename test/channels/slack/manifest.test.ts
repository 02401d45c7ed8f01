import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { COMMAND } from '../../../src/channels/slack/hearing.ts'
import { promptsOf } from '../../../src/channels/slack/prompts.ts'
import { deskIn } from '../../support/talk.ts'

const manifest = z
  .object({
    display_information: z.object({ name: z.string().max(35), description: z.string().max(140) }),
    features: z.object({
      agent_view: z.object({ agent_description: z.string().max(300), suggested_prompts: z.array(z.unknown()).max(4) }),
      app_home: z.record(z.string(), z.boolean()),
      bot_user: z.object({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/u) }),
      slash_commands: z.array(z.object({ command: z.string(), should_escape: z.literal(true) })),
    }),
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.literal(true) }),
      socket_mode_enabled: z.literal(true),
    }),
  })
  .parse(parse(readFileSync('slack-manifest.yaml', 'utf8')))

const FOLDER = 'src/channels/slack'
const code = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8'))
  .join('\n')

/** What Slack's reference asks for a method or an event; several where any kind of conversation may be meant. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.history': ['im:history'],
  'conversations.replies': ['im:history', 'channels:history', 'groups:history'],
  'conversations.open': ['im:write'],
  'files.uploadV2': ['files:write'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'auth.test': [],
  'assistant.threads.setStatus': ['chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
}

/** What wence doctor asks of conversations.info, for a public and a private channel. */
const DOCTORS = ['channels:read', 'groups:read']

describe('清单', () => {
  const called = [
    ...code.matchAll(/'((?:auth|chat|conversations|files|users|views|assistant\.threads)\.[a-zA-Z0-9]+)'/gu),
  ]
  const methods = [...new Set(called.map(([, method = '']) => method))]
  const events = manifest.settings.event_subscriptions.bot_events

  it('权限正好是代码和检查用到的接口、事件要的，再加命令', () => {
    expect(methods.filter((method) => !Object.hasOwn(SCOPES, method))).toEqual([])
    const needed = new Set(['commands', ...DOCTORS, ...[...methods, ...events].flatMap((name) => SCOPES[name] ?? [])])
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...needed].sort())
  })

  it('订阅的事件代码都听', () => {
    for (const name of events) expect(code, name).toContain(`'${name.split('.')[0]}'`)
  })

  it('命令、可以问的话，与代码里的一样', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND])
    expect(manifest.features.agent_view.suggested_prompts).toEqual(promptsOf(deskIn().examples()))
  })
})
