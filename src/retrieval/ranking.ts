import type { ClauseId } from '../law/index.ts'
import { regulationOf } from '../law/index.ts'
import { Background } from './background.ts'
import type { Entry } from './corpus.ts'
import type { ClauseFinder } from './finder.ts'
import type { Hit } from './found.ts'
import { type Made, opened, sealed } from './index-file.ts'
import type { Around, Thought } from './opinion.ts'
import { packed, unpacked } from './packing.ts'
import { Patience } from './patience.ts'
import { ranksOf } from './ranks.ts'
import type { Reranker } from './reranker.ts'
import { type Sample, sampled, type Trial, weightBy } from './trust.ts'
import { textOf } from './vectors.ts'

/** So many of the first clauses are ranked: of the seen questions, more than 97 of 100 have theirs among them even without ways of asking. */
const CANDIDATES = 40
/** A reranker is tried with so many ways of asking, each among so many texts; one after another, for it may be slow. */
const TRIALS = { questions: 40, texts: 20 }
const STORED = 'ranking'

/** In which order a reranker puts the first clauses found. It counts for nothing before it was tried. */
export class Ranking {
  #weight: number | undefined
  readonly #patience: Patience
  readonly #preparing: Background
  readonly #byRef: ReadonlyMap<ClauseId, Entry>

  constructor(
    private readonly finder: ClauseFinder,
    private readonly reranker: Reranker,
    private readonly around: Around,
  ) {
    const tell = (error: unknown) => around.onFailure?.(error)
    this.#byRef = new Map(finder.entries.map((entry) => [entry.ref, entry]))
    this.#patience = new Patience(around.patience, tell)
    this.#preparing = new Background(() => this.#prepare(), tell)
  }

  /** Tries the reranker, or reads what came of it before. Never rejects. */
  ready(): Promise<void> {
    return this.#preparing.run()
  }

  /** What it thinks of the first of what was found for these words. */
  async of(words: string, found: () => readonly Hit[]): Promise<Thought | undefined> {
    this.#weight ??= this.#saved()
    if (this.#weight === undefined) void this.ready()
    const weight = this.#weight
    if (!weight) return undefined
    const entries = found()
      .slice(0, CANDIDATES)
      .flatMap(({ ref }) => this.#byRef.get(ref) ?? [])
    if (entries.length < 2) return undefined
    const scores = await this.#patience.wait(this.#scores(words, entries))
    if (!scores) return undefined
    const scored = entries.map(({ ref }, at) => ({ ref, score: scores[at] ?? 0 }))
    const within = (regulations: readonly string[]) =>
      regulations.length === 0 ? scored : scored.filter(({ ref }) => regulations.includes(regulationOf(ref)))
    return (regulations) => ({ ranks: ranksOf(within(regulations)), weight })
  }

  async #scores(question: string, entries: readonly Entry[]): Promise<readonly number[]> {
    const scores = await this.reranker.rank(question, entries.map(textOf))
    if (scores.length !== entries.length || !scores.every(Number.isFinite))
      throw new Error(
        `reranker ${this.reranker.name}: ${scores.length} scores for ${entries.length} texts, or not all numbers`,
      )
    return scores
  }

  async #prepare(): Promise<void> {
    this.#weight = this.#saved() ?? (await this.#tried())
    this.#save(this.#weight)
  }

  async #tried(): Promise<number> {
    const trials: Trial[] = []
    for (const sample of sampled(this.finder.entries, TRIALS.questions)) {
      const texts = this.#among(sample)
      const scores = await this.#scores(sample.question, texts)
      const right = texts.flatMap(({ asked }, at) => (asked.includes(sample.question) ? [at] : []))
      trials.push({ scores, right: new Set(right) })
    }
    return weightBy(trials)
  }

  /** Texts to choose from, as hard to tell apart as those of a question, in the order of the regulation: the right one's place gives nothing away. */
  #among({ question, entry }: Sample): Entry[] {
    const near = this.finder
      .find(question, entry.regulation)
      .hits.slice(0, TRIALS.texts)
      .map(({ ref }) => ref)
    const among = new Set([entry.ref, ...near].slice(0, TRIALS.texts))
    return this.finder.entries.filter(({ ref }) => among.has(ref))
  }

  #made(): Made {
    return { corpus: this.finder.corpus, embedder: this.reranker.name, dimension: 0 }
  }

  #saved(): number | undefined {
    try {
      const payload = opened(this.around.store?.read(STORED) ?? new Uint8Array(), this.#made())
      return payload && unpacked(payload).weights(0)[0]
    } catch {
      return undefined
    }
  }

  #save(weight: number): void {
    try {
      this.around.store?.write(STORED, sealed(packed([Float32Array.of(weight)]), this.#made()))
    } catch {
      // It is known for as long as this runs.
    }
  }
}
