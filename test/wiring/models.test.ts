import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { modelsOf, probeOf } from '../../src/wiring/models.ts'
import { type Loopback, loopback } from '../support/loopback.ts'

const today = () => '2026-11-20'

const COMPLETION = {
  ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
  choices: [
    { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: JSON.stringify({ entailed: ['a'] }) } },
  ],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
}
const RANKED = { results: [{ index: 1, relevance_score: 1 }] }

describe('环境里设了哪些模型，就有哪些', () => {
  let server: Loopback
  beforeAll(async () => {
    server = await loopback((response, _body, { url }) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(url?.endsWith('/rerank') ? RANKED : COMPLETION))
    })
  })
  afterAll(() => server.close())

  const loaded = async (env: Record<string, string>) => {
    const faults: string[] = []
    const onFault = ({ message }: Error) => faults.push(message)
    const models = await modelsOf({ env, today, corpus: 'c', onCall: () => undefined, onFault })
    const on = Object.keys(models).filter((name) => !['close', 'ready', 'sleep'].includes(name))
    return { models, on: on.sort(), faults }
  }
  const keyed = (more: Record<string, string>) => ({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: server.url, ...more })

  it('什么也没设：什么也没有', async () => {
    expect(await loaded({})).toMatchObject({ on: [], faults: [] })
  })

  it('有语言模型：又读话，又转述，也给经办人提议', async () => {
    const { models, on } = await loaded(keyed({ WENCE_MODEL: 'm' }))
    expect(on).toEqual(['explainer', 'proposer', 'reader'])
    expect(models.sleep).toBeDefined()
    expect(models.reader?.patience()).toBe(4500)
    const pairs = [{ id: 'a', clause: '给予补助。', sentence: '会给补助。' }]
    expect(await models.explainer?.entails({ pairs }, { channel: 'terminal' })).toEqual(['a'])
    await models.close()
    expect(models.reader?.patience()).toBe(0)
  })

  it('只有重排：照它的分数排，收场以后不再问', async () => {
    const { models, on } = await loaded(keyed({ WENCE_RERANK_MODEL: 'r' }))
    expect(on).toEqual(['reranker'])
    expect(await models.reranker?.rank('补助', ['有效期', '给予补助'])).toEqual([0, 1])
    await models.close()
    await expect(models.reranker?.rank('补助', ['有效期'])).rejects.toMatchObject({ kind: 'aborted' })
  })

  it('设错了：不用模型，说给维护的人', async () => {
    const { on, faults } = await loaded(keyed({ WENCE_MODEL: 'm', WENCE_RERANK_TIMEOUT: 'x' }))
    expect(on).toEqual([])
    expect(faults).toEqual([expect.stringContaining('WENCE_RERANK_TIMEOUT')])
  })

  it('wence doctor：说哪些开着，要它问就真的问一回，哪个渠道都不发也问', async () => {
    const before = server.requests.length
    const probe = await probeOf(
      keyed({ WENCE_MODEL: 'm', WENCE_RERANK_MODEL: 'r', WENCE_MODEL_CHANNELS: 'none' }),
      today,
    )
    expect(probe).toMatchObject({ name: 'm', told: [], also: ['reranker r is on'] })
    await probe.call(new AbortController().signal)
    expect(server.requests).toHaveLength(before + 1)
  })
})
