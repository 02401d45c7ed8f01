import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFigures } from '../../src/quantity/index.ts'
import { sized } from '../support/size.ts'

const PIECES = [
  ...'一二两三十百千万亿零半第条款项人家元亩年月日级类成倍分之点上下以内约近多来几',
  ...'0123456789%‰.,:/-~()（）“”，。、 \n\t≥<ⅠI①½５㎡',
  '不少于',
  '超过',
  '以上',
  '万州',
  '统一',
  '平方米',
  '个工作日',
  '百分之',
  '至',
  '2024年',
  '〔2024〕',
  '号',
  '附件',
  '前',
  '⑩',
  '⅗',
  '㋊',
  '⒈',
  '廿',
  'million',
  'at least',
  '𠮷',
  '\u200b',
]
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''))

describe('任何文字', () => {
  it('读数有序、不相交，起止是原文的位置', () => {
    fc.assert(
      fc.property(text, (given) => {
        let end = 0
        for (const reading of readFigures(given)) {
          expect(reading.start).toBeGreaterThanOrEqual(end)
          expect(reading.end).toBeGreaterThan(reading.start)
          expect(given.slice(reading.start, reading.end)).toBe(reading.surface)
          expect(reading.figure).toBe(reading.kind === 'figure')
          end = reading.end
        }
        expect(end).toBeLessThanOrEqual(given.length)
      }),
    )
  })

  it('读数不跨行', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const { surface } of readFigures(given)) expect(surface.trim()).not.toContain('\n')
      }),
    )
  })

  it('数字不漏：每个阿拉伯数字都在某个读数里', () => {
    fc.assert(
      fc.property(text, (given) => {
        const readings = readFigures(given)
        for (const { index } of given.matchAll(/[0-9５]/g)) {
          expect(readings.some(({ start, end }) => start <= index && index < end)).toBe(true)
        }
      }),
    )
  })

  it.each(['一', '9', '百', ' ', '\n', 'a '])(`「%s」说到 ${sized(100_000)} 字也读得完`, (sign) => {
    const given = sign.repeat(sized(100_000) / sign.length)
    expect(readFigures(given).every(({ start, end }) => start < end)).toBe(true)
  })

  it.each(['1:', '一、', '第', '（一）', '不少于', '1 ', '三至', '5-', '1/', '{{', 'two '])(
    '一串「%s」也读得完',
    (sign) => {
      const given = sign.repeat(5_000 / sign.length)
      expect(readFigures(given).every(({ start, end }) => start < end)).toBe(true)
    },
  )

  it('分页断开的句子不连起来读', () => {
    const [figure] = readFigures('场地面积 500\n\n平方米以上')
    expect(figure).toMatchObject({ surface: '500', value: 500 })
    expect(figure?.unit).toBeUndefined()
  })
})
