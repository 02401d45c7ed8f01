import { describe, expect, it } from 'vitest'
import { last } from '../support/talk.ts'

const OPENED = '我们公司能不能申报万州的'

describe('先前不知道的、只说了个大概的，后来报回来的数', () => {
  it.each([
    ['去年的研发投入要问会计', '会计回话了，265万', 'rd_spend_last_year', 2_650_000],
    ['研发场地多大我不清楚', '量过了，640平', 'site_area', 640],
    ['去年成果转化收入还没算出来', '算出来了，去年231万', 'transfer_income_last_year', 2_310_000],
    ['科研仪器原值得等设备处答复', '设备处核实了，388万元', 'equipment_value', 3_880_000],
    ['研发人员大概15个', '点清楚了，正好16个', 'rd_staff', 16],
    ['科研仪器两百多万', '财务那边统计好了，243万', 'equipment_value', 2_430_000],
    ["I don't know our R&D spending last year", 'Finance confirmed: 2.4 million yuan', 'rd_spend_last_year', 2_400_000],
  ] as const)('%s；%s', async (before, now, fact, value) => {
    expect((await last(OPENED, before, now)).known?.[fact]).toEqual(value)
  })

  it.each([
    ['去年的研发投入要问会计', '要是查到了是265万呢', 'rd_spend_last_year'],
    ['去年的研发投入要问会计', '找着了，前年是265万', 'rd_spend_last_year'],
    ['研发人员大概15个', '点清楚了，场地640平', 'rd_staff', { min: 13.5, max: 16.5 }],
    ['去年的研发投入要问会计', '会计说没有查到，260万是隔壁的', 'rd_spend_last_year'],
  ] as const)('%s；%s：不算', async (before, now, fact, ...kept) => {
    const { known } = await last(OPENED, before, now)
    if (kept.length === 0) expect(known?.[fact]).toBeUndefined()
    else expect(known?.[fact]).not.toBe(640)
  })

  it('两项都在等、数又都能是，就问是哪一项', async () => {
    const reply = await last(OPENED, '去年的研发投入要问会计', '科研仪器原值也要问会计', '会计回话了，265万')
    expect(reply.known?.rd_spend_last_year).toBeUndefined()
    expect(reply.known?.equipment_value).toBeUndefined()
  })
})

describe('问着改没改的那项，答了别的', () => {
  it('原先的数不再算：不拿它判不符合', async () => {
    const reply = await last(
      '云南的技术创新中心，我们是研究所，省内企业联合了1家',
      '上周又谈下一家大理的企业',
      '场地1800平',
    )
    expect(reply.check?.verdict).not.toBe('unmet')
  })
})

describe('拿来比的别家', () => {
  it.each([
    ['同行里另一家厂去年研发投入8600万', 'rd_spend_last_year'],
    ['业内有家公司研发人员300人', 'rd_staff'],
  ] as const)('%s：不记', async (words, fact) => {
    expect((await last(OPENED, words)).known?.[fact]).toBeUndefined()
  })
  it('说回自己的还记', async () => {
    expect((await last(OPENED, '同行里那家研发人员300人，我们只有22人')).known?.rd_staff).toBe(22)
  })
})

describe('四川：还没注册、将来注册的', () => {
  it.each([
    '我们公司在绵阳，中心还没单独注册，计划年底注册，四川的能报吗',
    '四川的能不能报，我们是企业，中心尚未登记成法人，将在培育期内完成法人登记',
  ])('%s：不算不符合', async (words) => {
    expect((await last(words)).check?.verdict).not.toBe('unmet')
  })
  it('也没有注册的打算，是不符合', async () => {
    expect((await last('四川的能不能报，我们是企业', '中心不是独立法人，也没有注册的打算')).check?.verdict).not.toBe(
      'met',
    )
  })
})
