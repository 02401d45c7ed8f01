import { expect, test } from 'vitest'
import { HOSTILE, hostile } from './hostile.ts'
import { READERS } from './readers.ts'

/**
 * Twice as much to read may take three times as long, never four, which is what reading it again from each of its letters takes. The one
 * place where a test looks at a clock: only the ratio counts, and of several tries the best, so that a busy machine fails nothing.
 */
const MOST_GROWTH = 3
const TRIES = 6
const LENGTHS = [5_000, 10_000, 20_000] as const
/** What reads 20,000 letters in so many milliseconds looks at none of them a thousand times. */
const NOTHING = 40

type Read = (words: string) => unknown

async function secondsFor(read: Read, words: string): Promise<number> {
  const begun = performance.now()
  await read(words)
  return performance.now() - begun
}

/** The growth at both doublings, the worse of the two, in the best of several tries. */
async function growthOf(read: Read, sign: string): Promise<number> {
  const [short, middle, long] = LENGTHS.map((length) => hostile(sign, length))
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let attempt = 0; attempt < TRIES; attempt++) {
    for (const [i, words] of [long, middle, short].entries())
      best[i] = Math.min(best[i] ?? 0, await secondsFor(read, words ?? ''))
    const [longest = 0, between = 0, shortest = 0] = best
    if (longest < NOTHING) return 1
    const growth = Math.max(longest / between, between / shortest)
    if (growth <= MOST_GROWTH || attempt === TRIES - 1) return growth
  }
  return 1
}

test.each(Object.entries(READERS))('%s: twice the letters take at most three times as long', async (_what, read) => {
  const grown: string[] = []
  for (const [kind, sign] of Object.entries(HOSTILE)) {
    const growth = await growthOf(read, sign)
    if (growth > MOST_GROWTH) grown.push(`${kind}: ${growth.toFixed(1)} times`)
  }
  expect(grown).toEqual([])
})
