export { SLACK, type SlackChannel, slackChannel } from './channel.ts'
export { type SlackConfig, slackConfig, slackEnv } from './config.ts'
export type { OwnCheck } from './home.ts'
export type { SlackDesk, SlackPorts } from './ports.ts'
