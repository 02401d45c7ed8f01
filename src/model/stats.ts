import type { BreakerState } from './breaker.ts'
import type { Tokens } from './chat.ts'
import type { FailureKind, ModelFailure } from './failure.ts'
import type { Task } from './prompts.ts'
import type { Structure } from './settings.ts'

export type Outcome = 'answered' | FailureKind

/** One call as the audit and the log have it: no words that went out or came back, no key. */
export interface ModelCall {
  readonly task: Task
  /** Of the prompt's file. */
  readonly prompt: string
  readonly version: number
  readonly model: string
  readonly channel: string
  readonly reply?: string
  readonly outcome: Outcome
  /** HTTP status of the last failure, where it had one. */
  readonly status?: number
  /** For an operator, where something is to be mended. */
  readonly told?: string
  readonly structure?: Structure
  readonly attempts: number
  readonly tokens: Tokens
  /** Milliseconds. */
  readonly latency: number
  readonly cached: boolean
}

/** Since the start, for metrics. */
export interface ModelStats {
  readonly calls: number
  readonly cached: number
  readonly attempts: number
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>
  readonly tokens: Tokens
  /** Milliseconds, of calls that were not answered from the cache. */
  readonly latency: { readonly sum: number; readonly longest: number }
  readonly running: number
  readonly waiting: number
  readonly tokensToday: number
  readonly breaker: BreakerState
}

type Counted = Pick<ModelStats, 'calls' | 'cached' | 'attempts' | 'outcomes' | 'tokens' | 'latency'>

const NOTHING: Counted = {
  calls: 0,
  cached: 0,
  attempts: 0,
  outcomes: {},
  tokens: { in: 0, out: 0 },
  latency: { sum: 0, longest: 0 },
}

/** Adds calls up. */
export class Tally {
  #counted = NOTHING

  add({ outcome, cached, attempts, tokens, latency }: ModelCall): void {
    const before = this.#counted
    this.#counted = {
      calls: before.calls + 1,
      cached: before.cached + (cached ? 1 : 0),
      attempts: before.attempts + attempts,
      outcomes: { ...before.outcomes, [outcome]: (before.outcomes[outcome] ?? 0) + 1 },
      tokens: { in: before.tokens.in + tokens.in, out: before.tokens.out + tokens.out },
      latency: cached
        ? before.latency
        : { sum: before.latency.sum + latency, longest: Math.max(before.latency.longest, latency) },
    }
  }

  get counted(): Counted {
    return this.#counted
  }
}

/** What an operator should read of a failure; undefined where its kind says all. */
export function toldOf(failure: ModelFailure | undefined, { until, because }: BreakerState): string | undefined {
  const rest = until === undefined ? '' : `; no call before ${new Date(until).toISOString()}`
  if (failure?.kind === 'unauthorised')
    return `the server refuses the key or the account (${failure.status ?? 'no status'})${rest}`
  if (failure?.kind === 'circuit-open') return `held back after ${because ?? 'failures'}${rest}`
  return failure && failure.message !== failure.kind ? failure.message : undefined
}
