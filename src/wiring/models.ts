import { setTimeout as timer } from 'node:timers/promises'
import type { DeskPorts } from '../desk/index.ts'
import type { ModelProbe } from '../doctor/index.ts'
import type { Proposer } from '../drafting/index.ts'
import { promptFile } from '../home/index.ts'
import { missing } from '../installed/index.ts'
import type { ApiSettings, ModelCall, TokenLedger } from '../model/index.ts'

type Env = Readonly<Record<string, string | undefined>>

/** What models are given of the world. */
export interface ModelWorld {
  readonly env: Env
  readonly today: () => string
  /** The hash of what is known: answers about other texts are not served again. */
  readonly corpus: string
  readonly onCall: (call: ModelCall) => void
  /** Settings that cannot be used, or a package that is not installed: the program does without. */
  readonly onFault: (fault: Error) => void
  /** Where the day's tokens are counted; in memory where left out. */
  readonly ledger?: TokenLedger
}

export interface Models extends Pick<DeskPorts, 'reader' | 'explainer' | 'embedder' | 'reranker' | 'sleep'> {
  /** Proposes besides where a text is added. */
  readonly proposer?: Proposer
  /** Loads a language model's client before the first call, which would wait for it. Never rejects: what fails is told by that call. */
  readonly ready: () => Promise<void>
  /** Cuts off the calls under way. */
  readonly close: () => Promise<void>
}

const NONE: Models = { ready: async () => {}, close: async () => {} }

const sleep = (ms: number, signal: AbortSignal): Promise<void> => timer(ms, undefined, { signal })

/** What the models that are set up are loaded with, where it is not installed. A graph of vectors is told of where there are enough for one. */
function lacking({ chat, embedding }: Settings) {
  const openAi = ['@langchain/core', '@langchain/openai']
  const forChat = chat && missing(chat.provider === 'openai' ? openAi : ['@langchain/core', 'langchain'])
  const forEmbedding = embedding && missing(openAi)
  return { ...(forChat ? { chat: forChat } : {}), ...(forEmbedding ? { embedding: forEmbedding } : {}) }
}
type Settings = { readonly [each in 'chat' | 'embedding']: ApiSettings[each] | undefined }

const named = (env: Env): boolean =>
  [env.WENCE_MODEL, env.WENCE_EMBEDDING_MODEL, env.WENCE_RERANK_MODEL].some((name) => name?.trim())

/** The models that the environment names; without one, nothing of them is loaded. */
export async function modelsOf({ env, today, corpus, onCall, onFault, ledger }: ModelWorld): Promise<Models> {
  if (!named(env)) return NONE
  const { ApiEmbedder, ApiReranker, apiSettings, LanguageModel, SettingsError } = await import('../model/index.ts')
  try {
    const { chat: settings, embedding, reranking, told } = apiSettings(env)
    for (const { found } of told) onFault(new Error(found))
    const ports = { now: Date.now, today, random: Math.random, sleep, onCall, ...(ledger ? { ledger } : {}) }
    const without = lacking({ chat: settings, embedding })
    for (const each of Object.values(without)) onFault(each)
    const model =
      settings && !without.chat ? new LanguageModel({ settings, prompts: await prompts(), corpus, ports }) : undefined
    const embedder = embedding && !without.embedding ? new ApiEmbedder(embedding, ports) : undefined
    const reranker = reranking ? new ApiReranker(reranking, ports) : undefined
    return {
      sleep,
      ...(model ? { reader: model, explainer: model, proposer: model } : {}),
      ...(embedder ? { embedder } : {}),
      ...(reranker ? { reranker } : {}),
      ready: async () => {
        await model?.ready().catch(() => undefined)
      },
      close: async () => {
        embedder?.close()
        reranker?.close()
        await model?.close()
      },
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    onFault(error)
    return NONE
  }
}

/** What the one small call is on. */
const PROBE = { pairs: [{ id: 'a', clause: '给予补助。', sentence: '会给补助。' }] }

/** For the doctor: what is set, and one small call where it is asked for. */
export async function probeOf(env: Env, today: () => string): Promise<ModelProbe> {
  const { apiSettings, LanguageModel } = await import('../model/index.ts')
  const { chat: settings, embedding, reranking, told } = apiSettings(env)
  const also = [
    ...(embedding ? [`embedding model ${embedding.model} is on`] : []),
    ...(reranking ? [`reranker ${reranking.model} is on`] : []),
  ]
  if (!settings) return { name: undefined, told, also, call: async () => {} }
  for (const absent of Object.values(lacking({ chat: settings, embedding }))) throw absent
  const call = async () => {
    let last: ModelCall | undefined
    const onCall = (each: ModelCall) => {
      last = each
    }
    const ports = { now: Date.now, today, random: Math.random, sleep, onCall }
    // Whoever asks for it wants it made, whichever channels are let through.
    const open = { ...settings, channels: ['terminal'] }
    const model = new LanguageModel({ settings: open, prompts: await prompts(), corpus: '', ports })
    await model.ready()
    const answer = await model.entails(PROBE, { channel: 'terminal' })
    await model.close()
    if (!answer) throw new Error([last?.outcome ?? 'no answer', last?.status, last?.told].filter(Boolean).join(', '))
  }
  return { name: settings.model, told, also, call }
}

const prompts = async () => (await import('../model/index.ts')).readPrompts(promptFile)
