import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { KnowledgeError, knowledgeOn, versionOn } from '../../src/knowledge/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { versionsLibrary } from './library.ts'

const knowledge = loaded(versionsLibrary())
let count = 0
const deskOn = (today: () => string, store = new MemorySessionStore()) =>
  new Desk(knowledge, { today, now: () => 0, newId: () => `r${++count}`, store, ears: earsFor(knowledge) })
const desk = deskOn(() => '2026-11-20')
const refsOf = ({ citations }: { readonly citations: readonly { readonly ref: string }[] }) =>
  citations.map(({ ref }) => ref)
const textsOf = (reply: Parameters<typeof refsOf>[0]) => new Set(refsOf(reply).map((ref) => ref.split(':')[0]))

describe('哪一天用哪一版', () => {
  it.each([
    ['2020-01-01', 'xiangtan_trial'],
    ['2021-07-01', 'xiangtan_trial'],
    ['2024-02-29', 'xiangtan_trial'],
    ['2024-03-01', 'xiangtan'],
    ['2026-11-20', 'xiangtan'],
  ])('%s：%s', (day, id) => {
    expect(versionOn('xiangtan', knowledge.regulations, day)?.id).toBe(id)
    const ids = [...knowledgeOn(knowledge, day).regulations.keys()].filter((each) => each.startsWith('xiangtan'))
    expect(ids.sort()).toEqual([id, 'xiangtan_laboratory'].sort())
  })

  it('现在问，只引现行的；旧的不搜也不引', async () => {
    const reply = await desk.ask('湘潭技术创新中心要多少研发人员')
    expect(reply.text).toContain('不少于20人')
    expect(textsOf(reply)).toEqual(new Set(['xiangtan']))
    expect(reply.notices).toEqual([])
    const { hits } = await desk.find('研发人员不少于12人')
    expect(hits.some(({ ref }) => ref.startsWith('xiangtan_trial:'))).toBe(false)
  })

  it('--as-of 以前的一天：当时的一版，并说后来由哪一部代替', async () => {
    const reply = await desk.ask('湘潭技术创新中心要多少研发人员', { asOf: '2022-05-01' })
    expect(reply.text).toContain('不少于12人')
    expect(reply.text).toContain('2024年3月1日起，湘潭试行办法由《湘潭市技术创新中心管理办法》代替')
    expect(reply.notices).toMatchObject([{ kind: 'not-yet-in-force', regulation: 'xiangtan' }])
  })
})

describe('问的是以前的规定', () => {
  it.each([
    ['湘潭技术创新中心2023年的时候要多少研发人员', '12人', '按2023年时施行的'],
    ['湘潭技术创新中心2022年6月的规定，研发人员要多少人', '12人', '按2022年6月时施行的'],
    ['湘潭技术创新中心老办法要多少研发人员', '12人', '按《湘潭市技术创新中心管理办法（试行）》答'],
    ['湘潭技术创新中心2021年那版补助多少', '20万元', '（试行）》答'],
    ['潭科发〔2021〕5号里研发人员要多少', '12人', '（试行）》答'],
    ['湘潭市技术创新中心管理办法（试行）补助多少', '20万元', '（试行）》答'],
  ])('%s', async (question, words, said) => {
    const reply = await desk.ask(question)
    expect(reply.text).toContain(words)
    expect(reply.text).toContain(said)
    expect(reply.text).toContain('自2024年3月1日起已被《湘潭市技术创新中心管理办法》代替')
    expect(refsOf(reply).some((ref) => ref.startsWith('xiangtan_trial:'))).toBe(true)
    expect(reply.notices).toMatchObject([{ kind: 'expired', regulation: 'xiangtan_trial' }])
  })

  it.each([
    '去年的规定，湘潭技术创新中心补助多少',
    '今年的要求，湘潭技术创新中心补助多少',
    '湘潭技术创新中心对2022年成立的企业补助多少',
  ])('%s：现行的', async (question) => {
    const reply = await desk.ask(question)
    expect(textsOf(reply)).toEqual(new Set(['xiangtan']))
  })

  it('申报单位自己的年份，不换版本', async () => {
    const reply = await desk.ask('我们是湘潭的公司，2023年成立，去年研发投入200万，能报技术创新中心吗')
    expect(reply.check?.regulation).toBe('xiangtan')
  })

  it('那一年换过：问哪一段，选了就答得出', async () => {
    const reply = await desk.ask('湘潭技术创新中心2024年的规定，场地要多大')
    expect(reply.kind).toBe('question')
    const [first, second] = await Promise.all((reply.options ?? []).map(({ send }) => desk.ask(send)))
    expect(first?.text).toContain('200平方米')
    expect(second?.text).toContain('300平方米')
  })

  it('那时一部都还没有施行：照实说', async () => {
    const reply = await desk.ask('湘潭技术创新中心2020年的时候补助多少')
    expect(reply.kind).toBe('refusal')
    expect(reply.text).toContain('还没有施行')
    expect(reply.text).not.toMatch(/20万|30万/u)
  })

  it('旧办法还有效吗：已被代替，不说届满', async () => {
    const reply = await desk.ask('湘潭市技术创新中心管理办法（试行）还有效吗')
    expect(reply.text).toContain('已被《湘潭市技术创新中心管理办法》代替')
    expect(reply.text).not.toContain('届满')
    expect(reply.text).not.toContain('库里没有')
  })
})

describe('问了旧版，接着问', () => {
  const goingOn = async (...lines: string[]) => {
    const talk = deskOn(() => '2026-11-20')
    let last = await talk.turn('s', '湘潭技术创新中心2022年6月的规定，研发人员要多少人')
    for (const line of lines) last = await talk.turn('s', line)
    return last
  }

  it.each(['那时候补助多少', '当时补助多少呢', '那会儿给多少补助'])('%s：还是那一版的数', async (line) => {
    const { text } = await goingOn(line)
    expect(text).toContain('20万元')
    expect(text).not.toContain('30万元')
    expect(text).toContain('（试行）》答')
  })

  it.each(['出处', '展开'])('%s：那一版的原文', async (line) => {
    const { text, citations } = await goingOn(line)
    expect(text).toContain('12人')
    expect(citations.map(({ ref }) => ref)).toContain('xiangtan_trial:2.2')
  })

  it('不提那时候，就是现在的', async () => {
    expect((await goingOn('湘潭现在补助多少')).text).toContain('30万元')
  })

  it('说的是别处，就是别处的', async () => {
    expect((await goingOn('当时万州补助多少')).text).toMatch(/^万州/u)
  })
})

describe('核对中途换了版本', () => {
  it('说变了什么，接着按新的核对，前面说的都在', async () => {
    let today = '2024-02-20'
    const talk = deskOn(() => today)
    const begun = await talk.turn('s', '我们是湘潭的公司，研发人员15人，能报技术创新中心吗')
    expect(begun.check).toMatchObject({ regulation: 'xiangtan_trial', facts: { rd_staff: 15 } })
    today = '2024-03-05'
    const next = await talk.turn('s', '场地350平')
    expect(next.check).toMatchObject({
      regulation: 'xiangtan',
      verdict: 'unmet',
      facts: { rd_staff: 15, site_area: 350 },
    })
    expect(next.text).toContain('湘潭试行办法第二条第2项“研发人员不少于12人”')
    expect(next.text).toContain('湘潭办法第三条第2项“研发人员不少于20人”')
    expect(next.text).toContain('新增')
    const after = await talk.turn('s', '是独立法人')
    expect(after.text).not.toContain('核对开始时')
    expect(after.check?.regulation).toBe('xiangtan')
  })

  it('存下来的对话，换进程也一样', async () => {
    const store = new MemorySessionStore()
    await deskOn(() => '2024-02-20', store).turn('s', '湘潭技术创新中心，我们研发人员25人，能报吗')
    const next = await deskOn(() => '2026-11-20', store).turn('s', '是独立法人')
    expect(next.text).toContain('核对开始时按湘潭试行办法，现在按湘潭办法接着核对')
    expect(next.check).toMatchObject({ regulation: 'xiangtan', facts: { rd_staff: 25 } })
  })
})

describe('一地两类', () => {
  it('问哪一类', async () => {
    const reply = await desk.ask('湘潭的公司能报吗')
    expect(reply.text).toContain('哪一类')
    expect(reply.options?.map(({ send }) => send).sort()).toEqual([
      '我们能不能申报湘潭市技术创新中心',
      '我们能不能申报湘潭市重点实验室',
    ])
  })

  it('只说地方：两类都答', async () => {
    expect(textsOf(await desk.ask('湘潭的补助多少'))).toEqual(new Set(['xiangtan', 'xiangtan_laboratory']))
  })

  it('说了哪类就是哪类，对话里也一样', async () => {
    expect(textsOf(await desk.turn('two', '湘潭重点实验室场地要多大'))).toEqual(new Set(['xiangtan_laboratory']))
    expect(textsOf(await desk.turn('two', '湘潭技术创新中心场地要多大'))).toEqual(new Set(['xiangtan']))
  })
})

const faultsOf = (change: (text: string) => string, of = 'xiangtan-2024.yaml'): string => {
  try {
    loaded(
      versionsLibrary(undefined, (file) =>
        file.name === of && file.text.startsWith('id:') ? { ...file, text: change(file.text) } : file,
      ),
    )
    return ''
  } catch (error) {
    if (error instanceof KnowledgeError) return error.message
    throw error
  }
}

describe('写错了，装载时说出来', () => {
  it.each([
    ['没有的一部', 'id: xiangtan_trial,', 'id: nowhere,', 'id“nowhere”，库里没有'],
    ['不是同一类', 'id: xiangtan_trial,', 'id: xiangtan_laboratory,', '不是同一地方的同一类'],
    ['自己代替自己', 'id: xiangtan_trial,', 'id: xiangtan,', '自己'],
    ['文中没有的名称', 'id: xiangtan_trial,', 'title: 湘潭市什么办法,', '文中没有这个名称'],
    ['没有写是哪一部', 'id: xiangtan_trial, ', '', '没有写是哪一部文件'],
    ['原文里没有的话', '同时废止 }', '即行废止 }', '即行废止'],
  ])('%s', (_, from, to, told) => {
    const message = faultsOf((text) => text.replace(from, to))
    expect(message).toContain('xiangtan-2024.yaml')
    expect(message).toContain(told)
  })

  it('同地同类两部，看不出先后', () =>
    expect(faultsOf((text) => text.replace(/replaces:[\s\S]*$/u, ''))).toContain('看不出哪一部在后'))

  it('绕成一圈', () => {
    const circle = 'replaces: [{ id: xiangtan, clause: "5", phrase: 自2021年7月1日起施行 }]\n'
    expect(faultsOf((text) => text + circle, 'xiangtan-2021.yaml')).toContain('绕一圈')
  })
})
