import type { Spent } from './attempts.ts'
import { type FailureKind, ModelFailure } from './failure.ts'

/** Where the tokens of each day are counted; processes that share a budget share a ledger. It may throw: no call is then made. */
export interface TokenLedger {
  /** Tokens spent on a day of Shanghai, YYYY-MM-DD. */
  spent(day: string): number
  /** Negative where fewer were used than had been set aside. */
  add(day: string, tokens: number): void
}

/** Counts for the life of the process; a new day begins with nothing, and the day before is forgotten. */
export class MemoryLedger implements TokenLedger {
  #day = ''
  #tokens = 0

  spent(day: string): number {
    return day === this.#day ? this.#tokens : 0
  }

  add(day: string, tokens: number): void {
    // A call that began before midnight settles its account with a day that is no more.
    if (day < this.#day) return
    this.#tokens = this.spent(day) + tokens
    this.#day = day
  }
}

/** Failures after which a server has not worked on what it was sent. */
const FREE: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'unauthorised',
  'rate-limited',
  'server',
  'rejected',
  'temperature',
])

/** The tokens of one call. */
export interface Account {
  add(attempt: Spent): void
  settle(): void
}

/**
 * Sets a call's likely tokens aside at once, so that calls at the same time do not overdraw the day; settled, it holds what was
 * used. Throws 'budget-spent' where the day has no more, and what the ledger throws.
 */
export function openAccount(ledger: TokenLedger, day: string, estimate: number, daily: number): Account {
  if (ledger.spent(day) + estimate > daily) throw new ModelFailure('budget-spent')
  ledger.add(day, estimate)
  let used = 0
  return {
    add: ({ tokens, failure }) => {
      if (tokens) used += tokens.in + tokens.out
      // Cut off, or not told: what was sent was most likely paid for.
      else if (!failure || !FREE.has(failure)) used += estimate
    },
    settle: () => {
      try {
        ledger.add(day, used - estimate)
      } catch {
        // The answer is at hand; what was set aside stays counted.
      }
    },
  }
}
