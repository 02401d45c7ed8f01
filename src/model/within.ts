import { type FailureKind, ModelFailure } from './failure.ts'

/** Resolves after so many milliseconds; rejects where the signal comes first, and leaves no timer behind. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>

export interface Deadline {
  readonly signal: AbortSignal
  /** To be called when what it was set for has ended. */
  end(): void
}

/** A signal that is aborted after so many milliseconds, with a failure of this kind, or with the parent, for its reason. */
export function deadline(ms: number, parent: AbortSignal, sleep: Sleep, kind: FailureKind = 'timeout'): Deadline {
  const cut = new AbortController()
  const done = new AbortController()
  const follow = () => cut.abort(parent.reason)
  if (parent.aborted) follow()
  else parent.addEventListener('abort', follow, { once: true })
  sleep(ms, done.signal).then(
    () => done.signal.aborted || cut.abort(new ModelFailure(kind)),
    () => undefined,
  )
  return {
    signal: cut.signal,
    end: () => {
      done.abort()
      parent.removeEventListener('abort', follow)
    },
  }
}

/** Work under a deadline, which is a failure of this kind. It is told by its signal; whether it listens or not, the promise settles. */
export async function within<T>(
  ms: number,
  parent: AbortSignal,
  sleep: Sleep,
  work: (signal: AbortSignal) => Promise<T>,
  kind?: FailureKind,
): Promise<T> {
  const { signal, end } = deadline(ms, parent, sleep, kind)
  try {
    signal.throwIfAborted()
    const stopped = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
    return await Promise.race([stopped, work(signal)])
  } finally {
    end()
  }
}
