import type { CharSet } from 'refa'

/** A set of letters, one bit for each; letters that no set of a pattern tells apart are one letter. */
export type Letters = bigint

/** What every set of a pattern is made of; the edge of the text stands apart. */
export interface Alphabet {
  readonly all: Letters
  lettersOf(set: CharSet): Letters
}

/** Before the first letter and after the last. */
export const EDGE: Letters = 1n

export function alphabetOf(sets: readonly CharSet[]): Alphabet {
  const maximum = sets[0]?.maximum ?? 0
  // Where a set begins or ends, the letters change; what holds the same sets is one letter.
  const edges = new Set([0])
  for (const { ranges } of sets)
    for (const { min, max } of ranges) {
      edges.add(min)
      if (max < maximum) edges.add(max + 1)
    }
  const starts = [...edges].sort((a, b) => a - b)
  const at = new Map(starts.map((start, i) => [start, i]))
  const held: string[] = starts.map(() => '')
  const stretches = sets.map(({ ranges }, set) =>
    ranges.flatMap(({ min, max }) => {
      const [from, to] = [at.get(min) ?? 0, max < maximum ? (at.get(max + 1) ?? 0) : starts.length]
      return Array.from({ length: to - from }, (_, i) => {
        held[from + i] += `,${set}`
        return from + i
      })
    }),
  )
  const numbers = new Map<string, bigint>()
  for (const signature of held) if (!numbers.has(signature)) numbers.set(signature, 1n << BigInt(numbers.size + 1))
  const letters = new Map(
    sets.map((set, i) => [
      set,
      (stretches[i] ?? []).reduce((sum, stretch) => sum | (numbers.get(held[stretch] ?? '') ?? 0n), 0n),
    ]),
  )
  const all = (1n << BigInt(numbers.size + 1)) - 2n
  return {
    all,
    lettersOf(set) {
      const found = letters.get(set)
      if (found === undefined) throw new Error('a set of letters that this alphabet was not made from')
      return found
    },
  }
}
