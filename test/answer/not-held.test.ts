import { describe, expect, it } from 'vitest'
import { NotHeld } from '../../src/answer/not-held.ts'
import { Desk } from '../../src/desk/index.ts'
import { ears, earsFor } from '../support/ears.ts'
import { knowledge, loaded } from '../support/library.ts'
import { libraryWith, type Made, WUHAN } from '../support/made.ts'

const ports = { today: () => '2026-11-20', now: () => 0, newId: () => 'r', ears }
const here = new Desk(knowledge, ports)
const grown = loaded(libraryWith(WUHAN))
const wuhan = new Desk(grown, { ...ports, ears: earsFor(grown) })

const LABORATORY: Made = {
  id: 'wuhan_laboratory',
  division: '4201 武汉市',
  programme: 'key_laboratory',
  center: '武汉市重点实验室',
  place: '武汉市',
  seat: 'wuhan',
}
const both = loaded(libraryWith(WUHAN, LABORATORY))
const two = new Desk(both, { ...ports, ears: earsFor(both) })

describe('收录了的，不说没有收录', () => {
  it.each([
    ['武汉技术创新中心研发场地要多大', 'wuhan:4'],
    ['武汉 研发人员 多少', 'wuhan:4'],
    ['江城的技术创新中心要多少研发人员', 'wuhan:4'],
    ['武汉市级技术创新中心由谁解释', 'wuhan:2'],
    ['Wuhan 研发场地多少', 'wuhan:4'],
    ['在江夏区，研发场地要多大', 'wuhan:4'],
    ['武汉的办法还有效吗', 'wuhan:6'],
  ])('%s → %s', async (question, ref) => {
    const before = await here.ask(question)
    expect(before.citations.map((each) => each.ref)).not.toContain(ref)
    const { kind, citations, text } = await wuhan.ask(question)
    expect(kind).not.toBe('refusal')
    expect(text).not.toContain('没有收录')
    expect(citations.map((each) => each.ref)).toContain(ref)
  })

  it('收录之前婉拒，收录之后没有话可以拒', async () => {
    expect((await here.ask('武汉技术创新中心研发场地要多大')).text).toContain('没有收录武汉的文件')
    expect(NotHeld.place('武汉', knowledge)?.about).toBe('武汉')
    expect(NotHeld.place('武汉', grown)).toBeUndefined()
    expect(NotHeld.place('湖北省武汉市', grown)).toBeUndefined()
    expect(NotHeld.place('武汉市技术创新中心', grown)).toBeUndefined()
    expect(NotHeld.programme('重点实验室', knowledge)?.about).toBe('重点实验室')
    expect(NotHeld.programme('省级重点实验室', both)).toBeUndefined()
  })

  it('每一部收录的文本，怎么叫它的地方都没有话可以拒', () => {
    for (const { place, center, division } of both.regulations.values())
      for (const about of [place, center, both.places.fullName(division), ...(both.places.words.names[division] ?? [])])
        expect(NotHeld.place(about, both)?.about).toBeUndefined()
  })

  it('只收录了一部分的，说清楚是哪一部分', async () => {
    expect((await wuhan.ask('湖北省技术创新中心要多少人')).text).toContain('没有收录湖北省的文件')
    expect((await wuhan.ask('江夏区技术创新中心怎么申报')).text).toContain('没有收录江夏区的文件')
    expect((await wuhan.ask('武汉产业创新中心怎么申报')).text).toContain('没有收录武汉市产业创新中心的文件')
    expect((await here.ask('聊城产业创新中心怎么申报')).text).toContain('没有收录聊城市产业创新中心的文件')
  })

  it('新收录一种项目：不再说没有这种办法，别处的还是没有', async () => {
    expect((await here.ask('重点实验室要多少研发人员')).text).toContain('没有收录重点实验室的办法')
    const reply = await two.ask('武汉重点实验室要多少研发人员')
    expect(reply.citations.map(({ ref }) => ref)).toContain('wuhan_laboratory:4')
    expect((await two.ask('重点实验室要多少研发人员')).citations.map(({ ref }) => ref)).toContain('wuhan_laboratory:4')
    expect((await two.ask('聊城重点实验室要多少研发人员')).text).toContain('没有收录聊城市重点实验室的文件')
    expect((await two.ask('孵化器怎么认定')).text).toMatch(/收录的只有.*技术创新中心、产业创新中心和重点实验室/u)
  })

  it('同一地方两种项目，说了哪种就是哪种', async () => {
    const cited = async (question: string) =>
      new Set((await two.ask(question)).citations.map(({ ref }) => ref.slice(0, ref.indexOf(':'))))
    expect(await cited('武汉重点实验室研发场地要多大')).toEqual(new Set(['wuhan_laboratory']))
    expect(await cited('武汉技术创新中心研发场地要多大')).toEqual(new Set(['wuhan']))
  })
})

describe('注册地的选项，跟着收录的文本走', () => {
  const seat = (of: typeof knowledge) => of.facts.get('registered_in')?.choices ?? {}
  const labels = (of: typeof knowledge) => Object.entries(seat(of)).map(([id, { label }]) => `${id} ${label}`)

  it('五部文本：里面的在外面的之前，外面的除开里面的', () =>
    expect(labels(knowledge)).toEqual([
      'wanzhou 重庆市万州区',
      'liaocheng 山东省聊城市',
      'chongqing 重庆市（万州区以外）',
      'sichuan 四川省',
      'yunnan 云南省',
      'elsewhere 其他地方',
    ]))

  it('第六部自己进来；一地两部只算一处', () => {
    expect(labels(grown)).toContain('wuhan 湖北省武汉市')
    expect(labels(both).filter((label) => label.includes('武汉'))).toEqual(['wuhan 湖北省武汉市'])
  })

  it('注册在江夏区，是武汉的；省里的办法，市里注册的也算', () => {
    expect(wuhan.read('我们公司注册在江夏区')).toMatchObject({ registered_in: 'wuhan' })
    expect(here.read('我们公司注册在江夏区')).toMatchObject({ registered_in: 'elsewhere' })
    const hubei: Made = { ...WUHAN, id: 'hubei', division: '42 湖北省', center: '湖北省技术创新中心', place: '湖北省' }
    const wide = loaded(libraryWith(WUHAN, hubei))
    expect(wide.facts.get('registered_in')?.choices.hubei?.label).toBe('湖北省（武汉市以外）')
    const [condition] = wide.regulations.get('hubei')?.conditions ?? []
    expect(condition?.requires).toMatchObject({ values: ['hubei', 'wuhan'] })
  })

  it('武汉的企业问能不能报，就核对武汉的', async () => {
    const reply = await wuhan.ask('我们是洪山区的企业，研发人员40人，能报吗')
    expect(reply.check?.regulation).toBe('wuhan')
    expect(reply.check?.facts).toMatchObject({ rd_staff: 40 })
  })
})
