import type { PlainAsked } from '../../src/answer/index.ts'
import type { ReaderAsked, SaidAct } from '../../src/hear/index.ts'
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

export const prompts = readPrompts((file) => textOf(`prompts/${file}.md`))

export const SETTINGS: ModelSettings = {
  key: 'sk-secret',
  baseUrl: 'http://model.test/v1',
  provider: 'openai',
  model: 'qwen-test',
  structure: 'functionCalling',
  timeout: 15_000,
  budget: 20_000,
  dailyTokens: 1_000_000,
  atOnce: 4,
  channels: ['terminal', 'slack', 'wechat'],
}

export const TERMINAL = { channel: 'terminal' }

export const ASKED: PlainAsked = {
  question: '补助多少',
  clauses: [
    {
      ref: 'wanzhou:9.4',
      name: '万州区技术创新中心',
      text: '给予{{wanzhou:9.4#2}}的补助',
      swaps: { 给予: ['给'] },
    },
  ],
}

export const EXPLAINED = { sentences: [{ text: '给{{wanzhou:9.4#2}}的补助', clause: 'wanzhou:9.4' }] }

/** A message with two facts, two subjects, two places, two clauses and two courtesies to be told apart by. */
export const MESSAGE: ReaderAsked = {
  message: '我们场地有 ８００平米，没有中试线；万州的补助给多少？谢谢',
  before: ['我们在万州'],
  asked: 'site_area',
  facts: [
    { id: 'site_area', name: '研发场地' },
    { id: 'pilot', name: '中试能力' },
  ],
  subjects: [
    { id: 'grant', name: '补助' },
    { id: 'term', name: '有效期' },
  ],
  places: [
    { id: 'wanzhou', name: '万州' },
    { id: 'liaocheng', name: '聊城' },
  ],
  courtesies: [
    { id: 'thanked', name: '不客气。', tone: 'thank' },
    { id: 'worried', name: '别着急，一项一项来。', tone: 'worry' },
  ],
  clauses: ['wanzhou:9.4', 'wanzhou:8.7', 'wanzhou:8.8', 'wanzhou:8.9'].map((ref) => ({
    ref,
    name: '万州区技术创新中心',
    text: `给予{{${ref}#2}}的补助`,
  })),
}

const BLANK: SaidAct = {
  ...{
    act: 'tell',
    words: '',
    fact: null,
    of: null,
    mood: null,
    how: null,
    holds: null,
    wants: null,
    about: [],
    regulations: [],
  },
  ...{ order: null, tone: null },
}

/** An act with all its fields, most of them unused. */
export const act = (fields: Partial<SaidAct>): SaidAct => ({ ...BLANK, ...fields })

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

/** A server that has the request and says nothing until it is cut off. */
export const silence = ({ signal }: ChatAsked) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
