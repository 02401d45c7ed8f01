import { MODEL_PROVIDER_CONFIG } from 'langchain/chat_models/universal'
import { describe, expect, it } from 'vitest'
import { apiSettings, SettingsError } from '../../src/model/index.ts'
import { PROVIDERS } from '../../src/model/providers.ts'

const BOTH = { OPENAI_API_KEY: 'sk-secret', WENCE_MODEL: 'qwen-plus' }

const faultsOf = (env: Record<string, string>): string => {
  try {
    apiSettings(env)
  } catch (error) {
    if (error instanceof SettingsError) return error.message
  }
  return 'no fault'
}

describe('语言模型什么时候开', () => {
  it('密钥和模型名都有才开，其余用常值', () => {
    expect(apiSettings(BOTH)).toEqual({
      chat: {
        key: 'sk-secret',
        baseUrl: 'https://api.openai.com/v1',
        provider: 'openai',
        model: 'qwen-plus',
        structure: 'auto',
        timeout: 15_000,
        budget: 20_000,
        dailyTokens: 1_000_000,
        atOnce: 16,
        channels: ['terminal', 'slack', 'wechat', 'web', 'api'],
      },
      told: [],
    })
  })

  it('什么都没设：不开，也没有什么要说', () => {
    expect(apiSettings({})).toEqual({ told: [] })
    expect(apiSettings({ OPENAI_API_KEY: ' ', WENCE_MODEL: '', WENCE_MODEL_TIMEOUT: '' })).toEqual({ told: [] })
  })

  it.each([
    [
      { WENCE_MODEL: 'qwen-plus' },
      /^language model not on because WENCE_MODEL is set \(qwen-plus\) and OPENAI_API_KEY/,
    ],
    [{ OPENAI_API_KEY: 'sk-secret' }, /^language model not on because OPENAI_API_KEY is set and WENCE_MODEL/],
    [{ WENCE_EMBEDDING_MODEL: 'bge-m3' }, /^embedding model not on because WENCE_EMBEDDING_MODEL is set \(bge-m3\)/],
    [{ WENCE_RERANK_MODEL: 'bge-reranker' }, /^reranker not on because WENCE_RERANK_MODEL is set \(bge-reranker\)/],
  ])('只有一半：%j，不开，说明缺什么', (env, told) => {
    const settings = apiSettings(env)
    expect(settings.chat).toBeUndefined()
    expect(settings.embedding).toBeUndefined()
    expect(settings.reranking).toBeUndefined()
    expect(settings.told).toHaveLength(1)
    expect(settings.told[0]?.found).toMatch(told)
    expect(settings.told[0]?.found).not.toContain('sk-secret')
  })

  it('各项都照设的来', () => {
    const { chat, embedding } = apiSettings({
      ...BOTH,
      OPENAI_BASE_URL: 'http://localhost:11434/v1/',
      WENCE_MODEL_STRUCTURE: 'jsonMode',
      WENCE_MODEL_TIMEOUT: '3000',
      WENCE_MODEL_BUDGET: '8000',
      WENCE_MODEL_DAILY_TOKENS: '50000',
      WENCE_MODEL_CHANNELS: 'slack, terminal',
      WENCE_EMBEDDING_MODEL: 'text-embedding-v3',
      WENCE_EMBEDDING_DIMENSION: '512',
    })
    expect(chat).toMatchObject({ baseUrl: 'http://localhost:11434/v1', structure: 'jsonMode', timeout: 3000 })
    expect(chat).toMatchObject({ budget: 8000, dailyTokens: 50_000, channels: ['slack', 'terminal'] })
    expect(embedding).toMatchObject({ model: 'text-embedding-v3', dimension: 512, timeout: 5000 })
  })

  it('none：哪个渠道都不发', () => {
    expect(apiSettings({ ...BOTH, WENCE_MODEL_CHANNELS: 'none' }).chat?.channels).toEqual([])
  })

  it('只设嵌入模型：只开嵌入', () => {
    const settings = apiSettings({ OPENAI_API_KEY: 'k', WENCE_EMBEDDING_MODEL: 'bge-m3' })
    expect(settings.chat).toBeUndefined()
    expect(settings.embedding?.dimension).toBeUndefined()
    expect(settings.told).toEqual([])
  })

  it('只设重排模型：只开重排，用同一台服务器，八百毫秒为限', () => {
    expect(apiSettings({ OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://host/v1/', WENCE_RERANK_MODEL: 'bge' })).toEqual(
      {
        reranking: { key: 'k', baseUrl: 'http://host/v1', model: 'bge', timeout: 800 },
        told: [],
      },
    )
  })

  it('重排可以在另一台服务器', () => {
    const { chat, reranking } = apiSettings({
      ...BOTH,
      WENCE_RERANK_MODEL: 'bge',
      WENCE_RERANK_URL: 'http://other:8000/v1/',
      WENCE_RERANK_TIMEOUT: '1500',
    })
    expect(chat?.baseUrl).toBe('https://api.openai.com/v1')
    expect(reranking).toMatchObject({ baseUrl: 'http://other:8000/v1', timeout: 1500 })
  })

  it('开了别的，密钥就不是白设的', () => {
    for (const name of ['WENCE_EMBEDDING_MODEL', 'WENCE_RERANK_MODEL'])
      expect(apiSettings({ OPENAI_API_KEY: 'k', [name]: 'm' }).told).toEqual([])
  })
})

describe('模型名前面的提供者', () => {
  it.each([
    ['qwen2.5:7b', 'openai', 'qwen2.5:7b'],
    ['openai:gpt-5-mini', 'openai', 'gpt-5-mini'],
    ['ollama:qwen2.5:7b', 'ollama', 'qwen2.5:7b'],
    ['anthropic:claude-x', 'anthropic', 'claude-x'],
    ['accounts/fireworks/models/x', 'openai', 'accounts/fireworks/models/x'],
  ])('%s', (WENCE_MODEL, provider, model) => {
    expect(apiSettings({ ...BOTH, WENCE_MODEL }).chat).toMatchObject({ provider, model })
  })

  it('认得的提供者，正是 LangChain 能加载的', () => {
    expect([...PROVIDERS].sort()).toEqual(Object.keys(MODEL_PROVIDER_CONFIG).sort())
  })
})

describe('设错了：说出设成了什么、怎样才对', () => {
  it.each([
    ['WENCE_MODEL_TIMEOUT', '5s', 'found "5s"; milliseconds for one attempt, a whole number from 100 to 300000'],
    ['WENCE_MODEL_BUDGET', '5', 'found "5"; milliseconds for one reply'],
    ['WENCE_MODEL_DAILY_TOKENS', '-1', 'found "-1"; tokens for one day'],
    ['WENCE_MODEL_CHANNELS', 'slcak', 'found "slcak"; all, none, or some of terminal, slack, wechat, web, api'],
    ['WENCE_MODEL_CHANNELS', 'all,slack', 'found "all,slack"; all, none, or some of'],
    ['WENCE_MODEL_STRUCTURE', 'json', 'found "json"; one of jsonSchema, functionCalling, jsonMode, plain, auto'],
    ['WENCE_MODEL', 'a model', 'found "a model"; the model\'s name alone'],
    ['WENCE_MODEL', 'anthropic:', 'found "anthropic:"; the model\'s name after the colon is missing'],
    ['WENCE_RERANK_TIMEOUT', '99', 'found "99"; milliseconds for one call, a whole number from 100 to 60000'],
    ['WENCE_RERANK_URL', 'localhost:8000', 'http:// or https://'],
    ['WENCE_EMBEDDING_DIMENSION', '1e3', 'found "1e3"; numbers in a vector'],
    ['OPENAI_BASE_URL', 'localhost:11434', 'http:// or https://'],
    ['LANGSMITH_TRACING', 'true', 'LangChain sends what is asked to LangSmith too'],
  ])('%s=%s', (name, value, message) => {
    expect(faultsOf({ ...BOTH, [name]: value })).toContain(`${name}: `)
    expect(faultsOf({ ...BOTH, [name]: value })).toContain(message)
  })

  it('一次说全，密钥和网址里的口令不重复出来', () => {
    const faults = faultsOf({
      OPENAI_API_KEY: 'sk-secret 1',
      OPENAI_BASE_URL: 'https://me:sk-secret@host/v1',
      WENCE_MODEL: 'm',
      WENCE_MODEL_STRUCTURE: 'x',
    })
    expect(faults.split('\n').map((line) => line.split(':')[0])).toEqual([
      'OPENAI_API_KEY',
      'OPENAI_BASE_URL',
      'WENCE_MODEL_STRUCTURE',
    ])
    expect(faults).not.toContain('sk-secret')
  })
})
