import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { ASKED, EXPLAINED, modelWith, TERMINAL } from '../support/language-model.ts'
import { type Loopback, loopback } from '../support/loopback.ts'
import { brisk, Timers } from '../support/timers.ts'

const open = new Set<Loopback>()
const serverThat = async (handle: Parameters<typeof loopback>[0]) => {
  const server = await loopback(handle)
  open.add(server)
  return server
}
afterEach(async () => {
  for (const server of open) await server.close()
  open.clear()
})

const ANSWER = JSON.stringify({
  id: 'c-1',
  object: 'chat.completion',
  created: 1,
  model: 'qwen-test',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: JSON.stringify(EXPLAINED) } }],
  usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
})
const JSON_TYPE = { 'content-type': 'application/json' }
const question = (words: string) => ({ ...ASKED, question: words })

const modelOf = (server: Loopback, timers = new Timers()) =>
  modelWith({ settings: { baseUrl: server.url, structure: 'plain' }, timers })

describe('服务器停住了：到时限自己断开，不等它', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['收了请求，一声不响', () => undefined],
    ['发了头，就没有了', (response) => response.writeHead(200, JSON_TYPE).flushHeaders()],
    ['发了一半正文，停住', (response) => response.writeHead(200, JSON_TYPE).write(ANSWER.slice(0, 80))],
    [
      '一个字节一个字节地挤，没完',
      (response) => {
        response.writeHead(200, JSON_TYPE)
        const drip = setInterval(() => response.write(' '), 1)
        response.on('close', () => clearInterval(drip))
      },
    ],
    [
      '说是事件流，挤一点停住',
      (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': wait\n\n'),
    ],
    [
      '出错的头发了，正文停住',
      (response) => response.writeHead(200, { ...JSON_TYPE, 'content-length': '5000' }).write('{'),
    ],
  ])('%s', async (_, handle) => {
    const server = await serverThat(handle)
    const { model, calls, timers } = modelOf(server)
    const answer = model.explain(ASKED, TERMINAL)
    await server.handled(1)
    await timers.pass(15_000)
    await server.cutOff(1)
    // What is left of the budget is the second attempt's.
    await timers.pass(300)
    await server.handled(2)
    await timers.pass(5000)
    expect(await answer).toBeUndefined()
    await server.cutOff(2)
    expect(calls).toMatchObject([{ outcome: 'timeout', attempts: 2, latency: 20_000 }])
    expect(timers.sleeping).toBe(0)
  })

  it('停住一次，再问就答了', async () => {
    let asked = 0
    const server = await serverThat((response) => {
      asked += 1
      response.writeHead(200, JSON_TYPE)
      if (asked === 1) response.write(ANSWER.slice(0, 80))
      else response.end(ANSWER)
    })
    const { model, calls, timers } = modelOf(server)
    const answer = model.explain(ASKED, TERMINAL)
    await server.handled(1)
    await timers.pass(15_000)
    await timers.pass(300)
    expect(await answer).toEqual(EXPLAINED)
    expect(calls).toMatchObject([{ outcome: 'answered', attempts: 2, tokens: { in: 10, out: 5 } }])
  })

  it('收场的时候正停着：马上断开', async () => {
    const server = await serverThat((response) => response.writeHead(200, JSON_TYPE).write('{'))
    const { model, outcomes } = modelOf(server)
    const answer = model.explain(ASKED, TERMINAL)
    await server.handled(1)
    await model.close()
    expect(await answer).toBeUndefined()
    await server.cutOff(1)
    expect(outcomes()).toEqual(['aborted'])
  })
})

describe('连接断了', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['还没答就断', (response) => response.socket?.destroy()],
    ['头发了就断', (response) => void response.writeHead(200, JSON_TYPE).write('{', () => response.socket?.destroy())],
    [
      '说好的长短没发够就断',
      (response) =>
        void response
          .writeHead(200, { ...JSON_TYPE, 'content-length': '5000' })
          .write(ANSWER.slice(0, 80), () => response.socket?.destroy()),
    ],
    ['答的不是 HTTP', (response) => void response.socket?.end('你好\r\n')],
  ])('%s：dropped，再试一次', async (_, handle) => {
    const server = await serverThat(handle)
    const { model, calls } = modelWith({
      settings: { baseUrl: server.url, structure: 'plain' },
      ports: { sleep: brisk },
    })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(calls).toMatchObject([{ outcome: 'dropped', attempts: 2 }])
  })

  it('没人在听：dropped', async () => {
    const server = await serverThat(() => undefined)
    await server.close()
    open.delete(server)
    const { model, outcomes } = modelWith({ settings: { baseUrl: server.url }, ports: { sleep: brisk } })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(outcomes()).toEqual(['dropped'])
  })

  it('没完没了地答：到长短的上限就断', async () => {
    const server = await serverThat((response) => {
      response.writeHead(200, JSON_TYPE)
      const more = () => {
        while (response.write(' '.repeat(65_536)));
      }
      response.on('drain', more)
      more()
    })
    const { model, outcomes } = modelWith({
      settings: { baseUrl: server.url, structure: 'plain' },
      ports: { sleep: brisk },
    })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    await server.cutOff(2)
    expect(outcomes()).toEqual(['not-json'])
  })
})

describe('真的连接上', () => {
  it('网页：not-json', async () => {
    const server = await serverThat((response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    )
    const { model, outcomes } = modelWith({
      settings: { baseUrl: server.url, structure: 'plain' },
      ports: { sleep: brisk },
    })
    expect(await model.explain(ASKED, TERMINAL)).toBeUndefined()
    expect(outcomes()).toEqual(['not-json'])
  })

  it('二十个一起来：一次最多四个连着，个个都答', async () => {
    let running = 0
    let most = 0
    const server = await serverThat((response) => {
      running += 1
      most = Math.max(most, running)
      setImmediate(() => {
        running -= 1
        response.writeHead(200, JSON_TYPE).end(ANSWER)
      })
    })
    const { model } = modelOf(server)
    const asked = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉']
    const answers = await Promise.all(asked.map((words) => model.explain(question(words), TERMINAL)))
    expect(answers).toEqual(asked.map(() => EXPLAINED))
    expect(server.requests).toHaveLength(20)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(4)
    expect(model.stats()).toMatchObject({ calls: 20, running: 0, waiting: 0, tokensToday: 300 })
  })

  it('到时限断开的，不带坏后面的', async () => {
    const server = await serverThat((response, body) => {
      if (!body.includes('慢')) response.writeHead(200, JSON_TYPE).end(ANSWER)
    })
    const { model, outcomes, timers } = modelOf(server)
    const slow = ['慢甲', '慢乙', '慢丙', '慢丁'].map((words) => model.explain(question(words), TERMINAL))
    await server.handled(4)
    const quick = model.explain(question('快'), TERMINAL)
    await timers.pass(15_000)
    expect(await quick).toEqual(EXPLAINED)
    await model.close()
    expect(await Promise.all(slow)).toEqual(Array(4).fill(undefined))
    expect(outcomes()).toEqual(['answered', 'aborted', 'aborted', 'aborted', 'aborted'])
  })
})
