import { describe, expect, it } from 'vitest'
import type { Knowledge } from '../../src/knowledge/index.ts'
import {
  ClauseFinder,
  type Embedder,
  type Found,
  HybridFinder,
  hashingEmbedder,
  type IndexStore,
} from '../../src/retrieval/index.ts'
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
    expect(store.writes).toBe(1)
    expect(values(new ClauseFinder(knowledge, { store }).find(QUESTION))).toEqual(plain)
    expect(store.writes).toBe(1)
  })

  it('从奇数位置开始的字节也读得对', () => {
    const store = saved()
    const bytes = bytesOf(store, 'lexical')
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    store.files.set('lexical', shifted.subarray(1))
    expect(values(new ClauseFinder(knowledge, { store }).find(QUESTION))).toEqual(plain)
    expect(store.writes).toBe(1)
  })

  it.each([
    ['写了一半', (bytes: Uint8Array) => bytes.slice(0, bytes.length / 2)],
    ['只有头', (bytes: Uint8Array) => bytes.slice(0, bytes.indexOf(10) + 1)],
    ['空的', () => new Uint8Array()],
    ['别的程序的', () => new TextEncoder().encode('SQLite format 3\u0000 and so on\n')],
    ['改了一个字节', (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte))],
  ])('%s：重建', (_, spoil) => {
    const store = saved()
    store.files.set('lexical', spoil(bytesOf(store, 'lexical')))
    expect(values(new ClauseFinder(knowledge, { store }).find(QUESTION))).toEqual(plain)
    expect(store.writes).toBe(2)
  })

  it('说法变了：重建', () => {
    const store = saved()
    const phrasings = new Map(knowledge.phrasings).set('liaocheng:3', { id: 'liaocheng:3', asked: ['独此一问'] })
    const changed: Knowledge = { ...knowledge, phrasings }
    expect(new ClauseFinder(changed, { store }).find('聊城 独此一问').hits[0]?.ref).toBe('liaocheng:3')
    expect(store.writes).toBe(2)
  })

  it('存的地方读写都坏了，照样找得到', () => {
    const fail = () => {
      throw new Error('磁盘坏了')
    }
    expect(values(new ClauseFinder(knowledge, { store: { read: fail, write: fail } }).find(QUESTION))).toEqual(plain)
  })
})

/** Knows one thing: that 猫 means 党建; all else lies apart by length, for points that coincide have no order. */
const cats = (over: Partial<Embedder> = {}): Embedder => ({
  name: 'cats-1',
  dimension: 2,
  embed: async (texts) => texts.map((text) => (/猫|全面加强党的建设/u.test(text) ? [1, 0] : [1 / text.length, 1])),
  ...over,
})

const hybrid = (embedder: Embedder, store?: IndexStore, failures: unknown[] = []) =>
  new HybridFinder(new ClauseFinder(knowledge, { store: index }), {
    embedder,
    weight: 1,
    onFailure: (error) => failures.push(error),
    ...(store ? { store } : {}),
  })

describe('向量：有就用，坏了就只凭词语', () => {
  it('词语找不到的，意思找得到', async () => {
    const { hits } = await hybrid(cats()).find('四川 猫猫猫')
    expect(hits[0]?.ref).toBe('sichuan:4')
  })

  it('存了再取，不再问嵌入器', async () => {
    const store = new MemoryStore()
    await hybrid(cats(), store).find('四川 猫')
    let asked = 0
    const counting = cats({
      embed: async (texts) => {
        asked += texts.length
        return texts.map(() => [1, 0])
      },
    })
    const { hits } = await hybrid(counting, store).find('四川 猫')
    expect(asked).toBe(1)
    expect(hits[0]?.ref).toBe('sichuan:4')
  })

  it('换了嵌入器或维数：重建', async () => {
    const store = new MemoryStore()
    await hybrid(cats(), store).find('猫')
    await hybrid(cats({ name: 'cats-2' }), store).find('猫')
    expect(store.writes).toBe(2)
    const wide = cats({ name: 'cats-2', dimension: 3, embed: async (texts) => texts.map(() => [1, 0, 0]) })
    const failures: unknown[] = []
    await hybrid(wide, store, failures).find('猫')
    expect(store.writes).toBe(3)
    expect(failures).toEqual([])
  })

  it.each([
    ['不在线', async () => Promise.reject(new Error('不在线'))],
    ['少给了', async () => []],
    ['长短不对', async (texts: readonly string[]) => texts.map(() => [1])],
    ['有 NaN', async (texts: readonly string[]) => texts.map(() => [Number.NaN, 0])],
  ])('%s：只凭词语，说得出为什么', async (_, embed) => {
    const failures: unknown[] = []
    const found = await hybrid(cats({ embed }), undefined, failures).find(QUESTION)
    expect(values(found)).toEqual(plain)
    expect(failures).toHaveLength(1)
  })

  it('坏过一次，好了又能用', async () => {
    let broken = true
    const embedder = cats({
      embed: async (texts) => {
        if (broken) throw new Error('不在线')
        return cats().embed(texts)
      },
    })
    const finder = hybrid(embedder)
    await finder.find('四川 猫')
    broken = false
    expect((await finder.find('四川 猫')).hits[0]?.ref).toBe('sichuan:4')
  })

  it('自带的嵌入器：同样的话同样的向量，权重为零时不问它', async () => {
    const lexical = new ClauseFinder(knowledge)
    const embedder = hashingEmbedder(lexical.tokens)
    const [a, b] = await embedder.embed(['研发场地', '研发场地'])
    expect(a).toHaveLength(embedder.dimension)
    expect(a).toEqual(b)
    const none = new HybridFinder(lexical, { embedder: cats({ embed: () => Promise.reject(new Error()) }), weight: 0 })
    expect(values(await none.find(QUESTION))).toEqual(plain)
    const some = await new HybridFinder(lexical, { embedder, weight: 0.2 }).find(QUESTION)
    expect(some.hits[0]?.ref).toBe(plain.hits[0]?.ref)
  })
})
