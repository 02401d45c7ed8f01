import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/desk/index.ts'
import type { ReaderSaid, SaidAct } from '../../src/hear/index.ts'
import { readFigures } from '../../src/quantity/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { knowledge } from '../support/library.ts'
import { dead, Replayed, reading, rejecting, said, saying, slow, tells } from '../support/readers.ts'
import { deskIn } from '../support/talk.ts'
import { Timers } from '../support/timers.ts'

const OPEN = '我们公司能不能申报万州的'
/** Heard as nothing that is told. */
const UNHEARD = '干这行的师傅8个'
const DECLINED = '食堂能报销吗'
const MUMBLED = '那啥就那样吧'

/** A conversation with a reader that answers at once. */
async function talked(reader: Replayed, ...lines: readonly string[]): Promise<Reply[]> {
  const desk = deskIn({ reader, sleep: new Timers().sleep })
  const replies: Reply[] = []
  for (const line of lines) replies.push(await desk.turn('s', line))
  return replies
}

/** A reader that says this to one message, and nothing to any other. */
const to = (message: string, given: Partial<ReaderSaid>): Replayed =>
  new Replayed((asked) => (asked.message === message ? reading(given) : undefined))

const toldOf = (message: string, ...acts: readonly SaidAct[]) => to(message, { acts })

async function plainly(...lines: readonly string[]): Promise<Reply[]> {
  const desk = deskIn()
  const replies: Reply[] = []
  for (const line of lines) replies.push(await desk.turn('s', line))
  return replies
}

describe('问不问另一个人', () => {
  it.each([
    ['听准了的问题', ['万州设备要多少']],
    ['听准了的回答', [OPEN, '研发人员18人']],
    ['谢', ['谢谢']],
    ['翻出来的条款', ['云南第二十四条']],
  ])('%s：不问', async (_what, lines) => {
    const reader = dead()
    await talked(reader, ...lines)
    expect(reader.asked).toEqual([])
  })
  it.each([
    ['没有找到', [DECLINED]],
    ['没听准的', [OPEN, MUMBLED]],
    ['核对中没听到的数', [OPEN, UNHEARD]],
    ['只听到一半的数', [OPEN, '研发人员18人，屋里还摆着57']],
    ['抱怨', ['你们太慢了']],
  ])('%s：问一次，就一次', async (_what, lines) => {
    const reader = dead()
    await talked(reader, ...lines)
    expect(reader.asked.map(({ message }) => message)).toEqual([lines.at(-1)])
  })
  it('没空等：不问', async () => {
    const reader = new Replayed(() => undefined, 0)
    await talked(reader, DECLINED)
    expect(reader.asked).toEqual([])
  })
  it('按下的按钮不问', async () => {
    const reader = dead()
    const desk = deskIn({ reader, sleep: new Timers().sleep })
    const first = await desk.turn('s', OPEN)
    const [yes] = first.options ?? []
    if (!yes?.answers) throw new Error('no quick answer')
    await desk.turn('s', MUMBLED, { choice: yes.answers })
    expect(reader.asked).toEqual([])
  })
})

describe('给它看什么', () => {
  const NUMBER = '13812345678'
  it('电话、单位名遮住，前面说过的也遮住；回来时认得原话', async () => {
    const words = `我们叫万州某某精密机械有限公司，电话${NUMBER}，机器一堆`
    const reader = new Replayed(({ message }) =>
      reading({ acts: [said({ act: 'courtesy', words: message, tone: 'ok' })] }),
    )
    await talked(reader, OPEN, words, MUMBLED)
    expect(reader.asked.length).toBe(2)
    for (const asked of reader.asked) {
      expect(JSON.stringify(asked)).not.toContain(NUMBER)
      expect(JSON.stringify(asked)).not.toContain('精密机械')
    }
    expect(reader.asked.at(-1)?.before).toHaveLength(2)
  })
  it('只有登记在册的名号；条款里的数都换成了空', async () => {
    const reader = dead()
    await talked(reader, OPEN, MUMBLED, '做研发补助方面的那个呢')
    const ids = new Set(
      [...knowledge.regulations.values()].flatMap((each) => each.regulation.clauses.map(({ id }) => id)),
    )
    for (const { facts, subjects, places, clauses, courtesies, asked } of reader.asked) {
      expect(asked === undefined || knowledge.facts.has(asked)).toBe(true)
      expect(facts.every(({ id }) => knowledge.facts.has(id))).toBe(true)
      expect(subjects.every(({ id }) => knowledge.subjects.has(id))).toBe(true)
      expect(places.every(({ id }) => knowledge.regulations.has(id))).toBe(true)
      expect(courtesies.every(({ id }) => knowledge.courtesies.has(id))).toBe(true)
      expect(clauses.every(({ ref }) => ids.has(ref))).toBe(true)
      expect(clauses.length).toBeLessThanOrEqual(20)
      const shown = [
        ...clauses.map(({ text }) => text.replaceAll(/\{\{[^{}]*\}\}/gu, '')),
        ...facts.map(({ name }) => name),
      ]
      expect(shown.flatMap((text) => readFigures(text).filter(({ figure }) => figure))).toEqual([])
    }
    expect(reader.asked.some(({ clauses }) => clauses.length > 0)).toBe(true)
  })
})

describe('只有它听到的', () => {
  it.each(['erase', 'export', 'report', 'person', 'restart', 'result', 'back', 'stop'] as const)(
    '吩咐 %s：不照办',
    async (order) => {
      const store = new MemorySessionStore()
      const reader = saying(said({ act: 'order', words: MUMBLED, order }))
      const desk = deskIn({ reader, sleep: new Timers().sleep, store })
      const handOff = { channel: 'wechat', to: 'someone' }
      await desk.turn('s', OPEN, { handOff })
      const before = store.load('s', 0)?.session.check
      const reply = await desk.turn('s', MUMBLED, { handOff })
      expect(reader.asked).toHaveLength(1)
      expect(reply.files ?? []).toEqual([])
      expect(reply.own).toBeUndefined()
      expect(reply.ticket).toBeUndefined()
      const { facts, phase, asked } = store.load('s', 0)?.session.check ?? {}
      expect({ facts, phase, asked }).toEqual({ facts: before?.facts, phase: 'asking', asked: before?.asked })
    },
  )
  it('换到别处：不换', async () => {
    const reader = saying(said({ act: 'switch', words: MUMBLED, regulations: ['yunnan'] }))
    const [, reply] = await talked(reader, OPEN, MUMBLED)
    expect(reply?.check?.regulation).toBe('wanzhou')
  })
  it.each([
    ['是', { rd_staff: 8 }, 'unmet'],
    ['不是', {}, 'unknown'],
  ])('会害人的情况：反问，答“%s”才算数', async (answer, held, verdict) => {
    const [, back, after] = await talked(toldOf(UNHEARD, tells('8个', 'rd_staff')), OPEN, UNHEARD, answer)
    expect(back).toMatchObject({ confirm: { fact: 'rd_staff', value: 8 }, check: { verdict: 'unknown' } })
    expect(back?.known).toEqual({ applicant_kind: 'enterprise' })
    expect(after?.known).toEqual({ applicant_kind: 'enterprise', ...held })
    expect(after?.check?.verdict).toBe(verdict)
  })
  it('话里提到、又不害人的：算数，写在记下的里头', async () => {
    const words = '研发人员嘛，算上打杂的师傅，十八'
    expect((await plainly(OPEN, words)).at(-1)?.known).toEqual({ applicant_kind: 'enterprise' })
    const [, reply] = await talked(toldOf(words, tells('十八', 'rd_staff')), OPEN, words)
    expect(reply?.known).toMatchObject({ rd_staff: 18 })
    expect(reply?.receipt).toContain('研发人员 十八')
    expect(reply?.confirm).toBeUndefined()
  })
  it('话里没提到的：反问', async () => {
    const words = '干这行的师傅18个'
    const [, reply] = await talked(toldOf(words, tells('18个', 'rd_staff')), OPEN, words)
    expect(reply).toMatchObject({ confirm: { fact: 'rd_staff', value: 18 } })
    expect(reply?.known).toEqual({ applicant_kind: 'enterprise' })
  })
  it('两边听的不一样：反问', async () => {
    const words = '仪器加起来折价310万左右'
    const [, reply] = await talked(toldOf(words, tells('310万左右', 'rd_spend_last_year')), OPEN, words)
    expect(reply?.confirm).toMatchObject({ fact: 'equipment_value' })
    expect(reply?.known).toEqual({ applicant_kind: 'enterprise' })
  })
})

describe('它选的条款', () => {
  const chosen = (fit: 'full' | 'partial' | 'none', ref?: string) =>
    new Replayed(({ clauses }) =>
      reading({ clauses: clauses.slice(0, 2).map((each) => ({ ref: ref ?? each.ref, fit })) }),
    )

  it('说答全了：不再说没有找到', async () => {
    const reader = chosen('full')
    const [reply] = await talked(reader, DECLINED)
    expect((await plainly(DECLINED))[0]?.kind).toBe('refusal')
    expect(reader.asked[0]?.clauses.length).toBeGreaterThan(0)
    expect(reply?.kind).toBe('answer')
    expect(reply?.citations[0]?.ref).toBe(reader.asked[0]?.clauses[0]?.ref)
  })
  it('说都不是：就说没有', async () => {
    const words = '云南对女性科研人员有倾斜吗'
    expect((await plainly(words))[0]?.kind).toBe('answer')
    const [reply] = await talked(chosen('none'), words)
    expect(reply?.kind).toBe('refusal')
  })
  it.each(['wanzhou:99', 'nowhere:1', ''])('没有的条款（%s）：一个字不变', async (ref) => {
    const [reply] = await talked(chosen('full', ref), DECLINED)
    expect(reply?.text).toBe((await plainly(DECLINED))[0]?.text)
  })
})

describe('等多久', () => {
  const LATE = [tells('8个', 'rd_staff')]
  const PATIENCE = 2500

  /** Slow with the first message that it is asked of, and silent on all others. */
  function tardy(clock: Timers, ms: number): Replayed {
    const behind = slow(ms, clock.sleep, reading({ acts: LATE }))
    return new Replayed((asked) => (asked.message === UNHEARD ? behind.read(asked) : undefined), PATIENCE)
  }

  /** Answered by the program when patience was over; what is said `before` the reading comes, and `after`. */
  async function late(before: readonly string[], after: readonly string[]) {
    const clock = new Timers()
    const desk = deskIn({ reader: tardy(clock, 60_000), sleep: clock.sleep })
    const replies: Reply[] = []
    const say = async (lines: readonly string[]) => {
      for (const line of lines) replies.push(await desk.turn('s', line))
    }
    await desk.turn('s', OPEN)
    const turn = desk.turn('s', UNHEARD)
    await clock.pass(PATIENCE)
    const reply = await turn
    await say(before)
    await clock.pass(60_000)
    await say(after)
    return { reply, replies }
  }

  it('等到头：程序自己答', async () => {
    const { reply } = await late([], [])
    expect(reply.text).toBe((await plainly(OPEN, UNHEARD)).at(-1)?.text)
  })
  it('没到头：等着；等到了就用', async () => {
    const clock = new Timers()
    const desk = deskIn({ reader: tardy(clock, PATIENCE - 1), sleep: clock.sleep })
    await desk.turn('s', OPEN)
    let reply: Reply | undefined
    const turn = desk.turn('s', UNHEARD).then((each) => {
      reply = each
    })
    await clock.pass(PATIENCE - 2)
    expect(reply).toBeUndefined()
    await clock.pass(1)
    await turn
    expect(reply?.confirm).toMatchObject({ fact: 'rd_staff', value: 8 })
    expect(clock.sleeping).toBe(0)
  })
  it('来晚了的：下一句问一声，自己不算数；答是才算', async () => {
    const { replies } = await late([], ['场地600平', '是'])
    const [next, yes] = replies
    expect(next?.known).toEqual({ applicant_kind: 'enterprise', site_area: 600 })
    expect(next).toMatchObject({ confirm: { fact: 'rd_staff', value: 8 }, check: { verdict: 'unknown' } })
    expect(yes?.known).toMatchObject({ rd_staff: 8 })
  })
  it('再下一句就不问了', async () => {
    const { replies } = await late([], ['公示多少天', '场地600平'])
    expect(replies.at(-1)?.confirm).toBeUndefined()
    expect(replies.at(-1)?.known).toEqual({ applicant_kind: 'enterprise', site_area: 600 })
  })
  it('隔了一句才来：不要了', async () => {
    const { replies } = await late(['公示多少天'], ['场地600平'])
    expect(replies.at(-1)?.confirm).toBeUndefined()
    expect(replies.at(-1)?.known).toEqual({ applicant_kind: 'enterprise', site_area: 600 })
  })
  it.each([
    ['不答', dead],
    ['出错', rejecting],
  ])('%s：程序自己答，记的一样', async (_what, broken) => {
    const lines = [OPEN, UNHEARD, '研发人员18人', DECLINED]
    const replies = await talked(broken(), ...lines)
    expect(replies.map(({ text, known }) => ({ text, known }))).toEqual(
      (await plainly(...lines)).map(({ text, known }) => ({ text, known })),
    )
  })
  it('等着的时候又说一句：一句一句答，都记下', async () => {
    const clock = new Timers()
    const desk = deskIn({ reader: tardy(clock, 1000), sleep: clock.sleep })
    await desk.turn('s', OPEN)
    const both = Promise.all([desk.turn('s', UNHEARD), desk.turn('s', '研发人员18人')])
    await clock.pass(5000)
    const [one, two] = await both
    expect(one.confirm).toMatchObject({ fact: 'rd_staff', value: 8 })
    expect(two.known).toEqual({ applicant_kind: 'enterprise', rd_staff: 18 })
  })
})
