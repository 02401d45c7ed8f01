/** A document to search: its id and its words. */
export interface Document {
  readonly id: string
  readonly tokens: readonly string[]
}

/** How soon a repeated word stops counting, and how much a long document is held against it: the usual values. */
const K1 = 1.2
const B = 0.75

/** Okapi BM25 over a fixed set of documents. `search` gives every document that shares a word, best first. */
export class Bm25 {
  readonly #postings = new Map<string, Map<number, number>>()
  readonly #lengths: number[] = []
  readonly #ids: string[] = []
  readonly #mean: number

  constructor(documents: readonly Document[]) {
    documents.forEach(({ id, tokens }, at) => {
      this.#ids.push(id)
      this.#lengths.push(tokens.length)
      for (const token of tokens) {
        const posting = this.#postings.get(token) ?? new Map<number, number>()
        posting.set(at, (posting.get(at) ?? 0) + 1)
        this.#postings.set(token, posting)
      }
    })
    this.#mean = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.#lengths.length)
  }

  search(tokens: readonly string[]): { readonly id: string; readonly score: number }[] {
    const scores = new Map<number, number>()
    for (const token of new Set(tokens)) {
      const posting = this.#postings.get(token)
      if (!posting) continue
      const rarity = Math.log(1 + (this.#ids.length - posting.size + 0.5) / (posting.size + 0.5))
      for (const [at, count] of posting) {
        const norm = K1 * (1 - B + (B * (this.#lengths[at] ?? 0)) / this.#mean)
        scores.set(at, (scores.get(at) ?? 0) + (rarity * count * (K1 + 1)) / (count + norm))
      }
    }
    return [...scores]
      .map(([at, score]) => ({ id: this.#ids[at] ?? '', score }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
  }
}
