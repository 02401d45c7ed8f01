import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { ApiEmbedder, type EmbeddingSettings } from '../../src/model/index.ts'
import { ClauseFinder, HybridFinder } from '../../src/retrieval/index.ts'
import { oracle, vectorBy } from '../support/judges.ts'
import { knowledge } from '../support/library.ts'
import { loopback } from '../support/loopback.ts'
import { cutOff } from '../support/network.ts'
import { brisk, settle, Timers } from '../support/timers.ts'

cutOff()

const SETTINGS: EmbeddingSettings = {
  key: 'sk-secret',
  baseUrl: 'http://model.test/v1',
  model: 'bge-m3',
  timeout: 5001,
}

const embedderWith = (settings: Partial<EmbeddingSettings> = {}, timers = new Timers()) =>
  new ApiEmbedder({ ...SETTINGS, ...settings }, { now: timers.now, sleep: brisk })

interface Request {
  readonly input: string[]
  readonly [name: string]: unknown
}

const vectorsFor = (input: readonly string[], vector: (text: string) => unknown) => ({
  object: 'list',
  model: 'bge-m3',
  data: input.map((text, index) => ({ object: 'embedding', index, embedding: vector(text) })),
  usage: { prompt_tokens: 1, total_tokens: 1 },
})

const LENGTHS = (text: string) => [text.length, 1, 0]

/** A server that embeds as told, and keeps what it was asked. */
const server = (vector: (text: string) => unknown = LENGTHS) => {
  const seen: Request[] = []
  nock('http://model.test')
    .persist()
    .post('/v1/embeddings')
    .reply(200, (_uri, body) => {
      const request = body as Request
      seen.push(request)
      return vectorsFor(request.input, vector)
    })
  return seen
}

describe('接口的嵌入', () => {
  it('分批问，按序合起来，要的是 float', async () => {
    const seen = server()
    const texts = Array.from({ length: 23 }, (_, at) => '字'.repeat(at + 1))
    const vectors = await embedderWith().embed(texts)
    expect(vectors.map(([length]) => length)).toEqual(texts.map(({ length }) => length))
    expect(seen.map(({ input }) => input.length).sort()).toEqual([10, 10, 3])
    expect(seen[0]).toMatchObject({ model: 'bge-m3', encoding_format: 'float' })
    expect(seen[0]).not.toHaveProperty('dimensions')
  })

  it('维数没设：头一次问了才知道；设了就照要', async () => {
    const seen = server()
    const embedder = embedderWith()
    expect(embedder.dimension).toBe(0)
    await embedder.embed(['甲'])
    expect(embedder.dimension).toBe(3)
    const set = embedderWith({ dimension: 512 })
    expect(set.dimension).toBe(512)
    await set.embed(['甲'])
    expect(seen.at(-1)).toMatchObject({ dimensions: 512 })
  })

  it('名字带着服务器：换了服务器，存的向量不再用', () => {
    expect(embedderWith().name).toBe('bge-m3@model.test')
    expect(embedderWith({ baseUrl: 'http://other.test:8080/v1' }).name).toBe('bge-m3@other.test:8080')
  })

  it('电话和邮箱不出门', async () => {
    const seen = server()
    await embedderWith().embed(['打 13800138000 或写 li@example.com'])
    expect(seen[0]?.input).toEqual(['打 〔电话1〕 或写 〔邮箱1〕'])
  })

  it('没有什么要嵌入：不问', async () => {
    const seen = server()
    expect(await embedderWith().embed([])).toEqual([])
    expect(seen).toEqual([])
  })
})

describe('接口坏了：只凭词语，照样找得到', () => {
  const QUESTION = '聊城 撤销情形'
  const lexical = new ClauseFinder(knowledge)

  const found = async (embedder: ApiEmbedder) => {
    const failures: unknown[] = []
    const finder = new HybridFinder(lexical, { embedder, onFailure: (error) => failures.push(error) })
    return { hits: (await finder.find(QUESTION)).hits, failures }
  }

  it.each<[string, () => void, string]>([
    ['密钥不对', () => nock('http://model.test').post('/v1/embeddings').reply(401, {}), 'unauthorised'],
    ['太频繁', () => nock('http://model.test').post('/v1/embeddings').reply(429, {}), 'rate-limited'],
    ['出错', () => nock('http://model.test').post('/v1/embeddings').reply(500, 'x'), 'server'],
    ['网页', () => nock('http://model.test').post('/v1/embeddings').reply(200, '<html>'), 'not-json'],
    ['没有 data', () => nock('http://model.test').post('/v1/embeddings').reply(200, {}), 'fault'],
    ['不是数字', () => server(() => ['一', '二']), 'schema'],
    ['断线', () => nock('http://model.test').post('/v1/embeddings').replyWithError('gone'), 'dropped'],
  ])('%s', async (_, serve, kind) => {
    serve()
    const { hits, failures } = await found(embedderWith())
    expect(hits).toEqual(lexical.find(QUESTION).hits)
    expect(failures).toMatchObject([{ name: 'ModelFailure', kind }])
    expect(String(failures[0])).not.toContain('sk-secret')
  })

  it('给的长短和设的不一样：不用', async () => {
    server()
    const { hits, failures } = await found(embedderWith({ dimension: 4 }))
    expect(hits).toEqual(lexical.find(QUESTION).hits)
    expect(String(failures[0])).toContain('a vector of 3 numbers, not 4')
  })

  it('接口好的时候，意思也算', async () => {
    server(vectorBy((question) => (question.includes('猫') ? ['sichuan:4'] : oracle(question))))
    const finder = new HybridFinder(lexical, { embedder: embedderWith() })
    await finder.ready()
    expect((await finder.find('四川 猫猫猫')).hits[0]?.ref).toBe('sichuan:4')
  })

  it('接连坏五次：一分钟里不再问，也不等', async () => {
    let asked = 0
    nock('http://model.test')
      .persist()
      .post('/v1/embeddings')
      .reply(() => {
        asked += 1
        return [500, '']
      })
    const timers = new Timers()
    const embedder = embedderWith({}, timers)
    for (let call = 0; call < 7; call++)
      await expect(embedder.embed(['甲'])).rejects.toMatchObject({ name: 'ModelFailure' })
    expect(asked).toBe(5)
    await expect(embedder.embed(['甲'])).rejects.toMatchObject({ kind: 'circuit-open' })
    await timers.pass(60_000)
    await expect(embedder.embed(['甲'])).rejects.toMatchObject({ kind: 'server' })
    expect(asked).toBe(6)
  })

  it('停住了：到时限断开；收场也断开', async () => {
    nock.enableNetConnect('127.0.0.1')
    const stalled = await loopback((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":['),
    )
    const timers = new Timers()
    const embedder = new ApiEmbedder({ ...SETTINGS, baseUrl: stalled.url }, timers)
    const first = embedder.embed(['甲']).catch((error: unknown) => error)
    await stalled.handled(1)
    await timers.pass(5001)
    expect(await first).toMatchObject({ kind: 'timeout' })
    await stalled.cutOff(1)
    const second = embedder.embed(['甲']).catch((error: unknown) => error)
    await stalled.handled(2)
    await settle()
    embedder.close()
    expect(await second).toMatchObject({ kind: 'aborted' })
    await stalled.cutOff(2)
    await stalled.close()
  })
})
