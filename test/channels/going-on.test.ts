import { afterEach, describe, expect, it } from 'vitest'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { FakeClock } from '../support/clock.ts'
import {
  directMessage,
  eventOf,
  HURRIED,
  type Started,
  sent,
  signedHeaders,
  started,
  stopped,
} from '../support/slack.ts'
import { deskIn } from '../support/talk.ts'
import { BOT, WechatWorld } from '../support/wechat.ts'

const NOW = 1_700_010_000_000
const WEB = 'web:a'
const RANDOM = Uint8Array.from({ length: 40 }, (_, i) => i * 7 + 3)

let open: Started | undefined
afterEach(async () => {
  if (open) await stopped(open)
  open = undefined
})

/** A check that was begun on the pages, and what is to be sent elsewhere to go on with it. */
async function begunOnPages() {
  const store = new MemorySessionStore()
  const desk = deskIn({ store, now: () => NOW })
  await desk.turn(WEB, '逐条核对万州', { person: WEB })
  await desk.turn(WEB, '场地380平，研发137个人', { person: WEB })
  const { words } = desk.code(WEB, WEB, RANDOM) ?? { words: '' }
  return { store, desk, words }
}

async function wechatOn({ store, desk }: Awaited<ReturnType<typeof begunOnPages>>) {
  const wechat = new WechatWorld(
    { WENCE_WECHAT_ROOMS: 'r1@chatroom' },
    { desk },
    { clock: new FakeClock(NOW), inbox: store.inbox },
  )
  wechat.contact('zhang', '张三')
  wechat.room('r1@chatroom', '科技局群', 'zhang')
  await wechat.running()
  const says = async (...said: Parameters<typeof wechat.say>) => {
    wechat.say(...said)
    await wechat.answered()
  }
  return { wechat, says }
}

describe('网页上开始的核对，到别处接着', () => {
  it('微信里单独发接续码：接过来，说过的都在', async () => {
    const made = await begunOnPages()
    const { wechat, says } = await wechatOn(made)
    await says('zhang', made.words)
    const told = wechat.textsTo('zhang').join('\n')
    expect(told).toContain('接过来了')
    expect(told).toContain('还要问')
    expect(made.desk.standing('wechat:zhang')?.check?.facts).toHaveProperty('rd_staff')
    await wechat.stop()
  })

  it('微信群里发：作废，群里什么都看不到', async () => {
    const made = await begunOnPages()
    const { wechat, says } = await wechatOn(made)
    await says('zhang', `@问策\u2005${made.words}`, { room: 'r1@chatroom', mentions: [BOT] })
    const told = wechat.textsTo('r1@chatroom').join('\n')
    expect(told).toContain('作废')
    expect(told).not.toMatch(/380|137/u)
    await says('zhang', made.words)
    expect(wechat.textsTo('zhang').join('\n')).toContain('没有这个接续码')
    await wechat.stop()
  })

  it('Slack 私信里接过来；频道里发，作废，频道里什么都看不到', async () => {
    const { store, desk, words } = await begunOnPages()
    open = await started({
      store,
      config: { channels: ['C1'] },
      ports: { desk, inbox: store.inbox, clock: { ...HURRIED, now: () => NOW } },
    })
    const { slack, channel } = open
    const send = (payload: Parameters<typeof sent>[1]) =>
      sent(channel, payload, { headers: (body: string) => signedHeaders(body, { at: NOW / 1000 }) })
    await send(directMessage(slack, 'U1', words))
    await slack.until(() => slack.wordsIn('DU1').includes('接过来了'))
    expect(desk.standing(WEB)?.check?.regulation).toBe('wanzhou')

    const again = desk.code(WEB, WEB, RANDOM)?.words ?? ''
    const text = `<@UBOT> ${again}`
    const ts = slack.said({ channel: 'C1', user: 'U2', text })
    await send(eventOf({ type: 'app_mention', channel: 'C1', user: 'U2', text, ts }))
    await slack.until(() => slack.answers.some(({ channel: at }) => at === 'C1'))
    const shown = JSON.stringify(slack.answers.filter(({ channel: at }) => at === 'C1'))
    expect(shown).toContain('作废')
    expect(shown).not.toMatch(/380|137/u)
  })
})
