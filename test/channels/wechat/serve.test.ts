import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { configureWechat } from '../../../src/channels/wechat/index.ts'
import type { ChannelOffer } from '../../../src/service/index.ts'
import { got, serving } from '../../service/world.ts'
import { eventually } from '../../support/eventually.ts'

const offer: ChannelOffer = {
  name: 'wechat',
  switch: 'WECHATY_PUPPET',
  needs: 'and its token',
  configure: configureWechat,
}

describe('wence serve 里的微信', () => {
  it('没登录就没有就绪，登录网页开在本机', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wence-wechat-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const env = { WECHATY_PUPPET: 'wechaty-puppet-mock', WENCE_WECHAT_MEMORY: join(folder, 'login') }
    const { address, plan, log, stop } = await serving({ offers: [offer], env })
    expect(plan.told).toEqual(['wechat: on'])
    await eventually(async () => expect((await got(address, '/readyz')).body).toContain('"index":"loaded"'))
    const ready = await got(address, '/readyz')
    expect(ready.status).toBe(503)
    expect(JSON.parse(ready.body).channels).toEqual([{ name: 'wechat', status: 'starting' }])
    const page = await got(address, '/wechat/login')
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(page.body).toContain('正在启动')
    await stop()
    expect(log.join('')).not.toContain('"level":"error"')
  })

  it('设错的、没装的木偶，说清楚，不启动', async () => {
    const told = async (env: Record<string, string>) => (await serving({ offers: [offer], env })).plan.told
    expect(await told({})).toEqual(['wechat: off; to switch it on, set WECHATY_PUPPET and its token'])
    expect(await told({ WECHATY_PUPPET: 'wechaty-puppet-service' })).toEqual([
      'wechat: cannot be used: WECHATY_PUPPET_SERVICE_TOKEN is not set; wechaty-puppet-service needs it',
    ])
    expect(await told({ WECHATY_PUPPET: 'wechaty-puppet-padlocal', WECHATY_PUPPET_PADLOCAL_TOKEN: 'hush' })).toEqual([
      'wechat: cannot be used: wechaty-puppet-padlocal is not installed; npm install wechaty-puppet-padlocal',
    ])
  })
})
