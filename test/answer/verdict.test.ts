import { describe, expect, it } from 'vitest'
import { progressDraft, verdictDraft } from '../../src/answer/index.ts'
import type { Facts } from '../../src/eligibility/index.ts'
import { publish } from '../../src/reply/index.ts'
import { qualified } from '../support/applicants.ts'
import { knowledge } from '../support/library.ts'
import { opened } from '../support/replies.ts'

function card(id: string, facts: Facts, asOf = '2026-11-20', kind: 'verdict' | 'question' = 'verdict') {
  const regulation = knowledge.regulations.get(id)
  if (!regulation) throw new Error(id)
  return publish(
    kind === 'verdict'
      ? verdictDraft({ knowledge, asOf }, regulation, facts)
      : progressDraft({ knowledge, asOf }, regulation, { facts }),
    knowledge,
    'r',
  )
}

const base = (id: string, kind: 'enterprise' | 'university' = 'enterprise') => {
  const regulation = knowledge.regulations.get(id)
  if (!regulation) throw new Error(id)
  return qualified(regulation, kind)
}

const without = ({ ...facts }: Facts, fact: string): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => id !== fact))

const linesOn = (text: string): number =>
  text.split('\n').reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / 17)), 0)

const line = (reply: ReturnType<typeof card>, id: string) =>
  reply.check?.conditions.find((condition) => condition.id === id)

describe('卡片', () => {
  it('结论四种说法，说明对照了几项、几项只能由专家评判', () => {
    expect(card('wanzhou', base('wanzhou')).text).toContain('【符合硬性条件】')
    expect(card('wanzhou', { ...base('wanzhou'), rd_staff: 9 }).text).toContain('【不符合】')
    expect(card('wanzhou', {}).text).toContain('【待补充】')
    expect(card('wanzhou', { ...base('wanzhou'), rd_spend_last_year: 1 }).text).toContain('【需主管部门裁量】')
    expect(card('wanzhou', base('wanzhou')).text).toMatch(
      /对照了 13 项条件：符合 13 项；另有 5 项只能由专家或主管部门评判/u,
    )
  })

  it('一屏看完：先说不符合的，带条款和差距，再说没说清的，其余收起', () => {
    const reply = card('yunnan', { site_area: 700, equipment_value: 9e6, debt_ratio: 66 })
    expect(linesOn(reply.text)).toBeLessThanOrEqual(12)
    const [headline, first] = reply.text.split('\n')
    expect(headline).toBe('【不符合】云南省技术创新中心（按已届满文本对照）')
    expect(first).toBe('✗ “研发场地面积在 1500m² 以上”，还差 800 平方米｜第十条第（四）项')
    expect(reply.text).toMatch(/还没说清 \d+ 项：[^\n]+等\n/u)
    expect(reply.blocks.find(({ section }) => section === 'counts')?.fold).toBe(true)
    expect(opened(reply)).toContain('对照了 18 项条件')
  })

  it('够不上但也许能放宽的，也先说差多少', () => {
    const { text } = card('wanzhou', { site_area: 420 })
    expect(text).toContain('还差 80 平方米，还不能定｜第八条第7项')
    expect(text).not.toMatch(/还没说清.*场地/u)
    const softened = card('wanzhou', { rd_spend_last_year: 180e4 }).text
    expect(softened).toContain('还差 20 万元，由主管部门裁量｜第八条第8项')
  })

  it('每项有要求、给出、差距、条款、原文', () => {
    const found = line(card('wanzhou', { ...base('wanzhou'), site_area: 380 }), '8.7/site_area')
    expect(found).toMatchObject({
      ref: 'wanzhou:8.7',
      status: 'unmet',
      required: '研发场地面积 500 平方米以上',
      given: '380 平方米',
      gap: '还差 120 平方米',
    })
    expect(found?.quote).toContain('可适当低于以上标准')
  })

  it('区间的差距说至少至多；超过上限说超出；恰在“低于”的界上说明白', () => {
    const equipment_value = { min: 2e6, max: 3e6, minOpen: true, maxOpen: true } as const
    expect(line(card('liaocheng', { ...base('liaocheng'), equipment_value }), '8.3/equipment_value')).toMatchObject({
      given: '超过 200 万元、不到 300 万元',
      gap: '还差超过 200 万元、不到 300 万元',
    })
    expect(line(card('liaocheng', { ...base('liaocheng'), partner_count: 5 }), '8.5/partner_count')?.gap).toBe(
      '超出 2 家',
    )
    expect(line(card('yunnan', { ...base('yunnan'), debt_ratio: 70 }), '10.2/debt_ratio')?.gap).toBe(
      '恰好等于界限，须低于它',
    )
    expect(line(card('yunnan', { ...base('yunnan'), senior_share: 45.5 }), '10.2/senior_share')?.gap).toBe(
      '还差 4.5 个百分点',
    )
    expect(line(card('wanzhou', { ...base('wanzhou'), site_area: { min: 450, max: 550 } }), '8.7/site_area')?.gap).toBe(
      '还差至多 50 平方米',
    )
  })

  it('说不出准数的差距不说成零', () => {
    const gap = (id: string, facts: Facts, condition: string, kind: 'enterprise' | 'university' = 'enterprise') =>
      line(card(id, { ...base(id, kind), ...facts }), condition)?.gap
    expect(gap('wanzhou', { site_area: { max: 500, maxOpen: true } }, '8.7/site_area')).toBe('还差至多 500 平方米')
    expect(gap('wanzhou', { site_area: { max: 600 } }, '8.7/site_area')).toBe('还差至多 500 平方米')
    expect(gap('yunnan', { debt_ratio: { min: 70 } }, '10.2/debt_ratio')).toBe('可能超出，超出多少要看实际数')
    expect(gap('yunnan', { debt_ratio: { min: 60, max: 70 } }, '10.2/debt_ratio')).toBe('若恰好等于界限，就不符合')
    expect(gap('liaocheng', { partner_count: { min: 2 } }, '8.5/partner_count')).toBe('可能超出，超出多少要看实际数')
  })

  it('约数不盖住差距：49.999% 不说成 50%', () => {
    expect(line(card('yunnan', { ...base('yunnan'), senior_share: 49.999 }), '10.2/senior_share')).toMatchObject({
      given: '49.999%',
      gap: '还差 0.001 个百分点',
    })
    expect(line(card('wanzhou', { ...base('wanzhou'), site_area: 1000 / 3 }), '8.7/site_area')?.given).toBe(
      '约 333.33 平方米',
    )
  })

  it('不知适用与否，也说给出的够不够，要问的只说一遍', () => {
    const why = (debt_ratio: number) => line(card('yunnan', { debt_ratio }), '10.2/debt_ratio')?.why
    expect(why(69.9)).toBe(
      '给出的情况已达到；是否适用本项还不能定，要知道：依托（建设）单位类型、新型研发机构是企业法人。',
    )
    expect(why(70)).toMatch(/^给出的情况未达到/u)
  })

  it('已经说不知道的不再问', () => {
    const reply = card('wanzhou', { ...base('wanzhou'), rd_staff: 'unknown' }, '2026-11-20', 'question')
    expect(reply.check?.asks).toBeUndefined()
    expect(reply.check?.verdict).toBe('unknown')
  })

  it('叫法随文本：云南是研发团队固定人员，四川把培育期注册也算上', () => {
    expect(line(card('yunnan', {}), '10.2/fixed_rd_staff')?.label).toBe('研发团队固定人员')
    expect(line(card('sichuan', { center_legal_entity: false }), '3/center_legal_entity')?.label).toContain(
      '培育期内注册',
    )
  })

  it('裁量写明凭哪句话、问谁；重庆没有写由谁解释', () => {
    expect(line(card('wanzhou', { ...base('wanzhou'), rd_spend_last_year: 1 }), '8.8/rd_spend_last_year')?.why).toMatch(
      /“原则上”.*重庆市万州区科学技术局（万州办法第二十七条规定由其解释）/u,
    )
    expect(line(card('chongqing', { center_legal_entity: false }), '5/center_legal_entity')?.why).toMatch(
      /“一般”.*重庆市发展和改革委员会（文中没有写明由谁解释/u,
    )
  })

  it('过期文本和征求意见稿写在结论上，并作提示', () => {
    const expired = card('yunnan', base('yunnan'))
    expect(expired.text).toContain('按已届满文本对照')
    expect(expired.notices.map(({ kind }) => kind)).toEqual(['expired'])
    expect(expired.notices[0]?.text).toMatch(
      /有效期至 2025 年 4 月 5 日.*库里没有续期、修订或替代文件.*云南省科学技术厅/u,
    )
    expect(card('sichuan', {}).notices[0]?.text).toContain('推算至2024年1月31日')
    expect(card('liaocheng', {}).text).toContain('按征求意见稿对照')
    expect(card('yunnan', base('yunnan'), '2023-01-01').notices).toEqual([])
  })

  it('从不说保证认定；说明还要通知和推荐，是否开放不知道', () => {
    for (const id of ['wanzhou', 'liaocheng', 'sichuan', 'chongqing', 'yunnan']) {
      const reply = card(id, base(id))
      expect(reply.text).toContain('符合条件不等于取得申报资格或获得认定')
      expect(reply.text).toContain('目前是否开放申报，本程序不知道')
      expect(opened(reply)).not.toMatch(/可以申报|保证|一定能|已废止|不能申报/u)
    }
  })

  it('云南写明只对领域类，优先支持单列', () => {
    const reply = card('yunnan', base('yunnan'))
    expect(opened(reply)).toContain('一事一议')
    expect(opened(reply)).toContain('优先支持国家工程技术研究中心依托单位')
  })

  it('标题、中心、效力单独列出，各段各有名目，好让报告分章', () => {
    const of = (id: string, asOf: string) => card(id, {}, asOf).check
    expect(of('liaocheng', '2026-11-20')).toMatchObject({
      title: '聊城市技术创新中心管理办法（征求意见稿）',
      center: '聊城市技术创新中心',
      standing: 'draft',
      heading: '按征求意见稿对照',
    })
    expect([of('yunnan', '2025-04-05'), of('yunnan', '2025-04-06')].map((check) => check?.standing)).toEqual([
      'in-force',
      'expired',
    ])
    const sections = card('yunnan', { own_ip: true }).blocks.flatMap(({ section }) => section ?? [])
    expect(sections).toEqual([
      'headline',
      'counts',
      'changes',
      'scope',
      'judged',
      'preferences',
      'note',
      'note',
      'unused',
      'application',
      'application',
      'standing',
      'question',
      'question',
    ])
  })

  it('反问时只引决定下一问的条款，并带定义', () => {
    const reply = card('liaocheng', without(base('liaocheng'), 'fixed_rd_staff'), '2026-11-20', 'question')
    expect(reply.check?.asks).toBe('fixed_rd_staff')
    expect(reply.citations.map(({ ref }) => ref)).toEqual(['liaocheng:8.4'])
    expect(reply.text).toContain('全年实际工作超过183天')
  })

  it('有一边够的条件列出两边', () => {
    const found = line(
      card('yunnan', { ...base('yunnan'), national_projects_3y: 0, provincial_projects_3y: 2 }),
      '10.3/projects_3y',
    )
    expect(found?.sides?.map(({ status, gap }) => [status, gap])).toEqual([
      ['unmet', '还差 1 项'],
      ['unmet', '还差 1 项'],
    ])
    expect(found?.required).toBe('国家级项目 1 项，或 省级项目 3 项以上')
  })
})
