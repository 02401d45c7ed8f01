/** Time, from outside. */
export interface Clock {
  /** Milliseconds since 1970, as the machine's clock is set: it may be wrong, and be put right at any moment. */
  now(): number
  /** Milliseconds since a moment that all processes of the machine share. It only goes on, however the clock is set. */
  elapsed(): number
  /** Resolves after so many milliseconds, or as soon as the signal is aborted; never rejects. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/**
 * The time, but never further on than has passed since this was called: where somebody sets the clock ahead, what is kept
 * for a while has not had its time.
 */
export function unhurried(now: () => number, elapsed: () => number): () => number {
  const [from, since] = [now(), elapsed()]
  return () => Math.min(now(), from + Math.floor(elapsed() - since))
}
