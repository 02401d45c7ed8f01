import { describe, expect, it } from 'vitest'
import { KnowledgeError, type Library } from '../../src/knowledge/index.ts'
import { readFigures } from '../../src/quantity/index.ts'
import { knowledge, library, loaded } from '../support/library.ts'

function faultsOf(text: string): string[] {
  const base: Library = library()
  try {
    loaded({ ...base, courtesies: { ...base.courtesies, text } })
  } catch (error) {
    if (error instanceof KnowledgeError)
      return error.faults.map(({ file, line, found, wanted }) => `${file}:${line} ${found} ${wanted}`)
    throw error
  }
  return []
}

describe('客气话', () => {
  const all = [...knowledge.courtesies.values()]

  it('谢、抱怨、告辞、担心，每样都有一句', () => {
    expect(new Set(all.map(({ tone }) => tone))).toEqual(new Set(['thank', 'complain', 'farewell', 'worry']))
    for (const [id, courtesy] of knowledge.courtesies) expect(courtesy.id).toBe(id)
  })
  it.each(all)('$id：没有数，两种文字都有，一行说完', ({ chinese, english }) => {
    for (const words of [chinese, english]) {
      expect(readFigures(words).filter(({ figure }) => figure)).toEqual([])
      expect(words).not.toContain('\n')
      expect(words).not.toMatch(/\d/u)
    }
    expect(chinese).toMatch(/\p{Script=Han}/u)
    expect(english).not.toMatch(/\p{Script=Han}/u)
  })
  it.each([
    ['没有这样的口气', 'courtesies: { a: { tone: rude, chinese: 好。, english: Well. } }'],
    ['少一种文字', 'courtesies: { a: { tone: thank, chinese: 好。 } }'],
    ['名字不成样子', 'courtesies: { A1: { tone: thank, chinese: 好。, english: Well. } }'],
    ['是空的', 'courtesies: { a: { tone: thank, chinese: "", english: Well. } }'],
    ['写了数', 'courtesies: { a: { tone: thank, chinese: 两百万就够了。, english: Well. } }'],
  ])('%s：装不上，说是哪个文件', (_what, text) => {
    expect(faultsOf(text).join('\n')).toContain('knowledge/courtesies.yaml')
  })
})
