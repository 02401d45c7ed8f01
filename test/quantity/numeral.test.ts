import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumeral, parseOrdinalNumeral, readFigures } from '../../src/quantity/index.ts'

/** Writes a whole number below 10^12 the plain Chinese way, as a check on the reader. */
const chinese = (value: number): string => {
  const digits = '零一二三四五六七八九'
  const group = (n: number, padded: boolean): string => {
    const places = [1000, 100, 10, 1].map((place) => Math.floor(n / place) % 10)
    let out = ''
    let gap = padded && n < 1000
    places.forEach((digit, i) => {
      if (digit === 0) {
        gap = gap || out !== ''
        return
      }
      if (gap) out += '零'
      gap = false
      out += `${digits[digit]}${['千', '百', '十', ''][i]}`
    })
    return out
  }
  if (value === 0) return '零'
  const [yi, wan, rest] = [Math.floor(value / 1e8), Math.floor(value / 1e4) % 1e4, value % 1e4]
  const head = yi > 0 ? `${group(yi, false)}亿` : ''
  const middle = wan > 0 ? `${group(wan, yi > 0)}万` : ''
  const tail = rest > 0 ? group(rest, yi + wan > 0 && (rest < 1000 || (yi > 0 && wan === 0))) : ''
  return head + middle + tail
}

describe('单独一个数', () => {
  it.each<[string, number]>([
    ['0', 0],
    ['12', 12],
    ['１０', 10],
    ['1,500', 1500],
    ['1,234,567.5', 1234567.5],
    ['0.033', 0.033],
    ['零', 0],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['一百零二', 102],
    ['一百二', 120],
    ['一百二十', 120],
    ['两千五', 2500],
    ['两千零五', 2005],
    ['二万五', 25000],
    ['三万二千五百', 32500],
    ['一千零五十', 1050],
    ['一亿二', 120000000],
    ['一亿零五百', 100000500],
    ['三万亿', 3000000000000],
    ['三万五千亿', 3500000000000],
    ['百万', 1000000],
    ['廿三', 23],
    ['廿', 20],
    ['卅', 30],
    ['卅一', 31],
    ['卌五', 45],
    ['一点五', 1.5],
    ['零点零三三', 0.033],
    ['二〇二四', 2024],
    ['二○○四', 2004],
    ['壹佰', 100],
    ['贰拾陆万', 260000],
    ['叁仟伍佰', 3500],
    ['兩萬', 20000],
    ['1.2亿', 120000000],
    ['1亿5000万', 150000000],
    ['2千万', 20000000],
    ['3.5千', 3500],
    ['3万5', 35000],
    ['3万5000', 35000],
    ['50w', 500000],
    ['50W', 500000],
    ['300k', 300000],
    ['300K', 300000],
    ['3 million', 3000000],
    ['1.5 billion', 1500000000],
    ['2 thousand', 2000],
    ['1 trillion', 1000000000000],
    ['一个亿', 100000000],
    ['两百个w', 2000000],
    ['五 百 二 十', 520],
    [' 35 ', 35],
  ])('「%s」是 %s', (text, expected) => {
    expect(parseNumeral(text)).toBe(expected)
  })

  it.each([
    '',
    '人',
    '三人',
    '三四',
    '两百多',
    '十来',
    '几百',
    '上百',
    '五百元',
    '12 34',
    '1-2',
    '一百一百',
    '十百',
    '百千',
    '万千',
    '亿亿',
    '1万2亿3万4亿',
    '第五',
    '1,50',
    '1,5000',
    '9'.repeat(25),
    '九'.repeat(25),
  ])('「%s」不是一个数', (text) => {
    expect(parseNumeral(text)).toBeUndefined()
  })

  it('汉字写法读回原数', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(parseNumeral(chinese(value))).toBe(value)
      }),
    )
  })

  it('阿拉伯数字与全角数字读回原数', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 999 }), (whole, part) => {
        const printed = part % 10 === 0 ? `${whole}` : `${whole}.${String(part).padStart(3, '0')}`
        const wide = [...printed].map((sign) =>
          sign === '.' ? '．' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
        )
        expect(parseNumeral(printed)).toBe(Number(printed))
        expect(parseNumeral(wide.join(''))).toBe(Number(printed))
        expect(parseNumeral(whole.toLocaleString('en-US'))).toBe(whole)
      }),
    )
  })
})

describe('条款编号', () => {
  it.each<[string, number | undefined]>([
    ['一百零二', 102],
    ['１０', 10],
    ['12', 12],
    ['二十八', 28],
    ['〇', undefined],
    ['0', undefined],
    ['1.5', undefined],
    ['三四', undefined],
    ['甲', undefined],
    ['', undefined],
  ])('「%s」是 %s', (text, expected) => {
    expect(parseOrdinalNumeral(text)).toBe(expected)
  })
})

describe('分数字符', () => {
  const read = (text: string) => readFigures(text).map(({ surface, value, unit }) => [surface, value, unit])
  it.each([
    ['½年', [['½年', 0.5, '年']]],
    ['1½年', [['1½年', 1.5, '年']]],
    ['¾亩', [['¾亩', 0.75, '亩']]],
    ['占½', [['½', '1/2', 'ratio']]],
    ['⅓以上', [['⅓以上', '1/3', 'ratio']]],
    ['⅓年', [['⅓', '1/3', 'ratio']]],
  ])('%s', (text, wanted) => expect(read(text)).toEqual(wanted))
})
