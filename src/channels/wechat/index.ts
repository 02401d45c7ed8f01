export type { Account, AccountEvents, FilePart, FriendRequest, OpenAccount, Recipient } from './account.ts'
export { WECHAT, type WechatChannel, wechatChannel } from './channel.ts'
export {
  type FriendPolicy,
  PUPPETS,
  type Puppet,
  WECHAT_VARIABLES,
  type WechatConfig,
  wechatConfig,
  wechatEnv,
  wechatListens,
} from './config.ts'
export { drawReply } from './draw.ts'
export type { Page } from './login.ts'
export { configureWechat, type WechatMade } from './offer.ts'
export type { WechatDesk, WechatPorts } from './ports.ts'
export { missingPuppet } from './puppet.ts'
