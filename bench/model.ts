import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { Desk } from '../src/desk/index.ts'
import {
  apiSettings,
  LanguageModel,
  type LanguageModelOptions,
  readPrompts,
  SettingsError,
} from '../src/model/index.ts'
import { ears } from '../test/support/ears.ts'
import { examples, knowledge, textOf } from '../test/support/library.ts'
import { type Cited, type Compared, compared, type Example } from './faithfulness.ts'

export interface EvalPorts {
  readonly env: Readonly<Record<string, string | undefined>>
  /** How many questions; a model asked all of them costs accordingly. */
  readonly count: number
  readonly say: (line: string) => void
  /** What stands in for the API in a test. */
  readonly open?: NonNullable<LanguageModelOptions['open']>
}

interface Row extends Example {
  readonly intent: string
}

/** Judges whose standing changes with the day would change with it too. */
const TODAY = '2026-11-20'
const MILLION = 1_000_000

/**
 * Asks the desk example questions with and without a language model, and says how the model's words do beside the program's own.
 * The exit status: 0, 2 where no model is set. Prices are for a million tokens, in whatever money.
 */
export async function evalModel({ env, count, say, open }: EvalPorts): Promise<number> {
  const settings = settingsIn(env, say)
  if (!settings) return 2
  const model = new LanguageModel({
    settings: { ...settings, channels: ['terminal'] },
    prompts: readPrompts({
      understand: textOf('prompts/understand.md'),
      word: textOf('prompts/word.md'),
      lead: textOf('prompts/lead.md'),
    }),
    corpus: 'eval',
    ports: {
      now: Date.now,
      today: () => TODAY,
      random: Math.random,
      sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
      onCall: ({ told }) => told && say(`  ${told}`),
    },
    ...(open ? { open } : {}),
  })
  try {
    await model.ready()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return 2
  }
  const questions = spread(
    examples<Row>('dev/questions.jsonl').filter(({ intent }) => intent !== 'eligibility'),
    count,
  )
  say(`${settings.model}, ${questions.length} questions`)
  const result = await compared(questions, model, (asked) => new Desk(knowledge, portsOf(asked)))
  for (const line of [...linesOf(result), ...costOf(model, questions.length, env)]) say(line)
  await model.close()
  return 0
}

const portsOf = (model: ConstructorParameters<typeof Desk>[1]['model']) => ({
  today: () => TODAY,
  now: Date.now,
  newId: randomUUID,
  ears,
  ...(model ? { model } : {}),
})

function settingsIn(env: EvalPorts['env'], say: EvalPorts['say']) {
  try {
    const { chat, told } = apiSettings(env)
    for (const { found } of chat ? [] : told) say(found)
    if (!chat)
      say('eval:model asks a language model: set OPENAI_API_KEY and WENCE_MODEL, and OPENAI_BASE_URL if need be')
    return chat
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    say(error.message)
    return undefined
  }
}

/** So many, from the first to the last in equal steps. */
const spread = <T>(rows: readonly T[], count: number): T[] =>
  rows.filter((_, at) => Math.floor((at * count) / rows.length) !== Math.floor(((at - 1) * count) / rows.length))

const line = (name: string, value: string) => `${name.padEnd(52)} ${value}`

const share = (part: number, all: number): string =>
  all === 0 ? 'none' : `${part}/${all} = ${(part / all).toFixed(3)}`

function linesOf({ own, spoken, sentences, worded, understood }: Compared): string[] {
  const both = (name: string, value: (cited: Cited) => string) =>
    line(name, `${value(own)} by the program alone, ${value(spoken)} with the model`)
  return [
    both('a right clause is cited', ({ answered, replies }) => share(answered, replies)),
    both('citations that are right', ({ right, citations }) => share(right, citations)),
    line('faithfulness: sentences their clause alone holds up', share(sentences.held, sentences.written)),
    line('sentences on a clause that answers', share(sentences.right, sentences.written)),
    line('blocked: sentences written and not shown', share(sentences.written - sentences.shown, sentences.written)),
    line('replies with the model’s words, of those asked', share(worded.shown, worded.asked)),
    line('drafts asked for once more', String(worded.again)),
    line('declined questions the model helped to answer', share(understood.helped, understood.asked)),
  ]
}

function costOf(model: LanguageModel, replies: number, env: EvalPorts['env']): string[] {
  const { calls, outcomes, tokens, latency, attempts } = model.stats()
  const each = (value: number) => Math.round(value / Math.max(1, replies))
  const price = (name: string) => Number(env[name] ?? Number.NaN)
  const cost = (tokens.in * price('WENCE_PRICE_IN') + tokens.out * price('WENCE_PRICE_OUT')) / MILLION
  const kinds = Object.entries(outcomes).map(([kind, count]) => `${kind} ${count}`)
  return [
    line('calls, by how they ended', `${calls}: ${kinds.join(', ')}`),
    line('requests', String(attempts)),
    line('tokens a question', `${each(tokens.in)} in, ${each(tokens.out)} out`),
    line('cost a thousand questions', costText((cost * 1000) / Math.max(1, replies))),
    line(
      'milliseconds a call',
      `${Math.round(latency.sum / Math.max(1, calls))}, at most ${Math.round(latency.longest)}`,
    ),
  ]
}

const costText = (cost: number): string =>
  Number.isFinite(cost) ? cost.toFixed(2) : 'unknown: set WENCE_PRICE_IN and WENCE_PRICE_OUT, for a million tokens'
