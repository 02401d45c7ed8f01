import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SqliteSessionStore } from '../../src/store/index.ts'
import { newFile } from '../store/turns.ts'
import { eventually } from '../support/eventually.ts'
import { got, madeUp, serving } from './world.ts'

const said = (key: string, words: string) => ({ key, person: '张三', session: 's1', words, at: 0, to: 'C1' })

describe('wence serve', () => {
  it('就绪：每个渠道、库、索引的状况都说；哪个不行都是没有就绪', async () => {
    let fails = true
    const [good, bad] = [
      madeUp('good'),
      madeUp('bad', {
        start: async () => {
          if (fails) throw new Error('the door is shut')
        },
      }),
    ]
    const env = { WENCE_GOOD: 'on', WENCE_BAD: 'on' }
    const { address, log, plan } = await serving({ offers: [good.offer, bad.offer], env })
    expect(plan.told).toEqual(['good: on', 'bad: on'])
    await eventually(async () => expect((await got(address, '/readyz')).body).toContain('"index":"loaded"'))
    const early = await got(address, '/readyz')
    expect(early.status).toBe(503)
    expect(JSON.parse(early.body)).toMatchObject({
      ready: false,
      store: 'writable',
      channels: [
        { name: 'good', status: 'up', heartbeat: expect.stringContaining('T'), quietSeconds: expect.any(Number) },
        { name: 'bad', status: 'down', detail: 'it did not start' },
      ],
    })
    expect(log.join('')).toContain('the door is shut')
    expect((await got(address, '/healthz')).status).toBe(200)
    fails = false
    await eventually(async () => expect((await got(address, '/readyz')).status).toBe(200))
  })

  it('一个渠道设错了：说哪里错，别的照开；没有就绪', async () => {
    const [good, bad] = [madeUp('good'), madeUp('bad')]
    const env = { WENCE_GOOD: 'on', WENCE_BAD: 'wrong' }
    const { address, plan } = await serving({ offers: [good.offer, bad.offer, madeUp('off').offer], env })
    expect(plan.on).toBe(1)
    expect(plan.told).toEqual([
      'good: on',
      'bad: cannot be used: WENCE_BAD must be on',
      'off: off; to switch it on, set WENCE_OFF and nothing else',
    ])
    expect(bad.made).toEqual([])
    await eventually(() => expect(good.made[0]?.state().status).toBe('up'))
    const { channels, ready } = JSON.parse((await got(address, '/readyz')).body)
    expect(ready).toBe(false)
    expect(channels[1]).toEqual({ name: 'bad', status: 'misconfigured', detail: 'WENCE_BAD must be on' })
  })

  it('停下：正在答的答完，没答的留着，下次启动接着答，不多不少', async () => {
    const file = newFile()
    const openStore = async () => new SqliteSessionStore(file, { now: Date.now() })
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let sending = false
    const hold = () => {
      sending = true
      return held
    }
    const before = madeUp('chat', { hold })
    const env = { WENCE_CHAT: 'on' }
    const first = await serving({ offers: [before.offer], env, openStore })
    const lines = ['查万州：企业，独立法人，研发人员11人', '看结果', '云南第二十四条']
    await eventually(() => expect(before.made[0]?.state().status).toBe('up'))
    for (const [n, line] of lines.entries()) expect(before.made[0]?.say(said(`m${n}`, line))).toBe('new')
    await eventually(() => expect(before.made[0]?.ports.inbox.waiting('chat')).toBe(3))
    await eventually(() => expect(sending).toBe(true))
    const stopped = first.stop()
    release()
    await stopped
    const after = madeUp('chat')
    const second = await serving({ offers: [after.offer], env, openStore })
    await eventually(() => expect(after.made[0]?.state().status).toBe('up'))
    for (const [n, line] of lines.entries()) expect(after.made[0]?.say(said(`m${n}`, line))).toBe('seen')
    await eventually(() => expect(after.made[0]?.ports.inbox.waiting('chat')).toBe(0))
    await second.stop()

    const alone = madeUp('chat')
    await serving({ offers: [alone.offer], env })
    await eventually(() => expect(alone.made[0]?.state().status).toBe('up'))
    for (const [n, line] of lines.entries()) alone.made[0]?.say(said(`m${n}`, line))
    await eventually(() => expect(alone.made[0]?.ports.inbox.waiting('chat')).toBe(0))
    expect(before.made[0]?.sent.length).toBeGreaterThan(0)
    expect(after.made[0]?.sent.length).toBeGreaterThan(0)
    expect([...(before.made[0]?.sent ?? []), ...(after.made[0]?.sent ?? [])]).toEqual(alone.made[0]?.sent)
  })

  it('停不下来的渠道不等；启动没成的也停得下', async () => {
    const hangs = madeUp('hangs', { hold: () => new Promise(() => {}) })
    const fails = madeUp('fails', { start: () => Promise.reject(new Error('never')) })
    const env = { WENCE_HANGS: 'on', WENCE_FAILS: 'on', WENCE_DRAIN: '0' }
    const { stop } = await serving({ offers: [hangs.offer, fails.offer], env })
    await eventually(() => expect(hangs.made[0]?.state().status).toBe('up'))
    hangs.made[0]?.say(said('m', '云南第二十四条'))
    await stop()
  })

  it('日志和指标：有编号、种类、用时；没有话、没有人', async () => {
    const { offer, made } = madeUp('chat')
    const { address, log } = await serving({ offers: [offer], env: { WENCE_CHAT: 'on' } })
    await eventually(() => expect(made[0]?.state().status).toBe('up'))
    made[0]?.say(said('m', '云南第二十四条'))
    made[0]?.say(said('m', '云南第二十四条'))
    await eventually(() => expect(made[0]?.ports.inbox.waiting('chat')).toBe(0))
    const lines = log.map((line) => JSON.parse(line))
    const audit = lines.filter((line) => line.audit)
    expect(audit.map((line) => line.audit)).toEqual(['accepted', 'seen', 'answered'])
    expect(audit[2]).toMatchObject({
      channel: 'chat',
      letter: expect.stringMatching(/^[\da-f]{16}$/u),
      kind: 'clause',
      reply: expect.stringMatching(/^[\da-f-]{36}$/u),
      person: expect.stringMatching(/^[\da-f]{16}$/u),
      took: expect.any(Number),
    })
    expect(audit[0].person).toBe(audit[2].person)
    for (const secret of ['张三', '云南', '绩效', 's1"', 'chat/m']) expect(log.join('')).not.toContain(secret)
    const { body, headers } = await got(address, '/metrics')
    expect(headers['content-type']).toContain('version=0.0.4')
    for (const line of [
      'wence_letters_total{channel="chat",event="accepted"} 1',
      'wence_letters_total{channel="chat",event="seen"} 1',
      'wence_replies_total{channel="chat",kind="clause"} 1',
      'wence_answer_seconds_count{channel="chat"} 1',
      'wence_channel_up{channel="chat"} 1',
      'wence_letters_waiting{channel="chat"} 0',
      'wence_faults_total 0',
    ])
      expect(body).toContain(line)
  })

  it('库写不了：照样答，没有就绪，说为什么', async () => {
    const file = newFile()
    const store = new SqliteSessionStore(file, { now: Date.now() })
    const { offer } = madeUp('chat')
    const { address, stop } = await serving({
      offers: [offer],
      env: { WENCE_CHAT: 'on' },
      openStore: async () => store,
    })
    store.close()
    const { status, body } = await got(address, '/readyz')
    expect(status).toBe(503)
    expect(JSON.parse(body).store).toContain(file)
    await stop()
  })
})

describe('说的是真的', () => {
  it('开着的库文件被删了：没有就绪，说为什么', async () => {
    const file = newFile()
    const store = new SqliteSessionStore(file, { now: Date.now() })
    const { address } = await serving({
      offers: [madeUp('chat').offer],
      env: { WENCE_CHAT: 'on' },
      openStore: async () => store,
    })
    await eventually(async () => expect((await got(address, '/readyz')).status).toBe(200))
    rmSync(file)
    const { status, body } = await got(address, '/readyz')
    expect(status).toBe(503)
    expect(JSON.parse(body).store).toContain('deleted')
  })

  it('发不出去的：记下是哪封信、因为什么，不记话', async () => {
    let failed = false
    const hold = async () => {
      if (failed) return
      failed = true
      const original = Object.assign(new Error('私密的话'), { code: 'ECONNRESET' })
      throw new Error('no clear answer', {
        cause: Object.assign(new Error('私密的话'), { code: 'slack_webapi_request_error', statusCode: 502, original }),
      })
    }
    const { offer, made } = madeUp('chat', { hold })
    const { log } = await serving({ offers: [offer], env: { WENCE_CHAT: 'on' } })
    await eventually(() => expect(made[0]?.state().status).toBe('up'))
    made[0]?.say(said('m', '云南第二十四条'))
    await eventually(() => expect(log.join('')).toContain('no clear answer'))
    const line = log.map((each) => JSON.parse(each)).find(({ msg }) => msg === 'no clear answer')
    expect(line).toMatchObject({
      level: 'error',
      channel: 'chat',
      letter: 'chat/m',
      causes: [
        { fault: 'Error', code: 'slack_webapi_request_error', status: 502 },
        { fault: 'Error', code: 'ECONNRESET' },
      ],
    })
    expect(log.join('')).not.toContain('私密')
  })

  it('指标数得出：没有写的、转人工的、改口的', async () => {
    const { offer, made } = madeUp('chat')
    const { address } = await serving({ offers: [offer], env: { WENCE_CHAT: 'on' } })
    await eventually(() => expect(made[0]?.state().status).toBe('up'))
    const lines = ['我们公司能不能申报万州的，研发人员11人', '不对，研发人员是8人', '转人工', '万州第九十条']
    for (const [n, line] of lines.entries()) made[0]?.say({ ...said(`m${n}`, line), at: n })
    await eventually(() => expect(made[0]?.ports.inbox.waiting('chat')).toBe(0))
    const { body } = await got(address, '/metrics')
    for (const line of [
      'wence_corrections_total 1',
      'wence_hand_offs_total{channel="chat"} 1',
      'wence_declines_total{channel="chat"} 1',
      'wence_guard_blocks_total 0',
    ])
      expect(body).toContain(line)
  })

  it('只记要紧的时候，也说在哪里听', async () => {
    const { offer, made } = madeUp('chat', { listens: '127.0.0.1:3000' })
    const { log } = await serving({ offers: [offer], env: { WENCE_CHAT: 'on', WENCE_LOG: 'error' } })
    await eventually(() => expect(made[0]?.state().status).toBe('up'))
    await eventually(() => expect(log.join('')).toContain('"listens":"127.0.0.1:3000"'))
    expect(log.every((line) => line.includes('listens'))).toBe(true)
  })

  it('在别的地址上：按地址、按设的名字问得到，别的名字不给；网上来的看不到本机的页面', async () => {
    const { address } = await serving({
      offers: [madeUp('chat').offer],
      env: { WENCE_CHAT: 'on', WENCE_HOST: '0.0.0.0', WENCE_HEALTH_HOSTS: 'wence.internal' },
    })
    expect(address).toMatch(/^http:\/\/0\.0\.0\.0:\d+$/u)
    const local = address.replace('0.0.0.0', '127.0.0.1')
    for (const host of ['10.0.0.5:8787', '[fd00::5]:8787', 'Wence.Internal:8787', 'localhost'])
      expect((await got(local, '/healthz', { host })).status).toBe(200)
    expect((await got(local, '/healthz', { host: 'attacker.example' })).status).toBe(421)
    expect((await got(local, '/chat/page')).status).toBe(200)
    const [outer] = Object.values(networkInterfaces())
      .flat()
      .flatMap((each) => (each && !each.internal && each.family === 'IPv4' ? [each.address] : []))
    if (outer) expect((await got(address.replace('0.0.0.0', outer), '/chat/page')).status).toBe(404)
  })
})

describe('本机的页面', () => {
  it('渠道的页面也在；别的路径、别的方法、冒名的主机都不给', async () => {
    const { address } = await serving({ offers: [madeUp('chat').offer], env: { WENCE_CHAT: 'on' } })
    expect(await got(address, '/chat/page')).toMatchObject({ status: 200, body: 'page of chat' })
    expect((await got(address, '/healthz?x=1')).status).toBe(200)
    expect((await got(address, '/__proto__')).status).toBe(404)
    expect((await got(address, '/nothing')).body).toContain('/readyz')
    expect((await got(address, '/healthz', {}, 'POST')).status).toBe(405)
    expect(await got(address, '/healthz', {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
    expect((await got(address, '/chat/page', { host: 'attacker.example:8787' })).status).toBe(421)
    expect((await got(address, '/chat/page', { host: 'localhost:8787' })).status).toBe(200)
    expect((await got(address, '/chat/page', { host: '10.0.0.5:8787' })).status).toBe(421)
  })

  it('端口被占：说是哪个，怎么办；库也关好', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void taken.close())
    await new Promise((resolve) => taken.once('listening', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address ? String(address.port) : ''
    const run = serving({ offers: [], env: { WENCE_PORT: port } })
    await expect(run).rejects.toThrow(new RegExp(`127\\.0\\.0\\.1:${port}.*another process has it.*WENCE_PORT`, 'u'))
  })
})
