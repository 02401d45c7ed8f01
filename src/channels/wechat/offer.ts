import { missing } from '../../installed/index.ts'
import { type WechatChannel, wechatChannel } from './channel.ts'
import { wechatConfig } from './config.ts'
import type { Page } from './login.ts'
import type { WechatPorts } from './ports.ts'
import { missingPuppet } from './puppet.ts'

/** The channel with its pages on loopback. */
export interface WechatMade {
  readonly channel: WechatChannel
  readonly pages: Readonly<Record<string, () => Promise<Page>>>
}

/**
 * What `wence serve` is offered where WECHATY_PUPPET is set: reads the settings, and makes the channel of them. Rejects
 * with NotInstalled, or with a message that names what is wrong and never repeats a token.
 */
export async function configureWechat(
  env: Readonly<Record<string, string | undefined>>,
): Promise<(ports: WechatPorts) => WechatMade> {
  const config = wechatConfig(env)
  if (!config) throw new Error('WECHATY_PUPPET is not set')
  const lacking = missing(['wechaty', 'file-box', 'qrcode'])
  if (lacking) throw lacking
  const puppet = missingPuppet(config)
  if (puppet) throw new Error(puppet)
  return (ports) => {
    const channel = wechatChannel(config, ports)
    return { channel, pages: { '/wechat/login': () => channel.login() } }
  }
}
