import { describe, expect, it } from 'vitest'
import { Desk } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { earsFor } from '../support/ears.ts'
import { loaded } from '../support/library.ts'
import { addedLibrary } from './library.ts'

const knowledge = loaded(addedLibrary())
let count = 0
const desk = new Desk(knowledge, {
  today: () => '2026-11-23',
  now: () => 0,
  newId: () => `r${++count}`,
  store: new MemorySessionStore(),
  ears: earsFor(knowledge),
})
const read = (text: string, region: string) => desk.read(text, undefined, region)

describe('经办人加的情况，换了次序、隔了字也听得到', () => {
  it.each([
    ['jingzhou', '专职的研发这块有三十一个人', { jz_staff: 31 }],
    ['jingzhou', '去年研发费用700万元', { jz_rd: 7_000_000 }],
    ['jingzhou', '公司2019年5月6日成立，设备原值900万元', { jz_founded: '2019-05-06', jz_equipment: 9_000_000 }],
    ['yichang', '做科技的二十二个，职工一共八十个', { yc_tech: 22, yc_staff: 80 }],
    ['yichang', '近三年研发费用900万元', { yc_rd3: 9_000_000 }],
    ['xiangyang', '专门的工作场所有95平方米', { xy_site: 95 }],
    ['xiangyang', '联络人员专职的2名', { xy_liaison: 2 }],
  ])('%s：%s', (region, text, facts) => expect(read(text, region)).toMatchObject(facts))
})

describe('别处叫这个名字的，按说的是哪一部算', () => {
  it('荆州算荆州的，不说是哪里的算库里原来的', () => {
    expect(read('专职研发人员40人', 'jingzhou')).toEqual({ jz_staff: 40 })
    expect(desk.read('专职研发人员40人')).toEqual({ fixed_rd_staff: 40 })
    expect(read('专职研发人员40人', 'yunnan')).toEqual({ fixed_rd_staff: 40 })
  })

  it('同一个词在两部里各是各的', () => {
    expect(read('发明专利4件', 'jingzhou')).toEqual({ jz_patents: 4 })
    expect(read('发明专利4件', 'xiangyang')).toEqual({ xy_patents: 4 })
  })
})

describe('没有说的不算', () => {
  it('两样里只说了一样，只知道至少这么多', () =>
    expect(read('其中硕士以上9人', 'jingzhou')).toEqual({ jz_skilled: { min: 9 } }))

  it.each(['打算今年申报', '去年10月通过了评审', '今年3月搬了新厂房'])('问哪天成立的，%s不是回答', (text) =>
    expect(desk.read(text, 'yc_founded', 'yichang')).not.toHaveProperty('yc_founded'),
  )

  it('问科技人员占比，说的是研发占几个点', () =>
    expect(desk.read('研发占五个点', 'yc_tech_share', 'yichang')).not.toHaveProperty('yc_tech_share'))
})

it('一组要求里每一项都说是哪一项的', () => {
  const { check } = desk.check('jingzhou', { jz_dishonest: true, jz_revoked: false })
  const sides = check?.conditions.find(({ id }) => id === '11/excluded')?.sides ?? []
  expect(sides.map(({ ref, status }) => [ref, status])).toEqual([
    ['jingzhou:11.1', 'unmet'],
    ['jingzhou:11.2', 'unknown'],
    ['jingzhou:11.3', 'met'],
    ['jingzhou:11.4', 'unknown'],
  ])
})

it('几种办法里没有用的那一种，不说成没有达到哪一条', () => {
  const { check } = desk.check('yichang', { yc_class1: 2, yc_class2: 0 })
  const { status, sides = [] } = check?.conditions.find(({ id }) => id === '6.7/property') ?? {}
  expect(status).toBe('met')
  expect(sides.every((side) => side.ref === undefined)).toBe(true)
})
