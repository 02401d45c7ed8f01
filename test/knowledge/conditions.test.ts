import { describe, expect, it } from 'vitest'
import { accountsOf, leavesOf } from '../../src/knowledge/index.ts'
import { knowledge } from '../support/library.ts'

/** CONTRACT's table of thresholds, here as what a reader of the law would check by eye. */
const THRESHOLDS: Record<string, readonly [string, number]> = {
  'wanzhou 8.6/rd_staff': ['ge', 10],
  'wanzhou 8.7/site_area': ['ge', 500],
  'wanzhou 8.7/equipment_value': ['ge', 2e6],
  'wanzhou 8.8/rd_spend_last_year': ['ge', 2e6],
  'wanzhou 8.9/transfer_income_last_year': ['ge', 2e6],
  'liaocheng 8.2/rd_spend_3y': ['ge', 1e7],
  'liaocheng 8.2/rd_intensity': ['ge', 3],
  'liaocheng 8.2/transfer_cases_3y': ['ge', 5],
  'liaocheng 8.3/site_area': ['ge', 500],
  'liaocheng 8.3/equipment_value': ['ge', 5e6],
  'liaocheng 8.4/fixed_rd_staff': ['ge', 20],
  'liaocheng 8.5/local_enterprise_partners': ['ge', 1],
  'liaocheng 8.5/partner_count': ['le', 3],
  'liaocheng 8.5/lead_share': ['ge', 60],
  'yunnan 10.2/debt_ratio': ['lt', 70],
  'yunnan 10.2/local_enterprise_partners': ['ge', 2],
  'yunnan 10.2/fixed_rd_staff': ['ge', 100],
  'yunnan 10.2/senior_share': ['ge', 50],
  'yunnan 10.3/national_projects_3y': ['ge', 1],
  'yunnan 10.3/provincial_projects_3y': ['ge', 3],
  'yunnan 10.4/site_area': ['ge', 1500],
  'yunnan 10.4/equipment_value': ['ge', 2e7],
  'yunnan 10.4/rd_spend_last_year': ['ge', 1e7],
  'yunnan 10.4/rd_spend_prior_year': ['ge', 1e7],
  'yunnan 10.5/standards': ['ge', 2],
  'yunnan 10.5/ip_class1': ['ge', 2],
  'yunnan 10.5/ip_class2': ['ge', 12],
  'yunnan 10.5/transfer_cases_3y': ['ge', 5],
  'yunnan 10.5/economic_benefit_3y': ['ge', 5e7],
}

describe('从条文读出的界限', () => {
  const read = Object.fromEntries(
    [...knowledge.regulations.values()].flatMap(({ id, conditions }) =>
      conditions.flatMap((condition) =>
        leavesOf(condition.requires).flatMap((test) =>
          test.kind === 'threshold'
            ? [[`${id} ${condition.id.split('/')[0]}/${test.fact}`, [test.op, test.threshold]]]
            : [],
        ),
      ),
    ),
  )
  it('一个不多，一个不少，值和方向都对', () => expect(read).toEqual(THRESHOLDS))
})

describe('每个数字都有着落', () => {
  const accounts = accountsOf(knowledge)
  it('没有无主的数字', () => expect(accounts.filter(({ kind }) => kind === 'none')).toEqual([]))
  it('条件、事项、日期、文号、固定说法都在', () => {
    const kinds = new Set(accounts.map(({ kind }) => kind))
    for (const kind of ['condition', 'subject', 'definition', 'date', 'document-number', 'proper-name'])
      expect(kinds).toContain(kind)
    expect(accounts.length).toBeGreaterThan(150)
  })
  it('万州补助的二十万记在补助名下', () => {
    expect(accounts.find(({ surface }) => surface.includes('20万元'))).toMatchObject({
      ref: 'wanzhou:9.4',
      kind: 'subject',
      by: 'grant',
    })
  })
})
