/** Read from the environment by what the program is built on, not by the program. */
const LIBRARIES = [
  ...['WECHATY_LOG', 'WECHATY_SERVICE_DISCOVERY_ENDPOINT', 'WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT'],
  ...['WECHATY_PUPPET_SERVICE_TLS_CA_CERT', 'WECHATY_PUPPET_SERVICE_TLS_SERVER_NAME'],
  ...['OPENAI_ORGANIZATION', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID', 'OPENAI_LOG', 'OPENAI_WEBHOOK_SECRET'],
]

/** The names of all variables that somebody reads, by whose settings they are: gathered from the forms that read them. */
export async function variablesRead(): Promise<Readonly<Record<string, readonly string[]>>> {
  const [
    { SERVICE_VARIABLES },
    { SLACK_VARIABLES },
    { WECHAT_VARIABLES },
    { WEB_VARIABLES },
    { MODEL_VARIABLES },
    { contactsEnv },
  ] = await Promise.all([
    import('../service/index.ts'),
    import('../channels/slack/index.ts'),
    import('../channels/wechat/index.ts'),
    import('../web/index.ts'),
    import('../model/index.ts'),
    import('./contacts-form.ts'),
  ])
  return {
    service: SERVICE_VARIABLES,
    slack: SLACK_VARIABLES,
    wechat: WECHAT_VARIABLES,
    web: WEB_VARIABLES,
    model: MODEL_VARIABLES,
    contacts: Object.keys(contactsEnv.shape),
    home: ['WENCE_HOME'],
    libraries: LIBRARIES,
  }
}
