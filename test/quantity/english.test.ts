import { describe, expect, it } from 'vitest'
import { readFigures } from '../../src/quantity/index.ts'
import { told } from './told.ts'

const only = (text: string) =>
  readFigures(text).flatMap(({ figure, surface, value }) => (figure ? [[surface, value]] : []))

describe('英文数词', () => {
  it.each<[string, string, number]>([
    ['two people', 'two people', 2],
    ['ten people', 'ten people', 10],
    ['eleven people', 'eleven people', 11],
    ['nineteen people', 'nineteen people', 19],
    ['twenty people', 'twenty people', 20],
    ['twenty-one people', 'twenty-one people', 21],
    ['Twenty Five people', 'Twenty Five people', 25],
    ['FORTY people', 'FORTY people', 40],
    ['ninety-nine people', 'ninety-nine people', 99],
    ['a hundred people', 'a hundred people', 100],
    ['one hundred people', 'one hundred people', 100],
    ['a hundred and one people', 'a hundred and one people', 101],
    ['one hundred ten people', 'one hundred ten people', 110],
    ['two hundred and fifty-six people', 'two hundred and fifty-six people', 256],
    ['a thousand people', 'a thousand people', 1000],
    ['two thousand and five people', 'two thousand and five people', 2005],
    ['three thousand two hundred people', 'three thousand two hundred people', 3200],
    ['twelve hundred people', 'twelve hundred people', 1200],
    ['a hundred thousand people', 'a hundred thousand people', 100_000],
    ['two million three hundred thousand people', 'two million three hundred thousand people', 2_300_000],
    ['a billion people', 'a billion people', 1_000_000_000],
    ['a dozen people', 'a dozen people', 12],
    ['two dozen people', 'two dozen people', 24],
    ['dozen people', 'dozen people', 12],
    ['zero cases', 'zero cases', 0],
    ['one year', 'one year', 1],
    ['One project', 'One project', 1],
    ['at least twenty people', 'twenty people', 20],
    ['(five) people', 'five', 5],
    ['and five people', 'five people', 5],
    ['a five-year plan', 'five-year', 5],
  ])('「%s」里的「%s」是 %s', (text, surface, value) => {
    expect(only(text)).toEqual([[surface, value]])
  })

  it.each<[string, [string, number][]]>([
    [
      'five six people',
      [
        ['five', 5],
        ['six people', 6],
      ],
    ],
    [
      'twelve thirty',
      [
        ['twelve', 12],
        ['thirty', 30],
      ],
    ],
    [
      'twenty ten people',
      [
        ['twenty', 20],
        ['ten people', 10],
      ],
    ],
    [
      'five people and six companies',
      [
        ['five people', 5],
        ['six companies', 6],
      ],
    ],
    [
      'two, three people',
      [
        ['two', 2],
        ['three people', 3],
      ],
    ],
  ])('「%s」是两个数', (text, expected) => {
    expect(only(text)).toEqual(expected)
  })

  it.each([
    'one of them',
    'the one',
    'no one applied',
    'one',
    'hundred people',
    'thousand people',
    'million yuan',
    'K or above',
    'someone',
    'tenant',
    'tentative',
    'weight',
    'a company',
    'another hundred',
    '',
  ])('「%s」里没有数', (text) => {
    expect(only(text)).toEqual([])
  })

  it('千以上没有单位的是钱，小的只是数', () => {
    expect(told(readFigures('twenty-five'))).toBe('twenty-five = 25 · eq [25, 25]')
    expect(told(readFigures('nine hundred'))).toBe('nine hundred = 900 · eq [900, 900]')
    expect(told(readFigures('one thousand'))).toBe('one thousand = 1000 元 eq [1000, 1000]')
    expect(told(readFigures('2 thousand'))).toBe('2 thousand = 2000 元 eq [2000, 2000]')
    expect(told(readFigures('two million'))).toBe('two million = 2000000 元 eq [2000000, 2000000]')
  })
})
