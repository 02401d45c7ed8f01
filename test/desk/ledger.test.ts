import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toldOver } from '../../src/desk/checking.ts'
import { emptySession, type Told } from '../../src/desk/index.ts'
import { entered, holding } from '../../src/desk/ledger.ts'
import type { Tell } from '../../src/hear/index.ts'
import { readSession } from '../../src/store/session-json.ts'
import { knowledge } from '../support/library.ts'
import { last, talk } from '../support/talk.ts'

const OPENED = '我们公司能不能申报万州的'
const facts = async (...lines: readonly string[]) => (await last(OPENED, ...lines)).check?.facts ?? {}

describe('一个数由几个数合成', () => {
  const told = '万州 设备A 85万 B 60万 C 70万 合计多少 够不够'
  it('问合计、问够不够：算出来，判出来，列出每一份', async () => {
    const { receipt, check, figures } = await last(told)
    expect(receipt).toContain('85 + 60 + 70 = 215 万元')
    expect(check?.facts.equipment_value).toBe(2_150_000)
    expect(check?.conditions.find(({ id }) => id === '8.7/equipment_value')).toMatchObject({
      status: 'met',
      given: '85 + 60 + 70 = 215 万元',
    })
    expect(figures.find(({ text }) => text.includes('215'))?.from).toBe('computed')
  })
  it('扣掉叫得出名字的一份；还是按原来的，就回到原来', async () => {
    const replies = await talk(told, '扣掉B', '还是按原来的', '还是按原来的')
    expect(replies.map(({ known }) => known?.equipment_value)).toEqual([2_150_000, 1_550_000, 2_150_000, 2_150_000])
  })
  it('改其中的一份', async () => {
    expect((await last(told, '不对，B是50万')).known?.equipment_value).toBe(2_050_000)
  })
  it('几层楼的面积加起来', async () => {
    expect(await facts('场地一楼300平，二楼200平，三楼150平')).toMatchObject({ site_area: 650 })
  })
})

describe('说过的数再变', () => {
  it('更正', async () => {
    expect(await facts('研发人员12个', '不对，是18个')).toMatchObject({ rd_staff: 18 })
  })
  it('加上的没有主语：加在单位对得上的那一项上，不管刚问的是什么', async () => {
    const lines = ['设备180万', '场地450平', '再加一台48万', '楼上还有100平']
    expect(await facts(...lines)).toMatchObject({ equipment_value: 2_280_000, site_area: 550 })
  })
  it('还没有核对，说的也算', async () => {
    expect((await last('场地450平', '楼上还有100平', OPENED)).check?.facts).toMatchObject({ site_area: 550 })
  })
  it('还没说过的，加上的就是全部', async () => {
    expect(await facts('楼上还有100平')).toMatchObject({ site_area: 100 })
  })
  it('去掉几个人', async () => {
    const { receipt, check } = await last(OPENED, '研发人员18个', '去掉两个实习生')
    expect(check?.facts.rd_staff).toBe(16)
    expect(receipt).toContain('18 − 2 = 16 人')
  })
  it('只算其中的一份', async () => {
    expect(await facts('一共2000来平 其中研发的大概600')).toMatchObject({ site_area: { min: 540, max: 660 } })
  })
  it('点名改回哪一项，就改回哪一项', async () => {
    const lines = ['场地450平', '场地600平', '设备180万', '设备300万', '场地还是按原来的']
    expect(await facts(...lines)).toMatchObject({ site_area: 450, equipment_value: 3_000_000 })
  })
  it('退回一步，合成的也退回去', async () => {
    const { receipt, check } = await last(OPENED, '设备180万', '再加一台48万', '返回')
    expect(check?.facts.equipment_value).toBe(1_800_000)
    expect(receipt ?? '').not.toContain('48')
  })
})

const QUANTITIES = [...knowledge.facts.values()].flatMap(({ id, kind }) =>
  kind === 'count' || kind === 'money' || kind === 'area' ? [id] : [],
)
const tell = (fact: string, value: Tell['value'], how: Tell['how']): Tell => {
  const words = `${how}${fact}${JSON.stringify(value)}`
  return {
    ...{ act: 'tell', fact, value, how, words },
    span: { start: 0, end: 1 },
    sure: 1,
    of: 'applicant',
    mood: 'is',
  }
}
const heard = (...acts: readonly Tell[]) => ({
  heard: { acts, unheard: [] },
  words: '',
  sources: { knowledge, hear: () => ({ acts: [], unheard: [] }) },
})
const then = (held: Told, ...acts: readonly Tell[]): Told => toldOver(held, entered(holding(held), heard(...acts)))
const NOTHING: Told = { facts: {}, said: {} }

const number = fc.integer({ min: 0, max: 1_000_000 })
const value = fc.oneof(
  number,
  fc
    .record({ min: number, more: number })
    .map(({ min, more }) => ({ min, max: min + more + 1, minOpen: true as const })),
)
const quantity = fc.constantFrom(...QUANTITIES)
const telling = fc.record({ fact: quantity, value, how: fc.constantFrom<Tell['how']>('set', 'instead', 'add', 'part') })
const tellings = fc
  .array(telling, { maxLength: 6 })
  .map((all) => all.map(({ fact, value, how }) => tell(fact, value, how)))

describe('账怎么记都说得通', () => {
  it('再说一遍，什么也不变', () => {
    fc.assert(
      fc.property(tellings, quantity, value, (before, fact, said) => {
        const once = then(then(NOTHING, ...before), tell(fact, said, 'set'))
        expect(then(once, tell(fact, said, 'set'))).toEqual(once)
      }),
    )
  })
  it('互不相干的两项，先说后说一样', () => {
    fc.assert(
      fc.property(tellings, telling, telling, (before, one, other) => {
        fc.pre(one.fact !== other.fact)
        const held = then(NOTHING, ...before)
        const [a, b] = [one, other].map(({ fact, value, how }) => tell(fact, value, how)) as [Tell, Tell]
        expect(then(then(held, a), b)).toEqual(then(then(held, b), a))
        expect(then(held, a, b)).toEqual(then(held, b, a))
      }),
    )
  })
  it('加上又去掉，和原来一样', () => {
    fc.assert(
      fc.property(quantity, value, value, (fact, said, more) => {
        const held = then(NOTHING, tell(fact, said, 'set'))
        const { facts, said: words } = then(then(held, tell(fact, more, 'add')), tell(fact, more, 'less'))
        expect({ facts, said: words }).toEqual({ facts: held.facts, said: held.said })
      }),
    )
  })
  it('改回去，和改之前一样；再说一次还是那样', () => {
    fc.assert(
      fc.property(quantity, value, value, (fact, said, other) => {
        const held = then(NOTHING, tell(fact, said, 'set'))
        const back = then(then(held, tell(fact, other, 'instead')), tell(fact, null, 'restore'))
        expect(back.facts).toEqual(held.facts)
        expect(then(back, tell(fact, null, 'restore'))).toEqual(back)
      }),
    )
  })
})

describe('留下来的会话', () => {
  const kept = (told: Told) => JSON.stringify({ ...emptySession(), told })
  it('从前的没有分项，照样读', () => {
    const told = { facts: { site_area: 450 }, said: { site_area: '450平' } }
    expect(readSession(kept(told))?.told).toEqual(told)
  })
  it('分项和原来的数都读得回来', () => {
    const told = then(then(NOTHING, tell('site_area', 450, 'set')), tell('site_area', 100, 'add'))
    expect(told.before?.site_area?.value).toBe(450)
    expect(readSession(kept(told))?.told).toEqual(told)
  })
})
