import { describe, expect, it } from 'vitest'
import { namingsIn } from '../../src/desk/naming.ts'
import { knowledge } from '../support/library.ts'

const of = (words: string, relayed = false) =>
  namingsIn(words, { knowledge, relayed }).map(({ value, of: whose }) => `${value} ${whose}`)

describe('一个单位的叫法，说的是谁', () => {
  it.each([
    ['我们是家做肥料的企业', 'enterprise is'],
    ['本校', 'university own'],
    ['咱这个小厂', 'enterprise own'],
    ['我在县城开了家烘焙公司', 'enterprise own'],
    ["we're a small firm in the county", 'enterprise is'],
    ['our small firm', 'enterprise own'],
    ['其实是家研究所', 'institute is'],
    ['就用研究院申报', 'institute is'],
    ['有家酒厂打来', 'enterprise introduced'],
  ])('%s：申请的就是它', (words, whose) => {
    expect(of(words)).toContain(whose)
  })
  it.each([
    '隔壁药厂',
    '我们跟一所高校合作',
    '联合两家企业',
    '另一家公司',
    '我们不是公司',
    'we work with a university',
    '又来了一家，合作的企业是外地的',
  ])('%s：是别人，或者不是', (words) => {
    expect(of(words).every((each) => each.endsWith('other'))).toBe(true)
  })
  it('县医院办的研究所：前一个只说后一个是谁的', () => {
    expect(of('我们是县医院举办的研究所')).toEqual(['other other', 'institute is'])
  })
  it('转述的话里，他就是申请的那家', () => {
    expect(of('他那边是个研究所', true)).toEqual(['institute is'])
    expect(of('他们是公司')).toEqual(['enterprise other'])
  })
  it('只问能不能，没有说是谁', () => {
    expect(of('高校能不能牵头')).toEqual(['university open'])
  })
})
