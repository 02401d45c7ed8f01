import { describe, expect, it } from 'vitest'
import { last, refsOf, talk } from '../support/talk.ts'

const BEGUN = '我们单独建，独立法人，制度健全，没被撤销过，能不能申报万州的'
const SITE = [
  BEGUN,
  '信用良好没有不良记录，没有重大违法、质量和安全事故',
  '研发12人，有知识产权，去年研发投入260万，转化收入260万',
]

describe('几项一起问，答案各归各', () => {
  it.each([
    ['600平，300万', { site_area: 600, equipment_value: 3_000_000 }],
    ['300万，600平', { site_area: 600, equipment_value: 3_000_000 }],
    ['场地600平，设备300万', { site_area: 600, equipment_value: 3_000_000 }],
  ])('%s', async (words, facts) => {
    expect((await last(...SITE, words)).check?.facts).toMatchObject(facts)
  })

  it('600平，300：场地记下，设备的单位问清', async () => {
    const reply = await last(...SITE, '600平，300')
    expect(reply.check?.facts.site_area).toBe(600)
    expect(reply.check?.facts.equipment_value).toBeUndefined()
    expect(reply.check?.asks).toBe('equipment_value')
  })

  it.each([
    ['都是', true],
    ['都不知道', 'unknown'],
  ])('两个是非题，%s', async (words, value) => {
    const { check } = await last(BEGUN, words)
    expect(check?.facts).toMatchObject({ clean_credit_3y: value, no_major_incident_3y: value })
  })
})

describe('开头的应声不是答案', () => {
  it.each(['对了，专家论证的时候专家组要几个人？', '好的，公示多少天'])('%s', async (words) => {
    const [before, after] = await talk('我们公司能不能申报万州的，独立法人', words)
    expect(after?.kind).toBe('answer')
    expect(after?.check?.facts).toEqual(before?.check?.facts)
  })
})

describe('没写单位的那项', () => {
  it('中间插问，答完还问它', async () => {
    const reply = await last('我们公司能报万州吗', '设备200多', '公示多少天')
    expect(refsOf(reply)).toContain('wanzhou:9.4')
    expect(reply.text).toContain('200多万元')
    expect(
      (await last('我们公司能报万州吗', '设备200多', '公示多少天', '是')).check?.facts.equipment_value,
    ).toBeDefined()
  })
  it.each(['对，万元', '是的', '对的'])('%s：就是万元，别的不记', async (yes) => {
    const { check } = await last('我们是企业，能报万州吗', '设备200多', yes)
    expect(Object.keys(check?.facts ?? {}).sort()).toEqual(['applicant_kind', 'equipment_value'])
  })
  it('跳过就不再问', async () => {
    const reply = await last('我们公司能报万州吗', '设备200多', '跳过')
    expect(reply.check?.asks).not.toBe('equipment_value')
    expect(reply.text).not.toContain('没有写单位，是')
  })
})

describe('四川把培育期内注册也算上', () => {
  it.each(['计划在培育期内注册成法人', '准备在培育期里注册成独立法人'])('%s', async (words) => {
    expect((await last('我们公司能不能申报四川的', words)).check).toMatchObject({
      verdict: 'met',
      facts: { center_legal_entity: true },
    })
  })
  it('不打算注册，就是没有', async () => {
    expect((await last('我们公司能不能申报四川的', '不是，也不打算注册')).check?.facts.center_legal_entity).toBe(false)
  })
  it('重庆问的是现在', async () => {
    expect((await last('重庆产业创新中心 自查', '准备注册')).check?.facts.center_legal_entity).toBeUndefined()
  })
})

describe('定了不符合以后', () => {
  const unmet = [BEGUN, '研发人员8人']
  it('结论带着不符合的那条', async () => {
    const reply = await last(...unmet)
    expect(reply.text).toContain('还差 2 人')
    expect(reply.text).not.toContain('符合条件不等于')
    expect(reply.options?.length).toBeGreaterThan(0)
  })
  it.each(['不对，是12人', '不是8，是12', '研发人员改成12人', '又弄错了，12'])('插问一句再改口：%s', async (words) => {
    expect((await last(...unmet, '公示多少天', words)).check?.facts.rd_staff).toBe(12)
  })
  it('接着说的情况照样记下', async () => {
    expect((await last(...unmet, '公示多少天', '设备300万')).check?.facts.equipment_value).toBe(3_000_000)
  })
  it.each(['还能报哪里', '其他地方行不行', '别处能申报吗'])('%s：同样的情况对照其他几地', async (words) => {
    const table = (await last(...unmet, words)).blocks.find((block) => block.table)?.table
    expect(table?.rows.length).toBe(4)
  })
})

describe('怎么说都算要核对', () => {
  it.each([
    '对照云南的条件核一下，我们是企业',
    '对照一下云南技术创新中心的要求，看看我们符不符合',
    '云南的认定标准，帮我看符不符合，企业',
    '我们高校想报云南省技术创新中心，看看差什么',
    '云南 自查',
    '新型研发机构，登记成企业法人的，想对照云南的管理办法',
    '云南的条件帮我核一下，企业，注册在昆明',
    '我们是云南的一家研究所，想申报省技术创新中心',
  ])('%s', async (words) => {
    const reply = await last(words)
    expect(reply.check?.regulation).toBe('yunnan')
  })
  it.each(['云南 公示期查一下', '云南的企业能直接报省里吗，还是要州里推荐', '云南 高校能不能牵头'])(
    '问的是规定：%s',
    async (words) => {
      expect((await last(words)).check).toBeUndefined()
    },
  )
  it('注册地不是要报的地方', async () => {
    expect((await last('云南的条件帮我核一下，企业，注册在聊城')).check).toMatchObject({
      regulation: 'yunnan',
      verdict: 'unmet',
    })
  })
})
