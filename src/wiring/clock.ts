import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../channels/delivery/index.ts'

/** Node takes a longer wait for none. */
const LONGEST = 2 ** 31 - 1

/** The machine's time; what has elapsed is counted from its start, for all processes alike. Waiting keeps the process alive. */
export const systemClock = (): Clock => ({
  now: Date.now,
  elapsed: () => Number(process.hrtime.bigint() / 1_000_000n),
  wait: (milliseconds, signal) =>
    sleep(Math.min(milliseconds, LONGEST), undefined, signal ? { signal } : {}).catch(() => {
      // Aborted: the wait is over.
    }),
})
