import type { WordAsked } from '../../src/answer/index.ts'
import type { Chat, ChatAsked, ChatSaid } from '../../src/model/chat.ts'
import {
  LanguageModel,
  type LanguageModelOptions,
  type ModelCall,
  type ModelPorts,
  type ModelSettings,
  readPrompts,
} from '../../src/model/index.ts'
import { textOf } from './library.ts'
import { Timers } from './timers.ts'

export const prompts = readPrompts({
  understand: textOf('prompts/understand.md'),
  word: textOf('prompts/word.md'),
  lead: textOf('prompts/lead.md'),
})

export const SETTINGS: ModelSettings = {
  key: 'sk-secret',
  baseUrl: 'http://model.test/v1',
  provider: 'openai',
  model: 'qwen-test',
  structure: 'functionCalling',
  timeout: 15_000,
  budget: 20_000,
  dailyTokens: 1_000_000,
  channels: ['terminal', 'slack', 'wechat'],
}

export const TERMINAL = { channel: 'terminal' }

export const ASKED: WordAsked = {
  question: '补助多少',
  clauses: [{ ref: 'wanzhou:9.4', name: '万州区技术创新中心', text: '给予{{wanzhou:9.4#2}}的补助' }],
}

export const WORDED = { sentences: [{ text: '给予{{wanzhou:9.4#2}}的补助', clause: 'wanzhou:9.4' }] }

export interface Setup {
  readonly settings?: Partial<ModelSettings>
  readonly ports?: Partial<ModelPorts>
  readonly options?: Partial<LanguageModelOptions>
  readonly timers?: Timers
}

/** A model with a clock of its own, and the lines it told. */
export function modelWith({ settings, ports, options, timers = new Timers() }: Setup = {}) {
  const calls: ModelCall[] = []
  const { now, today, sleep } = timers
  const model = new LanguageModel({
    settings: { ...SETTINGS, ...settings },
    prompts,
    corpus: 'corpus-1',
    ports: { now, today, sleep, random: () => 0.5, onCall: (call) => calls.push(call), ...ports },
    ...options,
  })
  return { model, calls, timers, outcomes: () => calls.map(({ outcome }) => outcome) }
}

type Scripted = ChatSaid | Error | ((asked: ChatAsked) => Promise<ChatSaid>)

/** A chat that says one thing after another, the last again and again, and keeps what it was asked. */
export function scripted(...script: readonly Scripted[]) {
  const asked: ChatAsked[] = []
  const chat: Chat = async (asking) => {
    const said = script[Math.min(asked.push(asking), script.length) - 1] ?? new Error('nothing to say')
    if (said instanceof Error) throw said
    return typeof said === 'function' ? said(asking) : said
  }
  return { asked, open: async () => chat }
}

/** What a server says that called the function as it should. */
export const said = (called: object, tokens = { in: 100, out: 20 }): ChatSaid => ({ text: '', called, tokens })
