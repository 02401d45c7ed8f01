/** Cuts text into the words an index knows: dictionary words by longest match, and pairs of characters for all the rest. */
export type Segmenter = (text: string) => string[]

const HAN_RUN = /\p{Script=Han}+/gu
const LATIN_WORD = /[a-z][a-z0-9&-]*|\d+(?:\.\d+)?%?/gu

/** Words of one character are too common to tell clauses apart and are left to the pairs. */
export function segmenterOf(dictionary: Iterable<string>): Segmenter {
  const words = new Set([...dictionary].filter((word) => word.length > 1))
  const longest = Math.max(2, ...[...words].map((word) => word.length))
  return (text) => {
    const plain = text.normalize('NFKC').toLowerCase()
    const tokens: string[] = plain.match(LATIN_WORD) ?? []
    for (const [run] of plain.matchAll(HAN_RUN)) {
      for (let i = 0; i < run.length - 1; i++) tokens.push(run.slice(i, i + 2))
      for (let i = 0; i < run.length; i++) {
        for (let length = Math.min(longest, run.length - i); length > 2; length--) {
          const word = run.slice(i, i + length)
          if (words.has(word)) tokens.push(word)
        }
      }
    }
    return tokens
  }
}
