import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { ApiReranker, type RerankSettings } from '../../src/model/index.ts'
import { loopback } from '../support/loopback.ts'
import { cutOff } from '../support/network.ts'
import { brisk, settle, Timers } from '../support/timers.ts'

cutOff()

const SETTINGS: RerankSettings = {
  key: 'sk-secret',
  baseUrl: 'http://model.test/v1',
  model: 'bge-reranker-v2-m3',
  timeout: 800,
}
const TEXTS = ['给予补助', '有效期', '撤销情形']

const rerankerWith = (settings: Partial<RerankSettings> = {}, timers = new Timers()) =>
  new ApiReranker({ ...SETTINGS, ...settings }, { now: timers.now, sleep: (_ms, signal) => brisk(60_000, signal) })

/** A server that answers as told, and keeps what it was asked. */
const server = (status: number, answer: object | string) => {
  const seen: unknown[] = []
  nock('http://model.test')
    .persist()
    .post('/v1/rerank', (body) => {
      seen.push(body)
      return true
    })
    .matchHeader('authorization', 'Bearer sk-secret')
    .reply(status, answer)
  return seen
}

describe('接口排的先后', () => {
  it('问一回，分数按给的次序交回', async () => {
    const seen = server(200, {
      id: 'r-1',
      results: [
        { index: 2, relevance_score: 0.9, document: { text: '撤销情形' } },
        { index: 0, relevance_score: 0.2 },
        { index: 1, relevance_score: -3 },
      ],
      usage: { total_tokens: 12 },
    })
    expect(await rerankerWith().rank('什么时候会被撤销', TEXTS)).toEqual([0.2, -3, 0.9])
    expect(seen).toEqual([{ model: 'bge-reranker-v2-m3', query: '什么时候会被撤销', documents: TEXTS, top_n: 3 }])
  })

  it.each([
    ['data 和 relevance_score', { data: [{ index: 1, relevance_score: 5 }] }],
    ['results 和 score', { results: [{ index: 1, score: 5 }] }],
    ['data 和 score', { object: 'list', data: [{ index: 1, score: 5 }] }],
  ])('%s：也认；没有给分的排在最后', async (_, answer) => {
    server(200, answer)
    expect(await rerankerWith().rank('有效多久', TEXTS)).toEqual([4, 5, 4])
  })

  it('没有的序号不算', async () => {
    server(200, {
      results: [
        { index: 7, score: 9 },
        { index: 0, score: 1 },
      ],
    })
    expect(await rerankerWith().rank('补助', TEXTS)).toEqual([1, 0, 0])
  })

  it('名字带着服务器', () => {
    expect(rerankerWith().name).toBe('bge-reranker-v2-m3@model.test')
    expect(rerankerWith({ baseUrl: 'http://other.test:8080/v1' }).name).toBe('bge-reranker-v2-m3@other.test:8080')
  })

  it('电话和邮箱不出门', async () => {
    const seen = server(200, { results: [{ index: 0, score: 1 }] })
    await rerankerWith().rank('打 13800138000 问补助', ['写 li@example.com'])
    expect(seen).toMatchObject([{ query: '打 〔电话1〕 问补助', documents: ['写 〔邮箱1〕'] }])
  })

  it('没有什么要排：不问', async () => {
    const seen = server(200, { results: [] })
    expect(await rerankerWith().rank('补助', [])).toEqual([])
    expect(seen).toEqual([])
  })
})

describe('接口坏了：以自己的名字收场', () => {
  it.each([
    ['密钥不对', 401, { error: 'sk-secret' }, 'unauthorised'],
    ['没有这个地址', 404, 'not found', 'rejected'],
    ['太频繁', 429, {}, 'rate-limited'],
    ['出错', 500, 'x', 'server'],
    ['网页', 200, '<html>', 'not-json'],
    ['没有单子', 200, { id: 'r-1' }, 'schema'],
    ['分数不是数', 200, { results: [{ index: 0, score: '高' }] }, 'schema'],
    ['没有序号', 200, { results: [{ score: 1 }] }, 'schema'],
    ['序号不是序号', 200, { results: [{ index: -1, score: 1 }] }, 'schema'],
    ['一个也没排', 200, { results: [] }, 'schema'],
  ] as const)('%s', async (_, status, answer, kind) => {
    server(status, answer)
    const failure = await rerankerWith()
      .rank('补助', TEXTS)
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'ModelFailure', kind })
    expect(String(failure)).not.toContain('sk-secret')
  })

  it('断线', async () => {
    nock('http://model.test')
      .post('/v1/rerank')
      .replyWithError(Object.assign(new Error('gone'), { code: 'ECONNRESET' }))
    await expect(rerankerWith().rank('补助', TEXTS)).rejects.toMatchObject({ kind: 'dropped' })
  })

  it('接连坏五次：一分钟里不再问', async () => {
    const seen = server(500, '')
    const timers = new Timers()
    const reranker = rerankerWith({}, timers)
    for (let call = 0; call < 7; call++)
      await expect(reranker.rank('补助', TEXTS)).rejects.toMatchObject({ name: 'ModelFailure' })
    expect(seen).toHaveLength(5)
    await expect(reranker.rank('补助', TEXTS)).rejects.toMatchObject({ kind: 'circuit-open' })
    await timers.pass(60_000)
    await expect(reranker.rank('补助', TEXTS)).rejects.toMatchObject({ kind: 'server' })
    expect(seen).toHaveLength(6)
  })

  it('停住了：到时限断开；收场也断开', async () => {
    nock.enableNetConnect('127.0.0.1')
    const stalled = await loopback((response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"results":['),
    )
    const timers = new Timers()
    const reranker = new ApiReranker({ ...SETTINGS, baseUrl: stalled.url }, timers)
    const first = reranker.rank('补助', TEXTS).catch((error: unknown) => error)
    await stalled.handled(1)
    await timers.pass(800)
    expect(await first).toMatchObject({ kind: 'timeout' })
    await stalled.cutOff(1)
    const second = reranker.rank('补助', TEXTS).catch((error: unknown) => error)
    await stalled.handled(2)
    await settle()
    reranker.close()
    expect(await second).toMatchObject({ kind: 'aborted' })
    await stalled.cutOff(2)
    await stalled.close()
  })
})
