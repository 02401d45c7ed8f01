import { afterEach, describe, expect, it } from 'vitest'
import { slackChannel } from '../../../src/channels/slack/index.ts'
import { MemorySessionStore } from '../../../src/store/memory.ts'
import { MemoryInbox } from '../../../src/store/memory-inbox.ts'
import {
  directMessage,
  HURRIED,
  type Started,
  sent,
  slashOf,
  started,
  stopped,
  type World,
} from '../../support/slack.ts'
import { allText } from '../../support/slack-limits.ts'
import type { Fault } from '../../support/slack-server.ts'

const QUESTION = '万州 研发场地要多大'
const ANSWER = '研发场地面积 500 平方米以上'

let open: Started[] = []
afterEach(async () => {
  for (const world of open) await stopped(world)
  open = []
})
const world = async (how: World = {}): Promise<Started> => {
  const one = await started(how)
  open.push(one)
  return one
}

/** The first calls of a method go wrong so, one after another. */
const goingWrong = ({ slack }: Started, method: string, ...faults: readonly Fault[]) => {
  const left = [...faults]
  slack.faults = (call) => (call.method === method ? left.shift() : undefined)
}

describe('Slack 出毛病', () => {
  it('让等就等够，等完再发，只发一遍', async () => {
    const one = await world()
    const left: Fault[] = [7, 7, 7].map((seconds) => ({ kind: 'busy', seconds }))
    const tries: number[] = []
    one.slack.faults = ({ method }) => {
      if (method !== 'chat.postMessage') return undefined
      tries.push(HURRIED.elapsed())
      return left.shift()
    }
    await sent(one.channel, directMessage(one.slack, 'U1', QUESTION))
    await one.slack.until(() => one.slack.answers.length > 0)
    expect(tries).toHaveLength(4)
    for (const [n, at] of tries.slice(1).entries()) expect(at - (tries[n] ?? 0)).toBeGreaterThanOrEqual(7000)
    expect(one.audit.map(({ event }) => event)).toEqual(expect.arrayContaining(['retried']))
    expect(one.slack.answers).toHaveLength(1)
  })

  it.each([
    ['发成了，回音丢了', true],
    ['没发成，连接断了', false],
  ])('%s：到头来正好一条', async (_, done) => {
    const one = await world()
    goingWrong(one, 'chat.postMessage', { kind: 'lost', done }, { kind: 'lost', done: false })
    await sent(one.channel, directMessage(one.slack, 'U1', QUESTION))
    await one.slack.until(() => one.audit.some(({ event }) => event === 'answered'))
    expect(one.slack.answers).toHaveLength(1)
    expect(one.slack.wordsIn('DU1')).toContain(ANSWER)
  })

  it('自己说内部错误的，也先看看发出去没有', async () => {
    const one = await world()
    goingWrong(one, 'chat.postMessage', { kind: 'error', error: 'internal_error' })
    await sent(one.channel, directMessage(one.slack, 'U1', QUESTION))
    await one.slack.until(() => one.slack.answers.length > 0)
    expect(one.slack.calls.map(({ method }) => method)).toContain('conversations.history')
  })

  it('不认新式的块：换旧式的发，字一样', async () => {
    const one = await world()
    const newer = /"type":"(?:container|alert|table|context_actions)"/u
    one.slack.faults = ({ args }) =>
      newer.test(JSON.stringify(args.blocks ?? '')) ? { kind: 'error', error: 'invalid_blocks' } : undefined
    await sent(one.channel, directMessage(one.slack, 'U1', '云南 补助'))
    await one.slack.until(() => one.slack.answers.length > 0)
    expect(allText(one.slack.answers[0]?.blocks)).toContain('云南办法已届满')
    expect(JSON.stringify(one.slack.answers[0]?.blocks)).not.toMatch(newer)
  })

  it('再也发不到的放下，别人的照发', async () => {
    const one = await world()
    one.slack.faults = ({ method, args }) =>
      method === 'chat.postMessage' && args.channel === 'DU1'
        ? { kind: 'error', error: 'channel_not_found' }
        : undefined
    await sent(one.channel, directMessage(one.slack, 'U1', QUESTION))
    await sent(one.channel, directMessage(one.slack, 'U2', QUESTION))
    const over = () => one.audit.filter(({ event }) => event === 'undeliverable' || event === 'answered').length
    await one.slack.until(() => over() === 2)
    expect(one.slack.wordsIn('DU2')).toContain(ANSWER)
    expect(one.faults.map(({ message }) => message)).toContain('Slack chat.postMessage refused: channel_not_found')
  })

  it('令牌被撤：等人修好，话不丢', async () => {
    const one = await world()
    const revoked: Fault = { kind: 'error', error: 'token_revoked' }
    goingWrong(one, 'chat.postMessage', revoked, revoked)
    await sent(one.channel, directMessage(one.slack, 'U1', QUESTION))
    await one.slack.until(() => one.slack.answers.length > 0)
    expect(one.faults.map(({ message }) => message).join()).toContain('WENCE_SLACK_BOT_TOKEN')
  })

  it('Slack 的接口不动了，请求照样当场应答', async () => {
    const one = await world()
    one.slack.faults = () => ({ kind: 'stalled' })
    for (const message of [directMessage(one.slack, 'U1', QUESTION), directMessage(one.slack, 'U2', QUESTION)])
      expect((await sent(one.channel, message)).status).toBe(200)
    expect((await sent(one.channel, slashOf(one.slack, 'U3', 'ask 万州 场地'), { form: true })).status).toBe(200)
  })

  it('程序自己出错：说一声，日志里没有那句话，也没有令牌', async () => {
    const desk = { ...(await world()).ports.desk, turn: () => Promise.reject(new Error('a fault of the program')) }
    const one = await world({ ports: { desk } })
    await sent(one.channel, directMessage(one.slack, 'U1', '一句私密的话'))
    await one.slack.until(() => one.slack.answers.length > 0)
    expect(one.slack.wordsIn('DU1')).toContain('没能回答')
    const told = JSON.stringify([one.audit, one.faults.map(({ message, stack }) => [message, stack])])
    expect(told).not.toContain('私密')
    expect(told).not.toContain('xoxb-')
  })

  it('回话的地址不是 Slack 的：不往那里发，别的照答', async () => {
    const asked: string[] = []
    const one = await world({
      ports: {
        fetch: (url, init) => {
          asked.push(String(url))
          return fetch(url, init)
        },
      },
    })
    const elsewhere = [
      'http://169.254.169.254/latest/meta-data',
      'https://slack.com.example/x',
      'https://notslack.com/x',
      'http://hooks.slack.com/x',
      'file:///etc/passwd',
    ]
    for (const response_url of elsewhere) {
      const command = { ...slashOf(one.slack, 'U1', 'ask 万州 场地'), response_url }
      expect((await sent(one.channel, command, { form: true })).status).toBe(200)
    }
    await one.slack.until(() => one.audit.filter(({ event }) => event === 'undeliverable').length === elsewhere.length)
    expect(asked).toEqual([])
    await sent(one.channel, slashOf(one.slack, 'U1', 'ask 万州 场地'), { form: true })
    await one.slack.until(() => one.slack.responses.length === 1)
  })

  it('不在名单里的人一直发：告诉几回就不再告诉', async () => {
    const manners = { ...(await world()).ports.manners, person: { burst: 2, every: 3_600_000 } }
    const one = await world({ config: { people: ['U9'] }, ports: { manners } })
    for (let i = 0; i < 10; i++) await sent(one.channel, directMessage(one.slack, 'U1', QUESTION))
    await sent(one.channel, directMessage(one.slack, 'U9', QUESTION))
    await one.slack.until(() => one.slack.wordsIn('DU9') !== '')
    expect(one.audit.filter(({ event }) => event === 'refused')).toHaveLength(10)
    expect(one.slack.answers.filter(({ channel }) => channel === 'DU1')).toHaveLength(2)
  })

  it('还没起好就叫停：不再起，也不占着端口', async () => {
    const { slack, ports } = await world()
    const config = {
      botToken: 'xoxb-token',
      host: '127.0.0.1',
      signingSecret: 'a signing secret of Slack',
      port: 0,
      agentView: false,
    }
    const channel = slackChannel({ ...config, teams: [], channels: [], people: [], apiUrl: slack.apiUrl }, ports)
    const start = channel.start()
    await channel.stop(0)
    await start
    expect([channel.state().status, channel.port]).toEqual(['stopped', undefined])
  })

  it('令牌不对：说是哪一个，到哪里去拿', async () => {
    const one = await world()
    one.slack.faults = () => ({ kind: 'error', error: 'invalid_auth' })
    await expect(started({ slack: one.slack })).rejects.toThrow(
      /WENCE_SLACK_BOT_TOKEN: .*invalid_auth.*OAuth & Permissions/u,
    )
  })
})

describe('两个进程', () => {
  it('同一个事件各收一次：只答一遍', async () => {
    const shared = { store: new MemorySessionStore(), inbox: new MemoryInbox() }
    const first = await world(shared)
    const second = await world({ ...shared, slack: first.slack, ports: { owner: 'p2' } })
    const message = directMessage(first.slack, 'U1', QUESTION)
    await Promise.all([first, second, first, second].map(({ channel }) => sent(channel, message)))
    const seen = () => [...first.audit, ...second.audit].filter(({ event }) => event === 'seen').length
    await first.slack.until(() => first.slack.answers.length > 0)
    expect(seen()).toBe(3)
    expect(first.slack.answers).toHaveLength(1)
  })
})
