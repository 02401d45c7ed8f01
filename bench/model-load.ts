import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { Desk, type DeskPorts } from '../src/desk/index.ts'
import { apiSettings, LanguageModel, readPrompts } from '../src/model/index.ts'
import { MemorySessionStore } from '../src/store/memory.ts'
import { ears } from '../test/support/ears.ts'
import { examples, index, knowledge, textOf } from '../test/support/library.ts'
import { percentile } from './random.ts'

type Say = (name: string, value: string) => void

const PEOPLE = 40
const TURNS = 3
/** Milliseconds that the server takes for an answer. */
const SLOW = 3000
const TODAY = '2026-11-20'
const READING = JSON.stringify({ acts: [], clauses: [], courtesy: null })

interface Dialogue {
  readonly turns: readonly { readonly user: string }[]
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal })

/** What each of so many people says, turn by turn: conversations as people had them, from their beginning. */
function scripts(): string[][] {
  const all = ['people', 'dev'].flatMap((set) => examples<Dialogue>(`${set}/dialogues.jsonl`))
  const long = all.map(({ turns }) => turns.map(({ user }) => user)).filter(({ length }) => length >= TURNS)
  return Array.from({ length: PEOPLE }, (_, at) => long[at % long.length]?.slice(0, TURNS) ?? [])
}

const deskWith = (more: Pick<DeskPorts, 'reader' | 'sleep'> = {}): Desk =>
  new Desk(knowledge, {
    ...{ today: () => TODAY, now: Date.now, newId: randomUUID, version: 'bench', index, ears },
    store: new MemorySessionStore(),
    ...more,
  })

/** Everybody says the next thing at once, and nothing more before all are answered: milliseconds for each turn, round by round. */
async function crowd(desk: Desk): Promise<number[][]> {
  const people = scripts()
  const rounds: number[][] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const took = people.map(async (words, person) => {
      const start = performance.now()
      await desk.turn(`person-${person}`, words[turn] ?? '')
      return performance.now() - start
    })
    rounds.push(await Promise.all(took))
  }
  return rounds
}

/** Which turns the built-in reader is sure of, round by round: those for which no other would be asked. */
async function sureTurns(): Promise<boolean[][]> {
  let asked = 0
  const read = async () => {
    asked += 1
    return undefined
  }
  const desk = deskWith({ reader: { read, patience: () => 1 }, sleep })
  const sure: boolean[][] = []
  for (let turn = 0; turn < TURNS; turn++) {
    const round: boolean[] = []
    for (const [person, words] of scripts().entries()) {
      const before = asked
      await desk.turn(`person-${person}`, words[turn] ?? '')
      round.push(asked === before)
    }
    sure.push(round)
  }
  return sure
}

const completion = (): string =>
  JSON.stringify({
    ...{ id: 'c', object: 'chat.completion', created: 1, model: 'm' },
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: READING } }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  })

/** A server on this machine that deals so with each request. */
async function serving(deal: (response: ServerResponse) => void) {
  const server = createServer((incoming, response) => {
    incoming.resume()
    incoming.on('end', () => deal(response))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/v1`, close }
}

/** The crowd before a desk whose reader is a model behind LangChain's client for the server at this address. */
async function crowdBefore(url: string) {
  const { chat: settings } = apiSettings({ OPENAI_API_KEY: 'k', WENCE_MODEL: 'm', OPENAI_BASE_URL: url })
  if (!settings) throw new Error('no model is set')
  const ports = { now: Date.now, today: () => TODAY, random: Math.random, sleep }
  const prompts = readPrompts((task) => textOf(`prompts/${task}.md`))
  const reader = new LanguageModel({ settings, prompts, corpus: 'bench', ports })
  await reader.ready()
  const rounds = await crowd(deskWith({ reader, sleep }))
  const { outcomes, breaker } = reader.stats()
  await reader.close()
  const ended = Object.entries(outcomes).map(([kind, count]) => `${kind} ${count}`)
  return { rounds, told: `${ended.join(', ') || 'no call'}; breaker ${breaker.state}` }
}

const seconds = (values: readonly number[], at: number): string => `${(percentile(values, at) / 1000).toFixed(2)} s`

/** What a crowd waits with a slow model, and with one that is away, beside the program alone. */
export async function benchModelLoad(say: Say): Promise<void> {
  // What is made of the knowledge at the first question is made here.
  await crowd(deskWith())
  const sure = await sureTurns()
  const split = (rounds: readonly number[][], which: boolean) =>
    rounds.flatMap((round, turn) => round.filter((_, person) => sure[turn]?.[person] === which))
  const alone = await crowd(deskWith())
  say(`model: ${PEOPLE} at once, without one`, `95th percentile ${seconds(alone.flat(), 0.95)}`)
  const slow = await serving((response) => {
    void setTimeout(SLOW).then(() => {
      response.setHeader('content-type', 'application/json')
      response.end(completion())
    })
  })
  const { rounds, told } = await crowdBefore(slow.url)
  await slow.close()
  for (const [which, wanted, name] of [
    [true, 1, 'sure of'],
    [false, 5, 'not sure of'],
  ] as const) {
    const taken = split(rounds, which)
    say(
      `model: a server of ${SLOW / 1000} s, ${taken.length} turns it is ${name}`,
      `median ${seconds(taken, 0.5)}, 95th percentile ${seconds(taken, 0.95)} (wanted: ${wanted} s)`,
    )
  }
  say('model: a slow server, calls', told)
  const silent = await serving(() => undefined)
  const gone = await serving(() => undefined)
  await gone.close()
  for (const [name, url] of [
    ['closed', gone.url],
    ['silent', silent.url],
  ] as const) {
    const { rounds: with_, told: ended } = await crowdBefore(url)
    const more = (turn: number) => with_[turn]?.map((ms, person) => ms - (alone[turn]?.[person] ?? 0)) ?? []
    const later = [1, 2].flatMap(more)
    say(
      `model: a ${name} server, more than without one`,
      `first round ${seconds(more(0), 0.95)}, later ${seconds(later, 0.95)}, at most ${seconds(later, 1)} (wanted: 0.2 s)`,
    )
    say(`model: a ${name} server, calls`, ended)
  }
  await silent.close()
}
