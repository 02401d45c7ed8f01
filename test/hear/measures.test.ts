import { describe, expect, it } from 'vitest'
import { hear, type TrainedEars } from '../../src/hear/index.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { made } from '../support/declared.ts'
import { ears, earsFor } from '../support/ears.ts'

const foreign = earsFor(loadKnowledge(made()))

/** What is told of facts, by their ids. */
function toldBy(of: () => TrainedEars, text: string, asked?: string): Record<string, unknown> {
  const { acts } = hear(text, { ...(asked ? { asked } : {}), open: true, thisYear: 2026 }, of())
  return Object.fromEntries(acts.flatMap((act) => (act.act === 'tell' && act.fact ? [[act.fact, act.value]] : [])))
}

describe('从没学过的单位：事实用什么单位，就听成什么单位', () => {
  it.each([
    ['处理能力6万吨', { throughput: 60_000 }],
    ['处理能力2万吨加3万吨', { throughput: 50_000 }],
    ['评价得分八十五分', { rating: 85 }],
    ['检测设备台数15台', { testers: 15 }],
    ['运行时间两年半', { running: 30 }],
    ['运行了一年零三个月', { running: 15 }],
    ['建设周期3个月', { building: { min: 84, max: 93 } }],
    ['成立日期不记得了，评价得分90分', { rating: 90 }],
  ])('%s', (text, facts) => expect(toldBy(foreign, text)).toEqual(facts))

  it.each([
    ['throughput', '8000公斤', 8],
    ['throughput', '6万', 60_000],
    ['throughput', '六万吨左右', { min: 54_000, max: 66_000 }],
    ['testers', '15个', 15],
    ['testers', '仨', 3],
    ['testers', '没有', 0],
    ['building', '45', 45],
    ['running', '两年', 24],
  ])('问%s，答%s', (asked, text, value) => expect(toldBy(foreign, text, asked)).toEqual({ [asked]: value }))

  it('得分没有，不是零分', () => expect(toldBy(foreign, '没有', 'rating')).toEqual({}))

  it('单位对不上的，不算', () => {
    expect(toldBy(foreign, '6万吨', 'rating')).toEqual({})
    expect(toldBy(foreign, '2019年3月', 'throughput')).toEqual({})
  })
})

describe('日期：说到哪里算哪里', () => {
  it.each([
    ['2019年3月', '2019-03'],
    ['2019年', '2019'],
    ['2019', '2019'],
    ['2019.3', '2019-03'],
    ['2019-03-15', '2019-03-15'],
    ['19年3月', '2019-03'],
    ['去年5月成立的', '2025-05'],
    ['前年', '2024'],
    ['2019年到2021年', '2019/2021'],
    ['2019年以前', '../2018-12-31'],
    ['2019年3月之后', '2019-04-01/..'],
  ])('问成立日期，答%s', (text, founded) => expect(toldBy(foreign, text, 'founded')).toEqual({ founded }))

  it('哪一年的钱，不是成立日期', () => {
    expect(toldBy(foreign, '成立日期2019年，去年盈利500万')).toEqual({ founded: '2019', profit_last: 5_000_000 })
    expect(toldBy(foreign, '去年盈利500万')).toEqual({ profit_last: 5_000_000 })
  })

  it('没有一项用日期说，年份就还是年份', () => {
    expect(toldBy(ears, '2019年', 'rd_staff')).toEqual({})
    expect(toldBy(ears, '2025年研发投入300万')).toEqual({ rd_spend_last_year: 3_000_000 })
  })
})

describe('加起来说的是一个数', () => {
  it.each([
    ['rd_spend_3y', '400+450+520', 13_700_000],
    ['rd_spend_3y', '310加360', 6_700_000],
    ['rd_spend_3y', '400+450+520万', 13_700_000],
    ['rd_spend_3y', '400万+450', 8_500_000],
    ['rd_spend_3y', '310+360=670', 6_700_000],
    ['rd_spend_3y', '两百多万+三百多万', { min: 5_000_000, max: 6_000_000, minOpen: true, maxOpen: true }],
    ['site_area', '120+300平', 420],
    ['rd_staff', '12人+8人', 20],
  ])('问%s，答%s', (asked, text, value) => expect(toldBy(ears, text, asked)).toEqual({ [asked]: value }))

  it('说的原话一字不少', () => {
    const { acts } = hear('400+450+520', { asked: 'rd_spend_3y', open: true }, ears())
    expect(acts.map(({ words }) => words)).toEqual(['400+450+520'])
  })
})

describe('俩、仨', () => {
  it.each([
    ['rd_staff', '就俩人', 2],
    ['partner_count', '仨', 3],
    ['ip_class1', '俩仨', { min: 2, max: 3 }],
  ])('问%s，答%s', (asked, text, value) => expect(toldBy(ears, text, asked)).toEqual({ [asked]: value }))

  it('他们俩：指谁，不是几个', () => expect(toldBy(ears, '他们俩', 'rd_staff')).toEqual({}))
})
