import { describe, expect, it } from 'vitest'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { deskIn } from '../support/talk.ts'

describe('填表回答', () => {
  it('每一格只答自己那一项，不管刚才问的是哪一项', async () => {
    const desk = deskIn()
    await desk.turn('s', '我们公司能不能申报万州的')
    const answers = { internal_rules: '否', site_area: '900平方米', equipment_value: '400万元', rd_staff: '不知道' }
    const reply = await desk.turn('s', '表', { answers })
    expect(reply.check?.facts).toMatchObject({
      internal_rules: false,
      site_area: 900,
      equipment_value: 4e6,
      rd_staff: 'unknown',
    })
  })

  it('同一张表交两次，只算一次', async () => {
    const desk = deskIn()
    await desk.turn('s', '我们公司能不能申报万州的')
    const first = await desk.turn('s', '表', { answers: { rd_staff: '18人' }, letter: 'k' })
    expect(await desk.turn('s', '表', { answers: { rd_staff: '18人' }, letter: 'k' })).toEqual(first)
    expect((await desk.turn('s', '返回')).check?.facts.rd_staff).toBeUndefined()
  })

  it('表里填好的改了就改；这期间别处改过的，不动它，说已答', async () => {
    const desk = deskIn()
    await desk.turn('s', '我们公司能不能申报万州的，研发人员18人')
    const question = 1
    const changes = { rd_staff: '18人' }
    const changed = await desk.turn('s', '表', {
      answers: { rd_staff: '8人', site_area: '900平方米' },
      changes,
      question,
    })
    expect(changed.check?.facts).toMatchObject({ rd_staff: 8, site_area: 900 })
    const late = await desk.turn('s', '表', { answers: { rd_staff: '30人' }, changes, question })
    expect(late.check?.facts.rd_staff).toBe(8)
    expect(late.text).toContain('没有改动，要改吗')
  })

  it('每部文本的是非题：否不记成是，要看条件的不记，项目名里的话不作数', async () => {
    const desk = deskIn()
    const wrong: string[] = []
    let fields = 0
    for (const { id, center } of desk.texts.regulations()) {
      const begun = await desk.turn(id, `逐条核对${center}`)
      const form = desk.form(id)
      for (const { fact } of form?.fields.filter(({ kind }) => kind === 'yes-no') ?? []) {
        fields++
        for (const [words, may] of [['不是', [false, undefined]] as const, ['如果需要就有', [undefined]] as const]) {
          const session = `${id} ${fact} ${words}`
          await desk.turn(session, `逐条核对${center}`)
          const typed = `${form?.names[fact]}：${words}`
          const { [fact]: held, ...others } =
            (await desk.turn(session, typed, { answers: { [fact]: words } })).check?.facts ?? {}
          const isRight = may.some((value) => value === held)
          if (!isRight || Object.keys(others).some((other) => !Object.hasOwn(begun.check?.facts ?? {}, other)))
            wrong.push(`${id} ${typed}: ${JSON.stringify({ held, others })}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(fields).toBeGreaterThan(0)
  })

  it('每部文本的数：说不是、说不准的不记成那个数，两可的记成从少到多，没读出来的都说一声', async () => {
    const desk = deskIn()
    const wrong: string[] = []
    let fields = 0
    const said: readonly (readonly [string, unknown])[] = [
      ['不是12', undefined],
      ['没有12', undefined],
      ['好几', undefined],
      ['12或者15', { min: 12, max: 15 }],
      ['12还是15吧', { min: 12, max: 15 }],
      ['可能12', { min: 10.8, max: 13.2 }],
    ]
    for (const { id, center } of desk.texts.regulations()) {
      await desk.turn(id, `逐条核对${center}`)
      const form = desk.form(id)
      for (const { fact } of form?.fields.filter(({ kind }) => kind === 'quantity') ?? []) {
        for (const [words, value] of said) {
          const session = `${id} ${fact} ${words}`
          await desk.turn(session, `逐条核对${center}`)
          const typed = `${form?.names[fact]}：${words}`
          const { check, receipt, confirm } = await desk.turn(session, typed, { answers: { [fact]: words } })
          // A sum without its unit is asked back; a share may be in hundredths.
          const held = confirm?.fact === fact ? value : check?.facts[fact]
          fields++
          const isRight = value === undefined ? held === undefined && receipt !== undefined : typeof held === 'object'
          if (!isRight) wrong.push(`${typed}: ${JSON.stringify({ held, receipt })}`)
        }
      }
    }
    expect(wrong).toEqual([])
    expect(fields).toBeGreaterThan(0)
  })

  it('没有在核对：照平常的话答', async () => {
    const reply = await deskIn().turn('s', '万州 研发人员有多少人', { answers: { rd_staff: '18人' } })
    expect(reply.check?.facts.rd_staff).toBeUndefined()
  })
})

describe('较早的回答', () => {
  it('也能说有用没用，记在它名下', async () => {
    const store = new MemorySessionStore()
    const desk = deskIn({ store })
    const first = await desk.turn('s', '万州 研发场地要多大')
    await desk.turn('s', '万州 研发人员要多少')
    await desk.turn('s', '没用', { about: first.id })
    await desk.turn('s', '没用')
    expect(store.misses(0).map(({ words }) => words)).toEqual(
      expect.arrayContaining(['（较早的一条回答）', '万州 研发人员要多少']),
    )
  })
})

describe('一个人的核对', () => {
  it('各个会话里的都列得出来，结论是现在的；别人的不在里面', async () => {
    const desk = deskIn()
    await desk.turn('a', '研发人员8人，我们公司能不能申报万州的', { person: 'p' })
    await desk.turn('b', '我们公司能不能申报聊城的', { person: 'p' })
    await desk.turn('c', '我们公司能不能申报云南的', { person: 'q' })
    await desk.turn('d', '万州 研发场地要多大', { person: 'p' })
    const checks = desk.checks('p')
    expect(checks.map(({ session }) => session)).toEqual(['b', 'a'])
    expect(checks[1]?.reply.check).toMatchObject({ regulation: 'wanzhou', verdict: 'unmet' })
  })
})

describe('找条款', () => {
  it('最近的几条照原文给出，每条有出处', async () => {
    const reply = await deskIn().passages('聊城 撤销 情形')
    expect(reply.kind).toBe('clause')
    expect(reply.citations.length).toBeGreaterThan(1)
    expect(reply.text).toContain('予以撤销')
  })
})
