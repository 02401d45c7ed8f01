import { describe, expect, it } from 'vitest'
import { last, refsOf } from '../support/talk.ts'

describe('说的是自己的情况，就开始核对', () => {
  it('要核对的话里带着是谁：不再问单位类型', async () => {
    const { check } = await last('帮忙查查我们学校能不能申报云南的')
    expect(check?.facts.applicant_kind).toBe('university')
    expect(check?.asks).not.toBe('applicant_kind')
  })
  it.each(['我们和一家医院合作，能不能申报聊城的', '我们有12个人，能不能申报聊城的'])(
    '%s：说的不是自己是谁',
    async (words) => {
      expect((await last(words)).check?.facts.applicant_kind).not.toBe('other')
    },
  )
  it('一句话整个听不准，就一段一段听', async () => {
    const { check } = await last('聊城的条件帮我核一下，企业，单独建')
    expect(check).toMatchObject({
      regulation: 'liaocheng',
      facts: { applicant_kind: 'enterprise' },
    })
  })
  it('地名单独摆在前面，说的是哪里的办法，不是注册地', async () => {
    const { check } = await last('万州 研发人员15人 场地600平')
    expect(check).toMatchObject({ regulation: 'wanzhou', facts: { rd_staff: 15 } })
    expect(check?.facts.registered_in).toBeUndefined()
  })
})

describe('没有主语的话，说的是刚说的那项', () => {
  const told = ['我们公司能不能申报万州的', '研发人员8人']
  it.each(['这样行不行', '差这两个人也不行吗'])('%s：给出那一项的条款', async (words) => {
    expect(refsOf(await last(...told, words))).toContain('wanzhou:8.6')
  })
  it('为什么不符合：问的是结论，不是正在问的那题', async () => {
    expect(refsOf(await last(...told, '为什么不符合'))).toContain('wanzhou:8.6')
  })
  it('再加：加在刚说的那项上', async () => {
    const reply = await last('我们公司能不能申报万州的', '设备180万', '再加一台40万的')
    expect(reply.check?.facts.equipment_value).toBe(2_200_000)
  })
})

describe('换了单位', () => {
  it('另一地的另一家：前一家说的一样不带过去', async () => {
    const { check } = await last('万州，独立法人，场地450平，设备220万', '聊城那家 场地800平 设备600万 高企')
    expect(check?.regulation).toBe('liaocheng')
    expect(check?.facts).toMatchObject({ site_area: 800, equipment_value: 6_000_000 })
    expect(check?.facts.legal_person).toBeUndefined()
  })
})
