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
    const changed = Uint8Array.from(frozen)
    changed[frozen.length - 9] = (changed[frozen.length - 9] ?? 0) + 1
    for (const bytes of [new Uint8Array(), Uint8Array.of(0x0a), frozen.slice(0, -1), frozen.slice(0, 100), changed])
      expect(thaw(bytes, print)).toBeUndefined()
  })
  it('每一段原文还在原处', () => {
    const known = thaw(frozen, print)
    for (const [id, { regulation }] of knowledge.regulations) {
      const own = known?.regulations.get(id)?.regulation
      expect(own?.leaves).toEqual(regulation.leaves)
      expect(own?.leaves).toBe(own?.leaves)
    }
  })
})
