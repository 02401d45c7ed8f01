import { describe, expect, it } from 'vitest'
import { entriesOf } from '../../src/retrieval/corpus.ts'
import type { IndexStore } from '../../src/retrieval/index.ts'
import { keyOf, textIndexOf } from '../../src/retrieval/text-index-file.ts'
import { codeOf, pairOf } from '../../src/retrieval/token-code.ts'
import { wordsOf } from '../../src/retrieval/words.ts'
import { knowledge } from '../support/library.ts'

const words = wordsOf(knowledge)
const entries = entriesOf(knowledge)
const texts = [...knowledge.regulations.keys()].map((id) => {
  const text = entries.filter(({ regulation }) => regulation === id)
  return { text, key: keyOf(text) }
})

/** Words that count how many clauses were read with them. */
function counting() {
  const read: string[] = []
  const tokens = (text: string) => {
    read.push(text)
    return words.tokens(text)
  }
  return { read, words: { ...words, tokens } }
}

function memory(): IndexStore & { writes: number } {
  const files = new Map<string, Uint8Array>()
  const store = {
    writes: 0,
    read: (name: string) => files.get(name),
    write: (name: string, bytes: Uint8Array) => {
      store.writes++
      files.set(name, bytes)
    },
  }
  return store
}

describe('一部一段：加一部、去一部，别的不重建', () => {
  const [first, ...others] = texts

  it('加一部，只读那一部', () => {
    const store = memory()
    textIndexOf(others, words, 'v', store)
    const { read, words: counted } = counting()
    const index = textIndexOf(texts, counted, 'v', store)
    expect(read).toEqual(first?.text.map(({ own }) => own))
    expect(store.writes).toBe(2)
    const query = new Map([['场地', 1]])
    expect(index.scores(query)).toEqual(textIndexOf(texts, words, 'v').scores(query))
  })

  it('去一部，什么也不读；再开一次，也不写', () => {
    const store = memory()
    textIndexOf(texts, words, 'v', store)
    const { read, words: counted } = counting()
    for (let start = 0; start < 2; start++) textIndexOf(others, counted, 'v', store)
    expect(read).toEqual([])
    expect(store.writes).toBe(2)
  })

  it('读文本的词变了，全部重读', () => {
    const store = memory()
    textIndexOf(texts, words, 'v', store)
    const { read, words: counted } = counting()
    textIndexOf(texts, counted, 'w', store)
    expect(read).toHaveLength(entries.length)
  })
})

describe('分数：和一条一条算出来的一样', () => {
  const index = textIndexOf(texts, words, 'v')
  const documents = entries.map(({ own, above }) => [...words.tokens(own), ...words.segment(words.whole(above))])
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / documents.length

  it.each(['场地', '研', '第', 'r', '#300平方米', '没有的词'])('%s', (token) => {
    const among = documents.filter((tokens) => tokens.includes(token)).length
    expect(index.among(token)).toBe(among)
    const rarity = Math.log(1 + (documents.length - among + 0.5) / (among + 0.5))
    const scores = index.scores(new Map([[token, 2]]))
    for (const [at, tokens] of documents.entries()) {
      const times = tokens.filter((each) => each === token).length
      const norm = 1.2 * (0.25 + (0.75 * tokens.length) / mean)
      expect(scores.get(at) ?? 0).toBeCloseTo((2 * rarity * times * 2.2) / (times + norm), 4)
      expect(index.stands(token, at)).toBe(times > 0)
    }
  })
})

describe('词的代号', () => {
  it('两个汉字，读得回来；别的不是两个汉字', () => {
    expect(pairOf(codeOf('场地'))).toBe('场地')
    for (const token of ['场', 'ab', 'software', '#300', '=site', '技术创新'])
      expect(pairOf(codeOf(token))).toBeUndefined()
  })

  it('全部文本里，不同的词代号不同', () => {
    const tokens = new Set(entries.flatMap(({ own }) => words.tokens(own)))
    expect(new Set([...tokens].map(codeOf)).size).toBe(tokens.size)
  })
})
