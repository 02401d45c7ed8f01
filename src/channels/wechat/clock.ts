/** Time as the channel takes it, so that a test need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after so many milliseconds, or at once when the signal is given. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}
