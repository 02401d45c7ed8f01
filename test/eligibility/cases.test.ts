import { describe, expect, it } from 'vitest'
import { assess, type Facts, openFacts, readFacts, type Status } from '../../src/eligibility/index.ts'
import { qualified } from '../support/applicants.ts'
import { knowledge } from '../support/library.ts'

function regulationOf(id: string) {
  const regulation = knowledge.regulations.get(id)
  if (!regulation) throw new Error(id)
  return regulation
}

const check = (id: string, facts: Facts) => assess(regulationOf(id), facts, knowledge.facts, '2026-11-22')
const finding = (id: string, facts: Facts, condition: string) =>
  check(id, facts).findings.find((each) => each.condition.id === condition)
const status = (id: string, facts: Facts, condition: string): Status | undefined =>
  finding(id, facts, condition)?.status
const asked = (id: string, facts: Facts): string[] =>
  openFacts(check(id, facts), knowledge.facts).map(({ fact }) => fact)

const wanzhou = qualified(regulationOf('wanzhou'), 'enterprise')
const liaocheng = qualified(regulationOf('liaocheng'), 'enterprise')
const college = qualified(regulationOf('liaocheng'), 'university')
const institution = qualified(regulationOf('liaocheng'), 'new_rd_institution')
const yunnan = qualified(regulationOf('yunnan'), 'enterprise')

describe('万州', () => {
  it('刚好达标的企业符合硬性条件', () => expect(check('wanzhou', wanzhou).verdict).toBe('met'))

  it('设备两百多万，万州达标、聊城不达标', () => {
    const equipment_value = { min: 2e6, max: 3e6, minOpen: true, maxOpen: true } as const
    expect(status('wanzhou', { ...wanzhou, equipment_value }, '8.7/equipment_value')).toBe('met')
    expect(status('liaocheng', { ...liaocheng, equipment_value }, '8.3/equipment_value')).toBe('unmet')
  })

  it('大概五百平，说不准，差距至多五十平方米', () => {
    const found = finding('wanzhou', { ...wanzhou, site_area: { min: 450, max: 550 } }, '8.7/site_area')
    expect(found?.status).toBe('unknown')
    expect(found?.outcome.gap).toEqual({ min: 0, max: 50 })
  })

  it('场地不够：软件企业由主管部门裁量，不是软件企业就不符合，没说行业就待定', () => {
    const small: Facts = { ...wanzhou, site_area: 380 }
    expect(status('wanzhou', { ...small, software_industry: true }, '8.7/site_area')).toBe('discretionary')
    expect(status('wanzhou', { ...small, software_industry: false }, '8.7/site_area')).toBe('unmet')
    const { software_industry: _, ...silent } = small
    expect(status('wanzhou', silent, '8.7/site_area')).toBe('unknown')
    expect(asked('wanzhou', silent)).toEqual(['software_industry'])
    expect(finding('wanzhou', small, '8.7/site_area')?.outcome.gap).toEqual({ min: 120, max: 120 })
  })

  it('裁量的理由是条文里的放宽那句', () => {
    const left = finding('wanzhou', { ...wanzhou, site_area: 380, software_industry: true }, '8.7/site_area')?.left
    expect(left?.map(({ phrase }) => phrase?.text)).toEqual([
      '从事软件研究开发等特殊行业的研发场地面积和研发设备原值可适当低于以上标准',
    ])
  })

  it('上年度研发投入原则上不低于二百万：不足是裁量，不知道是待定', () => {
    expect(check('wanzhou', { ...wanzhou, rd_spend_last_year: 1_999_999 }).verdict).toBe('discretionary')
    expect(check('wanzhou', { ...wanzhou, rd_spend_last_year: 'unknown' }).verdict).toBe('unknown')
  })

  it('单独建设就不问联合协议；没说是否联合就待定', () => {
    const alone = { ...wanzhou, joint_build: false }
    expect(status('wanzhou', alone, '8.5/joint_agreement')).toBeUndefined()
    const { joint_build: _, joint_agreement: __, ...silent } = wanzhou
    expect(status('wanzhou', silent, '8.5/joint_agreement')).toBe('unknown')
    expect(asked('wanzhou', silent)[0]).toBe('joint_build')
  })

  it('有本地企业共建就算联合；有零家还不能说不是联合；明说不是联合，以明说为准', () => {
    const { joint_build: _, ...silent } = wanzhou
    expect(status('wanzhou', { ...silent, local_enterprise_partners: 1 }, '8.5/joint_agreement')).toBe('met')
    expect(status('wanzhou', { ...silent, local_enterprise_partners: 0 }, '8.5/joint_agreement')).toBe('unknown')
    expect(
      status('wanzhou', { ...silent, joint_build: 'unknown', local_enterprise_partners: 2 }, '8.5/joint_agreement'),
    ).toBe('met')
    expect(
      status('wanzhou', { ...silent, joint_build: false, local_enterprise_partners: 2 }, '8.5/joint_agreement'),
    ).toBeUndefined()
  })

  it('三年内被撤销过就不符合', () => {
    expect(check('wanzhou', { ...wanzhou, revoked_within_3y: true }).verdict).toBe('unmet')
  })

  it('一项不符合，其余再缺也是不符合，不再问', () => {
    expect(check('wanzhou', { rd_staff: 9 }).verdict).toBe('unmet')
    expect(asked('wanzhou', { rd_staff: 9 })).toEqual([])
  })

  it('人数是整数：超过九人就是至少十人', () => {
    expect(status('wanzhou', { ...wanzhou, rd_staff: { min: 9, minOpen: true } }, '8.6/rd_staff')).toBe('met')
    expect(status('wanzhou', { ...wanzhou, rd_staff: { max: 10, maxOpen: true } }, '8.6/rd_staff')).toBe('unmet')
  })
})

describe('聊城', () => {
  it('市外高校场地再大，也是“我市”管不管得到的裁量', () => {
    expect(status('liaocheng', { ...college, registered_in: 'yunnan' }, '7/registered_in')).toBe('discretionary')
    expect(status('liaocheng', { ...liaocheng, registered_in: 'yunnan' }, '8.2/registered_in')).toBe('unmet')
  })

  it('高校不查研发费用，企业不查转化案例', () => {
    expect(status('liaocheng', college, '8.2/rd_spend_3y')).toBeUndefined()
    expect(status('liaocheng', liaocheng, '8.2/transfer_cases_3y')).toBeUndefined()
  })

  it('高校没有市内企业共同申报就不符合；新型研发机构（非企业法人）由主管部门裁量', () => {
    expect(status('liaocheng', { ...college, local_enterprise_partners: 0 }, '8.5/local_enterprise_partners')).toBe(
      'unmet',
    )
    expect(status('liaocheng', { ...institution, local_enterprise_partners: 0 }, '8.5/local_enterprise_partners')).toBe(
      'discretionary',
    )
  })

  it('新型研发机构联合建设超过三家不符合，不联合时才是条文没点名的裁量', () => {
    expect(status('liaocheng', { ...institution, partner_count: 4 }, '8.5/partner_count')).toBe('unmet')
    expect(status('liaocheng', { ...institution, joint_build: false, partner_count: 4 }, '8.5/partner_count')).toBe(
      'discretionary',
    )
  })

  it('新型研发机构没说是不是企业法人，先问这一项', () => {
    const { company_form: _, ...silent } = institution
    expect(asked('liaocheng', { ...silent, tech_enterprise: 'unknown', rd_spend_3y: 'unknown' })[0]).toBe(
      'company_form',
    )
  })

  it('重大战略布局放宽门槛，但不放宽注册地和安全环保', () => {
    const strategic = { ...liaocheng, strategic_priority: true }
    expect(status('liaocheng', { ...strategic, fixed_rd_staff: 3 }, '8.4/fixed_rd_staff')).toBe('discretionary')
    expect(
      status('liaocheng', { ...strategic, no_safety_env_liability_3y: false }, '8.6/no_safety_env_liability_3y'),
    ).toBe('unmet')
    expect(finding('liaocheng', { ...strategic, fixed_rd_staff: 3 }, '8.4/fixed_rd_staff')?.left[0]?.phrase?.ref).toBe(
      'liaocheng:8.7',
    )
  })

  it('什么都没说，先问单位类型：多数条件等着它', () => expect(asked('liaocheng', {})[0]).toBe('applicant_kind'))
})

describe('云南', () => {
  it('国家级一项或省级三项，有一边够就够，两边都不够才不符合', () => {
    const projects = (national_projects_3y: Facts[string], provincial_projects_3y: Facts[string]) =>
      status('yunnan', { ...yunnan, national_projects_3y, provincial_projects_3y }, '10.3/projects_3y')
    expect(projects(1, 0)).toBe('met')
    expect(projects(0, 3)).toBe('met')
    expect(projects(0, 2)).toBe('unmet')
    expect(projects('unknown', 2)).toBe('unknown')
    expect(projects('unknown', 3)).toBe('met')
  })

  it('资产负债率恰好七成，不低于，不符合', () => {
    const found = finding('yunnan', { ...yunnan, debt_ratio: 70 }, '10.2/debt_ratio')
    expect(found?.status).toBe('unmet')
    expect(found?.outcome.gap).toEqual({ min: 0, max: 0 })
  })

  it('高校不问负债率，要两家省内企业', () => {
    const school = qualified(regulationOf('yunnan'), 'university')
    expect(asked('yunnan', { applicant_kind: 'university' })).not.toContain('debt_ratio')
    expect(status('yunnan', { ...school, local_enterprise_partners: 1 }, '10.2/local_enterprise_partners')).toBe(
      'unmet',
    )
  })

  it('其他单位牵头是裁量：条文列举了单位，没有说别的不行', () => {
    expect(status('yunnan', { ...yunnan, applicant_kind: 'other' }, '6.p1/applicant_kind')).toBe('discretionary')
    expect(status('liaocheng', { ...liaocheng, applicant_kind: 'other' }, '7/applicant_kind')).toBe('unmet')
  })
})

describe('四川、重庆', () => {
  it('四川应为独立法人实体，重庆只是一般', () => {
    expect(check('sichuan', { center_legal_entity: false }).verdict).toBe('unmet')
    expect(check('chongqing', { center_legal_entity: false }).verdict).toBe('discretionary')
    expect(check('chongqing', {}).verdict).toBe('unknown')
  })
})

describe('读入情况', () => {
  const faults = (input: unknown) => {
    const read = readFacts(input, knowledge.facts)
    return 'faults' in read ? read.faults.map(({ fact }) => fact) : []
  }

  it('认得的照收', () => {
    const input = {
      rd_staff: 12,
      site_area: { min: 450, max: 550 },
      joint_build: 'unknown',
      applicant_kind: 'other',
      standards: { min: 2, minOpen: true },
    }
    expect(readFacts(input, knowledge.facts)).toEqual({ facts: input })
  })

  it('不认得的字段、负数、倒区间、空区间、字符串数字、别的选项，逐个报出', () => {
    expect(
      faults({
        area: 5,
        rd_staff: -1,
        site_area: { min: 9, max: 3 },
        standards: { min: 2, max: 3, minOpen: true, maxOpen: true },
        debt_ratio: '70',
        applicant_kind: 'bank',
        own_ip: 1,
        equipment_value: {},
        rd_spend_3y: { min: 1, about: 2 },
      }),
    ).toEqual([
      'area',
      'rd_staff',
      'site_area',
      'standards',
      'debt_ratio',
      'applicant_kind',
      'own_ip',
      'equipment_value',
      'rd_spend_3y',
    ])
    expect(faults([1])).toEqual(['facts'])
    expect(faults(null)).toEqual(['facts'])
  })

  it('说明读到了什么、该是什么', () => {
    const read = readFacts({ applicant_kind: 'bank' }, knowledge.facts)
    expect(read).toEqual({
      faults: [
        {
          fact: 'applicant_kind',
          found: '"bank"',
          allowed: '"enterprise"、"university"、"institute"、"new_rd_institution"、"other" 或 "unknown"',
        },
      ],
    })
  })

  it('人数不能有小数，比例可以', () => {
    expect(faults({ rd_staff: 9.5 })).toEqual(['rd_staff'])
    expect(faults({ debt_ratio: 69.99 })).toEqual([])
  })

  it('minOpen 为 false 等于没写', () => {
    expect(readFacts({ site_area: { min: 450, minOpen: false } }, knowledge.facts)).toEqual({
      facts: { site_area: { min: 450 } },
    })
  })
})
