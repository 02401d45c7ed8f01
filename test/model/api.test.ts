import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { openChat } from '../../src/model/open-chat.ts'
import { ASKED, EXPLAINED, modelWith, prompts, SETTINGS, TERMINAL } from '../support/language-model.ts'
import { cutOff } from '../support/network.ts'
import { brisk } from '../support/timers.ts'

cutOff()

const ports = { sleep: brisk }
const modelAs = (settings = {}) => modelWith({ settings, ports })

interface Seen {
  readonly body: Record<string, unknown>
}

const server = (seen: Seen[] = []) =>
  nock('http://model.test').post('/v1/chat/completions', (body) => {
    seen.push({ body })
    return true
  })

const USAGE = { prompt_tokens: 812, completion_tokens: 31, total_tokens: 843 }

const completion = (message: object, more = {}) => ({
  id: 'c-1',
  object: 'chat.completion',
  created: 1,
  model: 'qwen-test',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }],
  usage: USAGE,
  ...more,
})

const calling = (args: string) =>
  completion({
    content: null,
    tool_calls: [{ id: 't-1', type: 'function', function: { name: 'explain', arguments: args } }],
  })

describe('接口的几种答法', () => {
  it('jsonSchema：要求照着格式答，一个字段不许多也不许少', async () => {
    const seen: Seen[] = []
    server(seen).reply(200, completion({ content: JSON.stringify(EXPLAINED) }))
    const { model } = modelAs({ structure: 'jsonSchema' })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(seen[0]?.body).toMatchObject({
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'explain',
          strict: true,
          schema: { required: ['sentences'], additionalProperties: false },
        },
      },
    })
    expect(seen[0]?.body).not.toHaveProperty('tools')
  })

  it('jsonSchema：答的不是 JSON，客户端自己先读坏了，也是 bad-json', async () => {
    server()
      .twice()
      .reply(200, completion({ content: '好的。' }))
    const { model, calls } = modelAs({ structure: 'jsonSchema' })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(calls).toMatchObject([{ outcome: 'bad-json', attempts: 2 }])
  })

  it('客户端知道模型不会的方式：什么也不发，换下一种', async () => {
    const seen: Seen[] = []
    server(seen).reply(200, calling(JSON.stringify(EXPLAINED)))
    const { model } = modelAs({ structure: 'auto', model: 'gpt-4' })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(seen).toHaveLength(1)
    expect(seen[0]?.body).toHaveProperty('tools')
  })

  it('functionCalling：要求调用一个函数，读它的参数和用量', async () => {
    const seen: Seen[] = []
    server(seen)
      .matchHeader('authorization', 'Bearer sk-secret')
      .reply(200, calling(JSON.stringify(EXPLAINED)))
    const { model, calls } = modelAs()
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(seen[0]?.body).toMatchObject({
      model: 'qwen-test',
      temperature: 0,
      stream: false,
      messages: [
        { role: 'system', content: prompts.explain.text },
        { role: 'user', content: expect.stringMatching(/^<data>\n\{.*\}\n<\/data>$/) },
      ],
      tools: [{ type: 'function', function: { name: 'explain', parameters: { required: ['sentences'] } } }],
      tool_choice: { type: 'function', function: { name: 'explain' } },
    })
    expect(seen[0]?.body).not.toHaveProperty('response_format')
    expect(calls).toMatchObject([{ outcome: 'answered', attempts: 1, tokens: { in: 812, out: 31 } }])
  })

  it('jsonMode：要求 JSON 对象，读正文', async () => {
    const seen: Seen[] = []
    server(seen).reply(200, completion({ content: JSON.stringify(EXPLAINED) }))
    const { model } = modelAs({ structure: 'jsonMode' })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(seen[0]?.body).toMatchObject({ response_format: { type: 'json_object' } })
    expect(seen[0]?.body).not.toHaveProperty('tools')
  })

  it.each([
    ['只有 JSON', JSON.stringify(EXPLAINED)],
    ['有围栏', `\`\`\`json\n${JSON.stringify(EXPLAINED, null, 2)}\n\`\`\``],
    ['前后有话，话里有占位符', `依据{{wanzhou:9.4#2}}：${JSON.stringify(EXPLAINED)}。以上{仅供参考}。`],
    ['先想一想', `<think>{"sentences":[]} 不对</think>\n${JSON.stringify(EXPLAINED)}`],
  ])('plain：%s，都读得出', async (_, content) => {
    const seen: Seen[] = []
    server(seen).reply(200, completion({ content }))
    const { model } = modelAs({ structure: 'plain' })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(Object.keys(seen[0]?.body ?? {}).sort()).toEqual(['messages', 'model', 'stream', 'temperature'])
  })

  it('要它调用函数，它把 JSON 写在正文里：也读得出', async () => {
    server().reply(200, completion({ content: JSON.stringify(EXPLAINED) }))
    const { model, calls } = modelAs()
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(calls).toMatchObject([{ attempts: 1 }])
  })

  it('auto：不认 tools、不认 response_format 的服务器，退到 plain，以后直接用', async () => {
    const seen: Seen[] = []
    const refusal = { error: { message: 'tools are not supported', type: 'invalid_request_error' } }
    server(seen).reply(400, refusal)
    server(seen).reply(400, refusal)
    server(seen).reply(422, refusal)
    server(seen)
      .twice()
      .reply(200, completion({ content: JSON.stringify(EXPLAINED) }))
    const { model, calls } = modelAs({ structure: 'auto' })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    await model.explain({ ...ASKED, question: '补助是多少' }, TERMINAL)
    const ways = seen.map(({ body }) => ['tools', 'response_format'].find((key) => key in body))
    expect(ways).toEqual(['response_format', 'tools', 'response_format', undefined, undefined])
    expect(calls).toMatchObject([
      { attempts: 4, structure: 'plain' },
      { attempts: 1, structure: 'plain' },
    ])
  })

  it('没有 usage：照样答，用量按发出去的长短估', async () => {
    server().reply(200, completion({ content: JSON.stringify(EXPLAINED) }, { usage: undefined }))
    const { model, calls } = modelAs({ structure: 'plain' })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(calls[0]?.tokens).toEqual({ in: 0, out: 0 })
    expect(model.stats().tokensToday).toBeGreaterThan(500)
  })

  it('OPENAI_BASE_URL 的路径保留', async () => {
    nock('http://gateway.test')
      .post('/deep/v3/chat/completions')
      .reply(200, calling(JSON.stringify(EXPLAINED)))
    const { model } = modelAs({ baseUrl: 'http://gateway.test/deep/v3' })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
  })
})

const HTML = '<html><body>502 Bad Gateway nginx sk-secret</body></html>'
const ERROR = { error: { message: 'Incorrect API key provided: sk-secret', type: 'x' } }

describe('接口的几种坏法：每种都以自己的名字收场，都不抛错', () => {
  it.each([
    ['密钥不对', 401, ERROR, {}, 'unauthorised', 1],
    ['没有权限', 403, ERROR, {}, 'unauthorised', 1],
    ['欠费', 402, ERROR, {}, 'unauthorised', 1],
    ['太频繁', 429, ERROR, {}, 'rate-limited', 2],
    ['太频繁，要等太久', 429, ERROR, { 'retry-after': '3600' }, 'rate-limited', 1],
    ['服务器出错', 500, ERROR, {}, 'server', 2],
    ['网关出错，给的是网页', 502, HTML, { 'content-type': 'text/html' }, 'server', 2],
    ['没有这个模型', 404, ERROR, {}, 'rejected', 1],
    ['请求太长', 413, ERROR, {}, 'rejected', 1],
    ['200 的网页', 200, HTML, { 'content-type': 'text/html' }, 'not-json', 2],
    ['说是 JSON 的网页', 200, HTML, { 'content-type': 'application/json' }, 'not-json', 2],
    ['空的', 200, '', {}, 'not-json', 2],
    ['断了一半的 JSON', 200, '{"id":"c-1","choices":[{"mess', { 'content-type': 'application/json' }, 'not-json', 2],
    ['没有 choices', 200, { id: 'c-1' }, {}, 'empty-choices', 2],
    ['choices 是空的', 200, completion({}, { choices: [] }), {}, 'empty-choices', 2],
    ['choice 里没有 message', 200, completion({}, { choices: [{ index: 0 }] }), {}, 'empty-choices', 2],
    ['200 里装的是错误', 200, ERROR, {}, 'empty-choices', 2],
    ['正文不是 JSON', 200, completion({ content: '好的。' }), {}, 'bad-json', 2],
    ['什么也没说', 200, completion({ content: null }), {}, 'bad-json', 2],
    ['函数参数断了', 200, calling('{"sentences":[{"text":"给'), {}, 'bad-json', 2],
    ['函数参数不合格式', 200, calling('{"sentence":"给予补助"}'), {}, 'schema', 2],
  ] as const)('%s', async (_, status, body, headers, kind, attempts) => {
    server().times(attempts).reply(status, body, headers)
    const { model, calls } = modelAs()
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(calls).toMatchObject([{ outcome: kind, attempts }])
    expect(nock.isDone()).toBe(true)
    expect(JSON.stringify(calls)).not.toMatch(/sk-secret|补助|nginx/)
    if (status >= 400) expect(calls[0]?.status).toBe(status)
  })

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE'])('%s：dropped', async (code) => {
    server()
      .times(2)
      .replyWithError(Object.assign(new Error('away'), { code }))
    const { model, outcomes } = modelAs()
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(outcomes()).toEqual(['dropped'])
  })

  it('太频繁，说等三秒：等了再问就答了', async () => {
    const slept: number[] = []
    server().reply(429, ERROR, { 'retry-after': '3' })
    server().reply(200, calling(JSON.stringify(EXPLAINED)))
    const { model } = modelWith({
      ports: {
        sleep: (ms, signal) => {
          slept.push(ms)
          return brisk(ms, signal)
        },
      },
    })
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(slept).toContain(3000)
  })

  it('说等到某时某刻：按钟点算', async () => {
    const slept: number[] = []
    server().reply(503, ERROR, { 'retry-after': 'Fri, 20 Nov 2026 00:00:04 GMT' })
    server().reply(200, calling(JSON.stringify(EXPLAINED)))
    const sleep = (ms: number, signal: AbortSignal) => {
      slept.push(ms)
      return brisk(ms, signal)
    }
    expect(await modelWith({ ports: { sleep } }).model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(slept).toContain(4000)
  })

  it('坏过一次，第二次好了：算答了', async () => {
    server().reply(500, ERROR)
    server().reply(200, calling(JSON.stringify(EXPLAINED)))
    const { model, calls } = modelAs()
    expect(await model.explain(ASKED, TERMINAL)).toEqual(EXPLAINED)
    expect(calls).toMatchObject([{ outcome: 'answered', attempts: 2 }])
  })
})

describe('不收温度的服务器', () => {
  const REFUSED = { error: { message: 'Only the default (1) value is supported. sk-secret', param: 'temperature' } }

  it('说是温度：同样的不带温度再问一回，以后都不带', async () => {
    const seen: Seen[] = []
    server(seen).reply(400, REFUSED)
    server(seen)
      .twice()
      .reply(200, calling(JSON.stringify(EXPLAINED)))
    const { model, calls } = modelAs()
    for (const question of ['甲', '乙'])
      expect(await model.explain({ ...ASKED, question }, TERMINAL)).toEqual(EXPLAINED)
    expect(seen.map(({ body }) => body.temperature)).toEqual([0, undefined, undefined])
    const [first, second] = seen.map(({ body: { temperature: _, ...rest } }) => rest)
    expect(second).toEqual(first)
    expect(calls).toMatchObject([{ attempts: 2, structure: 'functionCalling' }, { attempts: 1 }])
    expect(JSON.stringify(calls)).not.toMatch(/sk-secret|default/)
  })

  it.each([
    ['说的是别的', { error: { message: 'temperature', param: 'tools' } }],
    ['没说是哪个', { error: 'temperature' }],
    ['太长', { error: { message: 'x'.repeat(30_000), param: 'temperature' } }],
    ['不是 JSON', '<html>temperature</html>'],
  ])('%s：只是不认', async (_, body) => {
    server().reply(400, body)
    const { model, calls } = modelAs()
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(calls).toMatchObject([{ outcome: 'rejected', status: 400, attempts: 1 }])
  })
})

describe('别家的模型', () => {
  it.each(['anthropic', 'ollama', 'google-genai'] as const)('%s：没装它的包，说清要装哪个', async (provider) => {
    const settings = { ...SETTINGS, provider, model: 'some-model' }
    const failure = await openChat(settings).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'NotLoaded' })
    expect(String(failure)).toMatch(
      new RegExp(`WENCE_MODEL ${provider}:some-model needs the package @langchain/${provider}, which is not installed`),
    )
    expect(String(failure)).not.toContain('sk-secret')
  })

  it('没装也只是没有模型：问的时候照样不抛错', async () => {
    const { model, calls } = modelAs({ provider: 'ollama', model: 'qwen' })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(calls).toMatchObject([{ outcome: 'not-loaded', attempts: 0 }])
    expect(calls[0]?.told).toContain('npm install @langchain/ollama')
  })
})
