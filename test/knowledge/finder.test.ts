import { describe, expect, it } from 'vitest'
import { WordFinder } from '../../src/knowledge/index.ts'

const finder = new WordFinder([
  [{ text: '研发人员', joints: [2] }, 'staff'],
  [{ text: '研发' }, 'research'],
  [{ text: 'pilot line' }, 'pilot'],
  [{ text: 'i类' }, 'class one'],
  [{ text: 'ii类' }, 'class two'],
])
const wordsIn = (text: string) => finder.in(text).map(({ start, end, value }) => [text.slice(start, end), value])

describe('从话里找词', () => {
  it('从左到右，同处长的在前，相接处可以有“的”', () => {
    expect(wordsIn('搞研发的人员和研发人员')).toEqual([
      ['研发的人员', 'staff'],
      ['研发', 'research'],
      ['研发人员', 'staff'],
      ['研发', 'research'],
    ])
  })
  it('别处的“的”不算', () => expect(wordsIn('研的发人员')).toEqual([]))
  it('几处相接，每处都可以有；只在词的相接处，不在另一个同头的词里', () => {
    const several = new WordFinder([
      [{ text: '近三年研发费用', joints: [3, 5] }, 'spend'],
      [{ text: '近三年研究' }, 'study'],
      [{ text: '近三年的事' }, 'affair'],
    ])
    const found = (text: string) => several.in(text).map(({ value }) => value)
    for (const text of ['近三年研发费用', '近三年的研发费用', '近三年研发的费用', '近三年的研发的费用'])
      expect(found(text), text).toEqual(['spend'])
    expect(found('近三年的研究')).toEqual([])
    expect(found('近三年的的研发费用')).toEqual([])
    expect(found('近三年的事')).toEqual(['affair'])
  })
  it('外文词前后不能还有字母', () => {
    expect(wordsIn('a pilot line, two pilot liners')).toEqual([['pilot line', 'pilot']])
    expect(wordsIn('ii类专利')).toEqual([['ii类', 'class two']])
  })
  it('没有词的话', () => expect(finder.in('')).toEqual([]))
})
