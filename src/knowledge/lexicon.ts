/** A word of a lexicon where it stands in a text. */
export interface Entry<T> {
  readonly start: number
  readonly end: number
  readonly meaning: T
}

const LATIN = /[a-z]/iu
/** Characters outside of ASCII keep their case, for some change their length with it. */
const plain = (text: string): string => text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase())

/**
 * Words with what they mean, found wherever they stand in a text, the longest at each place. No word is longer than the longest, so that
 * the steps this takes grow with the text alone.
 */
export class Lexicon<T> {
  readonly #meanings = new Map<string, T>()
  /** Lengths of the longest words, by the two characters that they begin with. */
  readonly #reach = new Map<string, number>()

  get(word: string): T | undefined {
    return this.#meanings.get(plain(word))
  }

  set(word: string, meaning: T): void {
    const key = plain(word)
    this.#meanings.set(key, meaning)
    const head = key.slice(0, 2)
    this.#reach.set(head, Math.max(this.#reach.get(head) ?? 0, key.length))
  }

  /** Sets what has no meaning yet. */
  add(word: string, meaning: T): void {
    if (!this.#meanings.has(plain(word))) this.set(word, meaning)
  }

  /** The longest word that begins at `from` and fits. */
  at(text: string, from: number, fits: (entry: Entry<T>) => boolean = () => true): Entry<T> | undefined {
    const reach = Math.min(this.#reach.get(plain(text.slice(from, from + 2))) ?? 1, text.length - from)
    for (let length = reach; length > 0; length--) {
      const meaning = this.#meanings.get(plain(text.slice(from, from + length)))
      if (meaning === undefined || !standsAlone(text, from)) continue
      const entry = { start: from, end: from + length, meaning }
      if (fits(entry)) return entry
    }
    return undefined
  }

  /** The words of a text from the left, none over another. `fits` may refuse one for what stands around it; a shorter one is then looked for. */
  in(text: string, fits?: (entry: Entry<T>) => boolean): Entry<T>[] {
    const found: Entry<T>[] = []
    for (let from = 0; from < text.length; from++) {
      const entry = this.at(text, from, fits)
      if (!entry) continue
      found.push(entry)
      from = entry.end - 1
    }
    return found
  }
}

/** A Latin word begins where no other goes on: excellent is no excel. */
const standsAlone = (text: string, at: number): boolean =>
  !LATIN.test(text[at] ?? '') || !LATIN.test(text[at - 1] ?? '')

/** Whether a word ends at `end`: after a Latin one no further letter stands. */
export const endsWord = (text: string, end: number): boolean =>
  !LATIN.test(text[end - 1] ?? '') || !LATIN.test(text[end] ?? '')
