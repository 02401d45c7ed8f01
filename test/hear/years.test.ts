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

describe('一年一年说的，合起来是三年的', () => {
  it.each([
    '研发费用2023年350万，2024年410万，2025年460万',
    '研发投入大前年350万，前年410万，去年460万',
    '近三年研发投入：去年460万，前年410万，大前年350万',
  ])('%s', (words) => {
    expect(told(words)).toMatchObject({
      rd_spend_3y: 12_200_000,
      rd_spend_prior_year: 4_100_000,
      rd_spend_last_year: 4_600_000,
    })
  })
  it('少一年就不合计', () => {
    expect(told('研发投入前年410万，去年460万').rd_spend_3y).toBeUndefined()
  })
})

describe('说的是别的年份，不算上年度的', () => {
  it.each(['转化收入280万是三年累计', '前年转化收入280万', '技术转让收入260万系近三年合计'])('%s', (words) => {
    expect(told(words, 'joint_build')).not.toHaveProperty('transfer_income_last_year')
  })
  it.each(['转化收入280万是去年的', '近三年信用良好，转化收入280万'])('%s：算', (words) => {
    expect(told(words, 'joint_build')).toMatchObject({ transfer_income_last_year: 2_800_000 })
  })
})

describe('分成几份，份数不算', () => {
  it.each([
    ['场地分两处，老楼310平，新楼260平', { site_area: 570 }],
    ['研发人员分三个组，一组4个一组6个一组5个', { rd_staff: 15 }],
    ['行业标准主持了2项，承担了3项', { standards: 5 }],
  ] as const)('%s', (words, facts) => {
    const all = Object.fromEntries(
      actsIn(words, 'registered_in').flatMap((act) => (act.act === 'tell' && act.fact ? [[act.fact, act.value]] : [])),
    )
    expect(all).toMatchObject(facts)
  })
})

describe('还没查到的', () => {
  const unknowns = (words: string, asked = 'joint_build') =>
    actsIn(words, asked).flatMap((act) => (act.act === 'unknown' && !act.asks ? [act.fact] : []))

  it.each([
    ['研发投入今年已经花了190万，去年的数还没统计出来', ['rd_spend_last_year']],
    ['场地面积得等后勤回话', ['site_area']],
    ['设备原值还没算出来，研发人员16个', ['equipment_value']],
  ] as const)('%s', (words, facts) => {
    expect(unknowns(words)).toEqual(facts)
  })
  it.each(['没有查到不良记录', '还有三台设备没算进去', '研发投入要多少'])('%s：不是不知道', (words) => {
    expect(unknowns(words)).toEqual([])
  })
})

describe('先说明是假设的', () => {
  it.each(['打个比方：如果一家企业研发费用只有600万，行不行', '问个假设的，要是场地只有300平呢'])('%s', (words) => {
    expect(told(words)).toEqual({})
  })
})

describe('自己的专利', () => {
  it.each(['自己有专利', '有自己的发明专利', '发明专利都是自己的'])('%s', (words) => {
    expect(told(words, 'joint_build')).toMatchObject({ own_ip: true })
  })
  it('有几件也一并记', () => {
    expect(told('我们自己的发明专利有4项', 'joint_build')).toMatchObject({ own_ip: true, ip_class1: 4 })
  })
})
