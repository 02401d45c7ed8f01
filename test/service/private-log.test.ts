import { describe, expect, it } from 'vitest'
import { type Desk, StoreFault } from '../../src/desk/index.ts'
import { openLog } from '../../src/service/log.ts'
import { pseudonymWith } from '../../src/service/pseudonym.ts'
import { MemoryInbox } from '../../src/store/index.ts'
import { message, Phone, world } from '../channels/delivery/service.ts'
import { FakeClock } from '../support/clock.ts'
import { directMessage, mention, pressOf, sent, slashOf, started, stopped } from '../support/slack.ts'
import type { Fault } from '../support/slack-server.ts'
import { deskIn } from '../support/talk.ts'
import { WechatWorld } from '../support/wechat.ts'
import { LOG_KEY } from './world.ts'

const WORDS = [
  '我是张伟，电话13912345678，重庆紫微斗数科技有限公司，设备3571234元，够报万州的吗',
  '转人工，我叫李娜，身份证500101199003071234',
  '万州评审费多少，发到zhangwei@example.com',
  'my name is Zhang Wei, call 13912345678, turnover 88776655',
  '没用',
  '导出我的数据',
  '删除我的数据',
]
const SECRETS = [
  ...['张伟', '李娜', '紫微斗数', '13912345678', '3571234', '500101199003071234', 'zhangwei@', 'Zhang Wei'],
  ...['88776655', '评审费', '没用', '导出我的', '某人甲'],
]
const PERSON = 'U0123456789'

/** What goes wrong quotes what it was given, in every class of fault there is. */
const quoting = (words: string): Error[] => [
  new SyntaxError(`Unexpected token, "${words}" is not valid JSON`),
  new TypeError(`Cannot read ${words}`),
  new RangeError(words),
  new Error(`could not send "${words}" to 某人甲 (${PERSON})`),
  new Error(`could not send 「${words}」`),
]

/** A desk that fails on every other message in another way. */
function failing(): Desk {
  const desk = deskIn()
  let count = 0
  return Object.assign(deskIn(), {
    turn: async (...said: Parameters<Desk['turn']>) => {
      const fault = quoting(said[1])[count++ % 10]
      if (fault) throw fault
      return desk.turn(...said)
    },
  })
}

async function logOf() {
  const lines: string[] = []
  const log = await openLog('debug', new FakeClock(), (line) => void lines.push(line), pseudonymWith(LOG_KEY))
  const ports = { audit: log.audit, onFault: (fault: Error) => log.fault(fault, { channel: 'any' }) }
  const keepsQuiet = (...ids: readonly string[]) => {
    expect(lines.length).toBeGreaterThan(WORDS.length)
    for (const secret of [...SECRETS, ...ids]) expect(lines.join(''), secret).not.toContain(secret)
  }
  return { lines, ports, keepsQuiet }
}

describe('日志里没有话、没有人', () => {
  it('投递：答上的、答不上的、发不出的、太快的、库坏了的', async () => {
    const { ports, keepsQuiet } = await logOf()
    let count = 0
    const inbox = new MemoryInbox()
    const accept = inbox.accept.bind(inbox)
    inbox.accept = (letter, ...rest) => {
      if (count++ % 5 === 4) throw new StoreFault('session store w.db, taking a letter in: there is no room left')
      return accept(letter, ...rest)
    }
    const phone = new Phone()
    const send = async (text: string) => {
      const fault = quoting(text)[count++ % 9]
      if (fault) throw fault
    }
    const desk = failing()
    const { deliverer, clock } = world(
      {
        ...ports,
        inbox,
        outlet: phone.outlet({ send, arrived: async () => false }),
        turn: ({ session, words, person, key }) => desk.turn(session, words, { person, letter: key }),
      },
      { person: { burst: 12, every: 1000 } },
    )
    deliverer.start()
    for (let n = 0; n < 30; n++) {
      const words = WORDS[n % WORDS.length] ?? ''
      deliverer.accept(message(PERSON, n, { words, session: `slack:T1:${PERSON}:C0123456789` }))
      deliverer.accept(message('某人甲', n, { words }))
    }
    await clock.pass(3_600_000)
    keepsQuiet(PERSON, 'C0123456789')
  })

  it('Slack：私信、频道、命令、按钮，接口坏着、模型之外的错都有', async () => {
    const { ports, keepsQuiet, lines } = await logOf()
    const one = await started({ ports: { ...ports, desk: failing() }, config: { people: [PERSON] } })
    let calls = 0
    const faults: readonly (Fault | undefined)[] = [
      { kind: 'error', error: 'channel_not_found' },
      { kind: 'lost', done: true },
      undefined,
      { kind: 'busy', seconds: 1 },
      undefined,
    ]
    one.slack.faults = ({ method }) => (method === 'auth.test' ? undefined : faults[calls++ % faults.length])
    for (const words of WORDS) {
      await sent(one.channel, directMessage(one.slack, PERSON, words))
      await sent(one.channel, mention(one.slack, PERSON, words))
      await sent(one.channel, mention(one.slack, 'U9876543210', words))
      await sent(one.channel, slashOf(one.slack, PERSON, words), { form: true })
      await sent(one.channel, pressOf(one.slack, PERSON, { action_id: 'option.0', value: words }), { form: 'payload' })
    }
    await sent(one.channel, { type: 'event_callback', event: { type: 'message', text: WORDS[0] } })
    const waiting = () => one.ports.inbox.waiting('slack')
    await one.slack.until(() => waiting() === 0)
    await stopped(one)
    expect(lines.join('')).toContain('refused')
    keepsQuiet(PERSON, 'U9876543210', `D${PERSON}`)
  })

  it('微信：私聊、群里，发不出、断线、木偶出错都有', async () => {
    const { ports, keepsQuiet } = await logOf()
    const wechat = new WechatWorld({ WENCE_WECHAT_ROOMS: '@@room' }, { ...ports, desk: failing() })
    wechat.contact('wxid_zhangwei01', '张伟')
    wechat.room('@@room', '紫微斗数申报群', 'wxid_zhangwei01')
    await wechat.running()
    let sends = 0
    wechat.sending = () => {
      const fault = quoting(WORDS[sends % WORDS.length] ?? '')[sends++ % 8]
      if (fault) throw fault
    }
    for (const words of WORDS) {
      wechat.say('wxid_zhangwei01', words)
      wechat.say('wxid_zhangwei01', `@问策\u2005${words}`, { room: '@@room', mentions: ['bot'] })
      wechat.puppet.emit('error', { gerror: `Error: cannot parse "${words}" of wxid_zhangwei01` })
      await wechat.clock.pass(61_000)
    }
    await wechat.answered()
    keepsQuiet('wxid_zhangwei01', '@@room')
  })
})
