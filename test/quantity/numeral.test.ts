import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumeral, parseOrdinalNumeral, readFigures } from '../../src/quantity/index.ts'
import { told } from './told.ts'

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
    ['1万亿5000万', 1000050000000],
    ['一万亿零三百万', 1000003000000],
    ['两亿三千四百万', 234000000],
    ['1亿2千万', 120000000],
    ['十万8千', 108000],
    ['1.5万', 15000],
    ['2千5', 2500],
    ['十五', 15],
    ['3万零50', 30050],
    ['3万零5百', 30500],
    ['一百二十点二五', 120.25],
    ['二十点五', 20.5],
    ['十万零三', 100003],
    ['一百万零三十', 1000030],
    ['三个千万', 30000000],
    ['两百w', 2000000],
    ['20 thousand', 20000],
    ['5 mn', 5000000],
    ['5 bn', 5000000000],
    ['50 000', 50000],
    ['1,000 million', 1000000000],
    [`1${'0'.repeat(23)}`, 1e23],
    ['二'.repeat(24), 2.2222222222222222e23],
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
    '亿万',
    '1亿万',
    '一百二百',
    '五十百',
    '两千千',
    'w',
    'K',
    'million',
    '三K党',
    '5三',
    '十五20',
    '两百 万州',
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
    ['第五', undefined],
    ['1', 1],
    ['-1', undefined],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', undefined],
    ['三个亿', 300000000],
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

describe('没说完的数', () => {
  it.each<[string, string]>([
    ['一百二三', '一百二三 = 120~130 · range [120, 130]'],
    ['一千二三百', '一千二三百 = 1200~1300 · range [1200, 1300]'],
    ['一百二三十人', '一百二三十人 = 120~130 人 range [120, 130]'],
    ['十二三个', '十二三个 = 12~13 个 range [12, 13]'],
    ['廿三四岁', '廿三四岁 = 23~24 岁 range [23, 24]'],
    ['两万三四', '两万三四 = 23000~24000 元 range [23000, 24000]'],
    ['三五个人', '三五个人 = 3~5 人 range [3, 5]'],
    ['三四十万', '三四十万 = 300000~400000 元 range [300000, 400000]'],
    ['三百几十万', '三百几十万 = 3000000 元 approx (3000000, 4000000)'],
    ['三百几十人', '三百几十人 = 300 人 approx (300, 400)'],
    ['两万几千', '两万几千 = 20000 元 approx (20000, 30000)'],
    ['两千几百家', '两千几百家 = 2000 家 approx (2000, 3000)'],
    ['一亿几千万', '一亿几千万 = 100000000 元 approx (100000000, 200000000)'],
    ['三十几千米', '三十几千米 = 30 千米 approx (30, 40)'],
    ['二十几万', '二十几万 = 200000 元 approx (200000, 300000)'],
    ['1亿2千多万', '1亿2千多万 = 120000000 元 approx (120000000, 130000000)'],
    ['一亿三百来万', '一亿三百来万 = 103000000 元 approx [92700000, 113300000]'],
    ['一个多亿', '一个多亿 = 100000000 元 approx (100000000, 200000000)'],
    ['十个亿多', '十个亿多 = 1000000000 元 approx (1000000000, 2000000000)'],
    ['十多个', '十多个 = 10 个 approx (10, 20)'],
    ['3多个', '3多个 = 3 个 approx (3, 4)'],
    ['五余', '五余 word'],
    ['几万', '几万 = 20000~99999 元 approx [20000, 99999]'],
    ['几百', '几百 = 200~999 · approx [200, 999]'],
    ['几千', '几千 = 2000~9999 · approx [2000, 9999]'],
    ['几十万', '几十万 = 200000~990000 元 approx [200000, 990000]'],
    ['几亿', '几亿 = 200000000~999999999 元 approx [200000000, 999999999]'],
    ['几百w', '几百w = 2000000~9990000 元 approx [2000000, 9990000]'],
    ['几十来号人', '几十来号人 = 20~99 人 approx [20, 99]'],
    ['上万', '上万 = 10000 元 ge [10000, …)'],
    ['上百家', '上百家 = 100 家 ge [100, …)'],
    ['上千万元', '上千万元 = 10000000 元 ge [10000000, …)'],
  ])('「%s」读作 %s', (text, expected) => {
    expect(told(readFigures(text))).toBe(expected)
  })
})

describe('挨着写的两个数', () => {
  it.each<[string, string]>([
    ['三万三万地拨', '三万 = 30000 元 eq [30000, 30000]；三万 = 30000 元 eq [30000, 30000]'],
    ['两万一个', '两万 = 20000 元 eq [20000, 20000]；一个 = 1 个 eq [1, 1]'],
    ['两万一', '两万一 = 21000 元 eq [21000, 21000]'],
    ['两万一元', '两万一元 = 21000 元 eq [21000, 21000]'],
    ['一亿一年', '一亿 = 100000000 元 eq [100000000, 100000000]；一年 = 1 年 eq [1, 1]'],
    ['两百一个', '两百一个 = 210 个 eq [210, 210]'],
    ['奖励五百万一次性拨付', '五百万 = 5000000 元 eq [5000000, 5000000]；一次性 word'],
    ['奖励两万二〇二四年发放', '两万 = 20000 元 eq [20000, 20000]；二〇二四年 date'],
    ['四川 200 万州 300', '四川 proper-name；200 = 200 · eq [200, 200]；万州 proper-name；300 = 300 · eq [300, 300]'],
    ['20多万州企业参会', '20多 = 20 · approx (20, 30)；万州 proper-name'],
    ['200 万元', '200 万元 = 2000000 元 eq [2000000, 2000000]'],
    ['十五20', '十五 = 15 · eq [15, 15]；20 = 20 · eq [20, 20]'],
  ])('「%s」读作 %s', (text, expected) => {
    expect(told(readFigures(text))).toBe(expected)
  })
})

describe('一串汉字数字是编号或年份', () => {
  it.each(['代号〇〇七', '编号二九。', '编号二三八。', '见二〇二四版', '二〇二四', '五八零'])(
    '「%s」不是数量',
    (text) => {
      expect(readFigures(text).filter(({ figure }) => figure)).toEqual([])
    },
  )
  it('后面有单位才是数量', () => {
    expect(told(readFigures('五八零平方米'))).toBe('五八零平方米 = 580 平方米 eq [580, 580]')
  })
})
