import { z } from 'zod'
import { PROVIDERS, type Provider } from './providers.ts'

/** How an answer in a fixed form is asked for; `auto` finds out by trying in this order. */
export const STRUCTURES = ['jsonSchema', 'functionCalling', 'jsonMode', 'plain'] as const
export type Structure = (typeof STRUCTURES)[number]

/** Channels whose messages may be masked and sent to a model. */
export const CHANNELS = ['terminal', 'slack', 'wechat', 'web', 'api'] as const

/** A server that speaks OpenAI's API. */
export interface ApiServer {
  readonly key: string
  readonly baseUrl: string
}

/** Times in milliseconds. */
export interface ModelSettings extends ApiServer {
  readonly provider: Provider
  readonly model: string
  readonly structure: Structure | 'auto'
  /** Of one attempt. */
  readonly timeout: number
  /** Of all attempts made for one reply. */
  readonly budget: number
  readonly dailyTokens: number
  /** Requests under way at a time. */
  readonly atOnce: number
  readonly channels: readonly string[]
}

export interface EmbeddingSettings extends ApiServer {
  readonly model: string
  /** Asked of the server where set; else found by the first call. */
  readonly dimension?: number
  readonly timeout: number
}

/** Its server may be another one. */
export interface RerankSettings extends ApiServer {
  readonly model: string
  readonly timeout: number
}

/** What is switched on, and why the rest is not, for the operator to read. */
export interface ApiSettings {
  readonly chat?: ModelSettings
  readonly embedding?: EmbeddingSettings
  readonly reranking?: RerankSettings
  readonly told: readonly Told[]
}

/** What is not on, and the variable that is not set though another needs it. */
export interface Told {
  readonly found: string
  readonly needs: 'OPENAI_API_KEY' | 'WENCE_MODEL'
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

const DEFAULT_BASE_URL = 'https://api.openai.com/v1'

/** An empty line in an env file is a variable that is not set. */
const unset = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value)

const setting = <T extends z.ZodType>(schema: T) => z.preprocess(unset, schema.optional())

const settled = <T extends z.ZodType>(schema: T, usual: z.output<T>) =>
  setting(schema).transform((value): z.output<T> => value ?? usual)

const found = ({ input }: { readonly input?: unknown }): string => `found ${JSON.stringify(input)}`

const whole = (least: number, most: number, what: string) =>
  z
    .string()
    .trim()
    .refine((value) => /^\d{1,12}$/.test(value) && least <= Number(value) && Number(value) <= most, {
      error: (issue) => `${found(issue)}; ${what}, a whole number from ${least} to ${most}, would be right`,
    })
    .transform(Number)

const choice = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: (issue) => `${found(issue)}; one of ${values.join(', ')} would be right` })

/** No value is ever repeated in a message: it may be a key with a slip in it. A sign outside ASCII would stop every request. */
const keyForm = setting(
  z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/, { error: 'found blanks or signs outside ASCII; the key alone would be right' }),
)

const baseUrlForm = setting(
  z
    .string()
    .trim()
    .refine((value) => isPlainUrl(value), {
      error:
        'found no URL that can be used; http:// or https://, a host and a path without name and password are right',
    }),
)

function isPlainUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '')
}

const nameForm = setting(
  z
    .string()
    .trim()
    .regex(/^[\w.:/@+-]{1,200}$/, { error: (issue) => `${found(issue)}; the model's name alone would be right` }),
)

const listed = (value: string): string[] => value.split(',').map((name) => name.trim())

const channelsForm = z
  .string()
  .trim()
  .refine((value) => /^(?:all|none)$/.test(value) || listed(value).every(isChannel), {
    error: (issue) =>
      `${found(issue)}; all, none, or some of ${CHANNELS.join(', ')} with commas between would be right`,
  })
  .transform((value) => (value === 'all' ? [...CHANNELS] : listed(value).filter(isChannel)))

function isChannel(name: string): boolean {
  return CHANNELS.some((channel) => channel === name)
}

const tracing = setting(
  z.string().refine((value) => value !== 'true', {
    error: 'found true; unset would be right, or LangChain sends what is asked to LangSmith too',
  }),
)

/**
 * Of 40 people and a server that takes 3 s, so many had their reading while they waited: at 4, 8, 16 and 40 requests at a time 4, 8, 16
 * and 40 where all came in one instant, and 4, 8, 32 and 40 where one came every 100 ms. A server may refuse more than some at a time.
 */
const AT_ONCE = 16

const environment = z.object({
  OPENAI_API_KEY: keyForm,
  OPENAI_BASE_URL: baseUrlForm,
  WENCE_MODEL: nameForm,
  WENCE_MODEL_STRUCTURE: settled(choice([...STRUCTURES, 'auto']), 'auto'),
  WENCE_MODEL_TIMEOUT: settled(whole(100, 300_000, 'milliseconds for one attempt'), 15_000),
  WENCE_MODEL_BUDGET: settled(whole(100, 300_000, 'milliseconds for one reply'), 20_000),
  WENCE_MODEL_DAILY_TOKENS: settled(whole(0, 1_000_000_000, 'tokens for one day'), 1_000_000),
  WENCE_MODEL_AT_ONCE: settled(whole(1, 64, 'requests at a time'), AT_ONCE),
  WENCE_MODEL_CHANNELS: settled(channelsForm, [...CHANNELS]),
  WENCE_EMBEDDING_MODEL: nameForm,
  WENCE_EMBEDDING_DIMENSION: setting(whole(2, 8192, 'numbers in a vector')),
  WENCE_EMBEDDING_TIMEOUT: settled(whole(100, 60_000, 'milliseconds for one call'), 5000),
  WENCE_RERANK_MODEL: nameForm,
  WENCE_RERANK_URL: baseUrlForm,
  WENCE_RERANK_TIMEOUT: settled(whole(100, 60_000, 'milliseconds for one call'), 800),
})

const tracers = z.object({
  LANGSMITH_TRACING: tracing,
  LANGSMITH_TRACING_V2: tracing,
  LANGCHAIN_TRACING: tracing,
  LANGCHAIN_TRACING_V2: tracing,
})

/** The names of the settings read here. */
export const MODEL_VARIABLES: readonly string[] = Object.keys({ ...environment.shape, ...tracers.shape })

type Environment = z.infer<typeof environment>

/**
 * What the environment switches on. Throws SettingsError with every variable that cannot be used, what was found in it and
 * what would be right; a key is never repeated.
 */
export function apiSettings(env: Readonly<Record<string, string | undefined>>): ApiSettings {
  const read = checked(environment, env)
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: baseUrl = DEFAULT_BASE_URL } = read
  const server = key === undefined ? undefined : { key, baseUrl: withoutSlash(baseUrl) }
  const chat = server && read.WENCE_MODEL !== undefined ? chatSettings(server, read.WENCE_MODEL, read) : undefined
  const embedding = server && read.WENCE_EMBEDDING_MODEL !== undefined ? embeddingSettings(server, read) : undefined
  const reranking = server && read.WENCE_RERANK_MODEL !== undefined ? rerankSettings(server, read) : undefined
  // Only these go through LangChain.
  if (chat || embedding) checked(tracers, env)
  return {
    ...(chat ? { chat } : {}),
    ...(embedding ? { embedding } : {}),
    ...(reranking ? { reranking } : {}),
    told: toldOf(read),
  }
}

const withoutSlash = (url: string): string => url.replace(/(?<!\/)\/+$/, '')

function checked<T extends z.ZodType>(schema: T, env: Readonly<Record<string, string | undefined>>): z.infer<T> {
  const result = schema.safeParse(env)
  if (result.success) return result.data
  throw new SettingsError(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
}

function chatSettings(server: ApiServer, named: string, read: Environment): ModelSettings {
  const [before = '', ...rest] = named.split(':')
  const provider = PROVIDERS.find((known) => known === before)
  if (provider && rest.join(':') === '')
    throw new SettingsError(`WENCE_MODEL: found ${JSON.stringify(named)}; the model's name after the colon is missing`)
  return {
    ...server,
    provider: provider ?? 'openai',
    model: provider ? rest.join(':') : named,
    structure: read.WENCE_MODEL_STRUCTURE,
    timeout: read.WENCE_MODEL_TIMEOUT,
    budget: read.WENCE_MODEL_BUDGET,
    dailyTokens: read.WENCE_MODEL_DAILY_TOKENS,
    atOnce: read.WENCE_MODEL_AT_ONCE,
    channels: read.WENCE_MODEL_CHANNELS,
  }
}

const embeddingSettings = (server: ApiServer, read: Environment): EmbeddingSettings => ({
  ...server,
  model: read.WENCE_EMBEDDING_MODEL ?? '',
  timeout: read.WENCE_EMBEDDING_TIMEOUT,
  ...(read.WENCE_EMBEDDING_DIMENSION === undefined ? {} : { dimension: read.WENCE_EMBEDDING_DIMENSION }),
})

const rerankSettings = ({ key, baseUrl }: ApiServer, read: Environment): RerankSettings => ({
  key,
  baseUrl: read.WENCE_RERANK_URL === undefined ? baseUrl : withoutSlash(read.WENCE_RERANK_URL),
  model: read.WENCE_RERANK_MODEL ?? '',
  timeout: read.WENCE_RERANK_TIMEOUT,
})

const NO_KEY = 'OPENAI_API_KEY is not (any value will do where the server asks for no key)'

function toldOf({ OPENAI_API_KEY: key, ...read }: Environment): Told[] {
  const { WENCE_MODEL: model, WENCE_EMBEDDING_MODEL: embedding, WENCE_RERANK_MODEL: reranking } = read
  if (key !== undefined)
    return model === undefined && embedding === undefined && reranking === undefined
      ? [
          {
            found: 'language model not on because OPENAI_API_KEY is set and WENCE_MODEL, the name of a model, is not',
            needs: 'WENCE_MODEL',
          },
        ]
      : []
  const named = { 'language model': ['WENCE_MODEL', model], 'embedding model': ['WENCE_EMBEDDING_MODEL', embedding] }
  return Object.entries({ ...named, reranker: ['WENCE_RERANK_MODEL', reranking] }).flatMap(
    ([what, [variable, name]]) =>
      name === undefined
        ? []
        : [{ found: `${what} not on because ${variable} is set (${name}) and ${NO_KEY}`, needs: 'OPENAI_API_KEY' }],
  )
}
