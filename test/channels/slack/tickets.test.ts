import { afterEach, describe, expect, it } from 'vitest'
import { MemorySessionStore } from '../../../src/store/memory.ts'
import { TicketOffice } from '../../../src/tickets/index.ts'
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
  submissionOf,
  type World,
} from '../../support/slack.ts'
import { allText } from '../../support/slack-limits.ts'
import type { SlackServer } from '../../support/slack-server.ts'
import { deskIn } from '../../support/talk.ts'

const CLERKS = 'C9'
/** By the clock of the Slack of the tests. */
const now = () => 1_700_010_000_000

/** Signed by that clock. */
const send = (...[channel, payload, how]: Parameters<typeof sent>) =>
  sent(channel, payload, { ...how, headers: (body) => signedHeaders(body, { at: now() / 1000 }) })
let open: Started[] = []
let refusedIsWell = false
afterEach(async () => {
  for (const world of open) {
    if (!refusedIsWell) expect(world.slack.refused).toEqual([])
    await stopped(world)
  }
  open = []
  refusedIsWell = false
})

/** A Slack with a clerks' channel, a desk, and an office on one store, with the clock of the test. */
async function world(over: World & { readonly kept?: MemorySessionStore } = {}) {
  const store = over.kept ?? new MemorySessionStore()
  const office = new TicketOffice({ store: store.tickets, now, offices: ['slack'] })
  const desk = deskIn({ store, tickets: office, now, newId: () => crypto.randomUUID() })
  const one = await started({
    ...over,
    store,
    config: { handOffChannel: CLERKS, ...over.config },
    ports: { tickets: office, desk, inbox: store.inbox, clock: { ...HURRIED, now }, ...over.ports },
  })
  open.push(one)
  const { slack, channel } = one
  slack.names.set('ULI', '李')
  slack.names.set('UWANG', '王')
  const card = () => slack.answers.find((each) => each.channel === CLERKS && each.thread === undefined)
  const cardText = () => allText(card()?.blocks ?? [])
  const ticket = () => store.tickets.list({}, now())[0]
  const person = (text: string) => send(channel, directMessage(slack, 'U1', text))
  const press = (user: string, act: string, id = ticket()?.id ?? '') => {
    const shown = card()
    const where = { channel: CLERKS, ...(shown ? { shown } : {}) }
    return send(channel, pressOf(slack, user, { action_id: act, value: id }, where), { form: 'payload' })
  }
  const writes = (user: string, text: string) => inThread(one, card()?.ts ?? '', user, text)
  const handed = async (...lines: string[]) => {
    for (const line of [...lines, '转人工']) {
      const before = slack.answers.length
      await person(line)
      await slack.until(() => slack.answers.length > before)
    }
    await slack.until(() => card() !== undefined && ticket()?.shown.slack !== undefined)
  }
  const whispered = () => slack.whispers.map((each) => `${each.to} ${allText(each.blocks)}`)
  return { ...one, store, office, card, cardText, ticket, person, press, writes, handed, whispered }
}

/** What a clerk writes below a message, as it stands there and as Slack tells it. */
function inThread({ slack, channel }: Pick<Started, 'slack' | 'channel'>, thread: string, user: string, text: string) {
  const ts = slack.said({ channel: CLERKS, user, text, thread })
  const event = eventOf({
    ...{ type: 'message', channel: CLERKS, channel_type: 'channel', user, text, ts, thread_ts: thread },
  })
  return { event, sent: send(channel, event) }
}

const buttonsOf = (card: ReturnType<Awaited<ReturnType<typeof world>>['card']>): string[] =>
  (card?.blocks ?? []).flatMap(({ elements }) =>
    ((elements ?? []) as { action_id?: string; text?: { text: string } }[]).flatMap(({ action_id, text }) =>
      action_id && text ? [text.text] : [],
    ),
  )
const toPerson = (slack: SlackServer) => slack.wordsIn('DU1')

describe('工作人员频道里的单子', () => {
  it('一张卡：谁问的、问题、情况、条文、等到什么时候；没有通到私信的链接', async () => {
    const one = await world()
    await one.handed('万州 研发场地要多大', '我们研发人员8人，能不能申报万州的')
    expect(JSON.stringify(one.card()?.blocks)).toContain('"user_id":"U1"')
    expect(one.cardText()).toMatch(/有人要转人工，单号 \S+/u)
    expect(one.cardText()).toContain('没有人接手，从 ')
    expect(one.cardText()).toContain('地方：')
    expect(one.cardText()).toContain('情况：说过')
    expect(one.cardText()).toContain('看过的条文：万州办法')
    expect(buttonsOf(one.card())).toEqual(['接手', '答复', '关闭'])
    expect(one.slack.calls.map(({ method }) => method)).not.toContain('chat.getPermalink')
  })

  it('接手、在消息列里答、本人再说、关闭、重新打开：两边都看得到', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    await one.press('ULI', 'take')
    await slack.until(() => toPerson(slack).includes('工作人员李已接手') && one.cardText().includes('李接手，'))
    expect(buttonsOf(one.card())).toEqual(['答复', '关闭'])

    await one.writes('ULI', '兼职的 &lt;不算&gt;').sent
    await slack.until(() => toPerson(slack).includes('工作人员答复（李）\n兼职的 <不算>'))
    await slack.until(() => one.cardText().includes('李已答复'))
    // What was written in the thread is not said there again.
    expect(slack.wordsIn(CLERKS, one.card()?.ts)).not.toContain('兼职')

    const before = slack.answers.filter(({ channel }) => channel === 'DU1').length
    await one.person('那退休返聘的呢')
    await slack.until(() => slack.wordsIn(CLERKS, one.card()?.ts).includes('提问人说：那退休返聘的呢'))
    expect(slack.answers.filter(({ channel }) => channel === 'DU1')).toHaveLength(before)
    await one.person('问策，万州 公示多少天')
    await slack.until(() => slack.answers.filter(({ channel }) => channel === 'DU1').length > before)
    expect(slack.wordsIn(CLERKS, one.card()?.ts)).not.toContain('公示')

    await one.press('ULI', 'close')
    await slack.until(() => toPerson(slack).includes('已办结') && one.cardText().includes('李办结'))
    expect(buttonsOf(one.card())).toEqual(['重新打开'])
    await one.press('UWANG', 'reopen')
    await slack.until(() => toPerson(slack).includes('又打开了') && buttonsOf(one.card()).includes('关闭'))
  })

  it('@ 了它：在旁边答，不转给工作人员', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    await one.press('ULI', 'take')
    await slack.until(() => toPerson(slack).includes('已接手'))
    await one.person('<@UBOT> 万州 公示多少天')
    await slack.until(() => toPerson(slack).includes('公示'))
    expect(slack.wordsIn(CLERKS)).not.toContain('公示')
  })

  it('答复的表：写了才发；别人接了手的，悄悄说是谁', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    await one.press('ULI', 'reply')
    await slack.until(() => slack.views.length > 0)
    const view = slack.views.at(-1) ?? {}
    expect(JSON.stringify(view)).toContain('万州 研发场地要多大')
    const submit = async (words: string) =>
      (
        await send(one.channel, submissionOf('ULI', view, { words: { answer: { value: words } } }), { form: 'payload' })
      ).text()
    expect(await submit(' ')).toContain('写上要答复的话')
    await submit('请带材料来窗口')
    await slack.until(() => toPerson(slack).includes('工作人员答复（李）\n请带材料来窗口'))
    await slack.until(() => slack.wordsIn(CLERKS, one.card()?.ts).includes('李答复：请带材料来窗口'))
    await one.press('UWANG', 'reply')
    await slack.until(() => slack.whispers.length > 0)
    expect(one.whispered()[0]).toMatch(/^UWANG 单号 \S+ 已由李接手/u)
    expect(slack.views).toHaveLength(1)
  })

  it('两个人抢着接：一个接到，另一个悄悄知道是谁；另一个写的照样转，有名字', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    await Promise.all([one.press('ULI', 'take'), one.press('UWANG', 'take')])
    await slack.until(() => slack.whispers.length === 1 && toPerson(slack).includes('已接手'))
    const winner = one.ticket()?.taken?.by
    const loser = winner === '李' ? 'UWANG' : 'ULI'
    expect(one.whispered()[0]).toMatch(new RegExp(`^${loser} 单号 \\S+ 已由${winner}接手`, 'u'))
    await one.writes(loser, '我补一句').sent
    await slack.until(() => toPerson(slack).includes(`工作人员答复（${loser === 'ULI' ? '李' : '王'}）\n我补一句`))
  })

  it('同一件事来两次：只算一次；办结了的再写，悄悄说没有转', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    const { event, sent: first } = one.writes('ULI', '可以')
    await first
    await send(one.channel, event)
    await slack.until(() => toPerson(slack).includes('可以'))
    await one.press('ULI', 'close')
    await one.press('ULI', 'close')
    await slack.until(() => slack.whispers.length > 0 && toPerson(slack).includes('已办结'))
    await one.writes('ULI', '还有一句').sent
    await slack.until(() => slack.whispers.length > 1)
    expect(one.whispered()[1]).toContain('已办结，这一步没有做')
    expect(one.ticket()?.events.map(({ kind }) => kind)).toEqual(['opened', 'answered', 'closed'])
    expect(toPerson(slack)).not.toContain('还有一句')
  })

  it('别的消息列里说的、别的程序写得像的：不转', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    const other = slack.said({ channel: CLERKS, user: 'ULI', text: '午饭吃什么' })
    await inThread(one, other, 'ULI', '吃面去').sent
    await one.writes('ULI', '可以').sent
    await slack.until(() => toPerson(slack).includes('可以'))
    expect(toPerson(slack)).not.toContain('吃面去')
  })

  it('办理人员写得长：分几条转到，一字不少', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    const text = '请带上营业执照和场地证明。'.repeat(700)
    const before = toPerson(slack).length
    await one.writes('ULI', text).sent
    await slack.until(() => toPerson(slack).length - before >= text.length)
    expect(
      toPerson(slack)
        .slice(before)
        .replace(/工作人员答复（李）|\n/gu, '') === text,
    ).toBe(true)
  })

  it('本人同意转前面的对话：在消息列里', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    await one.person('是')
    await slack.until(() => slack.wordsIn(CLERKS, one.card()?.ts).includes('提问人：万州 研发场地要多大'))
  })

  it('等久了：消息列里说，频道里也看得到', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    expect(one.office.overdue(0)).toBe(1)
    await slack.until(() => one.cardText().includes('已提醒过'))
    expect(slack.calls.some(({ args }) => String(args.reply_broadcast) === 'true')).toBe(true)
    expect(toPerson(slack)).toContain('还没有人接手，已等')
  })

  it('频道收不了：告诉本人还没送到；单子留在 wence tickets 里；频道好了，卡就来', async () => {
    refusedIsWell = true
    const one = await world()
    const { slack } = one
    slack.faults = ({ method, args }) =>
      method === 'chat.postMessage' && args.channel === CLERKS ? { kind: 'error', error: 'is_archived' } : undefined
    await one.person('转人工')
    await slack.until(() => toPerson(slack).includes('还没送到工作人员那里'))
    expect(one.faults.map(({ message }) => message)).toContain('Slack chat.postMessage refused: is_archived')
    expect(one.office.list({ states: ['open'] })).toHaveLength(1)
    slack.faults = () => undefined
    one.office.take(one.ticket()?.id ?? '', '李')
    await slack.until(() => one.cardText().includes('李接手，'))
    expect(toPerson(slack).match(/还没送到/gu)).toHaveLength(1)
  })

  it('卡被人删了：再来一张', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    const at = slack.posted.findIndex(({ ts }) => ts === one.card()?.ts)
    slack.posted.splice(at, 1)
    await one.press('ULI', 'take')
    await slack.until(() => one.cardText().includes('李接手，'))
  })

  it('本人删除了数据：卡上、消息列里都没有了；再按，说没有这张单', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地要多大')
    await one.person('我的电话是13800000000')
    await slack.until(() => slack.wordsIn(CLERKS).includes('13800000000'))
    const id = one.ticket()?.id ?? ''
    await one.person('删除我的数据')
    await slack.until(() => one.cardText().includes('这张单没有了') && !slack.wordsIn(CLERKS).includes('13800000000'))
    expect(slack.wordsIn(CLERKS)).not.toContain('研发场地')
    await one.press('ULI', 'take', id)
    await slack.until(() => slack.whispers.length > 0)
    expect(one.whispered()[0]).toContain(`没有单号 ${id}`)
  })

  it('答了以前的，下一个相近的问题上有：只给工作人员', async () => {
    const one = await world()
    const { slack } = one
    await one.handed('万州 研发场地能不能租')
    await one.writes('ULI', '租的要有合同').sent
    await one.press('ULI', 'close')
    await slack.until(() => toPerson(slack).includes('已办结'))
    await send(one.channel, directMessage(slack, 'U2', '万州 研发场地能不能租'))
    await slack.until(() => slack.wordsIn('DU2') !== '')
    await send(one.channel, directMessage(slack, 'U2', '转人工'))
    await slack.until(() => slack.answers.filter((each) => each.channel === CLERKS && !each.thread).length === 2)
    const second = slack.answers.filter((each) => each.channel === CLERKS && !each.thread)[1]
    expect(allText(second?.blocks ?? [])).toContain('答：租的要有合同')
    expect(slack.wordsIn('DU2')).not.toContain('租的要有合同')
  })
})

describe('中途重启', () => {
  it('卡发出去了、还没记下就断了：不发第二张，接着的写在它的消息列里', async () => {
    const first = await world()
    const { slack, store } = first
    // The first process hears neither that the card was posted nor, asking for it, that it stands there.
    slack.faults = ({ method, args }) => {
      if (method === 'conversations.history' && args.channel === CLERKS) return { kind: 'stalled' }
      return method === 'chat.postMessage' && args.channel === CLERKS ? { kind: 'lost', done: true } : undefined
    }
    await first.person('转人工')
    await slack.until(() =>
      slack.calls.some(({ method, args }) => method === 'conversations.history' && args.channel === CLERKS),
    )
    expect(first.ticket()?.shown.slack).toBeUndefined()
    await first.channel.stop(1000)
    slack.faults = () => undefined
    const second = await world({ slack, kept: store, ports: { owner: 'p2' } })
    await slack.until(() => second.ticket()?.shown.slack !== undefined)
    await second.press('ULI', 'take')
    await slack.until(() => second.cardText().includes('李接手，'))
    expect(slack.answers.filter((each) => each.channel === CLERKS && !each.thread)).toHaveLength(1)
    open = [second]
  })

  it('一步办了、信还没了结就断了：重来一遍，本人不会收到两遍', async () => {
    const one = await world()
    await one.handed('万州 研发场地要多大')
    const id = one.ticket()?.id ?? ''
    const twice = () => one.office.answer(id, '李', '可以', { letter: 'slack/Ev1' })
    expect(twice()).toMatchObject({ ticket: { state: 'answered' } })
    expect(twice()).toMatchObject({ ticket: { state: 'answered' } })
    await one.slack.until(() => toPerson(one.slack).includes('可以'))
    expect(one.ticket()?.events.filter(({ kind }) => kind === 'answered')).toHaveLength(1)
  })
})
