import { describe, expect, it } from 'vitest'
import { talk } from '../support/talk.ts'

const FIRST = '万州企业，研发人员15人，场地450平，设备220万'

describe('说到好几家', () => {
  it('换一家：前面说的一样也不带过来，回去都还在', async () => {
    const [, next, told, back] = await talk(FIRST, '换一家公司看看', '研发人员8人', '回到第一家')
    expect([next?.applicant, next?.known]).toEqual(['第二家', undefined])
    expect([told?.applicant, told?.known]).toEqual(['第二家', { rd_staff: 8 }])
    expect(back?.applicant).toBe('第一家')
    expect(back?.known).toMatchObject({ rd_staff: 15, site_area: 450, equipment_value: 2_200_000 })
  })

  it('话里带着那家的情况：记在那家名下', async () => {
    const [first, second] = await talk(FIRST, '第二家：研发人员20人，场地600平')
    expect(first?.applicant).toBeUndefined()
    expect([second?.applicant, second?.known]).toEqual(['第二家', { rd_staff: 20, site_area: 600 }])
  })

  it('有名字的，叫名字就回得去', async () => {
    const replies = await talk(FIRST, '换A公司', '研发人员9人', '换B公司', '研发人员30人', '回到A公司')
    expect(replies.map((reply) => reply.applicant)).toEqual([undefined, 'A家', 'A家', 'B家', 'B家', 'A家'])
    expect(replies.at(-1)?.known).toEqual({ rd_staff: 9 })
  })

  it('子公司的情况，不算在说话的公司头上', async () => {
    const [, theirs, back] = await talk(FIRST, '那我们子公司呢，研发人员30人', '回到第一家')
    expect([theirs?.applicant, theirs?.known]).toEqual(['子公司', { applicant_kind: 'enterprise', rd_staff: 30 }])
    expect(back?.known).toMatchObject({ rd_staff: 15 })
  })

  it('换地方不是换人', async () => {
    const [, moved] = await talk(FIRST, '换到聊城')
    expect([moved?.applicant, moved?.check?.regulation]).toEqual([undefined, 'liaocheng'])
    expect(moved?.known).toMatchObject({ site_area: 450 })
  })

  it('前一家的题，换人以后不能再按', async () => {
    const { deskIn } = await import('../support/talk.ts')
    const desk = deskIn()
    const first = await desk.turn('s', FIRST)
    const [asked] = first.asked ?? []
    await desk.turn('s', '换一家公司看看')
    if (!asked) throw new Error('the first reply asks nothing')
    const late = await desk.turn('s', '是', { choice: { ...asked, value: true } })
    expect(late.known).toBeUndefined()
    expect(late.text).toContain('不在现在的核对里')
  })
})

describe('说的是哪一家', () => {
  it('按号叫的，叫号就回得去；几号是日子的不算', async () => {
    const [, second, back, date] = await talk(
      '1号来电，万州企业，研发人员13人',
      '下一个电话 2号 想报云南 企业 注册在昆明',
      '1号又来电话，设备260万',
      '3月2号之前能交吗',
    )
    expect([second?.applicant, second?.check?.regulation]).toEqual(['2号', 'yunnan'])
    expect([back?.applicant, back?.check?.regulation]).toEqual(['1号', 'wanzhou'])
    expect(back?.known).toMatchObject({ rd_staff: 13, equipment_value: 2_600_000 })
    expect(date?.applicant).toBe('1号')
  })

  it('换了一家，话里再提前一家，不是换回去', async () => {
    const [, other, own] = await talk(
      '客户甲报聊城，企业，高企',
      '客户乙，跟甲不相干，报万州，场地620平',
      '甲的设备有530万',
    )
    expect([other?.applicant, other?.check?.regulation, other?.known]).toEqual(['乙家', 'wanzhou', { site_area: 620 }])
    expect([own?.applicant, own?.check?.regulation]).toEqual(['甲家', 'liaocheng'])
    expect(own?.known).toMatchObject({ equipment_value: 5_300_000 })
  })

  it('一开头报了几家的名字和地方：各记各的，简称也认得', async () => {
    const [first, second, again, area] = await talk(
      '两家客户：宏图机械报万州，海川药业报聊城。先说宏图：企业，研发13人',
      '海川那边：高企，专职科研25人',
      '宏图的场地530平',
      '和海川比，场地算大的吗',
    )
    expect([first?.applicant, first?.check?.regulation]).toEqual(['宏图机械', 'wanzhou'])
    expect([second?.applicant, second?.check?.regulation]).toEqual(['海川药业', 'liaocheng'])
    expect(second?.known).toEqual({ applicant_kind: 'enterprise', tech_enterprise: true, fixed_rd_staff: 25 })
    expect(again?.known).toEqual({ applicant_kind: 'enterprise', rd_staff: 13, site_area: 530 })
    expect(area?.applicant).toBe('宏图机械')
  })

  it('替合作的另查一份，再回到我所', async () => {
    const [, theirs, more, own] = await talk(
      '我所是科研机构，报万州，研发人员16人',
      '合作的恒远模具也想申报，请替他们另查一份：企业，研发人员30人',
      '恒远的设备有400万',
      '回到我所，场地700平',
    )
    expect([theirs?.applicant, theirs?.known]).toEqual(['恒远模具', { applicant_kind: 'enterprise', rd_staff: 30 }])
    expect(more?.known).toMatchObject({ rd_staff: 30, equipment_value: 4_000_000 })
    expect(own?.applicant).toBe('第一家')
    expect(own?.known).toEqual({ applicant_kind: 'institute', rd_staff: 16, site_area: 700 })
  })

  it('换成他的：另一家；主任换成他的学生不是', async () => {
    const [, theirs] = await talk(FIRST, '我表弟那个模具厂也想测，换成他的，研发只有6个人')
    expect([theirs?.applicant, theirs?.known?.rd_staff]).toEqual(['模具厂', 6])
    const [, asked] = await talk(FIRST, '中心主任能换成他的学生吗')
    expect(asked?.applicant).toBeUndefined()
  })

  it('用英文说回去，也回得去', async () => {
    const [, , back] = await talk(
      'Client A applies under Wanzhou, enterprise',
      'switch to client B: Yunnan, fixed staff 120',
      'back to A, equipment 2.5 million yuan',
    )
    expect([back?.applicant, back?.check?.regulation]).toEqual(['A家', 'wanzhou'])
  })

  it('回到那一家：接着它最后的地方', async () => {
    const [, , , back] = await talk(
      '客户A报万州，企业，研发20人',
      '换聊城看看，高企',
      '客户B报云南，设备2100万',
      '回到A，出个结论',
    )
    expect([back?.applicant, back?.check?.regulation]).toEqual(['A家', 'liaocheng'])
    expect(back?.known).toEqual({ applicant_kind: 'enterprise', rd_staff: 20, tech_enterprise: true })
  })
})

describe('没有在核对时的假设', () => {
  it('算给人看，不记；改口说实际的就记', async () => {
    const [first, second, real] = await talk('如果我们设备有300万 万州够吗', '要是只有150呢', '实际上是180万')
    expect(first?.text).toContain('✓')
    expect([first?.known, second?.known]).toEqual([undefined, undefined])
    expect(second?.text).toContain('还差 50 万元')
    expect(real?.known).toMatchObject({ equipment_value: 1_800_000 })
  })

  it('再买多少，是在有的上面加', async () => {
    const [, more] = await talk('万州企业，设备180万', '要是再买50万呢')
    expect(more?.text).toContain('230')
    expect(more?.known).toMatchObject({ equipment_value: 1_800_000 })
  })
})
