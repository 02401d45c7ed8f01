import { vi } from 'vitest'

/** Settles once the check holds, however slow the machine is; it ends only a test that would hang. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 240_000, interval: 20 })
