import type { Word } from './words.ts'

/** A word where it stands in a text, and what it was entered with. */
export interface Found<T> {
  readonly start: number
  readonly end: number
  readonly value: T
}

type Entered<T> = readonly [word: Word, value: T]

interface Node<T> {
  next?: Map<string, Node<T>>
  /** The words that end here. */
  words?: Entered<T>[]
  /** A word has a joint here. */
  jointed?: true
}

const LATIN = /[a-z0-9]/u
/** What may stand where the parts of a word meet. */
const OF = '的'

/** Finds many words in a folded text in one pass, in time linear in the text. 的 may stand where the parts of a word meet; words in Latin letters stand alone. */
export class WordFinder<T> {
  /** Words by the sign that they begin with; as a tree once a text has had that sign, for most never come. */
  readonly #entered = new Map<string, Entered<T>[]>()
  readonly #trees = new Map<string, Node<T>>()

  constructor(entries: Iterable<Entered<T>>) {
    for (const entry of entries) {
      const sign = entry[0].text.charAt(0)
      const known = this.#entered.get(sign)
      if (known) known.push(entry)
      else this.#entered.set(sign, [entry])
    }
  }

  /** Every place of every word, leftmost first and the longest first of those that begin together. */
  in(text: string): Found<T>[] {
    const found: Found<T>[] = []
    for (let start = 0; start < text.length; start += 1) {
      const tree = this.#treeOf(text.charAt(start))
      if (!tree) continue
      const here: Found<T>[] = []
      follow(tree, text, { start, end: start + 1, passed: [] }, here)
      found.push(...here.sort((a, b) => b.end - a.end))
    }
    return found
  }

  #treeOf(sign: string): Node<T> | undefined {
    const known = this.#trees.get(sign)
    const entered = known ? undefined : this.#entered.get(sign)
    if (!entered) return known
    const tree: Node<T> = {}
    for (const entry of entered) add(tree, entry)
    this.#trees.set(sign, tree)
    return tree
  }
}

/** Enters a word behind its first sign. */
function add<T>(tree: Node<T>, entry: Entered<T>): void {
  const [{ text, joints = [] }] = entry
  let at = tree
  for (let place = 1; place <= text.length; place += 1) {
    if (joints.includes(place)) at.jointed = true
    if (place === text.length) break
    at.next ??= new Map()
    const sign = text.charAt(place)
    const next: Node<T> = at.next.get(sign) ?? {}
    at.next.set(sign, next)
    at = next
  }
  at.words ??= []
  at.words.push(entry)
}

/** How far into a text its signs were followed; `passed`: at which places of the word a 的 was passed over. */
interface Path {
  readonly start: number
  readonly end: number
  readonly passed: readonly number[]
}

function follow<T>(tree: Node<T>, text: string, { start, end: from, passed }: Path, found: Found<T>[]): void {
  let at: Node<T> | undefined = tree
  for (let end = from; at; end += 1) {
    if (at.words && stands(text, start, end))
      for (const [{ joints }, value] of at.words)
        if (passed.every((place) => joints?.includes(place))) found.push({ start, end, value })
    const sign = text.charAt(end)
    const beyond: Node<T> | undefined = at.jointed && sign === OF ? at.next?.get(text.charAt(end + 1)) : undefined
    if (beyond) follow(beyond, text, { start, end: end + 2, passed: [...passed, end - start - passed.length] }, found)
    at = at.next?.get(sign)
  }
}

/** Letters go on into a longer word: pilot line is not in pilot liner. */
const stands = (text: string, start: number, end: number): boolean =>
  !(LATIN.test(text.charAt(start)) && LATIN.test(text.charAt(start - 1))) &&
  !(LATIN.test(text.charAt(end - 1)) && LATIN.test(text.charAt(end)))
