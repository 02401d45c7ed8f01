import { describe, expect, it } from 'vitest'
import { StoreFault, USUAL_RETENTION } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { QUIET, TicketOffice } from '../../src/tickets/index.ts'
import { deskIn } from '../support/talk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A conversation by a channel, and the clerks behind it. */
function world({ store = new MemorySessionStore() } = {}) {
  let now = HOUR
  const office = new TicketOffice({ store: store.tickets, now: () => now, offices: ['office'] })
  const desk = deskIn({
    store,
    tickets: office,
    now: () => now,
    retention: { ...USUAL_RETENTION, session: 10 * QUIET },
  })
  return {
    store,
    office,
    later: (time: number) => {
      now += time
    },
    say: (words: string, more: object = {}) =>
      desk.turn('s', words, { person: 'p', handOff: { channel: 'chat', to: 'there' }, ...more }),
    ticket: () => office.list().at(-1),
    told: () => store.inbox.claim('chat', { owner: 'o', until: 0 }, 1).map(({ words }) => words),
  }
}

const kindsOf = ({ ticket }: ReturnType<typeof world>) => ticket()?.events.map(({ kind }) => kind)

describe('转给工作人员', () => {
  it('开了单，问题、情况、结论、条文都在；答复发到这里，是实话', async () => {
    const one = world()
    await one.say('我们公司能不能申报万州的')
    await one.say('研发人员12人')
    await one.say('公示多少天')
    const reply = await one.say('转人工')
    expect(reply.text).toContain(`已转给工作人员，单号 ${reply.ticket}`)
    expect(one.ticket()).toMatchObject({
      id: reply.ticket,
      state: 'open',
      person: 'p',
      session: 's',
      channel: 'chat',
      to: 'there',
      place: 'wanzhou',
      question: '公示多少天',
      standing: expect.stringMatching(/研发人员“12人”[\s\S]*待补充/u),
      refs: ['wanzhou:9.4'],
      besides: expect.stringContaining('也可以直接找重庆市万州区科学技术局'),
    })
  })

  it('问一次要不要把对话也转过去；说是就转，不说就不转', async () => {
    const one = world()
    await one.say('万州 补助多少')
    const reply = await one.say('转人工')
    expect(reply.options?.map(({ label }) => label)).toEqual(['是', '否'])
    expect((await one.say('是')).text).toContain('一起转过去了')
    expect(one.ticket()?.transcript?.map(({ words }) => words)).toEqual(['万州 补助多少', '转人工'])
    expect(kindsOf(one)).toEqual(['opened', 'transcript'])
  })

  it.each(['否', '公示多少天'])('说“%s”，对话不转', async (words) => {
    const one = world()
    await one.say('万州 补助多少')
    await one.say('转人工')
    await one.say(words)
    expect(one.ticket()?.transcript).toBeUndefined()
  })

  it('说了别的以后再说是，不算答应', async () => {
    const one = world()
    await one.say('万州 补助多少')
    await one.say('转人工')
    await one.say('公示多少天')
    await one.say('是')
    expect(one.ticket()?.transcript).toBeUndefined()
  })

  it('没人接手前照常回答，话也让工作人员看到', async () => {
    const one = world()
    await one.say('万州 补助多少')
    await one.say('转人工')
    const reply = await one.say('公示多少天')
    expect(reply.text).toContain('5个工作日')
    expect(one.ticket()?.events.at(-1)).toMatchObject({ kind: 'person', words: '公示多少天' })
  })

  it('接手以后：话转过去，这里不出声；叫名字才答，不转', async () => {
    const one = world()
    const { ticket: id = '' } = await one.say('转人工')
    one.office.take(id, '李')
    const silent = await one.say('公示多少天')
    expect(silent).toMatchObject({ kind: 'handoff', blocks: [], text: '' })
    expect(one.ticket()?.events.at(-1)).toMatchObject({ kind: 'person', words: '公示多少天' })
    for (const words of ['问策，万州公示多少天', '万州公示多少天 @机器人', '@wence 万州公示多少天'])
      expect((await one.say(words)).text).toContain('5个工作日')
    expect((await one.say('万州公示多少天', { called: true })).text).toContain('5个工作日')
    expect(kindsOf(one)).toEqual(['opened', 'taken', 'person'])
    expect((await one.say('机器人产业的公示多少天')).text).toBe('')
  })

  it('英文的话接手以后也不出声', async () => {
    const one = world()
    const { ticket: id = '' } = await one.say('转人工')
    one.office.take(id, '李')
    expect((await one.say('How long is the public notice in Wanzhou?')).text).toBe('')
  })

  it('再说转人工：说到哪一步、等了多久，不开第二张', async () => {
    const one = world()
    const { ticket: id = '' } = await one.say('转人工')
    one.later(12 * MINUTE)
    expect((await one.say('转人工')).text).toContain(`单号 ${id} 还没有人接手，已等 12 分钟`)
    one.office.take(id, '李')
    one.later(3 * MINUTE)
    expect((await one.say('转人工')).text).toContain('工作人员李已接手 3 分钟')
    expect((await one.say('工单进度')).text).toContain('工作人员李已接手')
    one.office.answer(id, '李', '可以')
    expect((await one.say('工单进度')).text).toContain('工作人员李已答复')
    expect(one.office.list()).toHaveLength(1)
  })

  it.each(['不用人工了', '结束人工', '不用转人工了'])(
    '本人说“%s”：办结，接着照常回答，再转是新的一张',
    async (words) => {
      const one = world()
      const { ticket: first = '' } = await one.say('转人工')
      one.office.take(first, '李')
      expect((await one.say(words)).text).toContain('人工结束了')
      expect(one.ticket()).toMatchObject({ state: 'closed' })
      expect((await one.say('万州公示多少天')).text).toContain('5个工作日')
      expect((await one.say('转人工')).ticket).not.toBe(first)
      expect(one.office.list()).toHaveLength(2)
    },
  )

  it('没有单子时说不用人工，不开单', async () => {
    const one = world()
    expect((await one.say('不用转人工')).text).toContain('没有转给工作人员的单子')
    expect(one.office.list()).toEqual([])
  })

  it('答复后一天没动静：照常回答', async () => {
    const one = world()
    const { ticket: id = '' } = await one.say('转人工')
    one.office.answer(id, '李', '可以')
    one.later(QUIET + 1)
    expect((await one.say('万州公示多少天')).text).toContain('5个工作日')
    expect(kindsOf(one)).toEqual(['opened', 'answered'])
  })

  it('工作人员的话到得了本人', async () => {
    const one = world()
    const { ticket: id = '' } = await one.say('转人工')
    one.office.answer(id, '李', '兼职的不算')
    one.office.close(id, '李')
    expect(one.told()).toEqual(['工作人员答复（李）\n兼职的不算', expect.stringContaining(`单号 ${id} 已办结`)])
  })

  it('删除我的数据：接手以后也听', async () => {
    const one = world()
    const { ticket: id = '' } = await one.say('转人工')
    one.office.take(id, '李')
    expect((await one.say('删除我的数据')).text).toContain('都删除了')
    expect(one.office.list()).toEqual([])
  })

  it('正好被接手的那一刻说的话：不丢，也不多答', async () => {
    const store = new (class extends MemorySessionStore {
      first: (() => void) | undefined
      override save(entry: Parameters<MemorySessionStore['save']>[0]): boolean {
        this.first?.()
        this.first = undefined
        return super.save(entry)
      }
    })()
    const one = world({ store })
    const { ticket: id = '' } = await one.say('转人工')
    store.first = () => void one.office.take(id, '李')
    expect((await one.say('公示多少天')).text).toBe('')
    expect(kindsOf(one)).toEqual(['opened', 'taken', 'person'])
  })

  it('存不下来：不说已转', async () => {
    const store = new (class extends MemorySessionStore {
      override save(): boolean {
        throw new StoreFault('full')
      }
    })()
    const reply = await world({ store }).say('转人工')
    expect(reply.ticket).toBeUndefined()
    expect(reply.text).toContain('没有转给任何人')
  })
})
