import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { StoreFault } from '../../src/desk/index.ts'
import { openLog } from '../../src/service/log.ts'
import { pseudonymWith } from '../../src/service/pseudonym.ts'
import { FakeClock } from '../support/clock.ts'
import { LOG_KEY } from './world.ts'

const PERSON = 'slack:T0123456789:U0123456789'

async function logged(key = LOG_KEY) {
  const lines: string[] = []
  const log = await openLog('info', new FakeClock(), (line) => void lines.push(line), pseudonymWith(key))
  return { log, lines }
}

describe('日志里的编号', () => {
  it('是加了钥匙的散列：同一把钥匙认得出是同一个人，没有钥匙，拿着名单也对不上', async () => {
    const { log, lines } = await logged()
    const line = {
      event: 'accepted',
      channel: 'slack',
      person: PERSON,
      session: `${PERSON}:C0123456789`,
      letter: 'slack/Ev1/C0123456789',
    } as const
    log.audit(line)
    log.audit(line)
    const [first, second] = lines.map((each) => JSON.parse(each))
    expect(first.person).toBe(pseudonymWith(LOG_KEY)(PERSON))
    expect(first.person).toBe(second.person)
    const plain = (id: string) => createHash('sha256').update(id).digest('hex').slice(0, 16)
    for (const id of Object.values(line)) {
      expect(lines.join('')).not.toContain(plain(id))
      if (id.includes('0123456789')) expect(lines.join('')).not.toContain(id)
    }
    const other = await logged(Buffer.from('another key'))
    other.log.audit(line)
    expect(JSON.parse(other.lines[0] ?? '').person).not.toBe(first.person)
  })

  it.each([
    ['Slack chat.postMessage refused: no user U0123456789 in C9876543210', ['U0123456789', 'C9876543210']],
    ['wechat, sending: wxid_abc123def is not a friend', ['wxid_abc123def']],
    ['no contact @0123456789abcdef0123 in @@fedcba98765432100123', ['0123456789abcdef', 'fedcba987654']],
    ['room 12345678@chatroom is gone', ['12345678@chatroom', '12345678']],
  ])('出错的话里的编号也是：%s', async (message, ids) => {
    const { log, lines } = await logged()
    log.fault(new Error(message))
    for (const id of ids) expect(lines.join('')).not.toContain(id)
    expect(JSON.parse(lines[0] ?? '').msg).toMatch(/[\da-f]{16}/u)
  })
})

describe('出错的话', () => {
  it.each([
    [new SyntaxError('Unexpected token, "我叫张伟，电话13912345678" is not valid JSON')],
    [new TypeError('Cannot read properties of 张伟13912345678')],
    [new Error('cannot send "my firm made 3500000" to 张伟 at 13912345678, zhang@example.com')],
    [new Error('cannot send 「张伟」 3500000')],
  ])('引着别人的话、姓名、电话、数目的：不写下来（%s）', async (fault) => {
    const { log, lines } = await logged()
    log.fault(fault)
    const said = JSON.parse(lines[0] ?? '').msg
    for (const secret of ['张伟', '13912345678', '3500000', 'my firm', 'zhang@']) expect(said).not.toContain(secret)
  })

  it('程序的错还说在哪里；给维护人员的话原样留着', async () => {
    const { log, lines } = await logged()
    log.fault(new RangeError('secret'))
    log.fault(new StoreFault('session store /var/lib/问策/w.db: no room left'))
    log.fault(new Error('Slack chat.postMessage: invalid_auth; see WENCE_SLACK_BOT_TOKEN'))
    const [wrong, store, slack] = lines.map((each) => JSON.parse(each))
    expect(wrong).toMatchObject({
      fault: 'RangeError',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
    })
    expect(store.msg).toContain('/var/lib/问策/w.db')
    expect(slack.msg).toBe('Slack chat.postMessage: invalid_auth; see WENCE_SLACK_BOT_TOKEN')
  })
})
