import { once } from 'node:events'
import { connect } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import type { App } from '@slack/bolt'
import { describe, expect, it, onTestFinished } from 'vitest'
import { HttpIngress } from '../../../src/channels/slack/ingress/index.ts'
import { type IngressLimits, LIMITS } from '../../../src/channels/slack/ingress/limits.ts'
import { FakeClock } from '../../support/clock.ts'
import { eventOf, SECRET, signedHeaders } from '../../support/slack.ts'
import { MALFORMED, type Sent } from '../../support/slack-malformed.ts'

type Processed = Parameters<App['processEvent']>[0]
type Takes = (event: Processed) => Promise<void>

const NOW = Date.parse('2026-11-20T08:00:00Z')
const acknowledges: Takes = ({ ack }) => ack()
const MESSAGE = { type: 'message', channel: 'DU1', channel_type: 'im', user: 'U1', text: '万州 研发场地', ts: '1.1' }

/** The ingress before an app of the test's own, which gets what comes through. */
async function listening({
  takes = acknowledges,
  limits = {},
}: {
  takes?: Takes
  limits?: Partial<IngressLimits>
} = {}) {
  const clock = new FakeClock(NOW)
  const faults: string[] = []
  const came: Processed[] = []
  const ports = { clock, onFault: ({ message }: Error) => void faults.push(message) }
  const ingress = new HttpIngress(SECRET, '127.0.0.1', ports, { ...LIMITS, ...limits })
  ingress.init({
    processEvent: (event) => {
      came.push(event)
      return takes(event)
    },
  })
  const port = await ingress.start(0)
  const stop = async () => {
    const stopped = ingress.stop()
    await clock.pass(LIMITS.closing)
    await stopped
  }
  onTestFinished(stop)
  const url = `http://127.0.0.1:${port}/slack/events`
  const signed = (body: string | Uint8Array) => signedHeaders(body, { at: clock.now() / 1000 })
  const sent = ({ body, type, headers }: Sent, proof: Record<string, string> = signed(body)) =>
    fetch(url, {
      method: 'POST',
      // What fetch gives a text of no type is taken away by bytes.
      body: typeof body === 'string' ? Buffer.from(body) : body,
      headers: { ...proof, ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
    })
  const event = (more: object = {}): Sent => ({
    body: JSON.stringify(eventOf({ ...MESSAGE, ...more })),
    type: 'application/json',
  })
  /** One request, as bytes on a line of its own; resolves with all that comes back once the line is closed. */
  const raw = (bytes: string) => {
    const line = connect(port, '127.0.0.1')
    line.write(bytes)
    onTestFinished(() => void line.destroy())
    return { line, answer: textOf(line) }
  }
  return { clock, faults, came, url, stop, signed, sent, event, raw, ingress }
}

const head = (headers: Record<string, string | number>, line = 'POST /slack/events HTTP/1.1') =>
  `${[line, 'host: x', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n`

describe('不成样子的请求', () => {
  it.each(Object.entries(MALFORMED))('%s：签了名答 400 或 415，没签名答 401，谁也不惊动', async (_, bodies) => {
    const { came, faults, sent, event } = await listening()
    for (const body of bodies) {
      const status = (await sent(body)).status
      expect([400, 415], String(body.body).slice(0, 200)).toContain(status)
      expect((await sent(body, {})).status, String(body.body).slice(0, 200)).toBe(401)
    }
    expect(came).toEqual([])
    expect(faults.join()).not.toMatch(/万州|场地|U1|message/u)
    expect((await sent(event())).status).toBe(200)
    expect(came).toHaveLength(1)
  })

  it('别的路径 404，别的方法 405，不是 HTTP 的 400', async () => {
    const { came, url, signed, raw } = await listening()
    const headers = signed('{}')
    for (const path of ['', '/', '/slack/events/', '/slack/events2', '//slack/events', '/slack/Events', '/%00'])
      expect((await fetch(new URL(url).origin + path, { method: 'POST', headers, body: '{}' })).status).toBe(404)
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD'])
      expect((await fetch(url, { method, headers })).status).toBe(405)
    expect(await raw(head({ connection: 'close' }, 'POST * HTTP/1.1')).answer).toContain(' 404 ')
    expect(await raw('\0\0\0\r\n\r\n').answer).toContain(' 400 ')
    expect(await raw(head({ 'content-length': 'many' })).answer).toContain(' 400 ')
    expect(await raw(head({ 'x-long': 'x'.repeat(100_000) })).answer).toContain(' 431 ')
    expect(came).toEqual([])
  })

  it('答过不必再送：错的再送一遍还是错', async () => {
    const { sent } = await listening()
    expect((await sent({ body: 'null', type: 'application/json' })).headers.get('x-slack-no-retry')).toBe('1')
  })
})

describe('签名', () => {
  it('差到五分钟为止，早晚都算', async () => {
    const { sent, event } = await listening()
    const at = (seconds: number) => {
      const one = event()
      return sent(one, signedHeaders(one.body, { at: NOW / 1000 + seconds }))
    }
    for (const seconds of [-300, -299, 0, 300]) expect((await at(seconds)).status).toBe(200)
    for (const seconds of [-301, 301, -86_400, 86_400]) expect((await at(seconds)).status).toBe(401)
  })

  it('密钥、正文、时间、写法，哪一样不对都是 401', async () => {
    const { came, sent, event, signed } = await listening()
    const one = event()
    const right = signed(one.body)
    const signature = right['x-slack-signature'] ?? ''
    const stamp = right['x-slack-request-timestamp'] ?? ''
    const wrong: Record<string, string>[] = [
      signedHeaders(one.body, { at: NOW / 1000, secret: `${SECRET}!` }),
      signed(`${one.body} `),
      { ...right, 'x-slack-request-timestamp': String(Number(stamp) + 1) },
      { ...right, 'x-slack-request-timestamp': `${stamp}.0` },
      { ...right, 'x-slack-request-timestamp': `0${stamp}` },
      { ...right, 'x-slack-request-timestamp': '' },
      { ...right, 'x-slack-request-timestamp': 'NaN' },
      { ...right, 'x-slack-request-timestamp': '1e999' },
      { ...right, 'x-slack-signature': signature.slice(0, -1) },
      { ...right, 'x-slack-signature': `${signature}0` },
      { ...right, 'x-slack-signature': signature.toUpperCase() },
      { ...right, 'x-slack-signature': signature.replace('v0', 'v1') },
      { ...right, 'x-slack-signature': `v0=${'0'.repeat(64)}` },
      { ...right, 'x-slack-signature': `${signature}, ${signature}` },
      { ...right, 'x-slack-signature': '' },
      { 'x-slack-signature': signature },
      { 'x-slack-request-timestamp': stamp },
      {},
    ]
    for (const headers of wrong) expect((await sent(one, headers)).status, JSON.stringify(headers)).toBe(401)
    expect(came).toEqual([])
    expect((await sent(one, right)).status).toBe(200)
  })
})

describe('大小和快慢', () => {
  it('太长的 413，说了长度的、没说的都是；没签名的只看一行', async () => {
    const { came, sent, raw, signed } = await listening({ limits: { body: 1000 } })
    const body = JSON.stringify({ type: 'x'.repeat(1000) })
    expect((await sent({ body, type: 'application/json' })).status).toBe(413)
    expect((await sent({ body, type: 'application/json' }, {})).status).toBe(401)
    const chunked = raw(
      `${head({ ...signed(body), 'transfer-encoding': 'chunked', connection: 'close' })}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    )
    expect(await chunked.answer).toContain(' 413 ')
    const endless = raw(head({ ...signed(body), 'content-length': 1_000_000_000_000, connection: 'close' }))
    expect(await endless.answer).toContain(' 413 ')
    expect(came).toEqual([])
  })

  it('迟迟不到的 408：头没完的、正文没完的、一个字没说的', async () => {
    const { came, raw, signed } = await listening({ limits: { arriving: 20, looked: 10 } })
    const begun = head({ ...signed('{}'), 'content-length': 2 })
    for (const part of [`${begun}{`, begun, begun.slice(0, 30)]) expect(await raw(part).answer).toContain(' 408 ')
    expect(came).toEqual([])
  })

  it('许多长的一直传不完：长的走，短的照收', async () => {
    const { raw, sent, event, signed } = await listening({ limits: { together: 100_000 } })
    const begun = head({ ...signed('x'), 'content-length': 200_000, connection: 'close' })
    const long = Array.from({ length: 5 }, () => raw(`${begun}${'x'.repeat(60_000)}`))
    for (let i = 0; i < 20; i++) expect((await sent(event())).status).toBe(200)
    for (const { line } of long) line.write('x'.repeat(140_000))
    for (const { answer } of long) expect(await answer).toContain(' 503 ')
    expect((await sent(event())).status).toBe(200)
  })

  it('传了一半就走的：没有回音，也没有别的', async () => {
    const { came, faults, raw, sent, event, signed } = await listening()
    const { line, answer } = raw(`${head({ ...signed('{}'), 'content-length': 100 })}{"type":`)
    await once(line, 'connect')
    line.resetAndDestroy()
    await answer.catch(() => undefined)
    expect((await sent(event())).status).toBe(200)
    expect(came).toHaveLength(1)
    expect(faults).toEqual([])
  })

  it('停下：有人占着线不说完，也停得下', async () => {
    const { raw, stop, signed } = await listening()
    const { line, answer } = raw(`${head({ ...signed('{}'), 'content-length': 100 })}{`)
    await once(line, 'connect')
    await stop()
    expect(await answer.catch(() => '')).toBe('')
  })
})

describe('Slack 自己的查验', () => {
  it('地址验证：签了名才答，把话原样还回去', async () => {
    const { came, sent } = await listening()
    const asks = { body: JSON.stringify({ type: 'url_verification', challenge: '一"二' }), type: 'application/json' }
    const answer = await sent(asks)
    expect([answer.status, await answer.json()]).toEqual([200, { challenge: '一"二' }])
    expect((await sent(asks, {})).status).toBe(401)
    expect(came).toEqual([])
  })

  it('证书查验：不签名也答，除此什么也不做；夹带的不理', async () => {
    const { came, sent } = await listening()
    const type = 'application/x-www-form-urlencoded'
    const payload = encodeURIComponent(JSON.stringify({ type: 'block_actions' }))
    for (const body of ['ssl_check=1&token=x', `ssl_check=1&payload=${payload}`]) {
      const unsigned = await sent({ body, type }, {})
      expect([unsigned.status, await unsigned.text()]).toEqual([200, ''])
      expect((await sent({ body, type })).status).toBe(200)
    }
    for (const body of ['ssl_check=0', 'ssl_check=1&ssl_check=1', `ssl_check=1&x=${'x'.repeat(2000)}`])
      expect((await sent({ body, type }, {})).status).toBe(401)
    expect(came).toEqual([])
  })

  it('事件太多被 Slack 压住：告诉管事的', async () => {
    const { came, faults, sent } = await listening()
    const body = JSON.stringify({ type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1, api_app_id: 'A1' })
    expect((await sent({ body, type: 'application/json' })).status).toBe(200)
    expect(faults).toEqual([expect.stringContaining('holds events back')])
    expect(came).toEqual([])
  })
})

describe('交给 Bolt 的', () => {
  it('只有读得懂的那几项，重送的次数照说', async () => {
    const { came, sent, event, signed } = await listening()
    const one = event({ blocks: [{ type: 'rich_text' }], edited: null, thread_ts: null })
    await sent(one, { ...signed(one.body), 'x-slack-retry-num': '2', 'x-slack-retry-reason': 'http_timeout' })
    expect(came[0]).toMatchObject({ retryNum: 2, retryReason: 'http_timeout' })
    expect(came[0]?.body).toEqual({
      type: 'event_callback',
      team_id: 'T1',
      event_id: expect.any(String),
      event: MESSAGE,
    })
    const other = event({ type: 'reaction_added', item: null, user: 7 })
    expect((await sent(other)).status).toBe(200)
    expect(came[1]?.body.event).toEqual({ type: 'reaction_added' })
  })

  it.each<[string, Takes, number, string]>([
    ['应答什么都不带', acknowledges, 200, ''],
    ['应答一句话', ({ ack }) => ack('好'), 200, '好'],
    ['应答一个对象', ({ ack }) => ack({ response_action: 'errors' }), 200, '{"response_action":"errors"}'],
    ['没有谁应答', async () => {}, 404, ''],
    ['自己出错', () => Promise.reject(new Error('the store is gone')), 500, ''],
    [
      '应答以后出错',
      async ({ ack }) => {
        await ack()
        throw new Error('after it')
      },
      200,
      '',
    ],
  ])('%s', async (_, takes, status, text) => {
    const { sent, event } = await listening({ takes })
    const answer = await sent(event())
    expect([answer.status, await answer.text()]).toEqual([status, text])
  })

  it('三秒没有应答就答 503，让 Slack 再送；晚到的应答不再算数', async () => {
    let late: (() => Promise<void>) | undefined
    const { clock, faults, came, sent, event } = await listening({
      takes: ({ ack }) => {
        late = ack
        return new Promise(() => {})
      },
    })
    const answer = sent(event())
    while (came.length === 0) await clock.pass(0)
    await clock.pass(LIMITS.acknowledged)
    expect((await answer).status).toBe(503)
    await late?.()
    expect(faults.join('\n')).toMatch(/in time[\s\S]*too late/u)
  })

  it('应答两遍是程序的错', async () => {
    const { faults, sent, event } = await listening({
      takes: async ({ ack }) => {
        await ack()
        await ack()
      },
    })
    expect((await sent(event())).status).toBe(200)
    await expect.poll(() => faults).toEqual([expect.stringContaining('twice')])
  })
})

describe('日志', () => {
  it('一种毛病一分钟说一遍，其余的记数：谁都能发请求，不能写满日志', async () => {
    const { clock, faults, sent, event } = await listening()
    for (let i = 0; i < 50; i++) await sent(event(), {})
    expect(faults).toEqual(['Slack: refused a request over HTTP (401): no signature'])
    await clock.pass(60_000)
    await sent(event(), {})
    expect(faults[1]).toContain('and 49 before it')
  })
})

describe('没有密钥', () => {
  it('不起', () => {
    expect(() => new HttpIngress('', '127.0.0.1', { clock: new FakeClock(), onFault: () => {} })).toThrow(
      'signing secret',
    )
  })
})
