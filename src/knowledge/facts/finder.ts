import type { Word } from './words.ts'

/** A word where it stands in a text, and what it was entered with. */
export interface Found<T> {
  readonly start: number
  readonly end: number
  readonly value: T
}

interface Node<T> {
  readonly next: Map<string, Node<T>>
  readonly values: T[]
}

const node = <T>(): Node<T> => ({ next: new Map(), values: [] })

const LATIN = /[a-z0-9]/u

/** Finds many words in a folded text in one pass, in time linear in the text. 的 may stand where the parts of a word meet; words in Latin letters stand alone. */
export class WordFinder<T> {
  readonly #root: Node<T> = node()

  constructor(entries: Iterable<readonly [word: Word, value: T]>) {
    for (const [word, value] of entries) for (const text of written(word)) this.#add(text, value)
  }

  /** Every place of every word, leftmost first and the longest first of those that begin together. */
  in(text: string): Found<T>[] {
    const found: Found<T>[] = []
    for (let start = 0; start < text.length; start += 1) {
      const here: Found<T>[] = []
      let at: Node<T> | undefined = this.#root
      for (let end = start; at; end += 1) {
        if (at.values.length > 0 && stands(text, start, end))
          here.unshift(...at.values.map((value) => ({ start, end, value })))
        at = at.next.get(text.charAt(end))
      }
      found.push(...here)
    }
    return found
  }

  #add(text: string, value: T): void {
    let at = this.#root
    for (const sign of text) {
      const next = at.next.get(sign) ?? node<T>()
      at.next.set(sign, next)
      at = next
    }
    at.values.push(value)
  }
}

/** A word as it may be written: with and without 的 at each joint. */
const written = ({ text, joints = [] }: Word): string[] =>
  [...joints]
    .sort((a, b) => b - a)
    .reduce((texts, joint) => texts.flatMap((each) => [each, `${each.slice(0, joint)}的${each.slice(joint)}`]), [text])

/** Letters go on into a longer word: pilot line is not in pilot liner. */
const stands = (text: string, start: number, end: number): boolean =>
  !(LATIN.test(text.charAt(start)) && LATIN.test(text.charAt(start - 1))) &&
  !(LATIN.test(text.charAt(end - 1)) && LATIN.test(text.charAt(end)))
