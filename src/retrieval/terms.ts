import type { Postings } from './postings.ts'

const FIRST_SLOTS = 2 ** 12

/** Whole numbers that grow in number. */
class Growing {
  numbers = new Uint32Array(FIRST_SLOTS)
  size = 0

  push(number: number): void {
    if (this.size === this.numbers.length) {
      const more = new Uint32Array(2 * this.size)
      more.set(this.numbers)
      this.numbers = more
    }
    this.numbers[this.size++] = number
  }
}

/** The different codes, each with a number of its own: how many others came before it. */
class Codes {
  readonly #codes = new Growing()
  /** The number of the code in each slot, plus one; none is more than half full. */
  #slots = new Uint32Array(FIRST_SLOTS)

  get size(): number {
    return this.#codes.size
  }

  /** The number of a code; undefined where it is not known. */
  numberOf(code: number): number | undefined {
    const number = this.#slots[this.#slotOf(code)] ?? 0
    return number === 0 ? undefined : number - 1
  }

  /** The same of a code that is known from now on. */
  add(code: number): number {
    const slot = this.#slotOf(code)
    const number = this.#slots[slot] ?? 0
    if (number > 0) return number - 1
    this.#codes.push(code)
    this.#slots[slot] = this.size
    if (2 * this.size > this.#slots.length) this.#widen()
    return this.size - 1
  }

  /** The slot of a code, or the free one where it would stand. */
  #slotOf(code: number): number {
    const mask = this.#slots.length - 1
    const mixed = Math.imul(code, 0x9e3779b1)
    for (let slot = (mixed ^ (mixed >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] ?? 0
      if (number === 0 || this.#codes.numbers[number - 1] === code) return slot
    }
  }

  #widen(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length)
    for (let number = 0; number < this.size; number++)
      this.#slots[this.#slotOf(this.#codes.numbers[number] ?? 0)] = number + 1
  }
}

/** One table of the words of all texts, so that none of them has to be searched for a word. */
export interface Terms {
  /** The number of a word; undefined where no text has it. */
  readonly termOf: (code: number) => number | undefined
  /** Term `i` stands in the texts from `start[i]` to `start[i + 1]` of the next two, which rise. */
  readonly start: Uint32Array
  readonly owner: Uint32Array
  /** Which of the text's own words it is. */
  readonly word: Uint32Array
  /** In how many clauses each stands. */
  readonly among: Uint32Array
}

export function termsOf(texts: readonly Postings[]): Terms {
  const size = texts.reduce((sum, { codes }) => sum + codes.length, 0)
  const known = new Codes()
  const terms = new Uint32Array(size)
  let at = 0
  for (const { codes } of texts) for (const code of codes) terms[at++] = known.add(code)
  const start = new Uint32Array(known.size + 1)
  for (const term of terms) start[term + 1] = (start[term + 1] ?? 0) + 1
  for (let term = 0; term < known.size; term++) start[term + 1] = (start[term + 1] ?? 0) + (start[term] ?? 0)
  const [owner, word, among, next] = [
    new Uint32Array(size),
    new Uint32Array(size),
    new Uint32Array(known.size),
    start.slice(),
  ]
  at = 0
  for (const [own, text] of texts.entries())
    for (let i = 0; i < text.codes.length; i++) {
      const term = terms[at++] ?? 0
      const place = next[term] ?? 0
      owner[place] = own
      word[place] = i
      next[term] = place + 1
      among[term] = (among[term] ?? 0) + (text.start[i + 1] ?? 0) - (text.start[i] ?? 0)
    }
  return { termOf: (code) => known.numberOf(code), start, owner, word, among }
}
