import type { Postings } from './postings.ts'

/** Where a word stands: of each text that has it, in their order, the text and from where to where its postings go. */
export type Directory = (code: number) => Uint32Array

/** One table of the words of all texts, so that none of them has to be searched for a word. */
export function directoryOf(texts: readonly Postings[]): Directory {
  const size = texts.reduce((sum, { codes }) => sum + codes.length, 0)
  // Twice as many chains as words, so that few are shared; a power of two, so that a mask tells them apart.
  const bits = Math.max(1, Math.ceil(Math.log2(2 * size + 1)))
  const chainOf = (code: number) => Math.imul(code, 0x9e3779b1) >>> (32 - bits)
  const head = new Int32Array(2 ** bits).fill(-1)
  const next = new Int32Array(size)
  const [owner, word] = [new Uint32Array(size), new Uint32Array(size)]
  let at = 0
  // From the last, for what comes later stands before in its chain.
  for (let own = texts.length - 1; own >= 0; own--) {
    const codes = texts[own]?.codes ?? new Uint32Array()
    for (let i = 0; i < codes.length; i++, at++) {
      const chain = chainOf(codes[i] ?? 0)
      owner[at] = own
      word[at] = i
      next[at] = head[chain] ?? -1
      head[chain] = at
    }
  }
  return (code) => {
    const found: number[] = []
    for (let each = head[chainOf(code)] ?? -1; each >= 0; each = next[each] ?? -1) {
      const [own, i] = [owner[each] ?? 0, word[each] ?? 0]
      const text = texts[own]
      if (text?.codes[i] === code) found.push(own, text.start[i] ?? 0, text.start[i + 1] ?? 0)
    }
    return Uint32Array.from(found)
  }
}
