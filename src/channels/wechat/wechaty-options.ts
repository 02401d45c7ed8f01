import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { WechatyOptions } from 'wechaty'
import type { Contain } from '../delivery/index.ts'
import type { OpenAccount } from './account.ts'
import type { WechatConfig } from './config.ts'
import { wechatyAccount } from './wechaty-account.ts'

const ENDING = '.memory-card.json'

/** The account that the configuration names, driven by wechaty. */
export const openWechaty = (config: WechatConfig, contain?: Contain): OpenAccount =>
  wechatyAccount(() => wechatyOptions(config), contain)

/** What wechaty is built with; the file that keeps the login is made first. */
export async function wechatyOptions({ puppet, puppetOptions, memory }: WechatConfig): Promise<WechatyOptions> {
  const name = resolve(memory)
  await ownFile(`${name}${ENDING}`)
  return { name, puppet, puppetOptions }
}

/**
 * Whoever reads the login can be the account: the file is made before wechaty does, for its owner alone. One that was
 * cut off in the middle of writing is begun anew, as wechaty would print it in its complaint.
 */
async function ownFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a+', 0o600)
  try {
    await file.chmod(0o600)
    if (isJson(await file.readFile('utf8'))) return
    await file.truncate()
    await file.write('{}')
  } finally {
    await file.close()
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
