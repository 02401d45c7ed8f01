import { createHash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { z } from 'zod'
import type { EntailsAsked, Explainer, PlainAsked, PlainSaid } from '../answer/index.ts'
import type { Proposer, ProposerAsked, ProposerSaid } from '../drafting/index.ts'
import type { Caller, Reader, ReaderAsked, ReaderSaid } from '../hear/index.ts'
import { attempted, type Spent } from './attempts.ts'
import { Breaker } from './breaker.ts'
import { type Chat, dataMessage } from './chat.ts'
import { failureOf, ModelFailure } from './failure.ts'
import { Gate } from './gate.ts'
import { MemoryLedger, openAccount, type TokenLedger } from './ledger.ts'
import { Lru } from './lru.ts'
import { MannerChoice } from './manner.ts'
import { openChat } from './open-chat.ts'
import { Pace } from './pace.ts'
import { patienceFor } from './patience.ts'
import type { Prompts, Task } from './prompts.ts'
import { toPropose } from './proposing.ts'
import { toRead } from './reading.ts'
import type { ModelSettings } from './settings.ts'
import { type ModelCall, type ModelStats, Tally, toldOf } from './stats.ts'
import { type Asked, toEntail, toExplain } from './tasks.ts'
import { note, type Trace } from './trace.ts'
import { onceEach, refuseUnmasked } from './unmasked.ts'
import { type Sleep, within } from './within.ts'

/** What it takes from outside, so that every call can be replayed. */
export interface ModelPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Today in Asia/Shanghai, YYYY-MM-DD. */
  readonly today: () => string
  /** From 0 up to 1. */
  readonly random: () => number
  readonly sleep: Sleep
  /** Told of every call as it ends: audit, log and metrics. */
  readonly onCall?: (call: ModelCall) => void
  /** Where the day's tokens are counted; in memory where left out. */
  readonly ledger?: TokenLedger
}

export interface LanguageModelOptions {
  readonly settings: ModelSettings
  readonly prompts: Prompts
  /** What the texts are told apart by: answers about others are never served again. */
  readonly corpus: string
  readonly ports: ModelPorts
  /** Loads what speaks to the server; LangChain's client where left out. */
  readonly open?: () => Promise<Chat>
  /** Answers kept. */
  readonly kept?: number
}

const KEPT = 1000
/** The task that people wait for. */
const READING: Task = 'read'
/** A text is proposed from where a clerk adds it. */
const CLERK: Caller = { channel: 'terminal' }
/** Replies whose budget is remembered. */
const REPLIES = 1000

/**
 * A language model behind the ports: one request for each task, in the form the server can do, retried inside a budget of
 * time, kept from a server that fails, counted against a daily budget. It never rejects; whatever goes wrong is undefined and a line.
 */
export class LanguageModel implements Reader, Explainer, Proposer {
  readonly #breaker: Breaker
  readonly #manner: MannerChoice
  readonly #gate: Gate
  readonly #pace = new Pace()
  readonly #ledger: TokenLedger
  readonly #cache: Lru<object>
  readonly #untils = new Lru<number>(REPLIES)
  readonly #tally = new Tally()
  readonly #look = onceEach()
  readonly #closed = new AbortController()
  readonly #running = new Set<Promise<unknown>>()
  #chat: Promise<Chat> | undefined

  constructor(private readonly options: LanguageModelOptions) {
    const { settings, ports, kept = KEPT } = options
    // Every call under way listens; Node would take that for a leak.
    setMaxListeners(0, this.#closed.signal)
    this.#breaker = new Breaker({ now: ports.now })
    this.#manner = new MannerChoice(settings.structure)
    this.#gate = new Gate(settings.atOnce, ports.now)
    this.#ledger = ports.ledger ?? new MemoryLedger()
    this.#cache = new Lru(kept)
  }

  read(asked: ReaderAsked, caller: Caller): Promise<ReaderSaid | undefined> {
    return this.#ask(toRead(asked), caller)
  }

  explain(asked: PlainAsked, caller: Caller): Promise<PlainSaid | undefined> {
    return this.#ask(toExplain(asked), caller)
  }

  entails(asked: EntailsAsked, caller: Caller): Promise<readonly string[] | undefined> {
    return this.#ask(toEntail(asked), caller)
  }

  propose(asked: ProposerAsked): Promise<readonly ProposerSaid[] | undefined> {
    return this.#ask(toPropose(asked), CLERK)
  }

  patience(): number {
    if (this.#closed.signal.aborted || !this.#affords()) return 0
    const [breaker, gate, pace, underWay] = [this.#breaker, this.#gate, this.#pace, this.#running.size]
    return patienceFor({ breaker, gate, pace, underWay })
  }

  /** Loads the client before the first call. Rejects with what an operator has to mend. */
  async ready(): Promise<void> {
    await this.#client()
  }

  stats(): ModelStats {
    return {
      ...this.#tally.counted,
      ...this.#gate.counts,
      tokensToday: this.#ledger.spent(this.options.ports.today()),
      breaker: this.#breaker.state,
    }
  }

  /** Ends what is under way as aborted, takes no more, and resolves when all has ended. */
  async close(): Promise<void> {
    this.#closed.abort(new ModelFailure('aborted'))
    await Promise.allSettled(this.#running)
  }

  async #ask<T>(asked: Asked<T>, caller: Caller): Promise<T | undefined> {
    // Nothing of such a channel leaves, so there is no call to tell of.
    if (!this.options.settings.channels.includes(caller.channel)) return undefined
    const answer = this.#told(asked, caller)
    this.#running.add(answer)
    try {
      return await answer
    } finally {
      this.#running.delete(answer)
    }
  }

  async #told<T>(asked: Asked<T>, caller: Caller): Promise<T | undefined> {
    const { now } = this.options.ports
    const started = now()
    const trace: Trace = { attempts: 0, tokens: { in: 0, out: 0 }, cached: false }
    try {
      const answer = await this.#answer(asked, caller, trace)
      this.#tell(asked, caller, trace, now() - started)
      return answer
    } catch (error) {
      this.#tell(asked, caller, trace, now() - started, failureOf(error, now()))
      return undefined
    }
  }

  async #answer<T>(asked: Asked<T>, caller: Caller, trace: Trace): Promise<T> {
    const { prompts, ports, settings } = this.options
    const { now, sleep } = ports
    const { signal } = this.#closed
    signal.throwIfAborted()
    refuseUnmasked(asked.data, this.#look)
    const key = this.#keyOf(asked)
    const kept = asked.read(this.#cache.get(key))
    if (kept !== undefined) {
      trace.cached = true
      return kept
    }
    const until = this.#untilOf(caller)
    const { $schema: _, ...form } = z.toJSONSchema(asked.form)
    const messages = { system: prompts[asked.task].text, user: dataMessage(asked.data) }
    // A sign is a token at most, by and large; what is left over is given back.
    const estimate = messages.system.length + messages.user.length + JSON.stringify(form).length
    const account = openAccount(this.#ledger, ports.today(), estimate, settings.dailyTokens)
    const read = (answer: unknown) => {
      const formed = asked.read(answer)
      if (formed !== undefined && typeof answer === 'object' && answer !== null) this.#cache.set(key, answer)
      return formed
    }
    const spent = (attempt: Spent) => {
      note(trace, attempt)
      account.add(attempt)
    }
    const [breaker, gate, manner] = [this.#breaker, this.#gate, this.#manner]
    // No server has more than a whole reply.
    const timeout = Math.min(settings.timeout, settings.budget)
    try {
      const chat = await within(until - now(), signal, sleep, () => this.#client())
      const wanted = { ...messages, name: asked.task, form, until, signal, read, spent }
      return await attempted(wanted, { chat, breaker, gate, manner, timeout, ...ports })
    } finally {
      account.settle()
    }
  }

  /** Whether the day has enough left for what every reading is told. */
  #affords(): boolean {
    const { ports, prompts, settings } = this.options
    try {
      return this.#ledger.spent(ports.today()) + prompts.read.text.length <= settings.dailyTokens
    } catch {
      return false
    }
  }

  #client(): Promise<Chat> {
    const { open, settings } = this.options
    this.#chat ??= (open?.() ?? openChat(settings)).then(
      (chat) => this.#timed(chat),
      (error: unknown) => {
        throw new ModelFailure('not-loaded', {}, error instanceof Error ? error.message : String(error))
      },
    )
    return this.#chat
  }

  /** How long readings take is what others are to wait for. */
  #timed(chat: Chat): Chat {
    const { now } = this.options.ports
    return async (asked) => {
      const began = now()
      const said = await chat(asked)
      if (asked.name === READING) this.#pace.took(now() - began)
      return said
    }
  }

  /** Calls made for one reply share its time. */
  #untilOf({ channel, reply }: Caller): number {
    const fresh = this.options.ports.now() + this.options.settings.budget
    if (reply === undefined) return fresh
    const key = JSON.stringify([channel, reply])
    const until = this.#untils.get(key) ?? fresh
    this.#untils.set(key, until)
    return until
  }

  #keyOf({ task, data }: Asked<unknown>): string {
    const { prompts, corpus, settings } = this.options
    const { provider, model, baseUrl } = settings
    const about = [task, data, corpus, prompts[task].hash, provider, model, baseUrl]
    return createHash('sha256').update(JSON.stringify(about)).digest('hex')
  }

  #tell({ task }: Asked<unknown>, caller: Caller, trace: Trace, latency: number, failure?: ModelFailure): void {
    const { prompts, settings, ports } = this.options
    const { hash: prompt, version } = prompts[task]
    const told = toldOf(failure, this.#breaker.state)
    const call: ModelCall = {
      ...{ task, prompt, version, model: settings.model, channel: caller.channel },
      ...(caller.reply === undefined ? {} : { reply: caller.reply }),
      outcome: failure?.kind ?? 'answered',
      ...(failure?.status === undefined ? {} : { status: failure.status }),
      ...(told === undefined ? {} : { told }),
      ...trace,
      latency,
    }
    this.#tally.add(call)
    try {
      ports.onCall?.(call)
    } catch {
      // A log that fails is no reason to lose the answer.
    }
  }
}
