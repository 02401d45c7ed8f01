import { describe, expect, it } from 'vitest'
import { form, HOST, webIn } from './app.ts'

const NASTY = `"><script>alert(1)</script>' onx=\u202e\u0007&amp;`

describe('进门', () => {
  it('别的主机名来问，421', async () => {
    const { app } = webIn()
    const asked = (host: string) => app.request('http://x/', { headers: { host } }, { from: '127.0.0.1' })
    expect((await asked('evil.example')).status).toBe(421)
    expect((await asked('10.0.0.8')).status).toBe(421)
    expect((await asked(HOST)).status).toBe(200)
    expect((await asked('127.0.0.1:8080')).status).toBe(200)
    const open = webIn({ config: { host: '0.0.0.0' } })
    expect((await open.app.request('http://x/', { headers: { host: '10.0.0.8' } }, { from: '' })).status).toBe(200)
  })

  it('别的网站发来的改动，403；自己的页面、没有浏览器的程序照收', async () => {
    const { ask } = webIn()
    const sent = (headers: Record<string, string>) =>
      ask('/missed', {
        ...form({ q: '食堂' }),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    expect((await sent({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await sent({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await sent({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await sent({ origin: 'null' })).status).toBe(403)
    expect((await sent({ cookie: 'wence=x' })).status).toBe(403)
    expect((await sent({ origin: `https://${HOST}` })).status).toBe(200)
    expect((await sent({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await sent({})).status).toBe(200)
  })

  it('页面只用自己的东西；HSTS 只在 https 上', async () => {
    const { ask } = webIn()
    const { headers } = await ask('/')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).not.toMatch(/https?:/u)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('strict-transport-security')).toContain('max-age')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('set-cookie')).toBeNull()
    const plain = webIn({ config: { url: 'http://wence.test' } })
    expect((await plain.ask('/')).headers.get('strict-transport-security')).toBeNull()
  })

  it('看而不说话不给饼干；说了一句才给，脚本读不到，只在 https 上送', async () => {
    const { ask } = webIn()
    for (const path of ['/', '/?q=公示', '/ask', '/check', '/r/wanzhou', '/compare?q=公示', '/about', '/keep', '/docs'])
      expect((await ask(encodeURI(path))).headers.get('set-cookie')).toBeNull()
    const cookie = (await ask('/ask', form({ words: '你好' }))).headers.get('set-cookie') ?? ''
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part)
  })

  it.each([
    ['查', (words: string) => ['/', { q: words }] as const],
    ['一句', (words: string) => ['/lead', { q: words }] as const],
    ['对照', (words: string) => ['/compare', { q: words }] as const],
    ['问', (words: string) => ['/ask', { q: words }] as const],
  ])('%s：打的字到页面上都只是字', async (_name, at) => {
    const { ask, faults } = webIn()
    const [path, query] = at(NASTY)
    const page = await (await ask(`${path}?${new URLSearchParams(query)}`)).text()
    expect(page).not.toContain('<script>alert')
    expect(page).not.toMatch(/="[^"]*"><script/u)
    expect(faults).toEqual([])
  })

  it('说的话、填的项、报告上的名称，到页面上也只是字', async () => {
    const { ask, faults } = webIn()
    const first = await ask('/ask', form({ words: `我们想报万州的，${NASTY}` }))
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const pages = [
      await first.text(),
      await (await ask('/ask', { headers: { cookie } })).text(),
      await (await ask('/check/begin', form({ regulation: NASTY }, cookie))).text(),
    ]
    await ask('/check/begin', form({ regulation: 'wanzhou' }, cookie))
    pages.push(
      await (await ask('/check/say', form({ words: NASTY }, cookie))).text(),
      await (await ask('/check/answers', form({ fact: NASTY, words: NASTY }, cookie))).text(),
      await (await ask('/check/suppose', form({ fact: 'site_area', words: NASTY }, cookie))).text(),
      await (await ask(`/check/report?${new URLSearchParams({ applicant: NASTY })}`, { headers: { cookie } })).text(),
      await (await ask(`/back/${encodeURIComponent(NASTY)}`)).text(),
    )
    for (const page of pages) expect(page).not.toContain('<script>alert')
    expect(pages.join('')).toContain('&lt;script&gt;alert')
    expect(faults).toEqual([])
  })

  it('太快了，429，过一会儿又行', async () => {
    const { ask, pass } = webIn()
    const statuses = await Promise.all(Array.from({ length: 200 }, async () => (await ask('/about')).status))
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
    const refused = await ask('/r')
    expect([refused.status, refused.headers.get('refresh')]).toEqual([429, '5'])
    expect((await ask('/about', {}, '10.1.1.1')).status).toBe(200)
    pass(60_000)
    expect((await ask('/about')).status).toBe(200)
  })

  it('出了错只说出错了', async () => {
    const { ask, desk, faults } = webIn()
    desk.compare = () => Promise.reject(new Error('secret /path'))
    const broken = await ask('/compare?q=x')
    expect(broken.status).toBe(500)
    expect(await broken.text()).not.toContain('secret')
    expect(faults.map(({ message }) => message)).toEqual(['secret /path'])
  })

  it('太长的一句不收，说清楚', async () => {
    const { ask } = webIn()
    const said = await ask('/ask', form({ words: '场'.repeat(50_000) }))
    expect(said.status).toBe(400)
    expect(await said.text()).toContain('太长')
    expect((await ask(`/?q=${'%E5%9C%BA'.repeat(2000)}`)).status).toBe(400)
  })
})

describe('经办的门', () => {
  const config = { password: 'a password of tests' }
  const signedIn = async (ask: ReturnType<typeof webIn>['ask'], password = config.password, from?: string) =>
    ask('/keep/in', form({ password, name: '李|\u0007芳' }), from)

  it('没有登录的，哪一页都不给；没有开通的说怎么开通', async () => {
    const { ask } = webIn({ config })
    for (const path of ['/keep', '/keep/tickets/T1', '/keep/nothing']) {
      const page = await (await ask(path)).text()
      expect(page).toContain('经办登录')
      expect(page).not.toContain('转人工的单子')
    }
    expect((await ask('/keep/tickets/T1/close', form({}))).status).toBe(403)
    expect(await (await webIn().ask('/keep')).text()).toContain('WENCE_WEB_PASSWORD')
  })

  it('密码错不让进，试多了等一等；进来了，改过的饼干、过了期的饼干都不认', async () => {
    const { ask, pass } = webIn({ config })
    expect((await signedIn(ask, 'wrong')).status).toBe(401)
    const entered = await signedIn(ask)
    expect(entered.status).toBe(303)
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const keep = async (as: string) => (await ask('/keep', { headers: { cookie: as } })).text()
    expect(await keep(cookie)).toContain('李芳，您好')
    expect(await keep(cookie.replace(/%7C/u, '%7CX'))).toContain('经办登录')
    const other = webIn({ config: { password: 'another password' } })
    expect(await (await other.ask('/keep', { headers: { cookie } })).text()).toContain('经办登录')
    pass(13 * 60 * 60 * 1000)
    expect(await keep(cookie)).toContain('经办登录')
    const tries = await Promise.all(Array.from({ length: 12 }, async () => (await signedIn(ask, 'wrong')).status))
    expect(tries).toContain(429)
  })

  it('代理写的名字，只信本机来的', async () => {
    const { ask } = webIn({ config: { userHeader: 'x-remote-user' } })
    const headers = { 'x-remote-user': encodeURIComponent('王五') }
    expect(await (await ask('/keep', { headers })).text()).toContain('王五，您好')
    expect(await (await ask('/keep', { headers }, '10.0.0.9')).text()).toContain('经办登录')
  })
})
