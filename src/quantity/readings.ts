import { readFigures } from './read-figures.ts'
import type { Reading } from './reading.ts'

/** The texts of all regulations in all their pieces are fewer, with what the program itself says. */
const MOST = 20_000

/** Readings of texts that do not change, each text read once. What was read first goes first, where there are too many. */
export class Readings {
  readonly #kept = new Map<string, readonly Reading[]>()

  constructor(private readonly most = MOST) {}

  of(text: string): readonly Reading[] {
    const known = this.#kept.get(text)
    if (known) return known
    const read = readFigures(text)
    const [first] = this.#kept.keys()
    if (this.#kept.size >= this.most && first !== undefined) this.#kept.delete(first)
    this.#kept.set(text, read)
    return read
  }
}
