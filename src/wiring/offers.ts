import type { DraftingPorts } from '../drafting/index.ts'
import type { ChannelOffer } from '../service/index.ts'

/** The channels there are; each is loaded only where its variable is set. With `drafting` regulations are added on the pages. */
export const offers = (drafting?: () => Promise<DraftingPorts>): readonly ChannelOffer[] => [
  {
    name: 'slack',
    switch: 'WENCE_SLACK_BOT_TOKEN',
    office: 'WENCE_SLACK_HANDOFF_CHANNEL',
    needs: 'and WENCE_SLACK_APP_TOKEN for Socket Mode, or WENCE_SLACK_SIGNING_SECRET for requests over HTTP',
    configure: async (env) => (await import('../channels/slack/index.ts')).configureSlack(env),
    listens: async (env) => (await import('../channels/slack/index.ts')).slackListens(env),
  },
  {
    name: 'wechat',
    switch: 'WECHATY_PUPPET',
    office: 'WENCE_WECHAT_HANDOFF_ROOM',
    needs: 'and the token of the puppet, where it takes one',
    configure: async (env) => (await import('../channels/wechat/index.ts')).configureWechat(env),
    listens: async (env) => (await import('../channels/wechat/index.ts')).wechatListens(env),
  },
  {
    name: 'web',
    switch: 'WENCE_WEB_PORT',
    clerks: 'WENCE_WEB_PASSWORD',
    needs: 'to a port, and WENCE_WEB_URL where others than this machine open it',
    configure: async (env) => (await import('../web/index.ts')).configureWeb(env, drafting),
    listens: async (env) => (await import('../web/index.ts')).webListens(env),
    doubts: async (env) => (await import('../web/index.ts')).webDoubts(env),
  },
]
