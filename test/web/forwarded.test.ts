import { describe, expect, it } from 'vitest'
import { webConfig } from '../../src/web/config.ts'
import { visitorAddress } from '../../src/web/guard/forwarded.ts'
import { webDoubts } from '../../src/web/index.ts'
import { form, webIn } from './app.ts'

const PROXIES = '10.0.0.1, 192.168.0.0/16, 2001:db8:1::/48'
const configured = (more: Readonly<Record<string, string>>) => webConfig({ WENCE_WEB_PORT: '8080', ...more })
const { proxies } = configured({ WENCE_WEB_PROXY: PROXIES })
if (!proxies) throw new Error('no proxies')

describe('隔着代理，谁在问', () => {
  it.each([
    ['代理转来的', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['经过两层代理', '10.0.0.1', '203.0.113.7, 192.168.3.4', '203.0.113.7'],
    ['自己在前面添的不算', '10.0.0.1', '127.0.0.1, 198.51.100.9, 203.0.113.7', '203.0.113.7'],
    ['自己添了一个代理的地址，也不算', '10.0.0.1', '198.51.100.9, 10.0.0.1, 203.0.113.7', '203.0.113.7'],
    ['不是代理来的，写什么都不算', '203.0.113.8', '127.0.0.1', '203.0.113.8'],
    ['在代理的机器上问', '10.0.0.1', '192.168.3.4', '192.168.3.4'],
    ['代理没有说', '10.0.0.1', undefined, '10.0.0.1'],
    ['带端口', '10.0.0.1', '203.0.113.7:51234', '203.0.113.7'],
    ['IPv6', '2001:db8:1::5', '2001:DB8:99::7', '2001:db8:99::7'],
    ['IPv6 带端口', '10.0.0.1', '[2001:db8:99::7]:443', '2001:db8:99::7'],
    ['IPv4 写成 IPv6', '::ffff:10.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
    ['带网口', '2001:db8:1::5%eth0', 'fe80::1%eth0', 'fe80::1'],
    ['不是地址', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['不是地址，前面的也不看', '10.0.0.1', '203.0.113.7, _hidden, 192.168.3.4', '192.168.3.4'],
    ['空的', '10.0.0.1', ' , ', '10.0.0.1'],
    ['数太大', '10.0.0.1', '999.1.1.1', '10.0.0.1'],
    ['带引号', '10.0.0.1', '"203.0.113.7"', '10.0.0.1'],
    ['很长', '10.0.0.1', '1.'.repeat(8000), '10.0.0.1'],
  ])('%s', (_name, peer, forwarded, address) => {
    expect(visitorAddress(peer, forwarded, proxies)).toBe(address)
  })

  it('没有写明代理，谁转的都不信', () => {
    expect(visitorAddress('127.0.0.1', '203.0.113.7', undefined)).toBe('127.0.0.1')
  })

  it('写错的在启动时说清，不重复写的是什么', () => {
    for (const wrong of [
      'proxy.example',
      '10.0.0.1 10.0.0.2',
      '10.0.0.0/33',
      '10.0.0.0/',
      '0.0.0.0/0',
      '::/0',
      '1.2.3',
      ',',
    ])
      expect(() => configured({ WENCE_WEB_PROXY: wrong }), wrong).toThrow(
        /^WENCE_WEB_PROXY must be .*10\.1\.0\.0\/16$/u,
      )
    expect(configured({ WENCE_WEB_PROXY: '  ' }).proxies).toBeUndefined()
    expect(configured({ WENCE_WEB_PROXY: '::1' }).proxies?.check('::1', 'ipv6')).toBe(true)
  })

  it('开的是 https，又没有写明代理：体检时提一句', async () => {
    const env = { WENCE_WEB_PORT: '8080', WENCE_WEB_URL: 'https://wence.example.gov.cn' }
    expect(await webDoubts(env)).toMatchObject([{ remedy: expect.stringContaining('WENCE_WEB_PROXY') }])
    expect(await webDoubts({ ...env, WENCE_WEB_PROXY: '127.0.0.1' })).toEqual([])
    expect(await webDoubts({ ...env, WENCE_WEB_URL: 'http://10.0.0.9:8080' })).toEqual([])
  })
})

describe('隔着代理的限制', () => {
  const asked = ({ ask }: ReturnType<typeof webIn>, by: string, peer = '10.0.0.1', path = '/about') =>
    ask(path, { headers: { 'x-forwarded-for': by } }, peer)
  const all = async (count: number, each: (i: number) => Response | Promise<Response>) =>
    (await Promise.all(Array.from({ length: count }, (_, i) => each(i)))).map(({ status }) => status)

  it('各人算各人的；自己换着写地址，还是一个人', async () => {
    const world = webIn({ config: { proxies } })
    expect(await all(150, (i) => asked(world, `203.0.113.${i}`))).not.toContain(429)
    expect(await all(150, (i) => asked(world, `198.51.100.${i}, 203.0.113.200`))).toContain(429)
    expect((await asked(world, '203.0.113.201')).status).toBe(200)
    expect(await all(150, (i) => asked(world, `203.0.113.${i}`, '203.0.113.250'))).toContain(429)
  })

  it('没有写明代理：都算代理的', async () => {
    const world = webIn()
    expect(await all(150, (i) => asked(world, `203.0.113.${i}`))).toContain(429)
  })

  it('试密码也各人算各人的', async () => {
    const { ask } = webIn({ config: { proxies, password: 'a password of tests' } })
    const tried = async (by: string) => {
      const sent = form({ password: 'wrong', name: '李' })
      const response = await ask(
        '/keep/in',
        { ...sent, headers: { ...sent.headers, 'x-forwarded-for': by } },
        '10.0.0.1',
      )
      return response.status
    }
    const statuses = []
    for (let i = 0; i < 8; i++) statuses.push(await tried(`198.51.100.${i}, 203.0.113.1`))
    expect(statuses.at(-1)).not.toBe(statuses[0])
    expect(await tried('203.0.113.2')).toBe(statuses[0])
  })

  it('没有密钥时只有本机能用：经代理来的不是本机', async () => {
    const status = async (by: string | undefined, peer: string, config = {}) => {
      const headers: Record<string, string> = by === undefined ? {} : { 'x-forwarded-for': by }
      return (await webIn({ config }).ask('/v1/regulations', { headers }, peer)).status
    }
    expect(await status(undefined, '127.0.0.1')).toBe(200)
    expect(await status('203.0.113.7', '127.0.0.1')).toBe(401)
    expect(await status('127.0.0.1', '127.0.0.1')).toBe(401)
    expect(await status('127.0.0.1', '10.0.0.1', { proxies })).toBe(401)
    expect(await status('127.0.0.1', '203.0.113.7', { proxies })).toBe(401)
  })

  it('代理说是谁坐在那里，只信写明的代理和本机', async () => {
    const keeper = async (peer: string, config = {}) => {
      const { ask } = webIn({ config: { userHeader: 'x-remote-user', ...config } })
      const headers = { 'x-remote-user': 'keeper-7', 'x-forwarded-for': '203.0.113.7' }
      return (await (await ask('/keep', { headers }, peer)).text()).includes('keeper-7')
    }
    expect(await keeper('127.0.0.1')).toBe(true)
    expect(await keeper('10.0.0.1')).toBe(false)
    expect(await keeper('10.0.0.1', { proxies })).toBe(true)
    expect(await keeper('203.0.113.7', { proxies })).toBe(false)
  })
})
