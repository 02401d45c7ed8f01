import { expect, it } from 'vitest'
import { readFigures } from '../../src/quantity/index.ts'
import { told } from './told.ts'

/**
 * Numerals, units, bounds and softenings in all their pairs, with what is read of each in a file beside this one: a change in
 * how anything is read shows there as a line, to be judged by eye. The file was written by the program and read through.
 */
const NUMERALS = [
  '3',
  '12',
  '1.5',
  '２０',
  '5,000',
  '三',
  '十',
  '十二',
  '两百',
  '一百二',
  '三千五',
  '半',
  '一点五',
  '廿三',
  '几',
  '二三十',
  '1.2万',
  '三百万',
  '两亿',
  '50w',
]
const UNITS = [
  '',
  '人',
  '名',
  '家',
  '项',
  '例',
  '件',
  '个',
  '元',
  '万元',
  '平方米',
  '㎡',
  '平',
  '亩',
  '公顷',
  '%',
  '％',
  '成',
  '倍',
  '年',
  '个月',
  '天',
  '日',
  '个工作日',
  '周岁',
  '分',
  '次',
  '米',
  '吨',
  '类',
  '条',
  '美元',
]
const BEFORE = [
  '不少于',
  '不低于',
  '不得超过',
  '不超过',
  '超过',
  '低于',
  '不足',
  '不到',
  '至少',
  '最高',
  '约',
  '大概',
  '近',
  '将近',
  '上',
  '满',
  '每',
  '≥',
  '<',
  '达到',
  '多于',
  '不止',
  '前',
  '第',
]
const AFTER = [
  '以上',
  '及以上',
  '以下',
  '以内',
  '内',
  '左右',
  '上下',
  '多',
  '来',
  '余',
  '出头',
  '不到',
  '起',
  '（含）以上',
  '之间',
  '前',
]

const shown = (text: string): string =>
  `${text} → ${
    readFigures(text)
      .map((reading) => told([reading]))
      .join(' ; ') || '—'
  }`

it('数、单位、界限、约略，两两相配', async () => {
  const pairs = [
    ...NUMERALS.flatMap((numeral) => UNITS.map((unit) => `要${numeral}${unit}。`)),
    ...BEFORE.flatMap((before) =>
      ['8', '两百', '三成'].flatMap((numeral) =>
        ['人', '万元', '%', '年', '平方米'].map((unit) => `${before}${numeral}${unit}`),
      ),
    ),
    ...AFTER.flatMap((after) =>
      ['8', '两百', '五十'].flatMap((numeral) =>
        ['人', '万', '平', '个月', '家'].flatMap((unit) => [`${numeral}${unit}${after}`, `${numeral}${after}${unit}`]),
      ),
    ),
    ...BEFORE.flatMap((before) => AFTER.map((after) => `${before}20人${after}`)),
    ...['至', '到', '-', '～', '、', '或', '和'].flatMap((link) =>
      ['3|5', '三|五', '十|二十', '一百|两百', '3万|5万', '5000|1万', '30%|50%'].flatMap((ends) =>
        ['', '人', '万元', '年', '平方米'].map((unit) => `${ends.replace('|', link)}${unit}`),
      ),
    ),
  ]
  await expect([...new Set(pairs)].map(shown).join('\n')).toMatchFileSnapshot('./matrix.txt')
})
