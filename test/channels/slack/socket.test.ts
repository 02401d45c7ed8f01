import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directMessage, type Started, slashOf, started, stopped, submissionOf } from '../../support/slack.ts'

describe('Socket Mode', () => {
  let world: Started
  beforeEach(async () => {
    world = await started({ config: { appToken: 'xapp-token', signingSecret: '' } })
    await world.slack.until(() => world.slack.sockets.size > 0)
  })
  afterEach(() => stopped(world))

  it('不开端口；事件收下就应答，答在私信里', async () => {
    const { slack, channel } = world
    expect(channel.port).toBeUndefined()
    expect(channel.state().status).toBe('up')
    slack.push({ type: 'events_api', envelope_id: 'e1', payload: directMessage(slack, 'U1', '万州 研发场地要多大') })
    await slack.until(() => slack.answers.length > 0)
    expect(slack.acks).toEqual(['e1'])
    expect(slack.wordsIn('DU1')).toContain('500 平方米以上')
  })

  it('命令和表也走这条线', async () => {
    const { slack } = world
    slack.push({ type: 'slash_commands', envelope_id: 'c1', payload: slashOf(slack, 'U1', 'ask 万州 研发场地') })
    await slack.until(() => slack.responses.length > 0)
    const form = [{ fact: 'rd_staff', label: '研发人员有多少人？', help: '', kind: 'quantity', unit: '人' }]
    const view = { callback_id: 'form', private_metadata: JSON.stringify({ channel: 'DU1', form }) }
    const payload = submissionOf('U1', view, { rd_staff: { answer: { value: '18' } } })
    slack.push({ type: 'interactive', envelope_id: 'v1', payload })
    await slack.until(() => slack.acks.includes('v1'))
  })

  // Bolt waits five seconds before it connects again.
  it('线断了自己接上；断线前后各送一遍的事件只答一遍', { timeout: 30_000 }, async () => {
    const { slack, channel } = world
    const message = directMessage(slack, 'U1', '万州 研发场地要多大')
    slack.push({ type: 'events_api', envelope_id: 'e1', payload: message })
    await slack.until(() => slack.acks.length === 1)
    for (const socket of slack.sockets) socket.drop()
    await slack.until(() => slack.opened === 2)
    slack.push({ type: 'events_api', envelope_id: 'e2', payload: message })
    slack.push({ type: 'events_api', envelope_id: 'e3', payload: directMessage(slack, 'U1', '万州 研发人员要多少') })
    await slack.until(() => slack.answers.length === 2)
    expect(slack.acks).toEqual(['e1', 'e2', 'e3'])
    expect(world.audit.filter(({ event }) => event === 'seen')).toHaveLength(1)
    expect(channel.state().status).toBe('up')
  })
})
