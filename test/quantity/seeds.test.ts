import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFigures } from '../../src/quantity/index.ts'
import { told } from './told.ts'

const seed = (name: string): string => readFileSync(new URL(`../../seeds/${name}.txt`, import.meta.url), 'utf8')
const figures = (name: string) => told(readFigures(seed(name)).filter((reading) => reading.figure)).split('；')
const others = (name: string) =>
  readFigures(seed(name))
    .filter((reading) => !reading.figure && reading.kind !== 'article-number')
    .map(({ surface, kind }) => `${surface} ${kind}`)

describe('五份原文里的每一个数', () => {
  it('万州', () => {
    expect(figures('wanzhou')).toMatchInlineSnapshot(`
      [
        "近三年 = 3 年 le (…, 3]",
        "不少于 10 人 = 10 人 ge [10, …)",
        "500 平方米以上 = 500 平方米 ge [500, …)",
        "200 万元以上 = 2000000 元 ge [2000000, …)",
        "不低于 200 万元 = 2000000 元 ge [2000000, …)",
        "不低于 200 万元 = 2000000 元 ge [2000000, …)",
        "5人 = 5 人 ge [5, …)",
        "5个工作日 = 5 工作日 ge [5, …)",
        "20万元 = 200000 元 le (…, 200000]",
        "不超过 1/3 = 1/3 ratio le (…, 33.333333333333336]",
        "每年 = 1 年 eq [1, 1]",
        "三年 = 3 年 eq [3, 3]",
        "一个 = 1 个 eq [1, 1]",
        "三类 = 3 类 eq [3, 3]",
        "20% = 20 % le (…, 20]",
        "半年 = 0.5 年 le (…, 0.5]",
        "3 年内 = 3 年 le (…, 3]",
      ]
    `)
  })
  it('聊城', () => {
    expect(figures('liaocheng')).toMatchInlineSnapshot(`
      [
        "近三年 = 3 年 le (…, 3]",
        "1000万元 = 10000000 元 ge [10000000, …)",
        "3% = 3 % ge [3, …)",
        "近三年 = 3 年 le (…, 3]",
        "5例以上 = 5 例 ge [5, …)",
        "500平方米 = 500 平方米 ge [500, …)",
        "500万元 = 5000000 元 ge [5000000, …)",
        "20人 = 20 人 ge [20, …)",
        "183天 = 183 天 gt (183, …)",
        "3家 = 3 家 le (…, 3]",
        "60％以上 = 60 % ge [60, …)",
        "近三年 = 3 年 le (…, 3]",
        "2年 = 2 年 eq [2, 2]",
        "1/3 = 1/3 ratio le (…, 33.333333333333336]",
        "2年 = 2 年 eq [2, 2]",
        "每两年 = 2 年 eq [2, 2]",
      ]
    `)
  })
  it('四川', () => {
    expect(figures('sichuan')).toMatchInlineSnapshot(`
      [
        "一个 = 1 个 eq [1, 1]",
        "一个 = 1 个 eq [1, 1]",
        "三年 = 3 年 eq [3, 3]",
        "三年 = 3 年 eq [3, 3]",
        "一个 = 1 个 eq [1, 1]",
        "四类 = 4 类 eq [4, 4]",
        "一年 = 1 年 eq [1, 1]",
        "两年 = 2 年 eq [2, 2]",
      ]
    `)
  })
  it('重庆', () => {
    expect(figures('chongqing')).toMatchInlineSnapshot(`
      [
        "一个 = 1 个 eq [1, 1]",
        "一个 = 1 个 eq [1, 1]",
        "每年 = 1 年 eq [1, 1]",
        "30 个工作日内 = 30 工作日 le (…, 30]",
        "30 日 = 30 日 eq [30, 30]",
        "2500 字以内 = 2500 字 le (…, 2500]",
        "30分 = 30 分 eq [30, 30]",
        "15分 = 15 分 eq [15, 15]",
        "5 = 5 · eq [5, 5]",
        "5 = 5 · eq [5, 5]",
        "5 = 5 · eq [5, 5]",
        "15分 = 15 分 eq [15, 15]",
        "近3年 = 3 年 le (…, 3]",
        "5 = 5 · eq [5, 5]",
        "3 = 3 · eq [3, 3]",
        "3 = 3 · eq [3, 3]",
        "近3年 = 3 年 le (…, 3]",
        "4 = 4 · eq [4, 4]",
        "30分 = 30 分 eq [30, 30]",
        "15分 = 15 分 eq [15, 15]",
        "5 = 5 · eq [5, 5]",
        "近3年 = 3 年 le (…, 3]",
        "3 = 3 · eq [3, 3]",
        "近3年 = 3 年 le (…, 3]",
        "2 = 2 · eq [2, 2]",
        "5 = 5 · eq [5, 5]",
        "15分 = 15 分 eq [15, 15]",
        "5 = 5 · eq [5, 5]",
        "5 = 5 · eq [5, 5]",
        "5 = 5 · eq [5, 5]",
        "40分 = 40 分 eq [40, 40]",
        "10分 = 10 分 eq [10, 10]",
        "近3年 = 3 年 le (…, 3]",
        "3 = 3 · eq [3, 3]",
        "近3年 = 3 年 le (…, 3]",
        "3 = 3 · eq [3, 3]",
        "2 = 2 · eq [2, 2]",
        "2 = 2 · eq [2, 2]",
        "10分 = 10 分 eq [10, 10]",
        "5 = 5 · eq [5, 5]",
        "5 = 5 · eq [5, 5]",
        "14分 = 14 分 eq [14, 14]",
        "3 = 3 · eq [3, 3]",
        "3 = 3 · eq [3, 3]",
        "5 = 5 · eq [5, 5]",
        "近3年 = 3 年 le (…, 3]",
        "3 = 3 · eq [3, 3]",
        "6分 = 6 分 eq [6, 6]",
        "2 = 2 · eq [2, 2]",
        "2 = 2 · eq [2, 2]",
        "2 = 2 · eq [2, 2]",
        "≤10分 = 10 分 le (…, 10]",
        "5 = 5 · eq [5, 5]",
        "5 = 5 · eq [5, 5]",
      ]
    `)
  })
  it('云南', () => {
    expect(figures('yunnan')).toMatchInlineSnapshot(`
      [
        "1 年 = 1 年 eq [1, 1]",
        "低于 70% = 70 % lt (…, 70)",
        "2 家以上 = 2 家 ge [2, …)",
        "不少于 100 人 = 100 人 ge [100, …)",
        "不低于 50% = 50 % ge [50, …)",
        "近 3 年内 = 3 年 le (…, 3]",
        "1 项 = 1 项 eq [1, 1]",
        "3 项以上 = 3 项 ge [3, …)",
        "1500m² 以上 = 1500 m² ge [1500, …)",
        "2000 万元以上 = 20000000 元 ge [20000000, …)",
        "近两年 = 2 年 le (…, 2]",
        "每年 = 1 年 eq [1, 1]",
        "不少于 1000 万元 = 10000000 元 ge [10000000, …)",
        "2 项以上 = 2 项 ge [2, …)",
        "2 项及以上 = 2 项 ge [2, …)",
        "12 项及以上 = 12 项 ge [12, …)",
        "近 3 年内 = 3 年 le (…, 3]",
        "达到 5 项以上 = 5 项 ge [5, …)",
        "5000 万元以上 = 50000000 元 ge [50000000, …)",
        "3年 = 3 年 eq [3, 3]",
        "1年 = 1 年 eq [1, 1]",
        "3年 = 3 年 eq [3, 3]",
        "1个 = 1 个 eq [1, 1]",
        "四个 = 4 个 eq [4, 4]",
        "一年 = 1 年 eq [1, 1]",
        "3年 = 3 年 eq [3, 3]",
        "500万元 = 5000000 元 eq [5000000, 5000000]",
        "3:1 = 3:1 ratio ge [3, …)",
        "1:1 = 1:1 ratio ge [1, …)",
        "1:1 = 1:1 ratio eq [1, 1]",
        "每年 = 1 年 eq [1, 1]",
        "每年 = 1 年 eq [1, 1]",
      ]
    `)
  })
  it('不是数的也都认得：日期、文号、地名、词', () => {
    expect([
      ...new Set(['wanzhou', 'liaocheng', 'sichuan', 'chongqing', 'yunnan'].flatMap(others)),
    ]).toMatchInlineSnapshot(`
      [
        "万州 proper-name",
        "科局发〔2024〕3号 document-number",
        "2024年3月18日 date",
        "党的二十大 proper-name",
        "三峡 proper-name",
        "一体化 word",
        "一般 word",
        "1月30日 date",
        "第三方 idiom",
        "一批 word",
        "之一 word",
        "统一 word",
        "2024 年 4 月 18 日 date",
        "科局发〔2022〕19号 document-number",
        "第一 ordinal",
        "上一 word",
        "下一 word",
        "2024年 date",
        "2026年xx月xx日 date",
        "四川 proper-name",
        "党的十九大 proper-name",
        "国科发区〔2021〕17 号 document-number",
        "http://kjt.sc.gov.cn/kjt/zcjd/2022/1/4/71139afa7e854c4fb711f1dede7ed64b.shtml code",
        "一定 word",
        "2022 年 2 月 1 日 date",
        "渝发改规范〔2024〕2号 document-number",
        "2023年 date",
        "第83次 ordinal",
        "2024年5月30日 date",
        "33618 code",
        "某一 word",
        "进一步 idiom",
        "一级 ordinal",
        "二级 ordinal",
        "三级 ordinal",
        "成渝双城 proper-name",
        "2024年5月31日 date",
        "云科联发〔2022〕6号 document-number",
        "2022年4月6日 date",
        "国科发区〔2021〕17号 document-number",
        "一体 word",
        "I 类 ordinal",
        "II 类 ordinal",
        "一事一议 idiom",
        "2022 年 4 月 6 日 date",
        "2025 年 4 月 5 日 date",
      ]
    `)
  })
  it('征求意见稿留空的日期', () => {
    const blank = readFigures(seed('liaocheng')).find((reading) => reading.date?.blank)
    expect(blank).toMatchObject({ surface: '2026年xx月xx日', kind: 'date', date: { year: 2026, blank: true } })
  })
})
