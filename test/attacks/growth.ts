import { expect, test } from 'vitest'
import { HOSTILE, hostile } from './hostile.ts'
import type { Readers } from './readers.ts'

/**
 * Twice as much to read may take three times as long, never four, which is what reading it again from each of its letters takes. The one
 * place where a test looks at a clock: at the processor's, which stands still while others have the machine, and only the ratio counts.
 */
export const MOST_GROWTH = 3
const LENGTHS = [5_000, 10_000, 20_000] as const
/**
 * What grows too fast at these lengths is held to it at longer ones, in the best of several tries: a small measurement is blurred by what
 * the engine collects and compiles meanwhile, but what reads again from each of its letters comes ever nearer to four times.
 */
const LONGER = [20_000, 40_000] as const
/** Twice the letters fill the caches too: 3.4 was measured of a linear reader on a machine lent to others. What is quadratic takes 3.9 here. */
const MOST_LONGER = 3.6
const TRIES = 5
/** What reads 20,000 letters in so many milliseconds looks at none of them a thousand times. */
const NOTHING = 40

type Read = (words: string) => unknown

async function millisecondsFor(read: Read, words: string): Promise<number> {
  const begun = process.cpuUsage()
  await read(words)
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

/** How much longer twice as much takes, where a length takes so many times as long as the one before. */
const perDoubling = (times: number, lengths: readonly number[], i: number): number =>
  times ** (1 / Math.log2((lengths[i + 1] ?? 0) / (lengths[i] ?? 0)))

/** How much longer each length takes than the one before, the worst of them, in the best of so many tries. */
/** How long what is read is, in letters: at first, and again where that grew too fast. */
interface Lengths {
  readonly first: readonly number[]
  readonly longer: readonly number[]
}
const ANY: Lengths = { first: LENGTHS, longer: LONGER }
/** A message of more than 4,000 letters is read in stretches, one of more than 40,000 not to its end. */
export const OF_A_MESSAGE: Lengths = { first: [5_000, 10_000], longer: [5_000, 20_000] }

async function growthBetween(read: Read, sign: string, lengths: readonly number[], tries: number): Promise<number> {
  const best = lengths.map(() => Number.POSITIVE_INFINITY)
  let growth = 1
  for (let attempt = 0; attempt < tries; attempt++) {
    for (const [i, length] of [...lengths.entries()].reverse()) {
      best[i] = Math.min(best[i] ?? 0, await millisecondsFor(read, hostile(sign, length)))
      if ((best.at(-1) ?? 0) < NOTHING) return 1
    }
    growth = Math.max(...best.slice(1).map((longer, i) => perDoubling(longer / (best[i] ?? 0), lengths, i)))
    if (growth <= MOST_GROWTH) break
  }
  return growth
}

/** How much longer `read` takes for twice as many letters of `sign`. */
export async function growthOf(read: Read, sign: string, { first, longer: rest } = ANY): Promise<number> {
  const growth = await growthBetween(read, sign, first, 1)
  if (growth <= MOST_GROWTH) return growth
  const longer = await growthBetween(read, sign, rest, TRIES)
  return longer <= MOST_LONGER ? 1 : longer
}

/** A test for each of them, with each hostile sign. */
export function testGrowth(readers: Readers, lengths = ANY): void {
  test.each(Object.entries(readers))('%s: twice the letters take at most three times as long', async (_what, read) => {
    const grown: string[] = []
    for (const [kind, sign] of Object.entries(HOSTILE)) {
      const growth = await growthOf(read, sign, lengths)
      if (growth > MOST_GROWTH) grown.push(`${kind}: ${growth.toFixed(1)} times`)
    }
    expect(grown).toEqual([])
  })
}
