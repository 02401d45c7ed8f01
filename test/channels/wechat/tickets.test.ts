import { describe, expect, it } from 'vitest'
import { MemorySessionStore } from '../../../src/store/memory.ts'
import { TicketOffice } from '../../../src/tickets/index.ts'
import { FakeClock } from '../../support/clock.ts'
import { deskIn } from '../../support/talk.ts'
import { WechatWorld } from '../../support/wechat.ts'

const ROOM = 'clerks@chatroom'
const NOW = Date.UTC(2026, 10, 20, 2)

/** A person, two clerks and their room; the office tells every channel named. */
async function world({
  offices = ['wechat'],
  room = true,
  alike,
}: {
  offices?: readonly string[]
  room?: boolean
  alike?: string
} = {}) {
  const clock = new FakeClock(NOW)
  const store = new MemorySessionStore()
  const tickets = new TicketOffice({ store: store.tickets, now: () => clock.now(), offices })
  const desk = deskIn({ store, tickets, now: () => clock.now(), newId: () => crypto.randomUUID() })
  const env = { WENCE_WECHAT_HANDOFF_ROOM: '值班群' }
  const wechat = new WechatWorld(env, { desk, tickets }, { clock, inbox: store.inbox })
  for (const [id, name] of [
    ['zhang', '张三'],
    ['li', '李'],
    ['wang', '王'],
  ] as const)
    wechat.contact(id, name)
  if (room) wechat.room(ROOM, '值班群', 'li', 'wang')
  if (alike) wechat.room(alike, '值班群', 'wang')
  await wechat.running()
  const says = async (who: string, words: string, more: Parameters<typeof wechat.say>[2] = {}) => {
    wechat.say(who, words, more)
    await wechat.answered()
  }
  const writes = (who: string, words: string) => says(who, words, { room: ROOM })
  const ticket = () => store.tickets.list({}, clock.now())[0]
  const told = () => wechat.textsTo('zhang')
  const inRoom = () => wechat.textsTo(ROOM)
  return { wechat, clock, store, tickets, says, writes, ticket, told, inRoom }
}

const quoting = (text: string, words: string) => `「问策：${text}」\n- - - - - - - - - - - - - - -\n${words}`

describe('微信的值班群', () => {
  it('接手、答复、本人再说、关闭、重新打开：两边都到', async () => {
    const one = await world()
    await one.says('zhang', '万州 研发场地要多大')
    await one.says('zhang', '转人工')
    const id = one.ticket()?.id ?? ''
    expect(one.inRoom()[0]).toMatch(
      new RegExp(`有人要转人工（从微信来），单号 ${id}\n[\\s\\S]*问题：万州 研发场地要多大`, 'u'),
    )
    await one.writes('li', `接手 ${id}`)
    expect(one.told().at(-1)).toContain('工作人员备注李已接手')
    expect(one.inRoom().at(-1)).toBe(`单号 ${id}\n备注李接手了。`)
    await one.writes('li', `答复 ${id.toLowerCase()} 租的也可以\n要有合同`)
    expect(one.told().at(-1)).toBe('工作人员答复（备注李）\n租的也可以\n要有合同')
    expect(one.inRoom().at(-1)).toBe(`单号 ${id}：答复已转给提问人。`)
    const before = one.told().length
    await one.says('zhang', '合同几年的')
    expect(one.inRoom().at(-1)).toBe(`单号 ${id}\n提问人说：合同几年的`)
    expect(one.told()).toHaveLength(before)
    await one.says('zhang', '@问策 万州 公示多少天')
    expect(one.told().at(-1)).toContain('公示')
    expect(one.inRoom().join('\n')).not.toContain('公示多少天')
    await one.writes('li', quoting(one.inRoom()[0] ?? '', '两年以上'))
    expect(one.told().at(-1)).toContain('两年以上')
    await one.writes('li', quoting(one.inRoom()[0] ?? '', '关闭'))
    expect(one.told().at(-1)).toContain('已办结')
    await one.writes('wang', `重新打开 ${id}`)
    expect(one.told().at(-1)).toContain('又打开了')
  })

  it('别的群起一样的名字：两个都不算，单子不发，写了也不办', async () => {
    const one = await world({ alike: 'theirs@chatroom' })
    await one.says('zhang', '转人工')
    const id = one.ticket()?.id ?? ''
    await one.says('wang', `答复 ${id} 要交钱`, { room: 'theirs@chatroom' })
    await one.writes('li', `接手 ${id}`)
    expect(one.ticket()?.state).toBe('open')
    expect(one.told().join('\n')).not.toContain('要交钱')
    expect(one.wechat.textsTo('theirs@chatroom')).toEqual([])
  })

  it('错了在群里说：没有这张单、别人接了手、已办结', async () => {
    const one = await world()
    await one.says('zhang', '转人工')
    const id = one.ticket()?.id ?? ''
    await one.writes('li', '接手 ABCD1234')
    expect(one.inRoom().at(-1)).toContain('没有单号 ABCD1234')
    wechatRace(one, id)
    await one.wechat.answered()
    expect(one.ticket()?.taken?.by).toBe('备注李')
    expect(one.inRoom().join('\n')).toContain(`单号 ${id} 已由备注李接手`)
    await one.writes('wang', `答复 ${id} 我来说`)
    expect(one.told().join('\n')).not.toContain('我来说')
    await one.writes('li', `关闭 ${id}`)
    await one.writes('li', `答复 ${id} 再说一句`)
    expect(one.inRoom().at(-1)).toContain('已办结，这一步没有做')
  })

  it('群里的闲话、引用别人的话：不当答复，也不答', async () => {
    const one = await world()
    await one.says('zhang', '转人工')
    const before = one.inRoom().length
    await one.writes('li', '接手 一下谁有空')
    await one.writes('li', '答复得快一点')
    await one.writes('li', `「王：单号 ${one.ticket()?.id}」\n- - - - - - - - - - - - - - -\n我知道`)
    expect(one.inRoom()).toHaveLength(before)
    expect(one.ticket()?.state).toBe('open')
  })

  it('同一条来两次：只算一次', async () => {
    const one = await world()
    await one.says('zhang', '转人工')
    const words = `答复 ${one.ticket()?.id} 可以`
    await one.says('li', words, { room: ROOM, id: 'same' })
    await one.says('li', words, { room: ROOM, id: 'same' })
    expect(one.ticket()?.events.map(({ kind }) => kind)).toEqual(['opened', 'answered'])
  })

  it('号不在那个群里：告诉本人还没送到，单子还在', async () => {
    const one = await world({ room: false })
    await one.says('zhang', '转人工')
    expect(one.told().at(-1)).toContain('还没送到工作人员那里')
    expect(one.wechat.faults.join('\n')).toContain('WENCE_WECHAT_HANDOFF_ROOM')
    expect(one.tickets.list({ states: ['open'] })).toHaveLength(1)
  })

  it('还有别处收到了：不说没送到', async () => {
    const one = await world({ offices: ['wechat', 'slack'], room: false })
    one.wechat.say('zhang', '转人工')
    await one.clock.pass(120_000)
    expect(one.told().join('\n')).not.toContain('还没送到')
  })

  it('本人删除了数据：群里说没有这张单了', async () => {
    const one = await world()
    await one.says('zhang', '转人工')
    const id = one.ticket()?.id ?? ''
    await one.says('zhang', '删除我的数据')
    expect(one.ticket()).toBeUndefined()
    await one.writes('li', `接手 ${id}`)
    expect(one.inRoom().at(-1)).toContain(`没有单号 ${id}`)
  })
})

/** Two clerks at once. */
function wechatRace({ wechat }: Awaited<ReturnType<typeof world>>, id: string): void {
  wechat.say('li', `接手 ${id}`, { room: ROOM })
  wechat.say('wang', `接手 ${id}`, { room: ROOM })
}
