import { type ChannelOffer, chosen, databaseOf, type Env } from '../service/index.ts'
import { channelsCheck, serviceCheck } from './channels.ts'
import type { Check } from './check.ts'
import { type DatabasePorts, databaseCheck } from './database.ts'
import { installedCheck } from './installed.ts'
import { type ClockPorts, clockCheck, nodeCheck } from './machine.ts'
import { type ModelProbe, modelCheck } from './model.ts'
import type { PortPorts } from './ports.ts'
import { signingCheck, slackCheck } from './slack.ts'
import type { Named } from './slack-channels.ts'
import { type IndexPorts, indexCheck, knowledgeCheck } from './texts.ts'
import { variablesCheck } from './variables.ts'

/** What there is to examine, from outside. */
export interface Patient {
  readonly env: Env
  /** The names of all variables that somebody reads, by whose settings they are: those of a channel under its name. */
  readonly variables: Readonly<Record<string, readonly string[]>>
  /** As process.versions.node has it. */
  readonly node: string
  readonly clock: Omit<ClockPorts, 'knowledge'>
  readonly texts: Texts | { readonly fault: string }
  readonly database: (file: string) => Omit<DatabasePorts, 'file'>
  readonly offers: readonly ChannelOffer[]
  readonly model: () => Promise<ModelProbe>
  readonly fetch: typeof fetch
  readonly refused: PortPorts['refused']
  /** What else channels have examined. */
  readonly more: readonly Check[]
}

/** The texts as they loaded. */
export interface Texts extends IndexPorts {
  readonly knowledge: ClockPorts['knowledge'] & {}
}

/** All checks, in the order in which they are told. */
export function checksOf(patient: Patient, asked: { readonly model: boolean }): Check[] {
  const { env, variables, node, clock, texts, database, offers, model, fetch, refused, more } = patient
  const knowledge = 'fault' in texts ? undefined : texts.knowledge
  const file = databaseOf(env)
  const botToken = env.WENCE_SLACK_BOT_TOKEN?.trim()
  const apiUrl = env.WENCE_SLACK_API_URL?.trim()
  const appToken = env.WENCE_SLACK_APP_TOKEN?.trim()
  const appMode = appToken !== undefined && appToken !== ''
  const choices = () => chosen(offers, env)
  return [
    nodeCheck(node),
    clockCheck({ ...clock, knowledge }),
    knowledgeCheck(() => {
      if ('fault' in texts) throw new Error(texts.fault)
      return texts.knowledge
    }),
    ...('fault' in texts ? [] : [indexCheck(texts)]),
    databaseCheck({ file, ...database(file) }),
    variablesCheck(env, Object.values(variables).flat()),
    serviceCheck(env, choices, { refused, fetch }),
    installedCheck(offers, env),
    channelsCheck(choices, env, variables),
    // A token of another form is told already, and is not sent to anybody.
    ...(botToken?.startsWith('xoxb-')
      ? [
          slackCheck({
            botToken,
            channels: namedIn(env),
            fetch,
            now: clock.now,
            ...(appToken?.startsWith('xapp-') ? { appToken } : {}),
            ...(apiUrl && URL.canParse(apiUrl) ? { apiUrl } : {}),
          }),
        ]
      : []),
    ...(botToken && !appMode && SIGNING.test(env.WENCE_SLACK_SIGNING_SECRET?.trim() ?? '') ? [signingCheck()] : []),
    ...more,
    modelCheck(model, asked.model),
  ]
}

const SIGNING = /^[0-9a-f]{32}$/u
const CHANNEL = /^[CG][A-Z0-9]+$/u

/** The channels of Slack that settings name; an id of another form is told already. */
const namedIn = (env: Env): Named[] =>
  ['WENCE_SLACK_CHANNELS', 'WENCE_SLACK_HANDOFF_CHANNEL'].flatMap((variable) =>
    (env[variable] ?? '')
      .split(/[\s,，]+/u)
      .filter((id) => CHANNEL.test(id))
      .map((id) => ({ variable, id })),
  )
