import { describe, expect, it } from 'vitest'
import { type PrintedDate, type Reading, readFigures } from '../../src/quantity/index.ts'

const dated = (text: string): Reading | undefined => readFigures(text).find(({ kind }) => kind === 'date')

describe('日期', () => {
  it.each<[string, string, PrintedDate]>([
    ['自2024年3月18日起施行', '2024年3月18日', { year: 2024, month: 3, day: 18 }],
    ['自 2022 年 2 月 1 日起施行', '2022 年 2 月 1 日', { year: 2022, month: 2, day: 1 }],
    ['自2022 年 2 月起', '2022 年 2 月', { year: 2022, month: 2 }],
    ['2024年（含）以前', '2024年', { year: 2024 }],
    ['自二○○四年十月一日起施行', '二○○四年十月一日', { year: 2004, month: 10, day: 1 }],
    ['二〇二〇年十二月三十一日', '二〇二〇年十二月三十一日', { year: 2020, month: 12, day: 31 }],
    ['自２０07年9月１日起施行', '２０07年9月１日', { year: 2007, month: 9, day: 1 }],
    ['在一九九五年底前', '一九九五年底', { year: 1995 }],
    ['2025-08-04 成文', '2025-08-04', { year: 2025, month: 8, day: 4 }],
    ['2025/8/4 成文', '2025/8/4', { year: 2025, month: 8, day: 4 }],
    ['2025.08.04成文', '2025.08.04', { year: 2025, month: 8, day: 4 }],
    ['08-06 发布', '08-06', { month: 8, day: 6 }],
    ['3月31日前报送', '3月31日', { month: 3, day: 31 }],
    ['每年1月30日前', '1月30日', { month: 1, day: 30 }],
    ['每年三月底前', '三月底', { month: 3 }],
    ['十二月廿五日', '十二月廿五日', { month: 12, day: 25 }],
    ['6 月 30 日 24 时前', '6 月 30 日 24 时', { month: 6, day: 30 }],
    ['每月5日前', '5日', { day: 5 }],
    ['次月二十日前', '二十日', { day: 20 }],
    ['自2026年xx月xx日起施行', '2026年xx月xx日', { year: 2026, blank: true }],
    ['自20××年×月×日起施行', '20××年×月×日', { blank: true }],
    ['自2026年  月  日起施行', '2026年  月  日', { year: 2026, blank: true }],
    ['2026年3月xx日', '2026年3月xx日', { year: 2026, month: 3, blank: true }],
    ['06-01 至 08-31', '06-01 至 08-31', { month: 6, day: 1 }],
    ['3月1日至31日', '3月1日至31日', { month: 3, day: 1 }],
    ['2023年1月1日至2025年12月31日', '2023年1月1日至2025年12月31日', { year: 2023, month: 1, day: 1 }],
    ['规划（2020-2035年）', '2020-2035年', { year: 2020 }],
    ['（S，2026 新办法）', '2026', { year: 2026 }],
    ['截至2023年底', '2023年底', { year: 2023 }],
    ['2023年度', '2023年度', { year: 2023 }],
    ['2023年上半年', '2023年上半年', { year: 2023 }],
    ['正月初二至十五', '正月初二至十五', {}],
    ['二十世纪', '二十世纪', {}],
    ['90年代', '90年代', {}],
    ['2024年1-6月', '2024年', { year: 2024 }],
  ])('「%s」里的「%s」', (text, surface, date) => {
    expect(dated(text)).toMatchObject({ surface, kind: 'date', figure: false })
    expect(dated(text)?.date).toEqual(date)
  })

  it.each([
    '三个月',
    '三十日内',
    '两年',
    '365日',
    '10-12人',
    '1000年以上',
    '树龄2000年以上',
    '2024元',
    '场地2000',
    '13月',
  ])('「%s」里没有日期', (text) => {
    expect(dated(text)).toBeUndefined()
  })
})

describe('时刻', () => {
  it.each<[string, string]>([
    ['每日8时至24时', '8时至24时'],
    ['二十二时至次日六时', '二十二时至次日六时'],
    ['上午9:00至12:00', '9:00至12:00'],
    ['8:30-17:30', '8:30-17:30'],
    ['8时30分前', '8时30分'],
    ['下午3点半', '3点半'],
    ['晚上十点', '十点'],
  ])('「%s」', (text, surface) => {
    expect(readFigures(text).find(({ kind }) => kind === 'time')?.surface).toBe(surface)
  })

  it.each(['8小时', '配套比例为20:30', '三时间段', '3点建议'])('「%s」里没有时刻', (text) => {
    expect(readFigures(text).filter(({ kind }) => kind === 'time')).toEqual([])
  })
})
