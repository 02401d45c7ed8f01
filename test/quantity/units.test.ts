import { describe, expect, it } from 'vitest'
import { type Dimension, readFigures } from '../../src/quantity/index.ts'

const only = (text: string) => {
  const figures = readFigures(text).filter(({ figure }) => figure)
  expect(figures).toHaveLength(1)
  return figures[0]
}

describe('量纲：比较时用元、平方米、百分之一、个数', () => {
  it.each<[string, Dimension, string | undefined, number]>([
    ['200万元', 'money', '元', 2_000_000],
    ['200万块钱', 'money', '元', 2_000_000],
    ['五百块', 'money', '元', 500],
    ['3圆', 'money', '元', 3],
    ['五角钱', 'money', '元', 0.5],
    ['1.2亿', 'money', '元', 120_000_000],
    ['RMB 500', 'money', '元', 500],
    ['RMB500', 'money', '元', 500],
    ['USD 500', 'other', '美元', 500],
    ['500 RMB', 'money', '元', 500],
    ['500 CNY', 'money', '元', 500],
    ['500 yuan', 'money', '元', 500],
    ['￥500', 'money', '元', 500],
    ['500美元', 'other', '美元', 500],
    ['500 USD', 'other', '美元', 500],
    ['€500', 'other', '欧元', 500],
    ['500港币', 'other', '港元', 500],
    ['500平', 'area', '平', 500],
    ['500平米', 'area', '平米', 500],
    ['500㎡', 'area', 'm²', 500],
    ['500m²', 'area', 'm²', 500],
    ['500m2', 'area', 'm²', 500],
    ['500M²', 'area', 'm²', 500],
    ['500 sq m', 'area', 'sq m', 500],
    ['500方', 'area', '方', 500],
    ['三亩', 'area', '亩', 2000],
    ['2公顷', 'area', '公顷', 20_000],
    ['0.033公顷', 'area', '公顷', 330],
    ['2平方公里', 'area', '平方公里', 2_000_000],
    ['65%', 'share', '%', 65],
    ['６５％', 'share', '%', 65],
    ['65 percent', 'share', '%', 65],
    ['六成', 'share', '成', 60],
    ['5‰', 'share', '‰', 0.5],
    ['万分之五', 'share', '‱', 0.05],
    ['三分之一', 'share', 'ratio', 100 / 3],
    ['1/4', 'share', 'ratio', 25],
    ['一半', 'share', 'ratio', 50],
    ['3:1', 'other', 'ratio', 3],
    ['3比1', 'other', 'ratio', 3],
    ['三比一', 'other', 'ratio', 3],
    ['2个百分点', 'other', '百分点', 2],
    ['20人', 'count', '人', 20],
    ['20口人', 'count', '人', 20],
    ['20个人', 'count', '人', 20],
    ['20 people', 'count', '人', 20],
    ['20名', 'count', '名', 20],
    ['20人次', 'count', '人次', 20],
    ['5 patents', 'count', 'patents', 5],
    ['3年', 'duration', '年', 3],
    ['3个月', 'duration', '个月', 3],
    ['3 个 月', 'duration', '个月', 3],
    ['3周岁', 'duration', '周岁', 3],
    ['3个工作日', 'duration', '工作日', 3],
    ['3 working days', 'duration', 'working days', 3],
    ['3个会计年度', 'duration', '会计年度', 3],
    ['三个半小时', 'duration', '小时', 3.5],
    ['90分', 'other', '分', 90],
    ['2倍', 'other', '倍', 2],
    ['5毫克/升', 'other', '毫克/升', 5],
    ['5元/平方米', 'other', '元/平方米', 5],
    ['35', 'other', undefined, 35],
  ])('「%s」', (text, dimension, unit, value) => {
    const reading = only(text)
    expect(reading?.dimension).toBe(dimension)
    expect(reading?.unit).toBe(unit)
    expect(reading?.interval).toEqual({ min: value, max: value })
  })

  it.each([
    ['3家庭', '家'],
    ['三名称', '名'],
    ['5条例', '条'],
    ['10分类', '分'],
    ['6个人信息', '人'],
    ['6人民', '人'],
    ['8日常', '日'],
    ['8天津', '天'],
    ['5平台', '平'],
    ['5级别', '级'],
  ])('「%s」里的量词是别的词的头一个字', (text, unit) => {
    expect(readFigures(text).filter((reading) => reading.figure && reading.unit === unit)).toEqual([])
  })

  it('减半、翻番说的是变化，没有区间', () => {
    expect(only('减半')).toMatchObject({ value: '1/2', unit: 'ratio', op: 'change' })
    expect(only('翻一番')).toMatchObject({ value: 2, unit: '倍', op: 'change' })
    expect(only('翻两番')).toMatchObject({ value: 4, unit: '倍', op: 'change' })
    expect(only('翻三番')).toMatchObject({ value: 8, unit: '倍', op: 'change' })
    expect(only('加倍')).toMatchObject({ value: 2, unit: '倍', op: 'change' })
    expect(only('减半')?.interval).toBeUndefined()
  })
})

describe('界限词', () => {
  const BOUNDS: readonly (readonly [string, string])[] = [
    [
      '不少于 不低于 不得少于 不得低于 不小于 不应少于 不宜低于 至少 最低 最少 起码 达到 达 满 ≥ >= => ≧ 大于等于 大于或者等于',
      'ge',
    ],
    ['超过 高于 多于 大于 不止 逾 > 突破', 'gt'],
    ['不超过 不得超过 不多于 不得多于 不高于 不大于 未超过 至多 最多 最高 最长 ≤ <= ≦ 小于等于 上限为', 'le'],
    ['低于 不足 少于 不到 不满 未满 小于 未达到 <', 'lt'],
    ['约 大概 大约 差不多 ≈', 'approx'],
  ]
  const before = BOUNDS.flatMap(([words, op]) => words.split(' ').map((word): [string, string] => [`${word}50人`, op]))
  const AFTER: readonly (readonly [string, string])[] = [
    ['以上 及以上 及其以上 （含）以上 以上（含50人） 往上 打底 起步 +', 'ge'],
    ['以下 及以下 以内 之内 内 （含）以下 封顶 为限 范围内', 'le'],
    ['以外 开外 （不含）以上 以上（不含50人）', 'gt'],
    ['（不含）以下 以下（不含50人） 不到 不足', 'lt'],
    ['左右 上下 前后 多 有余 出头', 'approx'],
  ]
  const after = AFTER.flatMap(([words, op]) => words.split(' ').map((word): [string, string] => [`50人${word}`, op]))

  it.each([...before, ...after])('「%s」是 %s', (text, op) => {
    expect(only(text)).toMatchObject({ value: 50, unit: '人', op })
  })

  it.each<[string, string]>([
    ['at least 50 people', 'ge'],
    ['no less than 50 people', 'ge'],
    ['50 people or more', 'ge'],
    ['more than 50 people', 'gt'],
    ['over 50 people', 'gt'],
    ['exceeding 50 people', 'gt'],
    ['up to 50 people', 'le'],
    ['at most 50 people', 'le'],
    ['not exceeding 50 people', 'le'],
    ['50 people or less', 'le'],
    ['less than 50 people', 'lt'],
    ['under 50 people', 'lt'],
    ['about 50 people', 'approx'],
    ['around 50 people', 'approx'],
  ])('「%s」是 %s', (text, op) => {
    expect(only(text)).toMatchObject({ value: 50, op })
  })

  it.each<[string, string]>([
    ['合约50人', 'eq'],
    ['任期届满50日', 'eq'],
    ['逾期50日', 'eq'],
    ['不满意，50人', 'eq'],
    ['超过一定规模，设50人', 'eq'],
    ['三年以上述', 'eq'],
    ['50人以下简称', 'eq'],
    ['50人内部', 'eq'],
  ])('「%s」里没有界限词', (text, op) => {
    expect(readFigures(text).find(({ figure }) => figure)).toMatchObject({ op })
  })
})
