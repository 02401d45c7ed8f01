import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { ZodError } from 'zod'
import { configureSlack, slackChannel, slackConfig } from '../../../src/channels/slack/index.ts'
import { cutOff } from '../../support/network.ts'
import { started, stopped } from '../../support/slack.ts'

const TOKENS = { WENCE_SLACK_BOT_TOKEN: 'xoxb-1', WENCE_SLACK_SIGNING_SECRET: '0123456789abcdef'.repeat(2) }

describe('Slack 的设置', () => {
  it('没有令牌：不开', () => {
    expect(slackConfig({})).toBeUndefined()
  })

  it('缺签名密钥又不用 Socket Mode：不起，说缺什么', () => {
    expect(() => slackConfig({ WENCE_SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(/WENCE_SLACK_SIGNING_SECRET/u)
  })

  it.each([
    ['WENCE_SLACK_BOT_TOKEN', 'xapp-1'],
    ['WENCE_SLACK_APP_TOKEN', 'xoxb-1'],
    ['WENCE_SLACK_CHANNELS', '#general'],
    ['WENCE_SLACK_PEOPLE', '@张三'],
    ['WENCE_SLACK_PORT', '99999'],
    ['WENCE_SLACK_HANDOFF_CHANNEL', 'general'],
  ])('%s=%s：指出是哪一项', (name, value) => {
    expect(() => slackConfig({ ...TOKENS, [name]: value })).toThrow(ZodError)
    expect(() => slackConfig({ ...TOKENS, [name]: value })).toThrow(name)
  })

  it('名单用逗号隔开；不写就是：频道都不开，人不限', () => {
    const config = slackConfig({ ...TOKENS, WENCE_SLACK_CHANNELS: 'C01, C02，C03' })
    expect(config).toMatchObject({
      channels: ['C01', 'C02', 'C03'],
      people: [],
      teams: [],
      port: 3000,
      agentView: true,
    })
  })
})

describe('wence serve', () => {
  it('缺的错的一次说全，不说出令牌', async () => {
    const wrong = { WENCE_SLACK_BOT_TOKEN: 'not-a-token', WENCE_SLACK_PORT: '99999', WENCE_SLACK_APP_TOKEN: ' ' }
    const fault = await configureSlack(wrong).catch((error: unknown) => String(error))
    expect(fault).toContain('WENCE_SLACK_BOT_TOKEN')
    expect(fault).toContain('WENCE_SLACK_PORT')
    expect(fault).not.toContain('not-a-token')
  })

  it('都对就给得出频道', async () => {
    const world = await started()
    const { channel } = (await configureSlack(TOKENS))(world.ports)
    expect(channel).toMatchObject({ name: 'slack' })
    expect(channel.state().status).toBe('stopped')
    await stopped(world)
  })
})

describe('Slack 的地址', () => {
  cutOff()

  it('不另写就是 slack.com；密钥只在请求头里', async () => {
    nock.enableNetConnect('127.0.0.1')
    const world = await started()
    const asked = nock('https://slack.com', { reqheaders: { authorization: 'Bearer xoxb-1' } })
      .post('/api/auth.test')
      .reply(200, { ok: false, error: 'account_inactive' })
    const channel = slackChannel({ ...config(), port: 0 }, world.ports)
    const fault = await channel.start().catch((error: unknown) => error)
    expect(asked.isDone()).toBe(true)
    expect(String(fault)).toContain('account_inactive')
    expect(String(fault)).not.toContain('xoxb-1')
    expect(channel.state()).toMatchObject({ status: 'down', detail: expect.stringContaining('WENCE_SLACK_BOT_TOKEN') })
    await stopped(world)
  })
})

function config() {
  const read = slackConfig(TOKENS)
  if (!read) throw new Error('no config')
  return read
}
