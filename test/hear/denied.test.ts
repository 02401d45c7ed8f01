import { describe, expect, it } from 'vitest'
import { hear } from '../../src/hear/index.ts'
import { ears } from '../support/ears.ts'

const tellsIn = (words: string, regulation: string, asked?: string) =>
  hear(words, { open: true, regulation, ...(asked ? { asked } : {}) }, ears()).acts.flatMap((act) =>
    act.act === 'tell' ? [act] : [],
  )

/** What counts: told, of the applicant, as things are, and not asked back. */
const heldIn = (words: string, regulation: string) =>
  Object.fromEntries(
    tellsIn(words, regulation)
      .filter((tell) => tell.fact && !tell.asks && tell.of === 'applicant' && tell.mood === 'is')
      .map(({ fact, value }) => [fact, value]),
  )

describe('否定说在后头，也是否定', () => {
  it.each([
    ['liaocheng', '市里重大战略部署跟我们不沾边', { strategic_priority: false }],
    ['liaocheng', '重大战略部署轮不到我们这种小厂', { strategic_priority: false }],
    ['liaocheng', '我们这个项目未列入市里重大战略', { strategic_priority: false }],
    ['wanzhou', '共建协议尚未签署', { joint_agreement: false }],
    ['wanzhou', '联合协议还在走流程，没盖章', { joint_agreement: false }],
    ['wanzhou', '协议连个影子都没有', { joint_agreement: false }],
    ['wanzhou', "the consortium agreement hasn't been signed yet", { joint_agreement: false }],
    ['wanzhou', "we're not a software company, we make valves", { software_industry: false }],
    ['yunnan', '近三年国家级项目没有，省级的5个', { national_projects_3y: 0, provincial_projects_3y: 5 }],
    ['yunnan', '国家级的无，省级3项', { national_projects_3y: 0, provincial_projects_3y: 3 }],
    ['yunnan', '行业标准我们从来没牵头编过', { standards: 0 }],
    ['wanzhou', '我们从没拿过这个牌子', { revoked_within_3y: false }],
    ['wanzhou', '投入承诺书没写', { lead_investment_commitment: false }],
  ])('%s：%s', (regulation, words, held) => {
    expect(heldIn(words, regulation)).toEqual(held)
  })

  it.each([
    ['wanzhou', '协议嘛，几家都点了头，可一张都没盖章', 'joint_agreement'],
    ['wanzhou', '我们不是没有制度', 'internal_rules'],
    ['liaocheng', '没有中试线，但能小批量生产', 'pilot_capability'],
    ['liaocheng', '中试线没有，不过能做小批量', 'pilot_capability'],
    ['wanzhou', '协议的事回头再说', 'joint_agreement'],
    ['wanzhou', '单干不了，得找人', 'joint_build'],
    ['liaocheng', '高企证书没过期', 'tech_enterprise'],
  ])('%s：%s，不当作有，也不当作没有', (regulation, words, fact) => {
    expect([undefined, fact === 'joint_agreement' ? false : undefined]).toContain(heldIn(words, regulation)[fact])
  })

  it('接着前一件事说的，不是对所问的回答', () => {
    const tells = tellsIn('协议呢，听说连个影子都没有', 'wanzhou', 'clean_credit_3y')
    expect(tells.find(({ fact }) => fact === 'clean_credit_3y')).toBeUndefined()
  })
})

describe('现在没有，往后会有；过去有过，还算数', () => {
  it('拟在培育期内登记：现在不是，另记打算', () => {
    const tells = tellsIn('中心尚未登记为法人，拟在培育期内办完登记', 'sichuan')
    expect(tells.map(({ value, mood }) => [value, mood])).toEqual([
      [false, 'is'],
      [true, 'plan'],
    ])
  })
  it('不打算登记，没有打算可记', () => {
    const tells = tellsIn('中心没有注册成法人，以后也没打算注册', 'sichuan')
    expect(tells.filter(({ mood }) => mood === 'plan')).toEqual([])
  })
  it('打算联合，不是已经联合', () => {
    expect(heldIn('我们打算联合两家高校一起建', 'wanzhou')).toEqual({})
  })
  it('前年的不良记录，修复了也在三年之内；五年前的不算', () => {
    expect(heldIn('前年曾有一条不良信用记录，现已修复', 'wanzhou')).toEqual({ clean_credit_3y: false })
    expect(heldIn('五年前上过失信名单，早就移出了', 'wanzhou')).toEqual({})
  })
})

describe('一口气说几样', () => {
  it.each([
    ['wanzhou', '自主产权有 独立法人 没联合', { own_ip: true, legal_person: true, joint_build: false }],
    ['yunnan', '合作 with 2 local firms', { partner_count: 2, local_enterprise_partners: 2 }],
    ['liaocheng', '四项占比分别是90%、85%、62%和77%', { lead_share: 62 }],
    ['liaocheng', '在条件、人员、项目、成果四方面占比分别为71%、63%、57%和80%', { lead_share: 57 }],
  ])('%s：%s', (regulation, words, held) => {
    expect(heldIn(words, regulation)).toEqual(held)
  })
  it.each([
    ['wanzhou', 'lead_investment_commitment'],
    ['yunnan', 'government_commitment'],
  ])('承诺函：%s 问的是 %s', (regulation, fact) => {
    expect(heldIn('承诺函有了，章也盖了', regulation)).toEqual({ [fact]: true })
  })
  it('政府给的承诺函是政府的', () => {
    expect(heldIn('区政府给了承诺函', 'wanzhou')).toEqual({ government_commitment: true })
  })
  it('about RMB 1.5 million 是约数', () => {
    expect(heldIn('Our equipment cost about RMB 1.5 million', 'wanzhou')).toEqual({
      equipment_value: { min: 1_350_000, max: 1_650_000 },
    })
  })
})

describe('一个都没有', () => {
  it.each([
    ['研发人员一个都没有', '一个都没有'],
    ['场地300平，硕士一个也没', '一个也没'],
    ['研发人员一个没有', '一个没有'],
  ])('%s：整句话都引出来，不只引“一个”', (message, words) => {
    const none = tellsIn(message, 'wanzhou').find(({ value }) => value === 0)
    expect(none).toMatchObject({ words })
  })

  it('还有一个没算：不是没有', () => {
    expect(tellsIn('还有一个没算', 'wanzhou').map(({ value }) => value)).not.toContain(0)
  })
})
