import type { Spent } from './attempts.ts'
import type { Tokens } from './chat.ts'
import type { Structure } from './settings.ts'

/** One call while it is under way. */
export interface Trace {
  attempts: number
  tokens: Tokens
  cached: boolean
  structure?: Structure
}

/** Adds a request that has ended. */
export function note(trace: Trace, { structure, tokens }: Spent): void {
  trace.attempts += 1
  trace.structure = structure
  if (tokens) trace.tokens = { in: trace.tokens.in + tokens.in, out: trace.tokens.out + tokens.out }
}
