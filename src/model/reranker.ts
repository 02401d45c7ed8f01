import { z } from 'zod'
import { withoutNumbers } from '../privacy/index.ts'
import type { Reranker } from '../retrieval/index.ts'
import { checkedFetch } from './checked-fetch.ts'
import { failureOf, ModelFailure } from './failure.ts'
import { Guarded, type GuardedPorts } from './guarded.ts'
import type { RerankSettings } from './settings.ts'

const index = z.int().nonnegative()
/** Servers agree on the request, and name the score in two ways and the list in two. */
const ranked = z.union([
  z
    .object({ index, relevance_score: z.number() })
    .transform((item) => ({ index: item.index, score: item.relevance_score })),
  z.object({ index, score: z.number() }),
])
const rankedForm = z.union([
  z.object({ results: z.array(ranked) }).transform(({ results }) => results),
  z.object({ data: z.array(ranked) }).transform(({ data }) => data),
])

/**
 * Scores from a server with a rerank endpoint. A call rejects with a ModelFailure, at once where the server has failed again and
 * again. The request is written here, since LangChain's clients for it are bound to one provider each.
 */
export class ApiReranker implements Reranker {
  /** The same name on another server may be another model. */
  readonly name: string
  readonly #guarded: Guarded

  constructor(
    private readonly settings: RerankSettings,
    private readonly ports: GuardedPorts,
  ) {
    this.name = `${settings.model}@${new URL(settings.baseUrl).host}`
    this.#guarded = new Guarded(settings.timeout, ports)
  }

  async rank(question: string, texts: readonly string[]): Promise<readonly number[]> {
    if (texts.length === 0) return []
    const query = withoutNumbers(question).text
    const documents = texts.map((text) => withoutNumbers(text).text)
    return await this.#guarded.run((signal) => this.#scores(query, documents, signal))
  }

  /** Ends what is under way, and takes no more. */
  close(): void {
    this.#guarded.close()
  }

  async #scores(query: string, documents: readonly string[], signal: AbortSignal): Promise<number[]> {
    const { key, baseUrl, model } = this.settings
    const response = await checkedFetch(signal)(`${baseUrl}/rerank`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ model, query, documents, top_n: documents.length }),
    })
    if (!response.ok) throw failureOf(response, this.ports.now())
    const { success, data } = rankedForm.safeParse(await response.json())
    if (!success) throw new ModelFailure('schema')
    return scoresOf(data, documents.length)
  }
}

/** Whatever the server left out comes after all that it scored. */
function scoresOf(given: z.output<typeof rankedForm>, count: number): number[] {
  const scored = new Map(given.filter((item) => item.index < count).map((item) => [item.index, item.score]))
  if (scored.size === 0) throw new ModelFailure('schema')
  const least = Math.min(...scored.values()) - 1
  return Array.from({ length: count }, (_, at) => scored.get(at) ?? least)
}
