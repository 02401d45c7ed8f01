import { setTimeout as timer } from 'node:timers/promises'
import type { DeskPorts } from '../desk/index.ts'
import type { ModelProbe } from '../doctor/index.ts'
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

export interface Models extends Pick<DeskPorts, 'model' | 'embedder'> {
  /** Cuts off the calls under way. */
  readonly close: () => Promise<void>
}

const NONE: Models = { close: async () => {} }

const sleep = (ms: number, signal: AbortSignal): Promise<void> => timer(ms, undefined, { signal })

/** What the models that are set up are loaded with, where it is not installed. */
function lacking({ chat, embedding }: Settings) {
  const openAi = ['@langchain/core', '@langchain/openai']
  const forChat = chat && missing(chat.provider === 'openai' ? openAi : ['@langchain/core', 'langchain'])
  const forEmbedding = embedding && missing([...openAi, 'hnswlib-node'])
  return { ...(forChat ? { chat: forChat } : {}), ...(forEmbedding ? { embedding: forEmbedding } : {}) }
}
type Settings = { readonly [each in 'chat' | 'embedding']: ApiSettings[each] | undefined }

const named = (env: Env): boolean => Boolean(env.WENCE_MODEL?.trim() || env.WENCE_EMBEDDING_MODEL?.trim())

/** The models that the environment names; without one, nothing of them is loaded. */
export async function modelsOf({ env, today, corpus, onCall, onFault, ledger }: ModelWorld): Promise<Models> {
  if (!named(env)) return NONE
  const { ApiEmbedder, apiSettings, LanguageModel, SettingsError } = await import('../model/index.ts')
  try {
    const { chat: settings, embedding, told } = apiSettings(env)
    for (const { found } of told) onFault(new Error(found))
    const ports = { now: Date.now, today, random: Math.random, sleep, onCall, ...(ledger ? { ledger } : {}) }
    const without = lacking({ chat: settings, embedding })
    for (const each of Object.values(without)) onFault(each)
    const model =
      settings && !without.chat ? new LanguageModel({ settings, prompts: await prompts(), corpus, ports }) : undefined
    const embedder = embedding && !without.embedding ? new ApiEmbedder(embedding, ports) : undefined
    return {
      ...(model ? { model } : {}),
      ...(embedder ? { embedder } : {}),
      close: async () => {
        embedder?.close()
        await model?.close()
      },
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    onFault(error)
    return NONE
  }
}

/** What the one small call is answered with. */
const PROBE = { id: 'a', name: '补助' }

/** For the doctor: what is set, and one small call where it is asked for. */
export async function probeOf(env: Env, today: () => string): Promise<ModelProbe> {
  const { apiSettings, LanguageModel } = await import('../model/index.ts')
  const { chat: settings, embedding, told } = apiSettings(env)
  const also = embedding ? [`embedding model ${embedding.model} is on`] : []
  if (!settings) return { name: undefined, told, also, call: async () => {} }
  for (const absent of Object.values(lacking({ chat: settings, embedding }))) throw absent
  const call = async () => {
    let last: ModelCall | undefined
    const onCall = (each: ModelCall) => {
      last = each
    }
    const ports = { now: Date.now, today, random: Math.random, sleep, onCall }
    const model = new LanguageModel({ settings, prompts: await prompts(), corpus: '', ports })
    await model.ready()
    const answer = await model.understand({ question: '补助', subjects: [PROBE] }, { channel: 'terminal' })
    await model.close()
    if (!answer) throw new Error([last?.outcome ?? 'no answer', last?.status, last?.told].filter(Boolean).join(', '))
  }
  return { name: settings.model, told, also, call }
}

async function prompts() {
  const { readPrompts } = await import('../model/index.ts')
  return readPrompts({
    understand: promptFile('understand'),
    word: promptFile('word'),
    lead: promptFile('lead'),
  })
}
