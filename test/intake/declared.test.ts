import { describe, expect, it } from 'vitest'
import { messageReader, type SaidValue } from '../../src/intake/index.ts'
import { library, loaded } from '../support/library.ts'

/** Facts that no code knows, added with a file alone. */
const FILE = `
facts:
  storage_area: { label: 仓储面积, kind: area, ask: 仓储面积多大？, words: [仓储面积, 冷库, 冷库面积] }
  export_income: { label: 上年度出口额, kind: money, flow: true, ask: 去年出口额多少？, words: [出口额, 出口创汇] }
  testers: { label: 检测设备台数, kind: count, unit: 台, ask: 检测设备有多少台？, words: [质谱仪, 检测设备台数] }
  apprentices: { label: 学徒人数, kind: count, unit: 人, ask: 学徒有多少人？, words: [学徒] }
  throughput: { label: 年处理能力, kind: measure, unit: 吨, ask: 年处理能力多大？, words: [处理能力] }
  running: { label: 连续运行时间, kind: duration, unit: 个月, ask: 连续运行了多久？, words: [连续运行] }
  rating: { label: 综合评价得分, kind: score, unit: 分, ask: 评价得了多少分？, words: [综合得分, 评价得分] }
  founded: { label: 成立日期, kind: date, ask: 什么时候成立的？, words: [成立于, 成立日期, 成立时间] }
  field:
    label: 主攻方向
    kind: choice
    ask: 主攻方向是哪一个？
    words: [主攻方向, 方向]
    choices:
      deep_sea: { label: 深海, words: [海洋装备, 水下机器人] }
      low_altitude: { label: 低空, words: [无人机, 飞行汽车] }
  no_leak:
    label: 没有泄密事件
    kind: yes-no
    ask: 没有泄密事件，对吗？
    words: [泄密, 泄密事件]
    presence: denies
    takes: all
  own_jetty: { label: 自有码头, kind: yes-no, ask: 有自己的码头吗？, words: [码头, 自有码头], named: asserts }
`
const base = library()
const knowledge = loaded({ ...base, facts: [...base.facts, { name: 'knowledge/facts/made.yaml', text: FILE }] })
const reader = messageReader(knowledge)

type Case = readonly [text: string, facts: Readonly<Record<string, SaidValue>>, context?: string]
const cases: readonly Case[] = [
  ['冷库300平', { storage_area: 300 }],
  ['我们冷库面积大概300平，研发场地600平', { storage_area: { min: 270, max: 330 }, site_area: 600 }],
  ['去年出口额800万，研发投入300万', { export_income: 8_000_000, rd_spend_last_year: 3_000_000 }],
  ['有3台质谱仪，研发人员12人', { testers: 3, rd_staff: 12 }],
  ['质谱仪不到5台', { testers: { max: 4 } }],
  ['学徒8个人，研发人员20人', { apprentices: 8, rd_staff: 20 }],
  ['处理能力5万吨', { throughput: 50_000 }],
  ['连续运行一年半', { running: 18 }],
  ['已连续运行20个月', { running: 20 }],
  ['综合得分85', { rating: 85 }],
  ['成立于2019年3月', { founded: '2019-03' }],
  ['我们主攻方向是水下机器人', { field: 'deep_sea' }],
  ['没有泄密', { no_leak: true }],
  ['前年出过一次泄密事件', { no_leak: false }],
  ['有自有码头', { own_jetty: true }],
  ['码头没有', { own_jetty: false }],
  ['如果冷库有300平', {}],
  ['3', { testers: 3 }, 'testers'],
  ['两年', { running: 24 }, 'running'],
  ['八十五分', { rating: 85 }, 'rating'],
  ['2018年', { founded: '2018' }, 'founded'],
  ['2020年1月1日以前', { founded: '../2019-12-31' }, 'founded'],
  ['无人机', { field: 'low_altitude' }, 'field'],
  ['低空', { field: 'low_altitude' }, 'field'],
  ['不知道', { field: 'unknown' }, 'field'],
  ['不清楚', { running: 'unknown' }, 'running'],
  ['300', { storage_area: 300 }, 'storage_area'],
  ['没有', { no_leak: true }, 'no_leak'],
  ['是的', { no_leak: true }, 'no_leak'],
]

describe('只加了文件的事实，照它的词听', () => {
  for (const [text, facts, context] of cases)
    it(`${context ? `${context}：` : ''}「${text}」`, () => {
      expect(reader(text, { year: 2026, ...(context ? { context } : {}) }).facts).toEqual(facts)
    })
})
