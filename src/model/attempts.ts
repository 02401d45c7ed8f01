import type { Breaker } from './breaker.ts'
import type { Chat, ChatSaid, Messages, Tokens } from './chat.ts'
import { type FailureKind, failureOf, ModelFailure } from './failure.ts'
import type { Gate } from './gate.ts'
import { jsonIn } from './json-in.ts'
import type { Structure } from './settings.ts'
import type { StructureChoice } from './structure.ts'
import { deadline, type Sleep, within } from './within.ts'

export interface AttemptsOptions {
  readonly chat: Chat
  readonly breaker: Breaker
  /** Held during an attempt, not between two. */
  readonly gate: Gate
  readonly structure: StructureChoice
  /** Of one attempt, in milliseconds. */
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

const MOST_ATTEMPTS = 3
/** Milliseconds before the second attempt, twice as many before each further one; from half of it to the whole. */
const FIRST_WAIT = 400

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
/** Asks until there is an answer of the form, as often as the time allows. Rejects with a ModelFailure. */
export async function attempted<T>(wanted: Wanted<T>, options: AttemptsOptions): Promise<T> {
  const { breaker, now, sleep } = options
  for (let attempt = 1; ; ) {
    const leave = await admitted(wanted, options)
    const { answer, failure, otherWay } = await attemptedOnce(wanted, options).finally(leave)
    if (!failure) return answer
    if (otherWay) continue
    // What this attempt has opened holds the next one back.
    const wait = breaker.state.state === 'open' ? undefined : waitAfter(failure, attempt, options)
    if (wait === undefined || now() + wait >= wanted.until) throw failure
    await sleep(wait, wanted.signal).catch(() => wanted.signal.throwIfAborted())
    attempt += 1
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

function waitAfter(
  { kind, retryAfter }: ModelFailure,
  attempt: number,
  { random }: AttemptsOptions,
): number | undefined {
  if (attempt >= MOST_ATTEMPTS || !PASSING.has(kind)) return undefined
  const wait = FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + random() / 2)
  return Math.max(wait, retryAfter ?? 0)
}

/** `otherWay` where the same may be asked for at once in another structure. */
type Attempt<T> =
  | { readonly answer: T; readonly failure?: undefined; readonly otherWay?: undefined }
  | { readonly answer?: undefined; readonly failure: ModelFailure; readonly otherWay: boolean }

async function attemptedOnce<T>(wanted: Wanted<T>, options: AttemptsOptions): Promise<Attempt<T>> {
  const { breaker, structure: choice, timeout, now, sleep, chat } = options
  const leave = breaker.enter()
  if (!leave) throw new ModelFailure('circuit-open')
  const structure = choice.current
  let said: ChatSaid | undefined
  try {
    const { system, user, name, form } = wanted
    const time = Math.max(0, Math.min(timeout, wanted.until - now()))
    said = await within(time, wanted.signal, sleep, (signal) => chat({ system, user, name, form, structure, signal }))
    const answer = answerIn(said, wanted)
    leave.succeeded()
    choice.worked(structure)
    wanted.spent({ structure, ...tokensOf(said) })
    return { answer }
  } catch (error) {
    const failure = failureOf(error, now())
    const otherWay = choice.failed(structure, failure.kind)
    if (otherWay || failure.kind === 'aborted') leave.ended()
    else leave.failed(failure.kind)
    wanted.spent({ structure, ...tokensOf(said), failure: failure.kind })
    return { failure, otherWay }
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
