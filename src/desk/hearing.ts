import { type Sources, type WhetherReader, whetherReader } from '../answer/index.ts'
import { type Context, type HandedOver, type Heard, hear, type SaidOfHandOver, saidOfHandOver } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Day } from '../law/index.ts'
import type { Mask } from '../privacy/index.ts'
import { ClauseFinder, type Finder, HybridFinder } from '../retrieval/index.ts'
import { folder } from '../text/index.ts'
import { withFollowing } from './following.ts'
import { maskFor } from './mask.ts'
import type { DeskPorts } from './ports.ts'
import { hearingWith, type Reading } from './read-with.ts'

/** What a second reader made of a message, and the fact that it was said to. */
export interface Second {
  readonly reading: Reading
  readonly asked: string | undefined
}

/** How messages are understood: read for facts, and looked up. */
export class Hearing {
  #finder: HybridFinder | undefined
  readonly #fold = folder()
  readonly mask: Mask
  #whether: WhetherReader | undefined

  constructor(
    private readonly knowledge: Knowledge,
    private readonly ports: Pick<
      DeskPorts,
      'today' | 'ears' | 'index' | 'embedder' | 'reranker' | 'sleep' | 'onFault' | 'contacts'
    >,
  ) {
    this.mask = maskFor(knowledge)
  }

  /** A finder for what these words may come to. An embedder and a reranker are given them masked. */
  finder(words: string): Promise<Finder> {
    // Made when first needed: a check needs no index.
    this.#finder ??= this.#newFinder()
    const { embedder, reranker } = this.ports
    return this.#finder.hearing(embedder || reranker ? this.mask(words).text : words)
  }

  /** Resolves when an embedder and a reranker have been tried, or could not be: until then neither is listened to. */
  async ready(): Promise<void> {
    this.#finder ??= this.#newFinder()
    await this.#finder.ready()
  }

  /** What an answer is made from on a day. */
  sources(asOf: Day, finder: Finder, second?: Second): Sources {
    const { contacts } = this.ports
    this.#whether ??= whetherReader(this.knowledge)
    return {
      knowledge: this.knowledge,
      ...(contacts ? { contacts } : {}),
      finder,
      asOf,
      whether: this.#whether,
      simplify: (text) => punctuated(this.#fold(text).text),
      hear: onceEach(this.hearing(second)),
    }
  }

  /** What a message does, heard as said to what was just asked, and what follows from what it tells. */
  hear(message: string, context: Omit<Context, 'thisYear'> = {}): Heard {
    const thisYear = Number(this.ports.today().slice(0, 4))
    return withFollowing(hear(message, { ...context, thisYear }, this.ports.ears()), this.knowledge, context.asked)
  }

  /** How words are heard, with a second reading of the message that they are of where there is one. */
  hearing(second: Second | undefined): Sources['hear'] {
    const hear = (message: string, context?: Omit<Context, 'thisYear'>) => this.hear(message, context)
    const { knowledge } = this
    return second
      ? hearingWith(second.reading, hear, { ears: this.ports.ears(), knowledge, asked: second.asked })
      : hear
  }

  /** What a message says of a hand-off to people. */
  saidOfHandOver<Of extends HandedOver>(message: string, of: Of): SaidOfHandOver<Of> | undefined {
    return saidOfHandOver(message, of, this.ports.ears())
  }

  #newFinder(): HybridFinder {
    const { index, embedder, reranker, sleep, onFault } = this.ports
    const store = index ? { store: index } : {}
    return new HybridFinder(new ClauseFinder(this.knowledge, store), {
      ...store,
      ...(embedder ? { embedder } : {}),
      ...(reranker ? { reranker } : {}),
      ...(sleep ? { patience: { sleep } } : {}),
      onFailure: (error) => onFault?.(error instanceof Error ? error : new Error(String(error))),
    })
  }
}

/** Within a turn the same words are asked after in the same context more than once, and heard but once. */
function onceEach(hear: Sources['hear']): Sources['hear'] {
  const heard = new Map<string, Heard>()
  return (message, context = {}) => {
    const { asked, open, regulation } = context
    const key = JSON.stringify([message, asked, open, regulation])
    const known = heard.get(key) ?? hear(message, context)
    heard.set(key, known)
    return known
  }
}

/** Chinese commas and question marks part clauses in the rules that read a message; people write plain ones too. */
const punctuated = (folded: string): string => folded.replace(/,(?!\d)/gu, '，').replaceAll('?', '？')
