import { describe, expect, it } from 'vitest'
import { wordingReader } from '../../src/knowledge/index.ts'

const read = wordingReader([
  { of: '年报', words: [{ words: ['年度报告', '年报', 'annual report'] }] },
  { of: '报告', words: [{ words: ['报告'] }] },
  {
    of: '场地',
    words: [{ words: ['场地', '实验室'] }, { words: ['地方'], with: ['多大', '平'] }],
    except: ['重点实验室'],
  },
  { of: '拨款', words: [{ words: ['补助', '钱'], before: ['什么时候', '几次'], without: ['目标'] }] },
  { of: '知识产权', words: [{ words: ['专利', 'ip'] }] },
])
const heard = (text: string) => read(text).map(({ of, word }) => `${of}:${word}`)

describe('由词听出说的是什么', () => {
  it('长的词带走它的字：年度报告不又是报告', () => {
    expect(heard('年度报告什么时候交')).toEqual(['年报:年度报告'])
    expect(heard('审计报告要交吗')).toEqual(['报告:报告'])
  })

  it('同一小句里要有的词', () => {
    expect(heard('地方要多大')).toEqual(['场地:地方'])
    expect(heard('地方政府支持吗')).toEqual([])
    expect(heard('地方有没有，多大岁数')).toEqual([])
  })

  it('后面不远要有的词、不能有的词', () => {
    expect(heard('补助什么时候拨')).toEqual(['拨款:补助'])
    expect(heard('什么时候有补助')).toEqual([])
    expect(heard('补助目标什么时候定')).toEqual([])
    expect(heard('补助要等上面的领导都签完了字以后才知道什么时候拨')).toEqual([])
  })

  it('含着这个词、说的是另一回事的词', () => {
    expect(heard('实验室多大')).toEqual(['场地:实验室'])
    expect(heard('重点实验室怎么报')).toEqual([])
  })

  it('英文从词头认起，短的要整个', () => {
    expect(heard('when are annual reports due')).toEqual(['年报:annual report'])
    expect(heard('ip and ipad')).toEqual(['知识产权:ip'])
    expect(heard('shipping')).toEqual([])
  })

  it('照说的次序，说在哪里', () => {
    expect(read('专利和场地')).toEqual([
      { of: '知识产权', word: '专利', start: 0, end: 2 },
      { of: '场地', word: '场地', start: 3, end: 5 },
    ])
    expect(read('')).toEqual([])
  })
})
