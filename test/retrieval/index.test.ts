import { describe, expect, it } from 'vitest'
import type { Knowledge } from '../../src/knowledge/index.ts'
import { checkedVectors } from '../../src/retrieval/embedder.ts'
import { ClauseFinder, type Embedder, type Found, HybridFinder, type IndexStore } from '../../src/retrieval/index.ts'
import { embedded, indexOf, textOf } from '../../src/retrieval/vectors.ts'
import { embedderBy, oracle, randomEmbedder } from '../support/judges.ts'
import { index, knowledge } from '../support/library.ts'

class MemoryStore implements IndexStore {
  readonly files = new Map<string, Uint8Array>()
  writes = 0
  read(name: string): Uint8Array | undefined {
    return this.files.get(name)
  }
  write(name: string, bytes: Uint8Array): void {
    this.writes++
    this.files.set(name, bytes.slice())
  }
}

const QUESTION = '聊城 撤销情形'
/** What was found, without what measures further texts by it. */
const values = ({ toward: _, likeness: __, ...found }: Found) => found
/** A store with what a first start wrote into it. */
const first = new MemoryStore()
const plain = values(new ClauseFinder(knowledge, { store: first }).find(QUESTION))
const saved = () => {
  const store = new MemoryStore()
  for (const [name, bytes] of first.files) store.write(name, bytes)
  return store
}
const bytesOf = (store: MemoryStore, name: string) => store.files.get(name) ?? new Uint8Array()

describe('索引：建一次，存起来，不合就重建', () => {
  it('存了再取，结果一样，不再写', () => {
    const store = saved()
    expect(store.writes).toBe(2)
    expect(values(new ClauseFinder(knowledge, { store }).find(QUESTION))).toEqual(plain)
    expect(store.writes).toBe(2)
  })

  it('从奇数位置开始的字节也读得对', () => {
    const store = saved()
    const bytes = bytesOf(store, 'texts')
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    store.files.set('texts', shifted.subarray(1))
    expect(values(new ClauseFinder(knowledge, { store }).find(QUESTION))).toEqual(plain)
    expect(store.writes).toBe(2)
  })

  it.each([
    ['写了一半', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['只有头', (bytes: Uint8Array) => bytes.slice(0, bytes.indexOf(10) + 1)],
    ['空的', () => new Uint8Array()],
    ['别的程序的', () => new TextEncoder().encode('SQLite format 3\u0000 and so on\n')],
    ['改了一个字节', (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte))],
  ])('%s：重建', (_, spoil) => {
    const store = saved()
    store.files.set('texts', spoil(bytesOf(store, 'texts')))
    expect(values(new ClauseFinder(knowledge, { store }).find(QUESTION))).toEqual(plain)
    expect(store.writes).toBe(3)
  })

  it('说法变了：重建', () => {
    const store = saved()
    const phrasings = new Map(knowledge.phrasings).set('liaocheng:3', { id: 'liaocheng:3', asked: ['独此一问'] })
    const changed: Knowledge = { ...knowledge, phrasings }
    expect(new ClauseFinder(changed, { store }).find('聊城 独此一问').hits[0]?.ref).toBe('liaocheng:3')
    expect(store.writes).toBe(3)
  })

  it('存的地方读写都坏了，照样找得到', () => {
    const fail = () => {
      throw new Error('磁盘坏了')
    }
    expect(values(new ClauseFinder(knowledge, { store: { read: fail, write: fail } }).find(QUESTION))).toEqual(plain)
  })
})

/** Knows what all ways of asking are of, and that 猫 is 党建. */
const knowing = (over: Partial<Embedder> = {}): Embedder => ({
  ...embedderBy('cats-1', (question) => (question.includes('猫') ? ['sichuan:4'] : oracle(question))),
  ...over,
})
const counted = (embedder: Embedder) => {
  const calls: (readonly string[])[] = []
  const embed = (texts: readonly string[]) => {
    calls.push(texts)
    return embedder.embed(texts)
  }
  return { calls, embedder: { ...embedder, embed } }
}

const hybrid = (embedder: Embedder, store?: IndexStore, failures: unknown[] = []) =>
  new HybridFinder(new ClauseFinder(knowledge, { store: index }), {
    embedder,
    onFailure: (error) => failures.push(error),
    ...(store ? { store } : {}),
  })

describe('向量：有就用，坏了就只凭词语', () => {
  it('词语找不到的，意思找得到；试过以前只凭词语', async () => {
    const finder = hybrid(knowing())
    expect((await finder.find('四川 猫猫猫')).hits).toEqual([])
    await finder.ready()
    expect((await finder.find('四川 猫猫猫')).hits[0]?.ref).toBe('sichuan:4')
  })

  it('存了再取，只嵌入问的那一句，也不再试', async () => {
    const store = new MemoryStore()
    await hybrid(knowing(), store).ready()
    const { calls, embedder } = counted(knowing())
    const { hits } = await hybrid(embedder, store).find('四川 猫')
    expect(calls).toEqual([['四川 猫']])
    expect(hits[0]?.ref).toBe('sichuan:4')
  })

  it('换了嵌入器或维数：重建', async () => {
    const store = new MemoryStore()
    await hybrid(knowing(), store).ready()
    await hybrid(knowing({ name: 'cats-2' }), store).ready()
    expect(store.writes).toBe(2)
    const wide = knowing({ name: 'cats-2', dimension: 3, embed: async (texts) => texts.map(() => [1, 0, 0]) })
    const failures: unknown[] = []
    await hybrid(wide, store, failures).ready()
    expect(store.writes).toBe(3)
    expect(failures).toEqual([])
  })

  it.each([
    ['不在线', async () => Promise.reject(new Error('不在线'))],
    ['少给了', async () => []],
    ['长短不对', async (texts: readonly string[]) => texts.map(() => [1])],
    ['有 NaN', async (texts: readonly string[]) => texts.map(() => new Array<number>(330).fill(Number.NaN))],
  ])('%s：只凭词语，说一次为什么', async (_, embed) => {
    const failures: unknown[] = []
    const finder = hybrid(knowing({ embed }), undefined, failures)
    expect(values(await finder.find(QUESTION))).toEqual(plain)
    expect(values(await finder.find(QUESTION))).toEqual(plain)
    expect(failures).toHaveLength(1)
  })

  it('坏过一次，好了又能用', async () => {
    let broken = true
    const embedder = knowing({
      embed: async (texts) => {
        if (broken) throw new Error('不在线')
        return knowing().embed(texts)
      },
    })
    const finder = hybrid(embedder)
    await finder.find('四川 猫')
    broken = false
    await finder.ready()
    expect((await finder.find('四川 猫')).hits[0]?.ref).toBe('sichuan:4')
  })

  it('一万条起用图，以下逐条比：找到的一样', async () => {
    const { entries } = new ClauseFinder(knowledge, { store: index })
    const embedder = randomEmbedder(4)
    const vectors = await embedded(entries.map(textOf), embedder)
    const [vector = []] = checkedVectors(await embedder.embed(['场地']), 1, embedder)
    const exact = await indexOf(entries, vectors, embedder.dimension)
    const graph = await indexOf(entries, vectors, embedder.dimension, 1)
    for (const within of [[], ['sichuan']]) {
      const near = exact.nearest(vector, 5, within).map(({ ref }) => ref)
      expect(near).toHaveLength(5)
      expect(graph.nearest(vector, 5, within).map(({ ref }) => ref)).toEqual(near)
    }
  })
})
