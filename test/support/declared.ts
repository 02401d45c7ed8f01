import type { Library } from '../../src/knowledge/index.ts'
import { library } from './library.ts'

/** A regulation of its own, made up, whose clauses state what the five texts do not: dates, durations, scores, tonnes. */
const SEED = `某县技术创新中心管理办法

第一条 本办法自2024年1月1日起施行。
第二条 依托单位应于2020年1月1日以前成立，运行满18个月，年处理能力不少于5万吨，综合评价得分不低于80分，检测设备不少于12台，建设周期不超过90日。
第三条 依托单位近五年未被撤销认定，上年度运行正常，近两年每年有盈利。
`
export const REGULATION = `id: mouxian
seed: mouxian.txt
title: 某县技术创新中心管理办法
short: 某县办法
division: 371581 临清市
programme: technology_innovation_centre
application: []
judged: []
preferences: []
notes: []
conditions:
  - { clause: "2", fact: founded, phrase: 2020年1月1日以前成立 }
  - { clause: "2", fact: running, phrase: 运行满18个月 }
  - { clause: "2", fact: throughput, phrase: 年处理能力不少于5万吨 }
  - { clause: "2", fact: rating, phrase: 综合评价得分不低于80分 }
  - { clause: "2", fact: testers, phrase: 检测设备不少于12台 }
  - { clause: "2", fact: building, phrase: 建设周期不超过90日 }
`
export const FACTS = `
facts:
  founded: { label: 成立日期, kind: date, ask: 单位是什么时候成立的？, words: [成立日期] }
  running: { label: 运行时间, kind: duration, unit: 个月, ask: 运行多久了？, words: [运行时间, 运行了] }
  throughput: { label: 年处理能力, kind: measure, unit: 吨, ask: 年处理能力多大？, words: [处理能力] }
  rating: { label: 综合评价得分, kind: score, unit: 分, ask: 评价得了多少分？, words: [评价得分] }
  testers: { label: 检测设备台数, kind: count, unit: 台, ask: 检测设备有多少台？, words: [检测设备台数] }
  building: { label: 建设周期, kind: duration, unit: 日, ask: 建设要多久？, words: [建设周期] }
  never_revoked:
    label: 没有被撤销认定
    kind: yes-no
    ask: 没有被撤销认定，对吗？
    words: ["{revoked}"]
    presence: denies
    definitions: { mouxian: { clause: "3", phrase: 近五年未被撤销认定, period: 近五年 } }
  profit_before: { label: 前年利润, of: made_profit, ask: 前年利润多少？, definitions: { mouxian: { clause: "3", phrase: 近两年每年有盈利, period: { phrase: 近两年每年, year: last_but_one } } } }
  profit_last: { label: 去年利润, of: made_profit, ask: 去年利润多少？, definitions: { mouxian: { clause: "3", phrase: 上年度运行正常, period: 上年度 } } }
quantities:
  made_profit: { label: 盈利, kind: money, flow: true, words: [盈利] }
`
const WORDS = 'families: { revoked: [撤销, 摘牌] }'

/** The made-up library, with other facts or word families where they are given. */
export const made = (facts = FACTS, words = WORDS, regulation = REGULATION): Library => {
  const { asking, places, programmes, outside, courtesies, plain } = library()
  return {
    facts: [{ name: 'knowledge/facts/made.yaml', text: facts }],
    words: { name: 'knowledge/words.yaml', text: words },
    subjects: [],
    matters: [],
    statements: [],
    precedents: [],
    stances: [],
    folders: [],
    asking,
    places,
    programmes,
    outside,
    courtesies,
    plain,
    regulations: [{ name: 'mouxian.yaml', text: regulation }],
    seeds: [{ file: 'mouxian.txt', source: SEED }],
  }
}
