import { afterEach, describe, expect, it, vi } from 'vitest'
import { settle } from '../../support/clock.ts'
import { deskIn } from '../../support/talk.ts'
import { BOT, TYPES, WechatWorld } from '../../support/wechat.ts'

const MINUTE = 60_000

afterEach(() => {
  vi.useRealTimers()
})

/** A world with two people, two rooms and a public account, logged in. */
async function world(env: Record<string, string> = {}, ...rest: [ConstructorParameters<typeof WechatWorld>[1]?]) {
  const made = new WechatWorld({ WENCE_WECHAT_ROOMS: '科技局群', ...env }, ...rest)
  made.contact('zhang', '张三')
  made.contact('li', '李四')
  made.contact('gh_news', '新闻', 2)
  made.room('r1@chatroom', '科技局群', 'zhang', 'li')
  made.room('r2@chatroom', '闲聊群', 'zhang', 'li')
  return made.running()
}

describe('私聊', () => {
  it('一问一答，审计只有编号', async () => {
    const wechat = await world()
    const id = wechat.say('zhang', '万州 补助多少')
    await wechat.answered()
    expect(wechat.textsTo('zhang').join('\n')).toContain('最高20万元')
    const line = { channel: 'wechat', letter: `wechat/${id}`, person: 'wechat:zhang', session: 'wechat:zhang' }
    expect(wechat.audit).toEqual([
      { event: 'accepted', ...line },
      { event: 'answered', ...line, parts: 1, reply: 'reply-1', kind: 'answer', took: 0 },
    ])
    expect(wechat.faults).toEqual([])
  })

  it('快捷回答按数字选', async () => {
    const wechat = await world()
    for (const words of ['我们公司能不能申报万州的', '2']) {
      wechat.say('zhang', words)
      await wechat.answered()
    }
    const [asked = '', picked = ''] = [wechat.textsTo('zhang')[0], wechat.textsTo('zhang').at(-1)]
    expect(asked).toMatch(/回复数字即可：\n1 是\n2 不是/u)
    expect(picked).toMatch(/联合建设/u)
    expect(picked).not.toContain('这个中心由多个单位联合建设吗')
  })

  it('报告作为文件发来', async () => {
    const wechat = await world()
    for (const words of ['我们公司设备两百多万，够报万州的吗', '导出报告']) {
      wechat.say('zhang', words)
      await wechat.answered()
    }
    expect(wechat.filesTo('zhang')).toEqual(['wence-wanzhou-2026-11-20.docx'])
    expect(wechat.sent.find(({ file }) => file)?.file?.text).toContain('万州区技术创新中心：条件对照报告')
  })

  it('账号发不了文件，就说一次，文字照发', async () => {
    const wechat = await world()
    wechat.say('zhang', '我们公司设备两百多万，够报万州的吗')
    await wechat.answered()
    wechat.puppet.messageSendFile = async () => {
      throw new Error('not supported')
    }
    wechat.say('zhang', '导出报告')
    await wechat.answered()
    expect(wechat.filesTo('zhang')).toEqual([])
    expect(wechat.textsTo('zhang').filter((text) => text.includes('文件没能发出来'))).toHaveLength(1)
    expect(wechat.waiting).toBe(0)
  })

  it('听不懂的形式，说明怎样才行', async () => {
    const wechat = await world()
    for (const kind of Object.values(TYPES)) if (kind !== TYPES.text) wechat.say('zhang', '<xml>', { kind })
    await wechat.answered()
    expect(wechat.textsTo('zhang')).toHaveLength(Object.keys(TYPES).length - 1)
    expect(wechat.textsTo('zhang').join('\n')).toMatch(/语音听不了[\s\S]*小程序打不开/u)
  })

  it('公众号和自己发的不答', async () => {
    const wechat = await world()
    wechat.say('gh_news', '万州 补助多少')
    wechat.say(BOT, '万州 补助多少')
    await wechat.answered()
    expect(wechat.sent).toEqual([])
  })

  it('问答出错，说一声，下一句照答', async () => {
    let broken = true
    const desk = deskIn()
    const wechat = await world(
      {},
      {
        desk: {
          welcome: () => desk.welcome(),
          brief: () => ({ clauses: [], similar: [] }),
          turn: async (id, words) => {
            if (broken) throw new Error('boom')
            return desk.turn(id, words)
          },
        },
      },
    )
    wechat.say('zhang', '万州 补助多少')
    await wechat.answered()
    broken = false
    wechat.say('zhang', '万州 补助多少')
    await wechat.answered()
    expect(wechat.textsTo('zhang')[0]).toContain('没能回答')
    expect(wechat.textsTo('zhang')[1]).toContain('最高20万元')
    expect(wechat.faults).toEqual(['boom'])
  })

  it('告诉柜台话是从微信来的：不许送微信的话去模型，就不送', async () => {
    const desk = deskIn()
    const channels: string[] = []
    const turn = (id: string, words: string, options: { readonly channel: string }) => {
      channels.push(options.channel)
      return desk.turn(id, words)
    }
    const wechat = await world(
      {},
      { desk: { welcome: () => desk.welcome(), brief: (ticket) => desk.brief(ticket), turn } },
    )
    wechat.say('zhang', '万州 补助多少')
    await wechat.answered()
    expect(channels).toEqual(['wechat'])
  })

  it('转人工：这里没有人可转，不说已转，说问谁', async () => {
    const wechat = await world()
    wechat.say('zhang', '转人工')
    await wechat.answered()
    expect(wechat.textsTo('zhang').join()).not.toMatch(/已转|单号/u)
    expect(wechat.textsTo('zhang').join()).toContain('重庆市万州区科学技术局')
  })

  it('名单之外的人不答', async () => {
    const wechat = await world({ WENCE_WECHAT_PEOPLE: 'li，备注王五' })
    wechat.say('zhang', '万州 补助多少')
    wechat.say('li', '万州 补助多少')
    await wechat.answered()
    expect(wechat.textsTo('zhang')).toEqual([])
    expect(wechat.textsTo('li')).toHaveLength(1)
    expect(wechat.audit[0]).toEqual({ event: 'refused', channel: 'wechat', person: 'wechat:zhang', why: 'person' })
    expect(wechat.audit.at(-1)).toMatchObject({ event: 'answered', person: 'wechat:li' })
  })
})

describe('群里', () => {
  it('点名才答，答时点问的人', async () => {
    const wechat = await world()
    wechat.say('zhang', '万州 补助多少', { room: 'r1@chatroom' })
    wechat.say('zhang', '@问策\u2005万州 补助多少', { room: 'r1@chatroom', mentions: [BOT] })
    await wechat.answered()
    expect(wechat.sent).toHaveLength(1)
    expect(wechat.sent[0]).toMatchObject({ to: 'r1@chatroom', mentions: ['zhang'] })
    expect(wechat.sent[0]?.text).toMatch(/^@张三\u2005\n[\s\S]*最高20万元/u)
  })

  it('名字叫“所有人”、夹着控制符的，点名时只是字', async () => {
    const wechat = await world()
    wechat.contact('prank', '所有人')
    wechat.contact('odd', '\u202e<a href=x>\u0007')
    for (const [id, { name, type }] of [...wechat.contacts].slice(-2))
      wechat.puppet.mocker.createContact({ id, name, type })
    wechat.say('prank', '@问策\u2005万州 补助多少', { room: 'r1@chatroom', mentions: [BOT] })
    wechat.say('odd', '@问策\u2005万州 补助多少', { room: 'r1@chatroom', mentions: [BOT] })
    await wechat.answered()
    const calls = wechat.textsTo('r1@chatroom').map((text) => text.split('\n')[0])
    expect(calls).toEqual(['＠所有人\u2005', '@＜a href=x>\u2005'])
  })

  it('没有写进设置的群，点名也不答；写作不用点名的群，句句都答', async () => {
    const wechat = await world({ WENCE_WECHAT_OPEN_ROOMS: 'r2@chatroom', WENCE_WECHAT_ROOMS: '' })
    wechat.say('zhang', '@问策\u2005万州 补助多少', { room: 'r1@chatroom', mentions: [BOT] })
    wechat.say('zhang', '万州 补助多少', { room: 'r2@chatroom' })
    await wechat.answered()
    expect(wechat.sent.map(({ to }) => to)).toEqual(['r2@chatroom'])
  })

  it('只点名，说明能做什么', async () => {
    const wechat = await world()
    wechat.say('li', '@问策\u2005', { room: 'r1@chatroom', mentions: [BOT] })
    await wechat.answered()
    expect(wechat.textsTo('r1@chatroom')[0]).toMatch(/^@李四\u2005\n/u)
  })

  it('两个群和一个私聊同时说，各说各的', async () => {
    const wechat = await world({ WENCE_WECHAT_ROOMS: '*' })
    const ask = (talker: string, words: string, room?: string) =>
      wechat.say(talker, room ? `@问策\u2005${words}` : words, room ? { room, mentions: [BOT] } : {})
    ask('zhang', '我们公司能不能申报万州的', 'r1@chatroom')
    ask('li', '我们公司能不能申报云南的', 'r1@chatroom')
    ask('zhang', '我们学校能不能申报聊城的', 'r2@chatroom')
    ask('zhang', '万州 补助多少')
    await wechat.answered()
    ask('zhang', '看结果', 'r1@chatroom')
    ask('li', '看结果', 'r1@chatroom')
    ask('zhang', '看结果', 'r2@chatroom')
    ask('zhang', '那云南呢')
    await wechat.answered()
    const cards = (to: string, name: string) => {
      const texts = wechat.textsTo(to)
      return texts.filter((text) => text.startsWith(`@${name}`)).at(-1)
    }
    expect(cards('r1@chatroom', '张三')).toContain('万州区技术创新中心')
    expect(cards('r1@chatroom', '李四')).toContain('云南省技术创新中心')
    expect(cards('r2@chatroom', '张三')).toContain('聊城市技术创新中心')
    expect(wechat.textsTo('zhang').at(-1)).toContain('云南办法')
    expect(wechat.faults).toEqual([])
  })
})

describe('登录和断线', () => {
  it('终端里画二维码，网页上也有，扫了就登录', async () => {
    const wechat = new WechatWorld()
    await wechat.start()
    wechat.puppet.mocker.scan('https://login.weixin.qq.com/l/abc', 2)
    await settle()
    expect(wechat.shown[0]).toMatch(/[█▀▄]{2}/u)
    expect(wechat.channel.state()).toMatchObject({
      status: 'waiting',
      detail: expect.stringContaining('/wechat/login'),
    })
    expect(JSON.stringify(wechat.channel.state())).not.toContain('abc')
    const page = await wechat.channel.login()
    expect(page.body).toContain('<svg')
    expect(page.body).not.toMatch(/<script|abc/u)
    expect(page.headers['cache-control']).toBe('no-store')
    wechat.puppet.mocker.scan('', 3)
    await settle()
    expect((await wechat.channel.login()).body).toContain('请在手机上确认')
    await wechat.login()
    expect(wechat.channel.state()).toMatchObject({ status: 'up' })
    expect((await wechat.channel.login()).body).toContain('已经登录')
  })

  it('退出登录之后收到新的二维码，再登录接着答', async () => {
    const wechat = await world()
    await wechat.puppet.logout('phone')
    await settle()
    expect(wechat.channel.state()).toMatchObject({ status: 'waiting', detail: expect.stringContaining('logged out') })
    wechat.puppet.mocker.scan('https://login.weixin.qq.com/l/new', 2)
    await settle()
    expect(wechat.channel.state()).toMatchObject({ detail: expect.stringContaining('scan the code') })
    await wechat.login()
    wechat.say('zhang', '万州 补助多少')
    await wechat.answered()
    expect(wechat.textsTo('zhang')).toHaveLength(1)
    expect(wechat.opened).toBe(1)
  })

  it('退出登录之后没有新的二维码，就重新启动', async () => {
    const wechat = await world()
    await wechat.puppet.logout('kicked')
    await wechat.clock.pass(2 * MINUTE)
    expect(wechat.opened).toBe(2)
    await wechat.login()
    expect(wechat.channel.state()).toMatchObject({ status: 'up' })
  })

  it('启动失败，越等越久地重试', async () => {
    const wechat = new WechatWorld()
    const opens: number[] = []
    wechat.opening = () => {
      opens.push(wechat.clock.now())
      if (opens.length <= 4) throw new Error('no network')
    }
    await wechat.start()
    await wechat.clock.pass(MINUTE)
    expect(opens.slice(1).map((at, i) => at - (opens[i] ?? 0))).toEqual([1000, 2000, 4000, 8000])
    expect(wechat.faults).toEqual(['wechat, starting: no network'])
    expect(wechat.channel.state()).toMatchObject({ status: 'starting' })
    await wechat.login()
    expect(wechat.channel.state()).toMatchObject({ status: 'up' })
  })

  it('木偶自己起不来，也看得出来', async () => {
    // wechaty waits five seconds of its own for a puppet that has failed.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const wechat = new WechatWorld()
    let starts = 0
    wechat.starting = () => {
      if (++starts === 1) throw new Error('token does not exist')
    }
    await wechat.start()
    await vi.advanceTimersByTimeAsync(30_000)
    vi.useRealTimers()
    await settle()
    expect(wechat.faults).toContain('wechat, starting: token does not exist')
    await wechat.clock.pass(2000)
    expect(starts).toBe(2)
    await wechat.login()
    expect(wechat.channel.state().status).toBe('up')
  })

  it('心跳停了，就重新连接；还在跳就不动', async () => {
    const wechat = await world()
    for (let i = 0; i < 20; i++) {
      wechat.puppet.emit('heartbeat', { data: 'alive' })
      await wechat.clock.pass(MINUTE / 2)
    }
    expect(wechat.channel.state().heartbeat).toBe(wechat.clock.now() - MINUTE / 2)
    expect(wechat.opened).toBe(1)
    await wechat.clock.pass(4 * MINUTE)
    expect(wechat.opened).toBe(1)
    await wechat.clock.pass(2 * MINUTE)
    expect(wechat.opened).toBe(2)
  })

  it('没有网络时木偶自己乱转：停掉它，隔一会儿再试，故障一分钟说一次', async () => {
    const wechat = new WechatWorld()
    await wechat.start()
    for (let i = 0; i < 50; i++) wechat.puppet.emit('error', { gerror: 'getaddrinfo ENOTFOUND' })
    await settle()
    expect(wechat.channel.state()).toMatchObject({ status: 'down', detail: expect.stringContaining('1 attempt') })
    expect(wechat.faults).toHaveLength(1)
    await wechat.clock.pass(2000)
    expect(wechat.opened).toBe(2)
    await wechat.login()
    expect(wechat.channel.state().status).toBe('up')
  })

  it('启动了却既没有码也没登录，重新启动', async () => {
    const wechat = new WechatWorld()
    await wechat.start()
    await wechat.clock.pass(3 * MINUTE)
    expect(wechat.opened).toBe(2)
  })

  it('有心跳的时候也停得下来', async () => {
    const wechat = await world()
    wechat.puppet.emit('heartbeat', { data: 'alive' })
    await wechat.stop()
    expect(wechat.channel.state().status).toBe('stopped')
    await wechat.clock.pass(10 * MINUTE)
    expect(wechat.opened).toBe(1)
  })

  it('没有心跳的木偶，闲着也不重新连接', async () => {
    const wechat = await world()
    wechat.say('zhang', '万州 补助多少')
    await wechat.clock.pass(60 * MINUTE)
    expect(wechat.opened).toBe(1)
    expect(wechat.channel.state().status).toBe('up')
  })

  it('断线时没发完的，重新登录后接着发，一条不重', async () => {
    const wechat = await world()
    wechat.say('zhang', '我们公司设备两百多万，够报万州的吗')
    wechat.say('zhang', '看结果')
    await wechat.answered()
    const before = wechat.textsTo('zhang').length
    let left = 1
    wechat.sending = () => {
      if (left-- <= 0) throw new Error('socket closed')
    }
    wechat.say('zhang', '展开')
    await wechat.clock.pass(2500)
    await wechat.puppet.logout('kicked')
    await wechat.clock.pass(2 * MINUTE)
    wechat.sending = () => {}
    await wechat.login()
    await wechat.answered()
    const sent = wechat.textsTo('zhang').slice(before)
    expect(sent.length).toBeGreaterThan(1)
    expect(sent.map((text) => /（(\d+\/\d+)）$/u.exec(text)?.[1])).toEqual(
      sent.map((_, i) => `${i + 1}/${sent.length}`),
    )
  })

  it('重新连接后又收到的旧消息，不再答', async () => {
    const wechat = await world()
    const id = wechat.say('zhang', '万州 补助多少')
    wechat.say('zhang', '', { id })
    await wechat.answered()
    await wechat.puppet.logout('kicked')
    await wechat.clock.pass(2 * MINUTE)
    await wechat.login()
    wechat.say('zhang', '万州 补助多少', { id })
    await wechat.answered()
    expect(wechat.textsTo('zhang')).toHaveLength(1)
    expect(wechat.audit.map(({ event }) => event)).toEqual(['accepted', 'seen', 'answered', 'seen'])
  })
})

describe('发送', () => {
  it('发到一半出错，剩下的接着发', async () => {
    const wechat = await world()
    wechat.say('zhang', '我们公司设备两百多万，够报万州的吗')
    wechat.say('zhang', '看结果')
    await wechat.answered()
    const before = wechat.textsTo('zhang').length
    let sends = 0
    wechat.sending = () => {
      sends++
      if (sends === 2 || sends === 3) throw new Error('puppet failed')
    }
    wechat.say('zhang', '展开')
    await wechat.answered()
    const sent = wechat.textsTo('zhang').slice(before)
    expect(sent.map((text) => /（(\d+\/\d+)）$/u.exec(text)?.[1])).toEqual(
      sent.map((_, i) => `${i + 1}/${sent.length}`),
    )
    expect(wechat.faults).toEqual(['wechat, sending: puppet failed', 'wechat, sending: puppet failed'])
    expect(wechat.waiting).toBe(0)
  })

  it('停下时没发完的，下次启动接着发', async () => {
    const desk = deskIn()
    const wechat = await world({}, { desk })
    wechat.say('zhang', '我们公司设备两百多万，够报万州的吗')
    wechat.say('zhang', '看结果')
    await wechat.answered()
    const before = wechat.sent.length
    let sends = 0
    wechat.sending = () => {
      if (++sends > 1) throw new Error('puppet failed')
    }
    wechat.say('zhang', '展开')
    await wechat.clock.pass(5000)
    await wechat.stop()
    expect(wechat.waiting).toBe(1)
    expect(wechat.channel.state().status).toBe('stopped')
    const again = new WechatWorld({}, { desk, owner: 'process 2' }, wechat)
    again.contact('zhang', '张三')
    await again.running()
    await again.answered()
    const sent = [...wechat.textsTo('zhang').slice(before), ...again.textsTo('zhang')]
    expect(again.sent.length).toBeGreaterThan(0)
    expect(sent.map((text) => /（(\d+\/\d+)）$/u.exec(text)?.[1])).toEqual(
      sent.map((_, i) => `${i + 1}/${sent.length}`),
    )
  })

  it('一个回复的几条之间隔两秒，谁跟谁都隔一秒', async () => {
    const wechat = await world()
    wechat.say('zhang', '重庆 附件2')
    await wechat.answered()
    const before = wechat.sent.length
    wechat.say('zhang', '展开')
    wechat.say('li', '万州 第八条')
    await wechat.answered()
    const times = (to?: string) =>
      wechat.sent
        .slice(before)
        .filter((each) => to === undefined || each.to === to)
        .map(({ at }) => at)
    const gaps = (at: number[]) => at.slice(1).map((each, i) => each - (at[i] ?? 0))
    expect(times('zhang').length).toBeGreaterThan(1)
    for (const gap of gaps(times('zhang'))) expect(gap).toBeGreaterThanOrEqual(2000)
    for (const gap of gaps(times())) expect(gap).toBeGreaterThanOrEqual(1000)
  })

  it('问得太密，说一次就不再说，缓过来照答', async () => {
    const wechat = await world()
    for (let i = 0; i < 40; i++) wechat.say('zhang', '万州 补助多少')
    await wechat.answered()
    const texts = wechat.textsTo('zhang')
    expect(texts.filter((text) => text.includes('来得太快'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('最高20万元'))).toHaveLength(20)
    await wechat.clock.pass(10 * MINUTE)
    wechat.say('zhang', '万州 补助多少')
    await wechat.answered()
    expect(wechat.textsTo('zhang').at(-1)).toContain('最高20万元')
  })
})

describe('程序停着的时候', () => {
  it('不久前的照答，太久的一次说清', async () => {
    const wechat = await world({ WENCE_WECHAT_MAX_AGE: '10' })
    const now = wechat.clock.now()
    wechat.say('zhang', '万州 补助多少', { at: now - 30 * MINUTE })
    wechat.say('zhang', '聊城 公示多少天', { at: now - 20 * MINUTE })
    wechat.say('zhang', '', { at: now - 20 * MINUTE, kind: TYPES.sticker ?? 0 })
    wechat.say('li', '万州 补助多少', { at: now - 5 * MINUTE })
    await wechat.answered()
    await wechat.clock.pass(MINUTE)
    await wechat.answered()
    expect(wechat.textsTo('li')[0]).toContain('最高20万元')
    expect(wechat.textsTo('zhang')).toEqual([
      '刚才程序停着，您发来的消息隔得久了，没有作答：\n「万州 补助多少」\n「聊城 公示多少天」\n还需要的话，请再发一次。',
    ])
    expect(wechat.waiting).toBe(0)
  })

  it('没登录时停下的，下次登录后答', async () => {
    const first = await world()
    first.say('zhang', '万州 补助多少')
    first.say('li', '聊城 公示多少天')
    await first.puppet.logout('kicked')
    await settle()
    await first.stop()
    expect(first.waiting).toBeGreaterThan(0)
    const soon = new WechatWorld({}, { owner: 'process 2' }, first)
    soon.contact('zhang', '张三')
    soon.contact('li', '李四')
    await soon.running()
    await soon.answered()
    const texts = (to: string) => [...first.textsTo(to), ...soon.textsTo(to)]
    expect(texts('zhang')).toHaveLength(1)
    expect(texts('li')).toHaveLength(1)
  })
})

describe('加好友', () => {
  const asked = async (env: Record<string, string>, hello: string) => {
    const wechat = await world(env)
    const accepted: string[] = []
    wechat.puppet.friendshipRawPayload = async (id: string) => ({
      id,
      contactId: 'li',
      hello,
      timestamp: wechat.clock.now(),
      type: 2,
      ticket: 't',
    })
    wechat.puppet.friendshipAccept = async (id: string) => {
      accepted.push(id)
    }
    wechat.puppet.emit('friendship', { friendshipId: 'f1' })
    await settle()
    await wechat.clock.pass(MINUTE)
    return { wechat, accepted }
  }

  it('默认留给机主；设置成都加，或者口令对上，才通过', async () => {
    expect((await asked({}, '你好')).accepted).toEqual([])
    expect((await asked({ WENCE_WECHAT_FRIENDS: 'all' }, '你好')).accepted).toEqual(['f1'])
    expect((await asked({ WENCE_WECHAT_FRIENDS: 'password:开门见山' }, '你好')).accepted).toEqual([])
    expect((await asked({ WENCE_WECHAT_FRIENDS: 'password:开门见山' }, '我是张三，开门见山')).accepted).toEqual(['f1'])
  })

  it('成了好友，打一次招呼', async () => {
    const wechat = await world()
    wechat.puppet.friendshipRawPayload = async (id: string) => ({ id, contactId: 'li', timestamp: 0, type: 1 })
    for (const id of ['f1', 'f2']) wechat.puppet.emit('friendship', { friendshipId: id })
    await settle()
    await wechat.answered()
    expect(wechat.textsTo('li')).toHaveLength(1)
    expect(wechat.audit.map(({ event }) => event)).toEqual(['accepted', 'seen', 'answered'])
  })
})
