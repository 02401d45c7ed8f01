import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import { z } from 'zod'
import { needed } from '../installed/index.ts'
import type { Chat, ChatAsked, ChatSaid } from './chat.ts'
import { checkedFetch } from './checked-fetch.ts'
import { ModelFailure } from './failure.ts'
import type { Provider } from './providers.ts'
import type { ModelSettings, Structure } from './settings.ts'

/** What keeps a model from being loaded, told to operators. */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded'
}

/** Loads LangChain and the client of the provider. Rejects with NotLoaded where its package is missing or refuses the settings. */
export async function openChat(settings: ModelSettings): Promise<Chat> {
  if (settings.provider === 'openai') {
    const [cold, usual] = [await openAi(settings, { temperature: 0 }), await openAi(settings)]
    return async (asked) => saidIn(await answered(asked.temperature === undefined ? usual : cold, asked))
  }
  // Nothing tells whether other providers refuse a temperature, as some of their models do; so none is sent.
  const model = await byName(settings)
  return async (asked) => saidIn(await answered(model, asked))
}

/** A client for each temperature, which LangChain takes with the model and not with a request; connections are shared all the same. */
async function openAi(
  { key, baseUrl, model, timeout }: ModelSettings,
  more: { readonly temperature?: 0 } = {},
): Promise<BaseChatModel> {
  const { ChatOpenAI } = await needed('@langchain/openai', () => import('@langchain/openai'))
  return new ChatOpenAI({
    model,
    apiKey: key,
    // Attempts are counted, spaced and cut off by whoever calls.
    maxRetries: 0,
    timeout,
    ...more,
    // Its own log would print what is sent, where OPENAI_LOG says so.
    configuration: { baseURL: baseUrl, fetch: checkedFetch(), logLevel: 'off' },
  })
}

/** Other providers take their key and address from their own variables; OpenAI's are none of their business. */
async function byName({ provider, model }: ModelSettings): Promise<BaseChatModel> {
  const { initChatModel, MODEL_PROVIDER_CONFIG } = await needed(
    'langchain',
    () => import('langchain/chat_models/universal'),
  )
  try {
    return await initChatModel(model, { modelProvider: provider, maxRetries: 0 })
  } catch (error) {
    throw new NotLoaded(reasonOf(error, provider, model, MODEL_PROVIDER_CONFIG[provider].package), { cause: error })
  }
}

function reasonOf(error: unknown, provider: Provider, model: string, integration: string): string {
  const said = error instanceof Error ? error.message : String(error)
  const missing = said.startsWith('Unable to import') || (error instanceof Error && 'code' in error)
  const what = missing
    ? `needs the package ${integration}, which is not installed: npm install ${integration}`
    : `was refused by ${integration} (${said})`
  return `WENCE_MODEL ${provider}:${model} ${what}; or name a model alone and set OPENAI_BASE_URL to a server that speaks OpenAI's API`
}

/** A message of LangChain's, as far as it is read. */
const message = z.object({
  text: z.string(),
  tool_calls: z.array(z.object({ args: z.record(z.string(), z.unknown()) })).optional(),
  invalid_tool_calls: z.array(z.object({ args: z.string().optional() })).optional(),
  usage_metadata: z.object({ input_tokens: z.number(), output_tokens: z.number() }).optional().catch(undefined),
})

async function answered(model: BaseChatModel, asked: ChatAsked): Promise<unknown> {
  const { structure, signal } = asked
  const messages = [
    { role: 'system', content: asked.system },
    { role: 'user', content: asked.user },
  ]
  if (structure === 'plain') return model.invoke(messages, { signal })
  return (await structuredBy(model, structure, asked).invoke(messages, { signal })).raw
}

/** With the raw message at hand, an answer in another form than the one asked for can still be read. */
function structuredBy(model: BaseChatModel, method: Exclude<Structure, 'plain'>, { form, name }: ChatAsked) {
  const config = { name, method, includeRaw: true, ...(method === 'jsonSchema' ? { strict: true } : {}) } as const
  try {
    return model.withStructuredOutput(form, config)
  } catch {
    // A client knows of some models what they cannot do, and sends nothing.
    throw new ModelFailure('rejected')
  }
}

function saidIn(raw: unknown): ChatSaid {
  const { text, tool_calls, invalid_tool_calls, usage_metadata: usage } = message.parse(raw)
  const called = tool_calls?.[0]?.args
  return {
    text: text === '' ? (invalid_tool_calls?.[0]?.args ?? '') : text,
    ...(called ? { called } : {}),
    ...(usage ? { tokens: { in: usage.input_tokens, out: usage.output_tokens } } : {}),
  }
}
