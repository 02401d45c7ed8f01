import type { PlainWords, SameWords } from '../../knowledge/index.ts'

export type Kind = 'word' | 'slot' | 'stop' | 'open' | 'close'

/** A word, slot or sign of a clause, with what may stand for it. */
export interface Token {
  readonly kind: Kind
  readonly text: string
  readonly plain: readonly string[]
  /** It says what is to be done. */
  readonly verb: boolean
}

const SIGN = /\{\{[^{}]*\}\}|[，。；：！？,;:\n]|[（(“‘「『《]|[）)”’」』》]|[^\s]/gu
const [STOPS, OPENS, CLOSES] = ['，。；：！？,;:\n', '（(“‘「『《', '）)”’」』》']
/** What stands in these is a name, or a word that is spoken of. */
const QUOTES = '“‘「『《'

/** Cuts clauses into tokens with what may be said for each; made once for one lexicon. */
export class Tokens {
  readonly #words = new Map<string, SameWords[]>()
  readonly #solid: ReadonlySet<string>
  readonly #whole: ReadonlySet<string>
  readonly #longest: number

  constructor({ same, solid, across }: PlainWords) {
    for (const group of same)
      for (const word of group.of) this.#words.set(word, [...(this.#words.get(word) ?? []), group])
    this.#solid = new Set(solid)
    this.#whole = new Set([...solid, ...across, ...[...this.#words.keys()].filter(({ length }) => length > 1)])
    this.#longest = Math.max(0, ...[...this.#words.keys(), ...this.#whole].map(({ length }) => length))
  }

  of(text: string): Token[] {
    const signs = [...text.matchAll(SIGN)].map(([sign]) => sign)
    const tokens: Token[] = []
    let quoted = 0
    for (let at = 0; at < signs.length; ) {
      const sign = signs[at] ?? ''
      const kind = kindOf(sign)
      if (QUOTES.includes(sign)) quoted++
      if (quoted > 0 && '”’」』》'.includes(sign)) quoted--
      const end = kind === 'word' && quoted === 0 ? this.#wordAt(signs, at) : undefined
      if (end === undefined) {
        tokens.push({ kind, text: sign, plain: [], verb: false })
        at++
        continue
      }
      const word = signs.slice(at, end).join('')
      const groups = (this.#words.get(word) ?? []).filter(({ where }) => stands(where, signs, at, end))
      const plain = [...new Set(groups.flatMap(({ say }) => say))].filter((say) => say !== word)
      tokens.push({ kind, text: word, plain, verb: groups.some(({ verb }) => verb) })
      at = end
    }
    return tokens
  }

  /** Where the word of the lexicon ends that begins here; undefined where none does, or where it may be part of another word. */
  #wordAt(signs: readonly string[], at: number): number | undefined {
    for (let end = Math.min(signs.length, at + this.#longest); end > at; end--) {
      if (!this.#words.has(signs.slice(at, end).join(''))) continue
      return this.#crossed(signs, at, end) ? undefined : end
    }
    return undefined
  }

  #crossed(signs: readonly string[], at: number, end: number): boolean {
    for (let from = Math.max(0, at - this.#longest); from < end; from++)
      for (let to = Math.max(at, from) + 1; to <= from + this.#longest; to++) {
        if (from >= at && to <= end) continue
        const word = signs.slice(from, to).join('')
        if (to > at && this.#solid.has(word)) return true
      }
    return false
  }

  /** Whether some listed word is written across this place of a text. */
  seam(text: string, at: number): boolean {
    for (let from = Math.max(0, at - this.#longest); from < at; from++)
      for (let to = at + 1; to <= from + this.#longest; to++) {
        if (this.#whole.has(text.slice(from, to))) return true
      }
    return false
  }
}

const kindOf = (sign: string): Kind =>
  sign.startsWith('{{')
    ? 'slot'
    : STOPS.includes(sign)
      ? 'stop'
      : OPENS.includes(sign)
        ? 'open'
        : CLOSES.includes(sign)
          ? 'close'
          : 'word'

function stands(where: SameWords['where'], signs: readonly string[], at: number, end: number): boolean {
  const [before, after] = [signs[at - 1], signs[end]]
  if (where === undefined) return true
  if (where === 'start') return before === undefined || STOPS.includes(before)
  if (where === 'end') return after !== undefined && STOPS.includes(after)
  if (where === 'figure') return after?.startsWith('{{') === true
  return after !== undefined && !STOPS.includes(after)
}
