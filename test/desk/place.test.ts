import { describe, expect, it } from 'vitest'
import { last, talk } from '../support/talk.ts'

const FIRST = '我们是独立法人企业，报万州，研发人员15人，场地600平，设备300万'

describe('话里另说了按哪里的', () => {
  it.each([
    '报聊城，专职科研25人',
    '那还是看聊城吧，专职科研25人',
    '换成聊城的再对一下。专职科研25人',
    '想报聊城 专职科研25人',
  ])('%s：换过去对，前面的带着，新说的记上', async (words) => {
    const { check, known } = await last(FIRST, words)
    expect(check?.regulation).toBe('liaocheng')
    expect(known).toMatchObject({ site_area: 600, equipment_value: 3_000_000, fixed_rd_staff: 25 })
  })

  it('去了又回来：还是那一家的情况', async () => {
    const { check, known } = await last(FIRST, '换聊城看看', '说回万州，上年度研发投入260万')
    expect(check?.regulation).toBe('wanzhou')
    expect(known).toMatchObject({ rd_staff: 15, rd_spend_last_year: 2_600_000 })
  })

  it.each(['注册在聊城，近三年研发费1200万', '聊城有个车间，设备再加50万', '和聊城一家企业合作，场地加到650平'])(
    '%s：只是提到那里，还按万州对',
    async (words) => {
      expect((await last(FIRST, words)).check?.regulation).toBe('wanzhou')
    },
  )

  it('换了一家以后：注册在哪里归注册，报哪里归报', async () => {
    const { check, known } = await last(FIRST, '换一家，想报聊城 企业 注册在聊城')
    expect(check?.regulation).toBe('liaocheng')
    expect(known).toEqual({ applicant_kind: 'enterprise', registered_in: 'liaocheng' })
  })

  it('那聊城呢，还是这家：不是在答前面问的', async () => {
    const { check, known } = await last(FIRST, '聊城呢，还是这家')
    expect(check?.regulation).toBe('liaocheng')
    expect(known).not.toHaveProperty('joint_build')
  })
})

describe('从情况和地方开始核对', () => {
  it('情况说完，先看万州', async () => {
    const { check, known } = await last('企业，独立法人，设备600万，场地900平，先看万州')
    expect(check?.regulation).toBe('wanzhou')
    expect(known).toMatchObject({ legal_person: true, equipment_value: 6_000_000, site_area: 900 })
  })

  it.each([
    '我们前年被撤销了万州技术创新中心认定，现在还能重新申报吗',
    '去年万州那个中心给我们撤了，如今重新申报可以吗',
  ])('%s：是问自己能不能报', async (words) => {
    const { check, known } = await last(words)
    expect(check?.regulation).toBe('wanzhou')
    expect(known).toEqual({ revoked_within_3y: true })
  })

  it('前面说过情况，再问能不能申报', async () => {
    const [, asked] = await talk('我们是企业，独立法人，场地800平', '万州，现在能不能申报')
    expect(asked?.check?.regulation).toBe('wanzhou')
    expect(asked?.known).toMatchObject({ legal_person: true, site_area: 800 })
  })

  it('没说过情况的，照条文答', async () => {
    const { kind, known } = await last('万州的中心被撤销以后能不能重新申报')
    expect([kind, known]).toEqual(['answer', undefined])
  })
})
