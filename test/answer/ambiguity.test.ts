import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { ears } from '../support/ears.ts'
import { index, knowledge } from '../support/library.ts'
import { opened } from '../support/replies.ts'

const desk = new Desk(knowledge, { today: () => '2026-11-20', now: () => 0, newId: () => 'r', index, ears })
const ask = (question: string) => desk.ask(question)
const articles = async (question: string) => (await ask(question)).citations.map(({ ref }) => ref)

describe('一句话两种意思，反问一次', () => {
  it.each([
    ['云南 没通过咋整', ['论证', '考核', '绩效评估', '整改']],
    ['云南的评估没过', ['考核', '绩效评估']],
    ['没过关怎么办', ['论证', '考核', '绩效评估', '整改']],
  ])('%s', async (question, meanings) => {
    const { kind, options = [], citations } = await ask(question)
    expect(kind).toBe('question')
    expect(citations).toEqual([])
    expect(options.map(({ label }) => meanings.find((each) => label.includes(each)))).toEqual(meanings)
  })

  it('重庆没有技术创新中心的文本：问的是市产业创新中心，还是万州区的', async () => {
    const { kind, options } = await ask('重庆技术创新中心要建多大的实验室')
    expect(kind).toBe('question')
    expect(options?.map(({ label }) => label)).toEqual(['重庆市产业创新中心', '万州区技术创新中心'])
    const places = await Promise.all((options ?? []).map(async ({ send }) => (await articles(send))[0]?.split(':')[0]))
    expect(places).toEqual(['chongqing', 'wanzhou'])
  })

  it('只说了要什么数，没说是什么的：把写了这种数的条款列出来', async () => {
    const { kind, options = [] } = await ask('聊城 多久')
    expect(kind).toBe('question')
    expect(options.length).toBeGreaterThan(1)
    for (const { send } of options) expect((await ask(send)).kind).not.toBe('question')
  })
})

describe('选了一种，就不再问', () => {
  it.each(
    [...knowledge.ambiguities.values()].flatMap(({ options }) =>
      options.flatMap(({ send, clauses }) =>
        clauses.map((ref) => [knowledge.regulations.get(ref.split(':')[0] ?? '')?.place ?? '', send, ref] as const),
      ),
    ),
  )('%s %s：%s', async (place, send, ref) => {
    const reply = await ask(`${place} ${send}`)
    expect(reply.kind).toBe('answer')
    expect(await articles(`${place} ${send}`)).toContain(ref)
  })

  it.each([
    ['云南 考核评估没通过', 'yunnan:23'],
    ['四川评估没过', 'sichuan:23'],
    ['云南办法 绩效评估没过会怎样', 'yunnan:26.2'],
  ])('话里已经说清：%s', async (question, ref) => {
    expect(await articles(question)).toEqual([ref])
  })
})

describe('这个数说的是谁', () => {
  it.each([
    ['万州 研发投入要多少', '说的是依托单位的投入，不是中心的'],
    ['聊城 专职固定科研人员', '说的是中心的团队'],
    ['万州 研发场地面积', '没有写明是依托单位的还是中心的'],
  ])('%s', async (question, whose) => {
    expect(opened(await ask(question))).toContain(whose)
  })

  it('按条号要原文的，只给原文', async () => {
    expect((await ask('万州 第八条第8项')).text).not.toContain('说的是')
  })
})

describe('外面的地方没规定，里面的地方有', () => {
  it('重庆指引没写场地，万州办法写了', async () => {
    const { kind, options } = await ask('重庆 场地多大')
    expect(kind).toBe('refusal')
    expect(await Promise.all((options ?? []).map(({ send }) => articles(send)))).toEqual([['wanzhou:8.7']])
  })
})

describe('问法像别的，问的还是条文', () => {
  it.each([
    ['万州专家委员会里依托单位的人最多占几成席位', 'wanzhou:13'],
    ['万州 优秀名额有没有限制', 'wanzhou:23'],
    ['云南第26条第二款', 'yunnan:26.2'],
    ['万州第十三条第一款', 'wanzhou:13'],
  ])('%s', async (question, ref) => {
    expect(await articles(question)).toContain(ref)
    expect((await ask(question)).kind).not.toBe('refusal')
  })
})
