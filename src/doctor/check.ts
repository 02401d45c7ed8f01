import { NotInstalled } from '../installed/index.ts'

/** 'off' is not set up and not needed; 'doubtful' works, and may not do what is wanted; 'wrong' must be put right. */
export type State = 'ok' | 'off' | 'doubtful' | 'wrong'

/** One thing looked at. For operators, in English; no secrets. */
export interface Finding {
  readonly what: string
  readonly state: State
  readonly found: string
  /** What to do about it. */
  readonly remedy?: string
}

/** Something to be looked at. What it throws is found wrong. */
export interface Check {
  readonly what: string
  /** What to do where it throws. */
  readonly remedy?: string
  /** The signal ends what takes too long. */
  readonly examine: (signal: AbortSignal) => Promise<readonly Finding[]> | readonly Finding[]
}

/** Examines all at once, each for so many milliseconds at most. The findings come in the order of the checks. */
export async function examined(checks: readonly Check[], within: number): Promise<Finding[]> {
  const each = checks.map(
    async ({ what, examine, remedy = 'put right what the message says' }): Promise<readonly Finding[]> => {
      const signal = AbortSignal.timeout(within)
      const late = new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error(`no answer within ${within / 1000} s`))),
      )
      try {
        // What is thrown at once is a rejection too: nobody would hear of the other then.
        return await Promise.race([Promise.resolve(signal).then(examine), late])
      } catch (error) {
        if (error instanceof NotInstalled) return [{ what, state: 'wrong', found: error.found, remedy: error.line }]
        const found = error instanceof Error ? error.message : String(error)
        return [{ what, state: 'wrong', found, remedy }]
      }
    },
  )
  return (await Promise.all(each)).flat()
}
