import { type ChannelOffer, databaseOf, type Env } from '../service/index.ts'
import { channelsCheck, serviceCheck } from './channels.ts'
import type { Check } from './check.ts'
import { type DatabasePorts, databaseCheck } from './database.ts'
import { installedCheck } from './installed.ts'
import { type ClockPorts, clockCheck, nodeCheck } from './machine.ts'
import { type ModelProbe, modelCheck } from './model.ts'
import { slackCheck } from './slack.ts'
import { type IndexPorts, indexCheck, knowledgeCheck } from './texts.ts'

/** What there is to examine, from outside. */
export interface Patient {
  readonly env: Env
  /** As process.versions.node has it. */
  readonly node: string
  readonly clock: Omit<ClockPorts, 'knowledge'>
  readonly texts: Texts | { readonly fault: string }
  readonly database: (file: string) => Omit<DatabasePorts, 'file'>
  readonly offers: readonly ChannelOffer[]
  readonly model: () => Promise<ModelProbe>
  readonly fetch: typeof fetch
  /** What else channels have examined. */
  readonly more: readonly Check[]
}

/** The texts as they loaded. */
export interface Texts extends IndexPorts {
  readonly knowledge: ClockPorts['knowledge'] & {}
}

/** All checks, in the order in which they are told. */
export function checksOf(patient: Patient, asked: { readonly model: boolean }): Check[] {
  const { env, node, clock, texts, database, offers, model, fetch, more } = patient
  const knowledge = 'fault' in texts ? undefined : texts.knowledge
  const file = databaseOf(env)
  const botToken = env.WENCE_SLACK_BOT_TOKEN?.trim()
  const apiUrl = env.WENCE_SLACK_API_URL?.trim()
  const appToken = env.WENCE_SLACK_APP_TOKEN?.trim()
  return [
    nodeCheck(node),
    clockCheck({ ...clock, knowledge }),
    knowledgeCheck(() => {
      if ('fault' in texts) throw new Error(texts.fault)
      return texts.knowledge
    }),
    ...('fault' in texts ? [] : [indexCheck(texts)]),
    databaseCheck({ file, ...database(file) }),
    serviceCheck(env),
    installedCheck(offers, env),
    channelsCheck(offers, env),
    // A token of another form is told already, and is not sent to anybody.
    ...(botToken?.startsWith('xoxb-')
      ? [
          slackCheck({
            botToken,
            fetch,
            now: clock.now,
            ...(appToken?.startsWith('xapp-') ? { appToken } : {}),
            ...(apiUrl && URL.canParse(apiUrl) ? { apiUrl } : {}),
          }),
        ]
      : []),
    ...more,
    modelCheck(model, asked.model),
  ]
}
