import { afterEach, describe, expect, it } from 'vitest'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { TicketOffice } from '../../src/tickets/index.ts'
import { wence } from '../support/cli.ts'
import { FakeClock } from '../support/clock.ts'
import {
  directMessage,
  eventOf,
  HURRIED,
  pressOf,
  type Started,
  sent,
  signedHeaders,
  started,
  stopped,
} from '../support/slack.ts'
import { allText } from '../support/slack-limits.ts'
import { deskIn } from '../support/talk.ts'
import { WechatWorld } from '../support/wechat.ts'

const CLERKS = 'C9'
const NOW = 1_700_010_000_000

/** Signed by that clock. */
const send = (...[channel, payload, how]: Parameters<typeof sent>) =>
  sent(channel, payload, { ...how, headers: (body) => signedHeaders(body, { at: NOW / 1000 }) })

let open: Started | undefined
afterEach(async () => {
  if (open) await stopped(open)
  open = undefined
})

/** A Slack with a clerks' channel on a store, told to the offices named. */
async function slackOn(store: MemorySessionStore) {
  const tickets = new TicketOffice({ store: store.tickets, now: () => NOW, offices: ['slack'] })
  let count = 0
  const newId = () => `${(0xa1b2c3d4 + ++count).toString(16)}-0000`
  const desk = deskIn({ store, tickets, now: () => NOW, newId })
  const one = await started({
    store,
    config: { handOffChannel: CLERKS },
    ports: { desk, tickets, inbox: store.inbox, clock: { ...HURRIED, now: () => NOW } },
  })
  open = one
  one.slack.names.set('ULI', '李')
  const card = () => one.slack.answers.find(({ channel, thread }) => channel === CLERKS && thread === undefined)
  const press = (act: string) => {
    const shown = card()
    if (!shown) throw new Error('no card')
    const value = store.tickets.list({}, NOW)[0]?.id ?? ''
    const where = { channel: CLERKS, shown }
    return send(one.channel, pressOf(one.slack, 'ULI', { action_id: act, value }, where), { form: 'payload' })
  }
  const writes = (text: string) => {
    const thread = card()?.ts ?? ''
    const ts = one.slack.said({ channel: CLERKS, user: 'ULI', text, thread })
    const event = {
      type: 'message',
      channel: CLERKS,
      channel_type: 'channel',
      user: 'ULI',
      text,
      ts,
      thread_ts: thread,
    }
    return send(one.channel, eventOf(event))
  }
  return { ...one, desk, tickets, card, press, writes }
}

describe('转人工，两头说话', () => {
  it('Slack 里问，频道里和 wence tickets 都答：两头的话都到；经过写得出来', async () => {
    const store = new MemorySessionStore()
    const { slack, channel, card, press, writes } = await slackOn(store)
    const lines: string[] = []
    let seen = 0
    const note = (text: string) => lines.push(text)
    const answered = async (holds: () => boolean) => {
      await slack.until(holds)
      for (const message of slack.answers.slice(seen))
        note(`[${message.channel === CLERKS ? '工作人员频道' : '本人'}] ${allText(message.blocks).trim()}`)
      seen = slack.answers.length
    }
    const toPerson = () => slack.wordsIn('DU1')
    const says = (text: string) => {
      note(`本人 › ${text}`)
      return send(channel, directMessage(slack, 'U1', text))
    }
    const cli = async (...args: string[]) => {
      note(`$ wence tickets ${args.join(' ')}`)
      const { out } = await wence(['tickets', ...args, '--db', 'wence.db'], { store, now: NOW + 60_000 })
      note(out.trim())
      return out
    }
    await says('万州 研发场地能不能租')
    await answered(() => slack.answers.length > 0)
    await says('转人工')
    await answered(() => store.tickets.list({}, NOW)[0]?.shown.slack !== undefined && toPerson().includes('已转给'))
    const id = store.tickets.list({}, NOW)[0]?.id ?? ''
    note('李 按 接手')
    await press('take')
    await answered(() => toPerson().includes('工作人员李已接手'))
    note('李 在消息列里写 › 租的可以，合同要两年以上')
    await writes('租的可以，合同要两年以上')
    await answered(() => toPerson().includes('两年以上'))
    await says('合同还没签行吗')
    await answered(() => slack.wordsIn(CLERKS, card()?.ts).includes('合同还没签行吗'))
    expect(await cli()).toContain('已接手（李）')
    expect(await cli('show', id)).toContain('提问人：合同还没签行吗')
    await cli('answer', id, '--by', '李', '先签了再报')
    await answered(
      () => toPerson().includes('先签了再报') && slack.wordsIn(CLERKS, card()?.ts).includes('李答复：先签了再报'),
    )
    await cli('close', id, '--by', '李')
    await answered(() => toPerson().includes('已办结') && allText(card()?.blocks ?? []).includes('李办结'))
    note(`[卡] ${allText(card()?.blocks ?? []).trim()}`)
    expect(slack.refused).toEqual([])
    // Set to anything, it prints the course of it, to be read.
    if (process.env.SHOW_TRANSCRIPT) process.stdout.write(`${lines.join('\n')}\n`)
    expect(lines.filter((line) => line.startsWith('[本人]')).length).toBeGreaterThanOrEqual(6)
  })

  it('微信里问，Slack 的工作人员答：答到微信，微信的话到消息列', async () => {
    const store = new MemorySessionStore()
    const { slack, desk, tickets, card, press, writes } = await slackOn(store)
    const wechat = new WechatWorld({}, { desk, tickets }, { clock: new FakeClock(NOW), inbox: store.inbox })
    wechat.contact('zhang', '张三')
    await wechat.running()
    const says = async (words: string) => {
      wechat.say('zhang', words)
      await wechat.answered()
    }
    await says('转人工')
    await slack.until(() => card() !== undefined && store.tickets.list({}, NOW)[0]?.shown.slack !== undefined)
    expect(allText(card()?.blocks ?? [])).toContain('从微信来')
    expect(JSON.stringify(card()?.blocks)).not.toContain('zhang')
    await press('take')
    await slack.until(() => allText(card()?.blocks ?? []).includes('李接手，'))
    await writes('请带材料来')
    await slack.until(() => allText(card()?.blocks ?? []).includes('李已答复'))
    await wechat.clock.pass(60_000)
    expect(wechat.textsTo('zhang').at(-1)).toBe('工作人员答复（李）\n请带材料来')
    await says('几号窗口')
    await slack.until(() => slack.wordsIn(CLERKS, card()?.ts).includes('提问人说：几号窗口'))
    await wechat.stop()
  })
})
