import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Desk, type DeskPorts, Hearing } from '../src/desk/index.ts'
import {
  ApiEmbedder,
  ApiReranker,
  type ApiSettings,
  apiSettings,
  LanguageModel,
  type LanguageModelOptions,
  type ModelCall,
  readPrompts,
  SettingsError,
} from '../src/model/index.ts'
import { MemorySessionStore } from '../src/store/memory.ts'
import { ears } from '../test/support/ears.ts'
import { index, knowledge, textOf } from '../test/support/library.ts'
import { asks, explains } from './eval/asking.ts'
import { converses } from './eval/conversing.ts'
import { Counts, Times } from './eval/measured.ts'
import { reads } from './eval/reading.ts'
import { type Rows, rowsOf } from './eval/rows.ts'
import { tableOf } from './eval/table.ts'

type Env = Readonly<Record<string, string | undefined>>

export interface EvalPorts {
  readonly env: Env
  /** How many rows of each kind; a model asked about all of them costs accordingly. */
  readonly count: number
  readonly say: (line: string) => void
  /** What stands in for the API in a test. */
  readonly open?: NonNullable<LanguageModelOptions['open']>
}

/** Judges whose standing changes with the day would change with it too. */
const TODAY = '2026-11-20'
/** Between two lines on how far it is, so many rows. */
const TOLD_EVERY = 50

const sleep = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal })

/**
 * Takes examples through the program alone and with what models are set up, and says how the two do, side by side. The exit status:
 * 0, 2 where no model is set. Prices are for a million tokens, in whatever money.
 */
export async function evalModel({ env, count, say, open }: EvalPorts): Promise<number> {
  const settings = settingsIn(env, say)
  if (!settings?.chat) return 2
  const calls: ModelCall[] = []
  const model = modelOf(settings.chat, calls, say, open)
  try {
    await model.ready()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return 2
  }
  const rows = rowsOf(count)
  const found = findersOf(settings)
  const sized = Object.entries(rows).map(([name, { length }]) => `${length} ${name}`)
  say([settings.chat.model, ...namesOf(settings), ...sized].join(', '))
  const measured = await measure(rows, model, found, progress(rows, say))
  for (const line of tableOf({ ...measured, calls }, env)) say(line)
  await model.close()
  found.embedder?.close()
  found.reranker?.close()
  return 0
}

type Finders = ReturnType<typeof findersOf>

const findersOf = ({ embedding, reranking }: ApiSettings) => ({
  ...(embedding ? { embedder: new ApiEmbedder(embedding, { now: Date.now, sleep }) } : {}),
  ...(reranking ? { reranker: new ApiReranker(reranking, { now: Date.now, sleep }) } : {}),
})

const namesOf = ({ embedding, reranking }: ApiSettings): string[] => [
  embedding ? `embeddings by ${embedding.model}` : 'no embeddings',
  reranking ? `reranked by ${reranking.model}` : 'no reranker',
]

async function measure(rows: Rows, model: LanguageModel, finders: Finders, told: () => void) {
  const [alone, both] = [new Counts(), new Counts()]
  const times = { alone: new Times(), both: new Times() }
  const own = deskWith({})
  await asks(own.desk, rows, alone, times.alone, told)
  await converses(own.desk, rows.dialogues, alone, times.alone, told)
  const helped = deskWith({ reader: model, explainer: model, sleep, ...finders })
  // An embedder and a reranker are tried before anything is asked of them.
  await helped.desk.ready()
  const replies = await asks(helped.desk, rows, both, times.both, told)
  await converses(helped.desk, rows.dialogues, both, times.both, told)
  await reads(rows.heard, { hearing: helped.hearing, reader: model, sleep, told }, alone, both)
  await explains(replies, model, helped.hearing, both, times.both, told)
  return { counts: { alone, both }, times }
}

function deskWith(more: Pick<DeskPorts, 'reader' | 'explainer' | 'embedder' | 'reranker' | 'sleep'>) {
  const ports = { today: () => TODAY, now: Date.now, newId: randomUUID, index, ears, ...more }
  const hearing = new Hearing(knowledge, ports)
  return { hearing, desk: new Desk(knowledge, { ...ports, hearing, store: new MemorySessionStore() }) }
}

function modelOf(
  chat: NonNullable<ApiSettings['chat']>,
  calls: ModelCall[],
  say: EvalPorts['say'],
  open: EvalPorts['open'],
): LanguageModel {
  const told = new Set<string>()
  const onCall = (call: ModelCall) => {
    calls.push(call)
    if (call.told === undefined || told.has(call.told)) return
    told.add(call.told)
    say(`  ${call.told}`)
  }
  return new LanguageModel({
    settings: { ...chat, channels: ['terminal'] },
    prompts: readPrompts((task) => textOf(`prompts/${task}.md`)),
    corpus: 'eval',
    ports: { now: Date.now, today: () => TODAY, random: Math.random, sleep, onCall },
    ...(open ? { open } : {}),
  })
}

/** Says now and then how far it is. */
function progress({ questions, unanswerable, dialogues, heard }: Rows, say: EvalPorts['say']): () => void {
  const asked = questions.length + unanswerable.length + dialogues.length
  const all = 2 * asked + heard.length + questions.length
  let done = 0
  return () => {
    done += 1
    if (done % TOLD_EVERY === 0) say(`  ${done} of at most ${all}`)
  }
}

function settingsIn(env: Env, say: EvalPorts['say']): ApiSettings | undefined {
  try {
    const settings = apiSettings(env)
    for (const { found } of settings.chat ? [] : settings.told) say(found)
    if (!settings.chat)
      say('eval:model asks a language model: set OPENAI_API_KEY and WENCE_MODEL, and OPENAI_BASE_URL if need be')
    return settings
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    say(error.message)
    return undefined
  }
}
