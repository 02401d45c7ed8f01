import { describe, expect, it } from 'vitest'
import { fingerprintOf, freeze, thaw } from '../../src/knowledge/index.ts'
import { knowledge } from '../support/library.ts'

const print = fingerprintOf([{ name: 'a', text: 'b' }])
const frozen = freeze(knowledge, print)

describe('知识的快照', () => {
  it('化开来和原来一样', () => expect(thaw(frozen, print)).toEqual(knowledge))
  it('别的文件的快照不用', () => {
    expect(thaw(frozen, fingerprintOf([{ name: 'a', text: 'c' }]))).toBeUndefined()
    expect(thaw(frozen, fingerprintOf([{ name: 'ab', text: '' }]))).toBeUndefined()
  })
  it('写了一半的、改过的、空的，都不信', () => {
    for (const text of ['', '\n', frozen.slice(0, -1), frozen.slice(0, 100), frozen.replace('500', '400')])
      expect(thaw(text, print)).toBeUndefined()
  })
})
