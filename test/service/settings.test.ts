import { describe, expect, it } from 'vitest'
import { databaseOf, serviceSettings } from '../../src/service/index.ts'

describe('服务的设置', () => {
  it('都不设：有默认', () => {
    expect(serviceSettings({})).toMatchObject({ database: 'wence.db', host: '127.0.0.1', port: 8787, drain: 10_000 })
    expect(serviceSettings({ WENCE_PORT: '', WENCE_LOG: '' })).toMatchObject({ port: 8787, log: 'info' })
    expect(databaseOf({ WENCE_DB: ' ' })).toBe('wence.db')
  })

  it('设了就照设的', () => {
    const env = { WENCE_DB: '/var/lib/wence/w.db', WENCE_PORT: '0', WENCE_DRAIN: '3', WENCE_PER_MINUTE: '6' }
    expect(serviceSettings(env)).toMatchObject({
      database: '/var/lib/wence/w.db',
      port: 0,
      drain: 3000,
      manners: { person: { burst: 6, every: 10_000 } },
    })
  })

  it.each([
    [{ WENCE_PORT: '70000' }, 'WENCE_PORT must be a port, 0 to 65535'],
    [{ WENCE_PORT: '80.5' }, 'WENCE_PORT must be a port, 0 to 65535'],
    [{ WENCE_DRAIN: '-1' }, 'WENCE_DRAIN must be whole seconds, 0 to 600'],
    [{ WENCE_PER_MINUTE: 'many' }, 'WENCE_PER_MINUTE must be a whole number of messages, 1 to 1000'],
    [
      { WENCE_HOST: 'everywhere' },
      'WENCE_HOST must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them',
    ],
    [
      { WENCE_HEALTH_HOSTS: 'a:80' },
      'WENCE_HEALTH_HOSTS must be names of hosts without ports, several parted by commas',
    ],
    [{ WENCE_LOG: 'loud' }, 'WENCE_LOG must be debug, info, warn or error'],
  ])('%j：说哪个变量、应是什么', (env, fault) => {
    expect(serviceSettings(env)).toEqual({ faults: [fault] })
  })
})
