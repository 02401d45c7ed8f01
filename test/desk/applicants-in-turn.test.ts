import { describe, expect, it } from 'vitest'
import { last, talk } from '../support/talk.ts'

describe('一张名单，一家一家过', () => {
  it('按行：换行就换一家，回第几行就接着那一家', async () => {
    const [, second, back] = await talk('第3行：万州企业，研发14人', '第4行：高校，研发30人', '回第3行，设备260万')
    expect([second?.applicant, second?.known]).toEqual(['第四家', { applicant_kind: 'university', rd_staff: 30 }])
    expect(back?.applicant).toBe('第三家')
    expect(back?.known).toMatchObject({ rd_staff: 14, equipment_value: 2_600_000 })
  })

  it('客户几号，英文也一样；号码不是数', async () => {
    const [first, second, back] = await talk(
      'Client 1 is an enterprise in Wanzhou with 16 R&D staff',
      'Client 2, same measures: an enterprise with 8 R&D staff',
      'back to client 1, equipment 2.6 million yuan',
    )
    expect(first?.known).toMatchObject({ rd_staff: 16 })
    expect([second?.applicant, second?.known]).toEqual(['第二家', { applicant_kind: 'enterprise', rd_staff: 8 }])
    expect(back?.known).toMatchObject({ rd_staff: 16, equipment_value: 2_600_000 })
  })

  it('叫名字的，下一个名字就是下一家', async () => {
    const [, second, back] = await talk(
      '名单第一家Fuhai，万州企业，研发17人',
      'next, Minghe, 是所大学',
      'back to Fuhai，场地530平',
    )
    expect([second?.applicant, second?.known]).toEqual(['Minghe', { applicant_kind: 'university' }])
    expect([back?.applicant, back?.known?.site_area, back?.known?.rd_staff]).toEqual(['Fuhai', 530, 17])
  })

  it('按行当叫：回到饲料公司', async () => {
    const [, other, back] = await talk(
      '有两家要看，先看万州的饲料公司：研发16人',
      '再看另一家，做软件的公司，也在万州，研发9个人',
      '回到饲料公司，场地610平',
    )
    expect([other?.applicant, other?.known?.rd_staff, other?.known?.site_area]).toEqual(['第二家', 9, undefined])
    expect([back?.applicant, back?.known?.rd_staff, back?.known?.site_area]).toEqual(['饲料公司', 16, 610])
  })

  it('下一个电话：地方另说一句，也不算问题', async () => {
    const next = await last('万州企业，研发12人', '换下一个电话，还是问万州这个，是一所大学牵头')
    expect([next.applicant, next.known]).toEqual(['第二家', { applicant_kind: 'university' }])
    expect(next.check?.regulation).toBe('wanzhou')
  })

  it('甲公司乙公司；先放下一家，回到另一家', async () => {
    const [, , back] = await talk(
      '代三家公司问万州。先说甲公司：企业，研发18人',
      '再说乙公司，也是企业，研发只有7人',
      '乙公司先放下，回到甲公司',
    )
    expect([back?.applicant, back?.known?.rd_staff]).toEqual(['甲家', 18])
  })
})

describe('一句话说几家', () => {
  it('各记各的；没说第二遍的，按前一家说的那一样', async () => {
    const [both, first] = await talk('万州的，一号研发12人，二号8人', '回到一号')
    expect([both?.applicant, both?.known]).toEqual(['二号', { rd_staff: 8 }])
    expect([first?.applicant, first?.known]).toEqual(['一号', { rd_staff: 12 }])
  })

  it('研发人员甲几人乙几人：不加在一起', async () => {
    const [, first] = await talk('万州，研发人员甲12人乙9人', '甲厂场地620平')
    expect(first?.known).toEqual({ rd_staff: 12, site_area: 620 })
  })

  it('几台设备、几号楼、几家合作单位，不是几家申报的', async () => {
    const things = await talk('我厂在万州，研发13人', '设备A 120万，设备B 150万', '一号楼400平，二号楼200平')
    expect(things.map(({ applicant }) => applicant)).toEqual([undefined, undefined, undefined])
    const partners = await last('我们和两家企业联合报万州，第一家是本地的，第二家在开州')
    expect(partners.applicant).toBeUndefined()
  })
})

describe('替别人也问问', () => {
  it('顺便看家里人的厂，情况记在那边；我这边就是自己', async () => {
    const [, theirs, own] = await talk(
      '我这厂在万州，研发15人',
      '顺便给我表哥的模具厂也查一下 他那个研发6个人',
      '我这边场地580平',
    )
    expect(theirs?.known).toEqual({ applicant_kind: 'enterprise', rd_staff: 6 })
    expect(own?.applicant).toBe('第一家')
    expect(own?.known).toMatchObject({ rd_staff: 15, site_area: 580 })
  })
})

describe('几家一起看', () => {
  const LIST = '帮我看名单上三家，都报万州。第一家研发9人，第二家研发12人，第三家研发20人'

  it('一家一行：结论，和卡在哪里', async () => {
    const all = await last(LIST, '三家都出个结论')
    const rows = all.blocks.find(({ table }) => table)?.table?.rows ?? []
    expect(rows.map(([name, , verdict]) => [name, verdict])).toEqual([
      ['第一家', '不符合'],
      ['第二家', '待补充'],
      ['第三家', '待补充'],
    ])
    expect(rows[0]?.[3]).toContain('研发人员')
  })

  it('哪家差得最少，点得出名', async () => {
    const least = await last(LIST, '哪家差得最少')
    expect(least.lead).toContain('第二家、第三家')
    expect((await last(LIST, '谁负责解释这个办法')).kind).toBe('answer')
  })
})

describe('说错了人', () => {
  it('刚才那条是别家的：拿掉，问是哪家的；前面的还在', async () => {
    const [, , taken, again] = await talk(
      '客户A报万州，企业，研发15人',
      '场地300平',
      '不对，刚才那个是另一家的',
      '场地620平',
    )
    expect(taken?.known).toEqual({ applicant_kind: 'enterprise', rd_staff: 15 })
    expect(taken?.text).toContain('是哪家的')
    expect(again?.known).toMatchObject({ site_area: 620 })
  })
})
