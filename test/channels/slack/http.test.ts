import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  directMessage,
  eventOf,
  SECRET,
  type Started,
  sent,
  signedHeaders,
  started,
  stopped,
} from '../../support/slack.ts'
import { MALFORMED, sentAsIs } from '../../support/slack-malformed.ts'

describe('经 HTTP 收 Slack 的请求', () => {
  let world: Started
  beforeEach(async () => {
    world = await started()
  })
  afterEach(() => stopped(world))

  it('签名对的收下，并在私信里回答', async () => {
    const { slack, channel } = world
    const response = await sent(channel, directMessage(slack, 'U1', '万州 研发场地要多大'))
    expect(response.status).toBe(200)
    await slack.until(() => slack.answers.length > 0)
    expect(slack.wordsIn('DU1')).toContain('研发场地面积 500 平方米以上')
    expect(slack.refused).toEqual([])
  })

  it('签名错的、过时的、没有的，都不收', async () => {
    const { slack, channel, audit } = world
    const message = directMessage(slack, 'U1', '万州 研发场地要多大')
    const old = Math.floor(Date.now() / 1000) - 6 * 60
    const wrong = [
      (body: string) => signedHeaders(body, { secret: `${SECRET}!` }),
      (body: string) => signedHeaders(`${body} `),
      (body: string) => signedHeaders(body, { at: old }),
      () => ({}),
    ]
    for (const headers of wrong) expect((await sent(channel, message, { headers })).status).toBe(401)
    expect(audit).toEqual([])
    expect(slack.answers).toEqual([])
  })

  it('地址验证照 Slack 的规矩答', async () => {
    const response = await sent(world.channel, { type: 'url_verification', challenge: 'c' })
    expect(await response.json()).toEqual({ challenge: 'c' })
  })

  it('编辑、删除、机器人的、自己的消息，都不理', async () => {
    const { slack, channel, audit } = world
    const base = { type: 'message', channel: 'DU1', channel_type: 'im', user: 'U1', text: '万州 研发场地', ts: '1.1' }
    const others = [
      { ...base, subtype: 'message_changed' },
      { ...base, subtype: 'message_deleted' },
      { ...base, bot_id: 'B2' },
      { ...base, user: 'UBOT' },
      { ...base, channel: 'C1', channel_type: 'channel' },
      { ...base, text: '' },
    ]
    for (const event of others) expect((await sent(channel, eventOf(event))).status).toBe(200)
    await sent(channel, directMessage(slack, 'U2', '你好'))
    await slack.until(() => slack.answers.length > 0)
    expect(audit.filter(({ event }) => event === 'accepted')).toHaveLength(1)
  })
})

describe('签了名、却不成样子的请求', () => {
  it('一个也收不进来，后面的人照样得到回答', async () => {
    const world = await started()
    onTestFinished(() => stopped(world))
    const { slack, channel, audit } = world
    for (const body of Object.values(MALFORMED).flat()) {
      const { status } = await sentAsIs(body, channel.port)
      expect([400, 415]).toContain(status)
    }
    expect(audit).toEqual([])
    await sent(channel, directMessage(slack, 'U1', '万州 研发场地要多大'))
    await slack.until(() => slack.answers.length > 0)
    expect(slack.wordsIn('DU1')).toContain('研发场地面积 500 平方米以上')
  })
})

describe('没有签名密钥', () => {
  it('不起：否则谁的请求都收', async () => {
    await expect(started({ config: { signingSecret: '' } })).rejects.toThrow('WENCE_SLACK_SIGNING_SECRET')
  })
})
