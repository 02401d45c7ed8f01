import { z } from 'zod'
import { needed } from '../installed/index.ts'
import { withoutNumbers } from '../privacy/index.ts'
import type { Embedder } from '../retrieval/index.ts'
import { checkedFetch } from './checked-fetch.ts'
import { ModelFailure } from './failure.ts'
import { Guarded, type GuardedPorts } from './guarded.ts'
import type { EmbeddingSettings } from './settings.ts'

const vectorsForm = z.array(z.array(z.number()))

/** Texts in one request; servers take from ten up. */
const BATCH = 10

/**
 * Embeddings from an OpenAI-compatible server. A call rejects with a ModelFailure, at once where the server has failed again and
 * again, and never waits longer than the settings say for one request. Its dimension is the one set, or that of the first vector.
 */
export class ApiEmbedder implements Embedder {
  /** The same name on another server may be another model. */
  readonly name: string
  readonly #guarded: Guarded
  #dimension: number

  constructor(
    private readonly settings: EmbeddingSettings,
    ports: GuardedPorts,
  ) {
    this.name = `${settings.model}@${new URL(settings.baseUrl).host}`
    this.#dimension = settings.dimension ?? 0
    this.#guarded = new Guarded(settings.timeout, ports)
  }

  get dimension(): number {
    return this.#dimension
  }

  async embed(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
    const batches = Array.from({ length: Math.ceil(texts.length / BATCH) }, (_, at) =>
      texts.slice(at * BATCH, (at + 1) * BATCH).map((text) => withoutNumbers(text).text),
    )
    const vectors = (
      await Promise.all(batches.map((batch) => this.#guarded.run((signal) => requested(batch, this.settings, signal))))
    ).flat()
    const [first] = vectors
    if (this.#dimension === 0 && first) this.#dimension = first.length
    return vectors
  }

  /** Ends what is under way, and takes no more. */
  close(): void {
    this.#guarded.close()
  }
}

/** The client takes no signal, so each request has a client of its own; connections are shared all the same. */
async function requested(texts: string[], settings: EmbeddingSettings, signal: AbortSignal): Promise<number[][]> {
  const { key, baseUrl, model, dimension, timeout } = settings
  const { OpenAIEmbeddings } = await needed('@langchain/openai', () => import('@langchain/openai'))
  const client = new OpenAIEmbeddings({
    model,
    apiKey: key,
    maxRetries: 0,
    timeout,
    batchSize: BATCH,
    // Servers that only speak much of the API know no base64.
    encodingFormat: 'float',
    ...(dimension === undefined ? {} : { dimensions: dimension }),
    configuration: { baseURL: baseUrl, fetch: checkedFetch(signal), logLevel: 'off' },
  })
  const { success, data } = vectorsForm.safeParse(await client.embedDocuments(texts))
  if (!success) throw new ModelFailure('schema')
  return data
}
