import { describe, expect, it } from 'vitest'
import { answersTo } from '../../src/answer/questions.ts'
import { messageReader } from '../../src/intake/index.ts'
import { knowledge } from '../support/library.ts'

const read = messageReader(knowledge)

describe('快捷回答', () => {
  it.each([...knowledge.facts.keys()].map((id) => [id]))('%s：写明说的是什么，和照着念读出来的一样', (id) => {
    for (const { send, answers } of answersTo(knowledge, [id])) {
      expect(answers?.fact, send).toBe(id)
      const said = read(send, { context: id }).facts[id]
      // A label may be more than the reader knows: 科研院所或技术机构.
      if (knowledge.facts.get(id)?.kind !== 'choice' || said !== undefined) expect(said, send).toEqual(answers?.value)
    }
  })

  it('几题一起问的：都是、都不知道，各题都读成一样', () => {
    const pairs = [...knowledge.facts.values()].filter(({ together = [] }) => together.length > 0)
    expect(pairs.length).toBeGreaterThan(0)
    for (const { id, together = [] } of pairs) {
      for (const { send, answers } of answersTo(knowledge, [id, ...together])) {
        expect(answers, send).toMatchObject({ fact: id, also: together })
        const one = send.replace('都', '')
        for (const fact of [id, ...together]) expect(read(one, { context: fact }).facts[fact]).toBe(answers?.value)
      }
    }
  })

  it('问数的没有', () => {
    for (const { id, kind } of knowledge.facts.values())
      if (kind !== 'yes-no' && kind !== 'choice') expect(answersTo(knowledge, [id]), id).toEqual([])
  })
})
