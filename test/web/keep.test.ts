import { describe, expect, it } from 'vitest'
import { webIn } from './app.ts'

const PASSWORD = 'a password of tests'
const HOURS = 60 * 60 * 1000

type World = ReturnType<typeof webIn>

/** A form as a page of the desk's own sends it. */
const form = (fields: Readonly<Record<string, string>>, cookie = ''): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
})

const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? ''

const enter = async ({ ask }: World, name: string, password = PASSWORD): Promise<string> =>
  cookieOf(await ask('/keep/in', form({ password, name })))

/** A ticket that somebody on the web opened, and what its keeper does with it. */
async function handedOver() {
  const world = webIn({ config: { password: PASSWORD } })
  const { ask, tickets } = world
  const person = cookieOf(await ask('/ask', form({ words: '万州 补助多少' })))
  await ask('/ask', form({ words: '转人工' }, person))
  const id = tickets.list()[0]?.id ?? ''
  const keeper = await enter(world, '李芳')
  const step = async (name: string, fields: Readonly<Record<string, string>> = {}, cookie = keeper) => {
    const response = await ask(`/keep/tickets/${id}/${name}`, form(fields, cookie))
    return { status: response.status, page: await response.text() }
  }
  const shown = async (path: string, cookie = keeper) => {
    const response = await ask(path, { headers: { cookie } })
    return { status: response.status, page: await response.text() }
  }
  return { ...world, world, id, person, keeper, step, shown }
}

describe('经办的单子', () => {
  it('转了人工就在单子里，问的话和地方都在', async () => {
    const { id, shown, tickets } = await handedOver()
    const { page } = await shown('/keep')
    expect(page).toContain(`/keep/tickets/${id}`)
    expect(page).toContain('待接手')
    expect((await shown(`/keep/tickets/${id}`)).page).toContain(tickets.get(id)?.question ?? '没有这一张')
  })

  it('接手、答复、办结、重新打开，一步一步都记着谁做的', async () => {
    const { id, step, tickets } = await handedOver()
    for (const [name, fields, state] of [
      ['take', {}, 'taken'],
      ['answer', { words: '请看第九条。' }, 'answered'],
      ['close', {}, 'closed'],
      ['reopen', {}, 'taken'],
    ] as const) {
      expect((await step(name, fields)).status).toBe(303)
      expect(tickets.get(id)?.state).toBe(state)
    }
    const events = tickets
      .get(id)
      ?.events.slice(1)
      .map(({ kind, by }) => [kind, by])
    expect(events).toEqual([
      ['taken', '李芳'],
      ['answered', '李芳'],
      ['closed', '李芳'],
      ['reopened', '李芳'],
    ])
  })

  it('答复送到提问人的页面上', async () => {
    const { step, shown, person } = await handedOver()
    await step('answer', { words: '请看第九条，电话里也可以问。' })
    expect((await shown('/ask', person)).page).toContain('请看第九条，电话里也可以问。')
  })

  it('别人接了的，409，说是谁；勾了接过来才行', async () => {
    const { world, id, step, tickets } = await handedOver()
    const other = await enter(world, '王五')
    await step('take')
    for (const name of ['take', 'answer']) {
      const { status, page } = await step(name, { words: '我来答' }, other)
      expect(status).toBe(409)
      expect(page).toContain('已由李芳接手')
    }
    expect(tickets.get(id)?.taken?.by).toBe('李芳')
    expect((await step('answer', { words: '我来答', force: '1' }, other)).status).toBe(303)
    expect(tickets.get(id)?.taken?.by).toBe('王五')
  })

  it('没有收的答复，写的话还在框里', async () => {
    const { world, step } = await handedOver()
    const other = await enter(world, '王五')
    await step('take')
    const { page } = await step('answer', { words: '写了很久的一段答复' }, other)
    expect(page).toMatch(/<textarea[^>]*>写了很久的一段答复<\/textarea>/u)
  })

  it('太长的答复，409，写的话也还在', async () => {
    const { step } = await handedOver()
    const words = '答'.repeat(3001)
    const { status, page } = await step('answer', { words })
    expect(status).toBe(409)
    expect(page).toContain('答复有 3001 字，最多 3000 字')
    expect(page).toContain(words)
  })

  it('换行只算一个字：浏览器让写多长，就收多长', async () => {
    const { id, step, tickets } = await handedOver()
    const words = `${'答'.repeat(2998)}\n答`
    expect((await step('answer', { words: words.replaceAll('\n', '\r\n') })).status).toBe(303)
    expect(tickets.get(id)?.events.at(-1)?.words).toBe(words)
  })

  it('没有收的话到页面上也只是字', async () => {
    const { step } = await handedOver()
    await step('close')
    await step('reopen')
    const { page } = await step('answer', { words: `</textarea><script>alert(1)</script>${'答'.repeat(3000)}` })
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert')
  })

  it.each([
    ['空的答复', [], 'answer', '答复是空的'],
    ['接自己接了的', ['take'], 'take', '本来就是您接手的'],
    ['答办结了的', ['close'], 'answer', '已办结'],
    ['再办结一次', ['close'], 'close', '已办结'],
    ['重新打开没有办结的', [], 'reopen', '没有办结'],
  ])('%s，409，说为什么', async (_name, before, name, why) => {
    const { step, id, tickets } = await handedOver()
    for (const each of before) await step(each)
    const events = tickets.get(id)?.events.length
    const { status, page } = await step(name, { words: name === 'answer' && before.length > 0 ? '迟了' : '' })
    expect(status).toBe(409)
    expect(page).toContain(why)
    expect(tickets.get(id)?.events.length).toBe(events)
  })

  it('答复过了一天没有再问，就是办结了：页面上可以重新打开', async () => {
    const { id, step, shown, pass, world } = await handedOver()
    await step('answer', { words: '请看第九条。' })
    pass(25 * HOURS)
    const keeper = await enter(world, '李芳')
    expect((await shown('/keep', keeper)).page).not.toContain(`/keep/tickets/${id}`)
    const { page } = await shown(`/keep/tickets/${id}`, keeper)
    expect(page).toContain('已办结')
    expect(page).toContain(`/keep/tickets/${id}/reopen`)
    expect((await step('reopen', {}, keeper)).status).toBe(303)
  })

  it('没有的单号、没有的步骤，404', async () => {
    const { id, shown, step } = await handedOver()
    expect((await shown('/keep/tickets/T999')).status).toBe(404)
    for (const name of ['erase', 'constructor', '__proto__']) expect((await step(name)).status).toBe(404)
    expect((await shown(`/keep/tickets/${id}`)).status).toBe(200)
  })

  it('没有登录的，哪一步都不做，单子上的话一个字也不给', async () => {
    const { id, ask, tickets } = await handedOver()
    for (const name of ['take', 'answer', 'close', 'reopen']) {
      const response = await ask(`/keep/tickets/${id}/${name}`, form({ words: '冒名', force: '1' }))
      expect(response.status).toBe(403)
      expect(await response.text()).not.toContain('补助')
    }
    for (const path of [
      `/keep/tickets/${id}`,
      `/keep/tickets/${id}/`,
      '/keep/',
      '/keep/drafts',
      `//keep/tickets/${id}`,
    ])
      expect(await (await ask(path)).text()).not.toContain('补助')
    expect(tickets.get(id)?.events).toHaveLength(1)
  })

  it('退出以后，浏览器里的饼干没有了', async () => {
    const { ask, keeper } = await handedOver()
    const out = await ask('/keep/out', form({}, keeper))
    expect(out.headers.get('set-cookie')).toMatch(/wence-keeper=;.*Max-Age=0/u)
  })
})

describe('经办的门，登录得对不对', () => {
  it('改了名字、改了时间、截掉签名的饼干，都不认', async () => {
    const world = webIn({ config: { password: PASSWORD } })
    const cookie = await enter(world, 'lifang')
    const greets = async (as: string) =>
      (await (await world.ask('/keep', { headers: { cookie: as } })).text()).includes('您好')
    expect(await greets(cookie)).toBe(true)
    const [name = '', value = ''] = cookie.split('=')
    const [signed = '', signature = ''] = decodeURIComponent(value).split('.')
    for (const forged of [
      `${signed.replace('lifang', 'wangwu')}.${signature}`,
      `9${signed}.${signature}`,
      signed,
      `${signed}.`,
      `${Number.MAX_SAFE_INTEGER}|x.${'A'.repeat(43)}=`,
    ])
      expect(await greets(`${name}=${encodeURIComponent(forged)}`)).toBe(false)
  })

  it('对的密码，试多了也要等；别处来的不受影响', async () => {
    const world = webIn({ config: { password: PASSWORD } })
    const tried = async (password: string, from: string) =>
      (await world.ask('/keep/in', form({ password, name: '' }), from)).status
    for (let count = 0; count < 5; count += 1) expect(await tried('wrong', '10.0.0.1')).toBe(401)
    expect(await tried(PASSWORD, '10.0.0.1')).toBe(429)
    expect(await tried(PASSWORD, '10.0.0.2')).toBe(303)
    world.pass(61_000)
    expect(await tried(PASSWORD, '10.0.0.1')).toBe(303)
  })

  it('没有说用哪个头的，写了也不认；空的名字也不认', async () => {
    const plain = webIn({ config: { password: PASSWORD } })
    const headers = { 'x-remote-user': 'root' }
    expect(await (await plain.ask('/keep', { headers })).text()).not.toContain('您好')
    const behind = webIn({ config: { userHeader: 'x-remote-user' } })
    expect(await (await behind.ask('/keep', { headers: { 'x-remote-user': ' ' } })).text()).not.toContain('您好')
    expect((await behind.ask('/keep/in', form({ password: '', name: 'x' }))).status).toBe(401)
  })
})

describe('没有答上的、快到期的', () => {
  it('说找不到的，在经办页上，只有隐去的话', async () => {
    const world = webIn({ config: { password: PASSWORD } })
    await world.ask('/missed', form({ q: '食堂补贴，电话13812345678' }))
    const keeper = await enter(world, '李芳')
    const page = await (await world.ask('/keep', { headers: { cookie: keeper } })).text()
    expect(page).toContain('食堂补贴')
    expect(page).not.toContain('13812345678')
  })

  /** A keeper who looks at what two people asked in vain. */
  async function lookedAt() {
    const world = webIn({ config: { password: PASSWORD } })
    const { ask } = world
    await ask('/missed', form({ q: '补助什么时候到账', place: 'wanzhou' }))
    await ask('/missed', form({ q: '补助什么时候到账？', place: 'wanzhou' }))
    await ask('/missed', form({ q: '食堂好不好吃' }))
    const cookie = await enter(world, '李芳')
    const page = async (path = '/keep') => (await ask(path, { headers: { cookie } })).text()
    const marks = /\/keep\/misses\/[\w-]{22}\/\w+/gu
    const step = async (path: string, as = cookie, fields = { place: 'wanzhou', days: '7' }) =>
      ask(path, form(fields, as))
    const pathsIn = (shown: string) => shown.match(marks) ?? []
    return { ...world, world, page, step, pathsIn }
  }

  it('按地方和事项归在一处，数在外面，话折在里面', async () => {
    const { page } = await lookedAt()
    const shown = (await page()).replace(/<[^>]+>/gu, '')
    expect(shown).toMatch(/万州｜[^：]+：没有答上 2/u)
    expect(shown).toContain('没有说地方｜没有归类：没有答上 1')
    expect(shown.indexOf('没有答上 2')).toBeLessThan(shown.indexOf('没有答上 1'))
  })

  it('按地方、按天数看，都是链接；没有的说没有', async () => {
    const { page, pass } = await lookedAt()
    expect(await page('/keep?place=wanzhou')).not.toContain('食堂')
    expect(await page('/keep?place=none')).not.toContain('到账')
    expect(await page('/keep?place=liaocheng')).toContain('这段时间没有。')
    pass(6 * 24 * HOURS)
    const later = await lookedAt()
    expect(await later.page('/keep?days=7')).toContain('href="/keep?place=wanzhou&amp;days=7#said-of"')
  })

  it('过了七天的，七天里没有，三十天里有', async () => {
    const { page, pass, world } = await lookedAt()
    pass(8 * 24 * HOURS)
    const cookie = await enter(world, '李芳')
    const at = async (path: string) => (await world.ask(path, { headers: { cookie } })).text()
    expect(await at('/keep?days=7')).not.toContain('到账')
    expect(await at('/keep?days=30')).toContain('到账')
    expect(await page('/keep?days=30')).not.toContain('到账')
  })

  it.each(['/keep?days=8', '/keep?days=constructor', `/keep?place=${'x'.repeat(61)}`])('%s：400', async (path) => {
    const world = webIn({ config: { password: PASSWORD } })
    const cookie = await enter(world, '李芳')
    expect((await world.ask(path, { headers: { cookie } })).status).toBe(400)
  })

  it('标为已处理、改回，谁做的都在；回到原来看的那里', async () => {
    const { page, step, pathsIn } = await lookedAt()
    const [path = ''] = pathsIn(await page())
    const done = await step(path)
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toMatch(/^\/keep\?place=wanzhou&days=7#m-/u)
    expect(await page()).toContain('李芳标为已处理')
    const [back = ''] = pathsIn(await page())
    expect(back).toMatch(/reopened$/u)
    await step(back)
    expect(await page()).toMatch(/李芳标为已处理.*李芳改回未处理/su)
  })

  it('按了两下只记一次；处理以后又有人问，就又是没处理的', async () => {
    const { page, step, pathsIn, keeper, ask, pass } = await lookedAt().then((all) => ({
      ...all,
      keeper: all.store.keeper,
    }))
    const [path = ''] = pathsIn(await page())
    await step(path)
    await step(path)
    expect([...keeper.marks().values()].map(({ length }) => length)).toEqual([1])
    pass(1000)
    await ask('/missed', form({ q: '补助什么时候到账', place: 'wanzhou' }))
    expect(pathsIn(await page())[0]).toMatch(/settled$/u)
  })

  it('没有的、别的地方发来的、没有登录的，都不标', async () => {
    const { page, step, pathsIn, store, ask } = await lookedAt()
    const [path = ''] = pathsIn(await page())
    expect((await step(`/keep/misses/${'A'.repeat(22)}/settled`)).status).toBe(404)
    expect((await step(path.replace('settled', 'constructor'))).status).toBe(404)
    expect((await step(path, '')).status).toBe(403)
    const cross = form({}, 'x=y')
    const headers = { ...cross.headers, 'sec-fetch-site': 'cross-site' }
    expect((await ask(path, { ...cross, headers })).status).toBe(403)
    expect(store.keeper.marks().size).toBe(0)
  })

  it('问得最多的：地方、事项、怎么答的、答的条款；只数，不留话', async () => {
    const { shown } = await handedOver()
    const { page } = await shown('/keep')
    const table = page.slice(page.indexOf('问得最多的'))
    expect(table).toContain('答了 1，转了人工 1')
    expect(table).toMatch(/href="\/r\/wanzhou\/[^"]+"/u)
  })

  it('半年内到期的列着，没有印有效期的不列', async () => {
    const world = webIn({ config: { password: PASSWORD } })
    const soon = new Date(Date.parse('2026-11-20T02:00:00Z') + 183 * 24 * HOURS).toISOString().slice(0, 10)
    const texts = world.desk.texts.regulations()
    const ends = texts.filter(({ lastDay }) => lastDay !== undefined && lastDay <= soon).map(({ id }) => id)
    const keeper = await enter(world, '李芳')
    const page = await (await world.ask('/keep', { headers: { cookie: keeper } })).text()
    const listed = page.slice(page.indexOf('快到期和已到期的文本'))
    for (const { id } of texts) expect(listed.includes(`href="/r/${id}"`)).toBe(ends.includes(id))
    expect(texts.length).toBeGreaterThan(ends.length)
  })
})
