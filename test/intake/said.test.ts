import { describe, expect, it } from 'vitest'
import { read } from './told.ts'

describe('原话连着使它成为约数的字', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['场地大概五百平', 'site_area', '大概五百平'],
    ['场地大概有五百平', 'site_area', '大概有五百平'],
    ['设备原值约300万', 'equipment_value', '约300万'],
    ['专职固定科研人员不到二十', 'fixed_rd_staff', '不到二十'],
    ['研发人员至少15人', 'rd_staff', '至少15人'],
    ['研发人员超过20人', 'rd_staff', '超过20人'],
    ['负债率六成五左右', 'debt_ratio', '六成五左右'],
    ['场地六百个平方左右', 'site_area', '六百个平方左右'],
    ['研发人员三十来个', 'rd_staff', '三十来个'],
    ['设备两百多万', 'equipment_value', '两百多万'],
    ['设备没到200万', 'equipment_value', '没到200万'],
    ['固定人员100人以上', 'fixed_rd_staff', '100人以上'],
    ['研发人员少说也有二十个', 'rd_staff', '少说也有二十个'],
    ['资产负债率不足70%', 'debt_ratio', '不足70%'],
    ['場地大約６００平', 'site_area', '大約６００平'],
    ['研发人员12人', 'rd_staff', '12人'],
  ]
  for (const [text, fact, words] of table)
    it(`「${text}」说的是「${words}」`, () => {
      expect(read(text).said[fact]).toBe(words)
    })

  it('答刚问的那一项也一样', () => {
    expect(read('大概五百平吧', 'site_area').said).toEqual({ site_area: '大概五百平' })
    expect(read('最多三家', 'partner_count').said).toEqual({ partner_count: '最多三家' })
  })
})
