import { describe, expect, it } from 'vitest'
import type { Knowledge } from '../../src/knowledge/index.ts'
import { ClauseFinder } from '../../src/retrieval/index.ts'
import { grownLibrary } from '../grown/library.ts'
import { loaded } from '../support/library.ts'

const grown = loaded(grownLibrary())
const isTheirs = (ref: string) => ref.startsWith('yueyang')
/** Two texts as they are just after they were added: nobody has written yet how people ask for what they say. */
const knowledge: Knowledge = { ...grown, phrasings: new Map([...grown.phrasings].filter(([ref]) => !isTheirs(ref))) }
const finder = new ClauseFinder(knowledge)
const signs = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

const all = finder.entries.map(({ ref, own }) => ({ ref, words: signs(own) }))
/** Runs of 8 to 20 signs of a clause that stand in no other, one beginning at every third sign. */
const quotations = all
  .filter(({ ref }) => isTheirs(ref))
  .flatMap(({ ref, words }) =>
    Array.from({ length: Math.max(0, Math.ceil((words.length - 7) / 3)) }, (_, i) => ({
      ref,
      quoted: words.slice(3 * i, 3 * i + 8 + ((5 * i) % 13)),
    })),
  )
  // Words that name another text ask for that one (岳科发 is what the other of the two is called), and what is hardly more than a name quotes nothing.
  .filter(({ ref, quoted }) => {
    const { regulations, rest } = finder.find(quoted)
    return regulations.length === 0 || (signs(rest).length >= 4 && regulations.some((id) => ref.startsWith(`${id}:`)))
  })
  .filter(({ quoted }) => all.filter(({ words }) => words.includes(quoted)).length === 1)

describe('没有人写过说法的文本，照抄一段也找得到', () => {
  it('这两部没有说法，别的有', () => {
    const asked = finder.entries.filter(({ asked }) => asked.length > 0).map(({ regulation }) => regulation)
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.some(isTheirs)).toBe(false)
    expect(quotations.length).toBeGreaterThan(150)
  })

  it('独有的八到二十个字，第一条就是它，没有一段被别处的说法挤掉', () => {
    const lost = quotations.flatMap(({ ref, quoted }) => {
      const first = finder.find(quoted).hits[0]?.ref
      return first === ref ? [] : [`${quoted}：${first}，应是 ${ref}`]
    })
    expect(lost).toEqual([])
  })

  it('不看说法，也是同一条', () => {
    const plain = new ClauseFinder(knowledge, { ingredients: { phrasings: false } })
    for (const { quoted } of quotations) expect(plain.find(quoted).hits[0]?.ref).toBe(finder.find(quoted).hits[0]?.ref)
  })
})
