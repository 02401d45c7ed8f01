import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  directMessage,
  eventOf,
  pressOf,
  type Started,
  slashOf,
  started,
  stopped,
  submissionOf,
} from '../../support/slack.ts'
import type { Fault } from '../../support/slack-server.ts'

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

  it('线断了自己接上；断线前后各送一遍的事件只答一遍', async () => {
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

  it('线断了，Slack 又一时接不上：一直接到接上为止，程序不停', async () => {
    const { slack, channel, faults } = world
    const wrong: (Fault | undefined)[] = [
      { kind: 'lost', done: false },
      { kind: 'error', error: 'internal_error' },
      { kind: 'error', error: 'invalid_auth' },
      { kind: 'busy', seconds: 1 },
    ]
    slack.faults = ({ method }) => (method === 'apps.connections.open' ? wrong.shift() : undefined)
    for (const socket of slack.sockets) socket.drop()
    await slack.until(() => slack.opened === 2)
    expect(faults.map(({ message }) => message).join()).toContain('Socket Mode could not be connected again')
    slack.push({ type: 'events_api', envelope_id: 'e1', payload: directMessage(slack, 'U1', '万州 研发场地要多大') })
    await slack.until(() => slack.answers.length > 0)
    expect(channel.state().status).toBe('up')
  })

  it('不成样子的信封：不收、不应，线不断，程序不停', async () => {
    const { slack, audit } = world
    const odd: unknown[] = [null, 0, '', 'x', true, [], [null], {}]
    const message = { type: 'message', channel: 'DU1', user: 'U1', text: '万州 研发场地', ts: '1.1' }
    const press = pressOf(slack, 'U1', { action_id: 'option.0', value: '万州 研发场地' })
    const event = eventOf(message)
    const payloads = [
      ...odd,
      ...odd.map((each) => ({ ...event, event: each })),
      ...odd.map((each) => ({ ...press, user: each })),
      ...odd.map((each) => ({ ...press, actions: each })),
      ...odd.map((each) => ({ ...press, actions: [each] })),
      // Names of events that the client has for itself.
      ...['error', 'close', 'connected', 'disconnected', 'ws_message', 'slack_event'].map((type) => eventOf({ type })),
      JSON.parse('{"__proto__":{"type":"event_callback"}}'),
    ]
    const types = ['events_api', 'interactive', 'slash_commands', 'close', 'ws_message', 'slack_event', 'error', null]
    const envelopes = types.flatMap((type) => payloads.map((payload) => ({ type, envelope_id: 'odd', payload })))
    const [socket] = slack.sockets
    for (const each of [...odd, ...envelopes, { type: 'events_api', envelope_id: null, payload: event }])
      socket?.send(each)
    slack.push({ type: 'events_api', envelope_id: 'e1', payload: directMessage(slack, 'U2', '万州 研发场地要多大') })
    await slack.until(() => slack.answers.length > 0)
    expect(slack.acks).toEqual(['e1'])
    expect(audit.filter(({ event: what }) => what === 'accepted')).toHaveLength(1)
    expect(slack.opened).toBe(1)
  })
})
