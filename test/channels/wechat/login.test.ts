import { EventEmitter } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mock, PuppetMock } from 'wechaty-puppet-mock'
import type { AccountEvents } from '../../../src/channels/wechat/account.ts'
import { faultIn } from '../../../src/channels/wechat/faults.ts'
import { missingPuppet, wechatConfig } from '../../../src/channels/wechat/index.ts'
import { loginPage } from '../../../src/channels/wechat/login.ts'
import { wechatyAccount } from '../../../src/channels/wechat/wechaty-account.ts'
import { openWechaty, wechatyOptions } from '../../../src/channels/wechat/wechaty-options.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wence-wechat-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

const configIn = (path: string) => {
  const config = wechatConfig({ WECHATY_PUPPET: 'wechaty-puppet-mock', WENCE_WECHAT_MEMORY: path })
  if (!config) throw new Error('no puppet')
  return config
}

const silent: AccountEvents = {
  scan: () => {},
  login: () => {},
  logout: () => {},
  heartbeat: () => {},
  message: () => {},
  befriended: () => {},
  asked: () => {},
  fault: () => {},
}

/** A puppet that keeps its login as wechat4u does. */
class RememberingPuppet extends PuppetMock {
  readonly found: unknown[] = []

  constructor(private readonly session: string | undefined) {
    super({ mocker: new mock.Mocker() })
  }

  override async onStart(): Promise<void> {
    await super.onStart()
    this.found.push(await this.memory.get('login'))
    if (this.session) {
      await this.memory.set('login', this.session)
      await this.memory.save()
    }
  }
}

/** What wechat4u does at its end: it logs out, forgets the login, and is started again by that. */
class LoggingOutPuppet extends RememberingPuppet {
  wechat4u: (EventEmitter & { logout: () => void; start: () => void; stop: () => void }) | undefined
  readonly done: string[] = []

  override async onStart(): Promise<void> {
    await super.onStart()
    this.wechat4u = Object.assign(new EventEmitter(), {
      logout: () => void this.done.push('logged out'),
      start: () => void this.done.push('started again'),
      stop: () => {
        this.wechat4u?.logout()
        this.wechat4u?.emit('logout')
      },
    })
    this.wechat4u.on('logout', async () => {
      await this.memory.delete('login')
      await this.memory.save()
      this.wechat4u?.start()
    })
  }

  override async onStop(): Promise<void> {
    this.wechat4u?.stop()
    this.wechat4u = undefined
    await super.onStop()
  }
}

describe('登录', () => {
  const run = async (path: string, login?: string, puppet = new RememberingPuppet(login)) => {
    const open = wechatyAccount(async () => ({ ...(await wechatyOptions(configIn(path))), puppet: puppet as never }))
    const account = await open(silent)
    await account.start()
    await account.stop()
    return puppet.found[0]
  }

  it('重新启动后还在，只有自己能读', async () => {
    const path = join(folder, 'deep', 'login')
    expect(await run(path, 'secret session')).toBeUndefined()
    const file = `${path}.memory-card.json`
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).toContain('secret session')
    expect(await run(path)).toBe('secret session')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('停下来不等于退出登录', async () => {
    const path = join(folder, 'login')
    const puppet = new LoggingOutPuppet('secret session')
    await run(path, undefined, puppet)
    expect(puppet.done).toEqual([])
    expect(await run(path)).toBe('secret session')
  })

  it('存坏了就重新扫码，不拦着启动', async () => {
    const path = join(folder, 'login')
    await writeFile(`${path}.memory-card.json`, '{"login": "half', { mode: 0o644 })
    expect(await run(path)).toBeUndefined()
    expect((await stat(`${path}.memory-card.json`)).mode & 0o777).toBe(0o600)
  })

  it('木偶按名字装', async () => {
    const account = await openWechaty(configIn(join(folder, 'login')))(silent)
    await account.start()
    await account.stop()
    const unknown = { ...configIn(join(folder, 'other')), puppet: 'wechaty-puppet-padlocal' as const }
    const faults: string[] = []
    const missing = await openWechaty(unknown)({ ...silent, fault: ({ message }) => void faults.push(message) })
    await expect(missing.start()).rejects.toThrow(/wechaty-puppet-padlocal/u)
  })

  it('没装的木偶，体检时说怎么装', () => {
    expect(missingPuppet({ puppet: 'wechaty-puppet-wechat4u' })).toBeUndefined()
    expect(missingPuppet({ puppet: 'wechaty-puppet-padlocal' })).toBe(
      'wechaty-puppet-padlocal is not installed; npm install wechaty-puppet-padlocal',
    )
  })
})

describe('登录网页', () => {
  it('什么码都只画成图，不当网页代码', async () => {
    const { body, headers } = await loginPage({ phase: 'scan', code: '</svg><script>alert(1)</script>', failures: 0 })
    expect(body).not.toContain('<script')
    expect(body).not.toContain('alert')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('没登录前自己刷新，登录了就停', async () => {
    for (const phase of ['off', 'starting', 'scan', 'out', 'waiting'] as const)
      expect((await loginPage({ phase, failures: 0 })).body, phase).toContain('http-equiv="refresh"')
    expect((await loginPage({ phase: 'in', failures: 0 })).body).not.toContain('refresh')
  })
})

describe('给维护人员的故障', () => {
  it('不带消息、名字和令牌', () => {
    const told = faultIn(
      'sending',
      new Error('unsupported: "我们设备300万" by 张三, token puppet_workpro_0123456789abcdef0123'),
    ).message
    expect(told).toBe('wechat, sending: unsupported: "…" by …, token …')
    const slip = faultIn('sending', new TypeError('cannot read my name is Zhang Wei')).message
    expect(slip).toBe('wechat, sending: TypeError in the puppet or its library; what it says is left out')
    expect(faultIn('the puppet', 'x'.repeat(20)).message).toContain('x'.repeat(20))
    expect(faultIn('the puppet', 'a b '.repeat(500)).message.length).toBeLessThan(250)
  })
})
