import { createRequire } from 'node:module'
import type { WechatConfig } from './config.ts'

/** What is wrong with the puppet, for `wence doctor`: only wechat4u and service come with wechaty. */
export function missingPuppet({ puppet }: Pick<WechatConfig, 'puppet'>): string | undefined {
  try {
    createRequire(import.meta.url).resolve(puppet)
    return undefined
  } catch {
    return `${puppet} is not installed; npm install ${puppet}`
  }
}
