import { type Sources, type WhetherReader, whetherReader } from '../answer/index.ts'
import { type Context, type HandedOver, type Heard, hear, type SaidOfHandOver, saidOfHandOver } from '../hear/index.ts'
import {
  type Knowledge,
  knowledgeOn,
  regulationNamed,
  type SubjectReader,
  spokenOf,
  subjectReader,
  versionsOf,
} from '../knowledge/index.ts'
import type { Day, RegulationId } from '../law/index.ts'
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

/** What is made once of the texts that answer together. */
interface Edition {
  readonly knowledge: Knowledge
  finder?: HybridFinder
  words?: Finder
  whether?: WhetherReader
}

/** The day a question is asked on, and the version that it is asked of by itself. */
export interface Asking {
  readonly asOf?: Day
  readonly region?: RegulationId | undefined
}

/** How messages are understood: read for facts, and looked up. */
export class Hearing {
  readonly #editions = new Map<string, Edition>()
  readonly #fold = folder()
  #subjects: SubjectReader | undefined
  readonly mask: Mask

  constructor(
    private readonly knowledge: Knowledge,
    private readonly ports: Pick<
      DeskPorts,
      'today' | 'ears' | 'index' | 'embedder' | 'reranker' | 'sleep' | 'onFault' | 'contacts'
    >,
  ) {
    this.mask = maskFor(knowledge)
  }

  /** A finder for what these words may come to on a day. An embedder and a reranker are given them masked. */
  finder(words: string, { asOf = this.ports.today(), region }: Asking = {}): Promise<Finder> {
    // Made when first needed: a check needs no index.
    const edition = this.#editionOf(this.knowledgeOn(asOf, region))
    edition.finder ??= this.#newFinder(edition.knowledge)
    const { embedder, reranker } = this.ports
    return edition.finder.hearing(embedder || reranker ? this.mask(words).text : words)
  }

  /** What answers on a day, with a version that is asked for by itself. */
  knowledgeOn(asOf: Day, region?: RegulationId): Knowledge {
    return knowledgeOn(this.knowledge, asOf, region === undefined ? [] : [region])
  }

  /** The text that a name alone stands for on a day: its id, its title, its place. */
  named(name: string, asOf = this.ports.today()): RegulationId | undefined {
    return regulationNamed(this.knowledge, name, asOf)
  }

  /** What the first subject that words name is called; undefined where they name none. */
  subjectIn(words: string): string | undefined {
    const { knowledge } = this
    this.#subjects ??= subjectReader(knowledge)
    return spokenOf(this.#subjects(this.#fold(words).text), knowledge.subjects)[0]?.label
  }

  /** Resolves when an embedder and a reranker have been tried, or could not be: until then neither is listened to. */
  async ready(): Promise<void> {
    const edition = this.#editionOf(this.knowledgeOn(this.ports.today()))
    edition.finder ??= this.#newFinder(edition.knowledge)
    await edition.finder.ready()
  }

  /** What an answer is made from on a day. */
  sources(asOf: Day, finder: Finder, second?: Second, region?: RegulationId): Sources {
    return this.#sourcesOf(this.knowledgeOn(asOf, region), asOf, finder, second)
  }

  #sourcesOf(known: Knowledge, asOf: Day, finder: Finder, second: Second | undefined): Sources {
    const { contacts } = this.ports
    const edition = this.#editionOf(known)
    const { knowledge } = edition
    edition.whether ??= whetherReader(knowledge)
    return {
      knowledge,
      library: this.knowledge,
      over: (other) => this.#sourcesOf(other, asOf, this.#wordsOf(other), second),
      ...(contacts ? { contacts } : {}),
      finder,
      asOf,
      whether: edition.whether,
      simplify: (text) => punctuated(this.#fold(text).text),
      hear: onceEach(ofEdition(this.hearing(second, asOf), knowledge, this.knowledge)),
    }
  }

  /** Other versions than those of the day are found by words alone. */
  #wordsOf(known: Knowledge): Finder {
    const edition = this.#editionOf(known)
    edition.words ??= new ClauseFinder(edition.knowledge)
    return edition.words
  }

  /** What is kept for one choice of versions: there are as many as the texts changed times. */
  #editionOf(knowledge: Knowledge): Edition {
    const key = JSON.stringify([...knowledge.regulations.values()].map(({ id, amended = [] }) => [id, amended]))
    const edition = this.#editions.get(key) ?? { knowledge }
    this.#editions.set(key, edition)
    return edition
  }

  /** What a message itself does, heard as said to what was just asked. */
  heard(message: string, context: Omit<Context, 'thisYear'> = {}): Heard {
    const thisYear = Number(this.ports.today().slice(0, 4))
    return hear(message, { ...context, thisYear }, this.ports.ears())
  }

  /** The same with what follows from what it tells. */
  hear(message: string, context: Omit<Context, 'thisYear'> = {}): Heard {
    return withFollowing(this.heard(message, context), this.knowledge, context.asked)
  }

  /** How words are heard, with a second reading of the message that they are of where there is one. */
  hearing(second: Second | undefined, asOf: Day): Sources['hear'] {
    const hear = (message: string, context?: Omit<Context, 'thisYear'>) => this.hear(message, context)
    const { knowledge } = this
    return second
      ? hearingWith(second.reading, hear, { ears: this.ports.ears(), knowledge, asOf, asked: second.asked })
      : hear
  }

  /** What a message says of a hand-off to people. */
  saidOfHandOver<Of extends HandedOver>(message: string, of: Of): SaidOfHandOver<Of> | undefined {
    return saidOfHandOver(message, of, this.ports.ears())
  }

  #newFinder(knowledge: Knowledge): HybridFinder {
    const { index, embedder, reranker, sleep, onFault, today } = this.ports
    const ids = [...this.knowledgeOn(today()).regulations.keys()]
    // One index is kept, of what answers today.
    const isToday = ids.length === knowledge.regulations.size && ids.every((id) => knowledge.regulations.has(id))
    const store = index && isToday ? { store: index } : {}
    return new HybridFinder(new ClauseFinder(knowledge, store), {
      ...store,
      ...(embedder ? { embedder } : {}),
      ...(reranker ? { reranker } : {}),
      ...(sleep ? { patience: { sleep } } : {}),
      onFailure: (error) => onFault?.(error instanceof Error ? error : new Error(String(error))),
    })
  }
}

/** A place that is named stands for the version of its text that answers. */
function ofEdition(hear: Sources['hear'], edition: Knowledge, library: Knowledge): Sources['hear'] {
  if (edition === library) return hear
  const versions = new Map(
    [...edition.regulations.keys()].flatMap((id) =>
      versionsOf(id, library.regulations).map((each) => [each.id, id] as const),
    ),
  )
  const version = (id: RegulationId) => versions.get(id) ?? id
  return (message, context) => {
    const heard = hear(message, context)
    const acts = heard.acts.map((act) => {
      if (act.act === 'ask') return { ...act, regulations: [...new Set(act.regulations.map(version))] }
      const named = act.act === 'check' || act.act === 'switch' ? act.regulation : undefined
      return named === undefined ? act : { ...act, regulation: version(named) }
    })
    return { ...heard, acts }
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
