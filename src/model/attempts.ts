import type { Breaker } from './breaker.ts'
import type { Chat, ChatSaid, Messages, Tokens } from './chat.ts'
import { type FailureKind, failureOf, ModelFailure } from './failure.ts'
import type { Gate } from './gate.ts'
import { jsonIn } from './json-in.ts'
import type { Again, MannerChoice } from './manner.ts'
import type { Structure } from './settings.ts'
import { deadline, type Sleep, within } from './within.ts'

export interface AttemptsOptions {
  readonly chat: Chat
  readonly breaker: Breaker
  /** Held during an attempt, not between two. */
  readonly gate: Gate
  readonly manner: MannerChoice
  /** What a server has for one attempt, in milliseconds. */
  readonly timeout: number
  readonly now: () => number
  /** From 0 up to 1. */
  readonly random: () => number
  readonly sleep: Sleep
}

/** What is wanted, and until when; `read` gives undefined where the answer has not the form. */
export interface Wanted<T> extends Messages {
  readonly name: string
  readonly form: Readonly<Record<string, unknown>>
  readonly until: number
  readonly signal: AbortSignal
  read(answer: unknown): T | undefined
  /** Told of every request as it ends. */
  spent(attempt: Spent): void
}

export interface Spent {
  readonly structure: Structure
  /** Left out where the server told none. */
  readonly tokens?: Tokens
  readonly failure?: FailureKind
}

/** More do not mend a server that answers rubbish, and cost as much as an answer each. What it refuses outright is not counted. */
const MOST_ATTEMPTS = 2
/** Milliseconds before the second attempt; from half of it to the whole. */
const WAIT = 400

/** After these another attempt may do better. */
const PASSING: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'timeout',
  'rate-limited',
  'server',
  'not-json',
  'empty-choices',
  'bad-json',
  'schema',
  'dropped',
])

/**
 * Asks until there is an answer of the form, as often as the time allows. Rejects with a ModelFailure. Retries are made here and not
 * by LangChain, which knows neither the breaker nor the budget, and would send the same to a server that cannot do the structure.
 */
export async function attempted<T>(wanted: Wanted<T>, options: AttemptsOptions): Promise<T> {
  const { breaker, now, sleep } = options
  let counted = 0
  let before: ModelFailure | undefined
  for (;;) {
    const leave = await admitted(wanted, options)
    const { answer, failure, again } = await attemptedOnce(wanted, options).finally(leave)
    if (!failure) return answer
    if (again === 'refused') continue
    counted += 1
    // What the server did says more than that there was no time to ask it once more.
    const ended = failure.kind === 'busy' ? (before ?? failure) : failure
    before = ended
    if (counted >= MOST_ATTEMPTS) throw ended
    if (again === 'garbled') continue
    // What this attempt has opened holds the next one back.
    const wait = breaker.state.state === 'open' ? undefined : waitAfter(failure, options)
    if (wait === undefined || now() + wait >= wanted.until) throw ended
    await sleep(wait, wanted.signal).catch(() => wanted.signal.throwIfAborted())
  }
}

/** Whoever waits in vain says nothing of the server: 'busy'. */
async function admitted(
  { until, signal }: Wanted<unknown>,
  { gate, now, sleep }: AttemptsOptions,
): Promise<() => void> {
  const patience = deadline(until - now(), signal, sleep, 'busy')
  try {
    return await gate.enter(patience.signal)
  } finally {
    patience.end()
  }
}

function waitAfter({ kind, retryAfter }: ModelFailure, { random }: AttemptsOptions): number | undefined {
  if (!PASSING.has(kind)) return undefined
  return Math.max(WAIT * (0.5 + random() / 2), retryAfter ?? 0)
}

/** `again` where the same may be asked for at once in another manner. */
type Attempt<T> =
  | { readonly answer: T; readonly failure?: undefined; readonly again?: undefined }
  | { readonly answer?: undefined; readonly failure: ModelFailure; readonly again: Again | undefined }

/** Failures that say nothing of the server: cut off by us, before it had its time in the second case. */
const OURS: ReadonlySet<FailureKind> = new Set<FailureKind>(['aborted', 'busy'])

async function attemptedOnce<T>(wanted: Wanted<T>, options: AttemptsOptions): Promise<Attempt<T>> {
  const { breaker, manner: choice, timeout, now, sleep, chat } = options
  const leave = breaker.enter()
  if (!leave) throw new ModelFailure('circuit-open')
  const manner = choice.current
  const { structure } = manner
  let said: ChatSaid | undefined
  try {
    const { system, user, name, form } = wanted
    const left = Math.max(0, wanted.until - now())
    const ask = (signal: AbortSignal) => chat({ system, user, name, form, ...manner, signal })
    // A wait at the gate may have left less than a server has a right to.
    const late: FailureKind = left < timeout ? 'busy' : 'timeout'
    said = await within(Math.min(timeout, left), wanted.signal, sleep, ask, late)
    const answer = answerIn(said, wanted)
    leave.succeeded()
    choice.worked(manner)
    wanted.spent({ structure, ...tokensOf(said) })
    return { answer }
  } catch (error) {
    const failure = failureOf(error, now())
    const again = choice.failed(manner, failure.kind)
    if (again || OURS.has(failure.kind)) leave.ended()
    else leave.failed(failure.kind)
    wanted.spent({ structure, ...tokensOf(said), failure: failure.kind })
    return { failure, again }
  }
}

const tokensOf = (said: ChatSaid | undefined) => (said?.tokens ? { tokens: said.tokens } : {})

function answerIn<T>({ called, text }: ChatSaid, { read }: Wanted<T>): T {
  const object = called ?? jsonIn(text)
  if (!object) throw new ModelFailure('bad-json')
  const answer = read(object)
  if (answer === undefined) throw new ModelFailure('schema')
  return answer
}
