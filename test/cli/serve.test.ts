import { describe, expect, it } from 'vitest'
import type { Ended } from '../../src/service/index.ts'
import { wence } from '../support/cli.ts'

const plan = (on: number, ran: string[] = [], ended: Ended = 'stopped') => ({
  told: ['slack: on', 'wechat: off; to switch it on, set WECHATY_PUPPET'].slice(on > 0 ? 0 : 1),
  on,
  run: async (_stop: AbortSignal, ready: (address: string) => void) => {
    ran.push('run')
    ready('http://127.0.0.1:8787')
    return ended
  },
})

describe('wence serve', () => {
  it('哪些开了、差什么，都在标准错误里说', async () => {
    const { status, out, err } = await wence(['serve'], { service: plan(1) })
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(err.split('\n')).toEqual([
      'slack: on',
      'wechat: off; to switch it on, set WECHATY_PUPPET',
      'wence: health and metrics at http://127.0.0.1:8787',
    ])
  })

  it('都没开：说差什么，退出 2；说了没有渠道也行，就运行', async () => {
    const ran: string[] = []
    const none = await wence(['serve'], { service: plan(0, ran) })
    expect(none.status).toBe(2)
    expect(none.err).toContain('WECHATY_PUPPET')
    expect(ran).toEqual([])
    expect((await wence(['serve', '--without-channels'], { service: plan(0, ran) })).status).toBe(0)
    expect(ran).toEqual(['run'])
  })

  it('没人接住的错结束了它：退出 1', async () => {
    expect((await wence(['serve'], { service: plan(1, [], 'faulted') })).status).toBe(1)
  })

  it('设错了：逐条说，退出 2', async () => {
    const { status, err } = await wence(['serve'], { service: { faults: ['WENCE_PORT must be a port'] } })
    expect(status).toBe(2)
    expect(err).toContain('WENCE_PORT must be a port')
  })
})
