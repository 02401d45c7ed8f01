import { describe, expect, it } from 'vitest'
import { wechatEnv } from '../../../src/channels/wechat/index.ts'

const read = (env: Record<string, string>) => wechatEnv.safeParse(env)
const faults = (env: Record<string, string>) => read(env).error?.issues.map(({ message }) => message)

describe('微信的设置', () => {
  it('没有 WECHATY_PUPPET 就不开', () => {
    expect(read({}).data).toBeUndefined()
    expect(read({}).success).toBe(true)
    expect(read({ WECHATY_PUPPET: '' })).toEqual({ success: true, data: undefined })
  })

  it('默认：群都关着，好友都能问，好友请求留给机主', () => {
    expect(read({ WECHATY_PUPPET: 'wechaty-puppet-wechat4u' }).data).toEqual({
      puppet: 'wechaty-puppet-wechat4u',
      puppetOptions: {},
      rooms: [],
      openRooms: [],
      people: [],
      friends: { kind: 'none' },
      memory: 'wence-wechat',
      maxAge: 600_000,
      pace: 2000,
    })
  })

  it('各个木偶要的令牌，少了就说少哪个', () => {
    expect(faults({ WECHATY_PUPPET: 'wechaty-puppet-service' })).toEqual([
      'WECHATY_PUPPET_SERVICE_TOKEN is not set; wechaty-puppet-service needs it',
    ])
    expect(faults({ WECHATY_PUPPET: 'wechaty-puppet-official-account', WECHATY_PUPPET_OA_APP_ID: 'wx1' })).toEqual([
      'WECHATY_PUPPET_OA_APP_SECRET is not set; wechaty-puppet-official-account needs it',
      'WECHATY_PUPPET_OA_TOKEN is not set; wechaty-puppet-official-account needs it',
    ])
    const given = read({ WECHATY_PUPPET: 'wechaty-puppet-service', WECHATY_PUPPET_SERVICE_TOKEN: ' puppet_x ' }).data
    expect(given?.puppetOptions).toEqual({ token: 'puppet_x' })
  })

  it('写错的说出变量和写法，不把值写出来', () => {
    expect(faults({ WECHATY_PUPPET: 'padchat' })?.[0]).toMatch(
      /^WECHATY_PUPPET names no known puppet; known: wechaty-/u,
    )
    const wrong = {
      WECHATY_PUPPET: 'wechaty-puppet-wechat4u',
      WENCE_WECHAT_FRIENDS: 'password:abc',
      WENCE_WECHAT_PACE: 'fast',
    }
    expect(faults(wrong)).toEqual([
      'WENCE_WECHAT_FRIENDS must be none, all, or password: followed by at least 4 characters',
      'WENCE_WECHAT_PACE must be a number of seconds',
    ])
    const port = {
      WECHATY_PUPPET: 'wechaty-puppet-official-account',
      WECHATY_PUPPET_OA_APP_ID: 'a',
      WECHATY_PUPPET_OA_APP_SECRET: 'hush',
      WECHATY_PUPPET_OA_TOKEN: 't',
      WECHATY_PUPPET_OA_PORT: 'eighty',
    }
    expect(faults(port)).toEqual(['WECHATY_PUPPET_OA_PORT must be a port, 1 to 65535'])
    expect(JSON.stringify(read(port).error)).not.toContain('hush')
  })

  it('名单用逗号分开，中文逗号也行', () => {
    const env = {
      WECHATY_PUPPET: 'wechaty-puppet-wechat4u',
      WENCE_WECHAT_ROOMS: '科技局群， 万州群,',
      WENCE_WECHAT_PEOPLE: '',
    }
    expect(read(env).data).toMatchObject({ rooms: ['科技局群', '万州群'], people: [] })
  })
})
