import { describe, expect, it } from 'vitest'
import { type Act, hear } from '../../src/hear/index.ts'
import { ears } from '../support/ears.ts'

const actsIn = (words: string, asked?: string): readonly Act[] =>
  hear(words, { thisYear: 2026, ...(asked ? { asked, open: true } : {}) }, ears()).acts

const told = (words: string, asked?: string) =>
  Object.fromEntries(
    actsIn(words, asked).flatMap((act) =>
      act.act === 'tell' && act.fact && !act.asks && act.mood === 'is' ? [[act.fact, act.value]] : [],
    ),
  )

describe('一句话里自己改口的，以后一个数为准', () => {
  it.each([
    ['场地870平，哦不对，是780平', { site_area: 780 }],
    ['研发人员有29人，说错了，是39人', { rd_staff: 39 }],
    ['负债率51%，口误，是57%', { debt_ratio: 57 }],
    ['The labs are 910 square metres - sorry, I mean 190 square metres.', { site_area: 190 }],
    ['We have 37 R&D staff, no wait, 73', { rd_staff: 73 }],
    ['研发人员是17个不是71个', { rd_staff: 17 }],
    ['说反了，去年研发不是351万，是315万', { rd_spend_last_year: 3150000 }],
  ])('%s', (words, facts) => {
    expect(told(words)).toEqual(facts)
  })
  it('改口之后说的是另一件事，两件都算', () => {
    expect(told('设备260万，不好意思，场地还有640平')).toMatchObject({ equipment_value: 2600000 })
  })
  it('合计不是改口', () => {
    expect(told('设备A 85万，B 60万，合计应为145万')).toEqual({ equipment_value: 1450000 })
  })
})

describe('不知道的是哪一项', () => {
  const unknowns = (words: string, asked?: string) =>
    actsIn(words, asked).flatMap((act) => (act.act === 'unknown' && !act.asks ? [act.fact] : []))

  it.each([
    ['前年的研发投入还没查到', ['rd_spend_prior_year']],
    ['去年研发花了多少不清楚，得问会计', ['rd_spend_last_year']],
    ["I'd have to check the equipment value with accounting", ['equipment_value']],
  ])('%s', (words, facts) => {
    expect(unknowns(words)).toEqual(facts)
  })
  it('报了数又说没细算的，数照记', () => {
    expect(told('大概四百八十平，没细量过', 'site_area')).toEqual({ site_area: { min: 432, max: 528 } })
    expect(unknowns('大概四百八十平，没细量过', 'site_area')).toEqual([])
  })
})

describe('英文说的', () => {
  it.each([
    ['Our permanent R&D team is 64 people.', { fixed_rd_staff: 64 }],
    ['We are a software developer.', { software_industry: true }],
    ['equipment at cost: ¥3.7M', { equipment_value: 3700000 }],
    ['The research premises are 720 square metres.', { site_area: 720 }],
    ['Our centre is registered as a limited company.', { center_legal_entity: true }],
    ['only one national project', { national_projects_3y: 1 }],
    ['a couple of national projects', { national_projects_3y: 2 }],
  ])('%s', (words, facts) => {
    expect(told(words)).toEqual(facts)
  })
})

describe('明年的打算不算，眼下的算', () => {
  it.each([
    ['打算明年再买一批仪器，约130万元；目前仪器总值为247万元', { equipment_value: 2470000 }],
    ['明年计划再招7个研发，目前研发人员有15人', { rd_staff: 15 }],
  ])('%s', (words, facts) => {
    expect(told(words)).toEqual(facts)
  })
})
