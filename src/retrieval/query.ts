import { asksAfterNumber, numbersIn, withoutNumbers } from './numbers.ts'
import { type SlipReader, slipReader } from './slips.ts'
import type { Words } from './words.ts'

/** The words of a question that anything knows, with what each counts. */
export type Query = ReadonlyMap<string, number>

/** What is known of words before they are looked for. */
interface Known {
  knows(token: string): boolean
  /** In how many places a token stands. */
  among(token: string): number
}

/** What a token of each kind counts against a pair of characters. Found by trial on the seen examples, and flat around these values. */
const WEIGHT = { single: 0.5, term: 0.7, slip: 0.8, number: 1, asked: 5 }

const byLength = (factor: number) => (token: string) => (token.length === 1 ? WEIGHT.single : factor)

/** Makes queries of folded questions. */
export class QueryReader {
  #slips: SlipReader | undefined

  constructor(
    private readonly words: Words,
    private readonly known: Known,
    private readonly on: { readonly terms: boolean; readonly slips: boolean },
  ) {}

  read(asked: string): Query {
    const query = this.#read(asked)
    for (const token of query.keys()) if (!this.known.knows(token)) query.delete(token)
    return query
  }

  #read(asked: string): Map<string, number> {
    const after = asksAfterNumber(asked)
    const rest = after ? withoutNumbers(asked) : asked
    const { segment, matter, terms } = this.words
    const query = new Map<string, number>()
    const add = (tokens: readonly string[], weight: (token: string) => number) => {
      for (const token of tokens) if (!query.has(token)) query.set(token, weight(token))
    }
    add(segment(matter(rest)), byLength(1))
    if (this.on.terms) add(terms(rest), () => WEIGHT.term)
    const words = [...query.keys()]
    add(numbersIn(asked), () => (after ? WEIGHT.asked : WEIGHT.number))
    if (!this.on.slips || !words.some((token) => this.#maySlip(token))) return query
    // Only for words that nothing knows: a slip is read as what it sounds like, pinyin as what it spells.
    this.#slips ??= slipReader(this.known)
    const meant = this.#slips.mended(matter(rest))
    if (meant !== undefined) {
      add(segment(meant), byLength(WEIGHT.slip))
      add(terms(meant), () => WEIGHT.term * WEIGHT.slip)
    }
    for (const [pair, share] of this.#slips.spelt(rest)) add([pair], () => share)
    return query
  }

  #maySlip(token: string): boolean {
    return /^(?:\p{Script=Han}{2}|[a-z].*)$/u.test(token) && !this.known.knows(token)
  }
}
