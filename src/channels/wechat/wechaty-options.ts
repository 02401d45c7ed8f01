import { mkdir, open } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { WechatyOptions } from 'wechaty'
import type { OpenAccount } from './account.ts'
import type { WechatConfig } from './config.ts'
import { wechatyAccount } from './wechaty-account.ts'

const ENDING = '.memory-card.json'

/** The account that the settings name, driven by wechaty. */
export const openWechaty = ({ puppet, puppetOptions, memory }: WechatConfig): OpenAccount =>
  wechatyAccount(async (): Promise<WechatyOptions> => {
    const name = resolve(memory)
    await ownFile(`${name}${ENDING}`)
    return { name, puppet, puppetOptions }
  })

/** Whoever reads the login can be the account: the file is made before wechaty does, for its owner alone. */
async function ownFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'a+', 0o600)
  try {
    await file.chmod(0o600)
    if ((await file.stat()).size === 0) await file.write('{}')
  } finally {
    await file.close()
  }
}
