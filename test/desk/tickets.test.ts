import { describe, expect, it } from 'vitest'
import { Hearing, StoreFault, USUAL_RETENTION } from '../../src/desk/index.ts'
import type { HandedOver, SaidOfHandOver } from '../../src/hear/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { QUIET, TicketOffice } from '../../src/tickets/index.ts'
import { ears } from '../support/ears.ts'
import { index, knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A conversation by a channel, and the clerks behind it. */
function world({ store = new MemorySessionStore(), hearing }: { store?: MemorySessionStore; hearing?: Hearing } = {}) {
  let now = HOUR
  const office = new TicketOffice({ store: store.tickets, now: () => now, offices: ['office'] })
  const desk = deskIn({
    store,
    tickets: office,
    ...(hearing ? { hearing } : {}),
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

/** Hears in anything a yes that is not sure. */
class Doubting extends Hearing {
  override saidOfHandOver<Of extends HandedOver>(_words: string, of: Of): SaidOfHandOver<Of> | undefined {
    return of === 'transcript' ? ({ says: 'yes', sure: 0.7 } as SaidOfHandOver<Of>) : undefined
  }
}
const doubting = () => new Doubting(knowledge, { today: () => '2026-11-20', index, ears })

/** Handed over, and asked whether the conversation goes as well. */
async function asked(hearing?: Hearing) {
  const one = world(hearing ? { hearing } : {})
  await one.say('万州 补助多少')
  await one.say('转人工')
  return one
}

const CALLED = [
  '问策，万州公示多少天',
  '万州公示多少天 @机器人',
  '@wence 万州公示多少天',
  '问策你来说 万州公示多少天',
  '万州公示多少天，让问策来说',
  '万州公示多少天 我问问机器人',
  '那就请小助手回答一下吧，万州公示多少天',
]
/** Said to the clerk, of the program. */
const OF_IT = [
  '机器人产业的公示多少天',
  '他们说问策不准，万州公示多少天',
  '问策是谁开发的啊同志',
  '刚才问策说万州公示五天对吗',
  '让机器人产业的企业申报可以吗',
  '叫问策的那个东西不太行',
  '请问策划方案要公示多少天',
]

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

  it.each(['行，都给他瞧瞧', '嗯，麻烦一并转给老师', 'yeah please forward it all', '没事的，发给他看吧'])(
    '不说“是”，说“%s”：也转',
    async (words) => {
      const one = await asked()
      expect((await one.say(words)).text).toMatch(/一起转过去了|has been passed on/u)
      expect(one.ticket()?.transcript).toHaveLength(2)
    },
  )

  it.each(['不要转给他，里头有账', '先别给别人看', '还是别发了，我自己跟他讲', "please don't send it to them"])(
    '不说“否”，说“%s”：不转',
    async (words) => {
      const one = await asked()
      expect((await one.say(words)).text).toMatch(/前面的对话不转|not passed on/u)
      await one.say('是')
      expect(one.ticket()?.transcript).toBeUndefined()
    },
  )

  it.each([
    '要是他能保密，就可以给他看',
    '可以给他看吗？',
    '行，不过账目那几句别给',
    '好的，那聊城的补助多少',
    '我们领导说可以',
    '去掉公司名字再给他',
    '可以转让专利吗',
    '我没说可以',
  ])('说“%s”，不是答应', async (words) => {
    const one = await asked()
    await one.say(words)
    expect(one.ticket()?.transcript).toBeUndefined()
  })

  it('像是答应又拿不准：问一次，再说不清就当一般的话', async () => {
    const one = await asked(doubting())
    const again = await one.say('给看看呗应该')
    expect(again.text).toContain('前面的对话也一起转过去吗')
    expect(again.options?.map(({ label }) => label)).toEqual(['是', '否'])
    expect(one.ticket()?.transcript).toBeUndefined()
    expect((await one.say('给看看呗应该')).text).not.toContain('前面的对话也一起转过去吗')
    await one.say('是')
    expect(one.ticket()?.transcript).toBeUndefined()
  })

  it('问回来以后说是，就转', async () => {
    const one = await asked(doubting())
    await one.say('给看看呗应该')
    expect((await one.say('是')).text).toContain('一起转过去了')
    expect(one.ticket()?.transcript).toBeDefined()
  })

  it('接手的话到了以后说好的：不知道是答应谁，问回来', async () => {
    const one = await asked()
    one.office.take(one.ticket()?.id ?? '', '李')
    expect((await one.say('好的')).text).toContain('前面的对话也一起转过去吗')
    expect(one.ticket()?.transcript).toBeUndefined()
    expect((await one.say('是')).text).toContain('一起转过去了')
  })

  it('工作人员问过话以后说是：是答他的，不转', async () => {
    const one = await asked()
    const id = one.ticket()?.id ?? ''
    one.office.take(id, '李')
    one.office.answer(id, '李', '你们是企业吗？')
    expect((await one.say('是')).text).toBe('')
    expect(one.ticket()?.transcript).toBeUndefined()
  })

  it('接手以后先跟他说了别的，再说是：不转', async () => {
    const one = await asked()
    one.office.take(one.ticket()?.id ?? '', '李')
    await one.say('我们是做轴承的')
    expect((await one.say('是')).text).toBe('')
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
    for (const words of CALLED) expect((await one.say(words)).text, words).toContain('5个工作日')
    expect((await one.say('万州公示多少天', { called: true })).text).toContain('5个工作日')
    expect(kindsOf(one)).toEqual(['opened', 'taken', 'person'])
    for (const words of OF_IT) expect((await one.say(words)).text, words).toBe('')
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

  it.each(['到现在还没人接我的单吗', '你们那个人怎么还没来', 'has anyone picked up my ticket', '还要等多久才有人来'])(
    '单子开着，问“%s”：说到哪一步',
    async (words) => {
      const one = world()
      const { ticket: id = '' } = await one.say('转人工')
      expect((await one.say(words)).text).toContain(`单号 ${id} 还没有人接手`)
      expect(kindsOf(one)).toEqual(['opened'])
    },
  )

  it.each([
    '公示要等多久',
    '不用人工智能可以吗',
    '不用人工审核吗',
    '评审时有人来现场吗',
    '算了，聊城的补助多少',
    '不急，我等你们',
    '我要找人工客服',
    '来个真人',
  ])('单子开着，说“%s”：单子还在', async (words) => {
    const one = world()
    await one.say('转人工')
    await one.say(words)
    expect(one.ticket()).toMatchObject({ state: 'open' })
  })

  it('没有单子，问还要等多久：不当问单子', async () => {
    expect((await world().say('还要等多久')).text).not.toContain('单子')
    expect((await world().say('我的工单到哪了')).text).toContain('没有转给工作人员的单子')
  })

  it.each(['不用人工了', '结束人工', '不用转人工了', '不等了，我自己看文件', "never mind, i don't need a human"])(
    '本人说“%s”：办结，接着照常回答，再转是新的一张',
    async (words) => {
      const one = world()
      const { ticket: first = '' } = await one.say('转人工')
      one.office.take(first, '李')
      expect((await one.say(words)).text).toMatch(/人工结束了|ticket is closed/u)
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
