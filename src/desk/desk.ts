import {
  answerQuestion,
  clausesDraft,
  compareOn,
  type Draft,
  opening,
  publish,
  type Reply,
  type Sources,
  say,
  verdictDraft,
  welcomeDraft,
} from '../answer/index.ts'
import type { Facts } from '../eligibility/index.ts'
import { type MessageReader, messageReader } from '../intake/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Day, RegulationId } from '../law/index.ts'
import { asHtml, asMarkdown, type Edition, reportOf } from '../report/index.ts'
import {
  ClauseFinder,
  type Embedder,
  type Finder,
  type Found,
  folder,
  HybridFinder,
  hashingEmbedder,
  type IndexStore,
} from '../retrieval/index.ts'
import { converse, type Turned } from './conversation.ts'
import { Lanes } from './lanes.ts'
import { masked, shortened } from './mask.ts'
import { emptySession, type Session } from './session.ts'
import { type KeptReply, type Note, type SessionStore, StoreFault } from './store.ts'

/** What the desk takes from outside, so that a conversation can be replayed. */
export interface DeskPorts {
  /** Today in Asia/Shanghai. */
  readonly today: () => Day
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** An id no other reply has. */
  readonly newId: () => string
  /** Where the index is kept from one start to the next; without it, it is built at the first question. */
  readonly index?: IndexStore
  /** Finds by meaning besides words; while it fails, words alone find. */
  readonly embedder?: Embedder
  /** Where sessions last. */
  readonly store?: SessionStore
  /** Told of a store or an embedder that failed; the conversation goes on without it. */
  readonly onFault?: (fault: Error) => void
  /** Where a place's desk is reached, by regulation; none is invented. Conversations are handed over where there is a store to keep the ticket. */
  readonly contacts?: Readonly<Record<RegulationId, string>>
  /** After so long without a turn a session has ended; milliseconds. */
  readonly sessionLasts?: number
  /** What the knowledge is told apart by. */
  readonly version?: string
}

/** How a question is to be taken: the place asked about if the words name none, and the day standing is judged on. */
export interface AskOptions {
  readonly region?: RegulationId
  readonly asOf?: Day
}

export interface TurnOptions {
  readonly asOf?: Day
  /** Whose session it is, where one person has several; the session itself where left out. */
  readonly person?: string
  /** Names the incoming message: a turn taken again for the same one gives the reply it had, and leaves the session alone. */
  readonly letter?: string
  /** Answers of a form that was filled in, each to its own fact; the words are then what is kept of it. */
  readonly answers?: Readonly<Record<string, string>>
  /** The reply that a remark is on, by its id; the last one where left out. */
  readonly about?: string
}

const DAY = 24 * 60 * 60 * 1000
/** Another process may save a session between this one's reading and writing it; the turn is then taken anew. */
const ATTEMPTS = 5
/** So many turns are kept for whoever takes a conversation over. */
const LOG_KEPT = 20
/** Sessions, and replies, held in memory while the store fails. */
const HELD = 1000

/** The one door to the answers: words in, a published reply out. */
export class Desk {
  #finder: HybridFinder | undefined
  readonly #fold = folder()
  readonly #readMessage: MessageReader
  readonly #lanes = new Lanes()
  /** Sessions the store could not take. */
  readonly #held = new Map<string, Session>()
  /** Replies the store could not take, by the letters they answer. */
  readonly #heldReplies = new Map<string, { readonly session: string; readonly reply: Reply }>()

  constructor(
    private readonly knowledge: Knowledge,
    private readonly ports: DeskPorts,
  ) {
    this.#readMessage = messageReader(knowledge.facts)
  }

  /**
   * One turn of a conversation. The session is loaded, taken a turn further and kept, or held in memory where the store
   * fails. Turns of one session are taken one after another, in the order they came.
   */
  turn(id: string, typed: string, options: TurnOptions = {}): Promise<Reply> {
    return this.#lanes.run(id, () => this.#turn(id, readable(typed), options))
  }

  async #turn(id: string, words: string, options: TurnOptions): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      const earlier = this.#earlier(options.letter)
      if (earlier) return earlier
      const finder = await this.#hearing(words)
      const held = this.#held.get(id)
      const kept = held ? undefined : this.#guarded((store) => store.load(id, this.ports.now()))
      const session = held ?? kept?.value?.session ?? emptySession()
      const turned = this.#converse(session, words, finder, options)
      const edition = this.#edition()
      const reply = this.#publish(turned.draft, this.ports.newId(), edition)
      if (turned.erase) return this.#erased(id, options.person ?? id, reply)
      const after = afterReply(turned, reply, words)
      if (!this.ports.store) return this.#hold(id, after, reply, options.letter)
      const untold = () => this.#publish(opening(UNKEPT, turned.draft), reply.id, edition)
      // Held, or it could not be loaded: kept in memory from now on, which the person is told once.
      if (held || kept?.failed) return this.#hold(id, after, held ? reply : untold(), options.letter)
      const saved = this.#save(id, after, kept?.value?.revision, turned.notes, reply, edition, options)
      if (saved.value === true) return reply
      if (saved.failed || attempt === ATTEMPTS) return this.#hold(id, after, untold(), options.letter)
    }
  }

  /** The reply a letter has had, with its files. */
  #earlier(letter: string | undefined): Reply | undefined {
    if (letter === undefined) return undefined
    const held = this.#heldReplies.get(letter)
    if (held) return held.reply
    const kept = this.#guarded((store) => store.replyTo(letter)).value
    return kept && this.#withFiles(kept)
  }

  /** One question in an empty session, which it neither reads nor writes. */
  async ask(typed: string, { region, asOf = this.ports.today() }: AskOptions = {}): Promise<Reply> {
    const words = readable(typed)
    return this.#publish(answerQuestion(words, this.#sources(asOf, await this.#hearing(words)), region))
  }

  /** The greeting of a channel that opens a conversation. */
  welcome(asOf = this.ports.today()): Reply {
    return this.#publish(welcomeDraft({ knowledge: this.knowledge, asOf }))
  }

  /** What each regulation says on a subject, side by side; the places named in the words, or all. */
  async compare(subject: string, asOf = this.ports.today()): Promise<Reply> {
    return this.#publish(compareOn(subject, this.#sources(asOf, await this.#hearing(subject))))
  }

  /** What a message says of the applicant, in the forms of the fact table; `context` is the fact just asked. */
  read(message: string, context?: string): Facts {
    return this.#reading(message, context).facts
  }

  /** The verdict on a regulation as far as these facts carry it; the reply's `check` has it line by line. Throws on an unknown regulation. */
  check(region: RegulationId, facts: Facts, asOf = this.ports.today()): Reply {
    const regulation = this.knowledge.regulations.get(region)
    if (!regulation) throw new Error(`no regulation ${region}`)
    return this.#publish(verdictDraft({ knowledge: this.knowledge, asOf }, regulation, facts))
  }

  /** The clauses nearest to some words, verbatim, the nearest first; a refusal where none is near. */
  async passages(typed: string, asOf = this.ports.today()): Promise<Reply> {
    const words = readable(typed)
    const sources = this.#sources(asOf, await this.#hearing(words))
    const refs = sources.finder
      .find(words)
      .hits.slice(0, PASSAGES)
      .map(({ ref }) => ref)
    return this.#publish(refs.length > 0 ? clausesDraft(refs, sources) : answerQuestion(words, sources))
  }

  /** The checks that a person has begun, in which session, and how each stands; none where sessions do not last. */
  checks(person: string, asOf = this.ports.today()): { readonly session: string; readonly reply: Reply }[] {
    const kept = this.#guarded((store) => store.sessionsOf(person, this.ports.now())).value ?? []
    return kept.flatMap(({ id, session: { check } }) => {
      const regulation = check && this.knowledge.regulations.get(check.regulation)
      if (!check || !regulation) return []
      const draft = verdictDraft(
        { knowledge: this.knowledge, asOf },
        regulation,
        check.facts,
        check.said,
        check.skipped,
      )
      return [{ session: id, reply: this.#publish(draft) }]
    })
  }

  async find(words: string, region?: RegulationId): Promise<Found> {
    return (await this.#hearing(words)).find(words, region)
  }

  #converse(session: Session, words: string, finder: Finder, options: TurnOptions): Turned {
    const { asOf = this.ports.today(), answers, about } = options
    const { version = '', newId, contacts = {}, store } = this.ports
    return converse(session, words, {
      ...this.#sources(asOf, finder),
      version,
      newTicket: () => newId().slice(0, TICKET).toUpperCase(),
      handOff: store !== undefined,
      contacts,
      ...(answers ? { answers } : {}),
      ...(about === undefined ? {} : { about }),
    })
  }

  #save(
    id: string,
    session: Session,
    revision: number | undefined,
    notes: readonly Note[],
    reply: Reply,
    edition: Edition,
    { person = id, letter }: TurnOptions,
  ) {
    const at = this.ports.now()
    return this.#guarded((store) =>
      store.save({
        id,
        person,
        session,
        at,
        expires: at + (this.ports.sessionLasts ?? DAY),
        notes,
        ...(revision === undefined ? {} : { revision }),
        ...(letter === undefined ? {} : { answer: { letter, kept: withoutFiles(reply, edition) } }),
      }),
    )
  }

  #erased(id: string, person: string, reply: Reply): Reply {
    this.#held.delete(id)
    for (const [letter, { session }] of this.#heldReplies) if (session === id) this.#heldReplies.delete(letter)
    const { failed } = this.#guarded((store) => store.erase(person))
    return failed
      ? this.#publish({ kind: 'smalltalk', blocks: [{ kind: 'words', parts: UNERASED }], cites: [] }, reply.id)
      : reply
  }

  /** A fault of the store never costs the reply. */
  #guarded<T>(step: (store: SessionStore) => T): { readonly value?: T; readonly failed?: true } {
    const { store, onFault } = this.ports
    if (!store) return {}
    try {
      return { value: step(store) }
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error
      onFault?.(error)
      return { failed: true }
    }
  }

  #hold(id: string, session: Session, reply: Reply, letter: string | undefined): Reply {
    bounded(this.#held, id, session)
    if (letter !== undefined) bounded(this.#heldReplies, letter, { session: id, reply })
    return reply
  }

  #publish(draft: Draft, id = this.ports.newId(), edition = this.#edition()): Reply {
    const reply = publish(draft, this.knowledge, id)
    return draft.report ? this.#withFiles({ reply, edition }) : reply
  }

  #edition(): Edition {
    return { madeOn: this.ports.today(), corpus: this.ports.version ?? '' }
  }

  /** A verdict on paper, to read and to work on. */
  #withFiles({ reply, edition }: KeptReply): Reply {
    if (!edition) return reply
    const report = reportOf(reply, edition)
    const name = `wence-${reply.check?.regulation ?? ''}-${edition.madeOn}`
    const bytes = (text: string) => new TextEncoder().encode(text)
    return {
      ...reply,
      files: [
        { name: `${name}.html`, type: 'text/html', bytes: bytes(asHtml(report)) },
        { name: `${name}.md`, type: 'text/markdown', bytes: bytes(asMarkdown(report)) },
      ],
    }
  }

  #sources(asOf: Day, finder: Finder): Sources {
    return {
      knowledge: this.knowledge,
      finder,
      asOf,
      simplify: (text) => punctuated(this.#fold(text)),
      read: (message, context) => this.#reading(message, context),
    }
  }

  #reading(message: string, context: string | undefined) {
    const year = Number(this.ports.today().slice(0, 4))
    return this.#readMessage(message, { year, ...(context ? { context } : {}) })
  }

  /** Made when first needed: a check needs no index. */
  #hearing(words: string): Promise<Finder> {
    this.#finder ??= this.#newFinder()
    return this.#finder.hearing(this.ports.embedder ? masked(words) : words)
  }

  #newFinder(): HybridFinder {
    const { index, embedder, onFault } = this.ports
    const store = index ? { store: index } : {}
    const finder = new ClauseFinder(this.knowledge, store)
    return new HybridFinder(finder, {
      ...store,
      ...(embedder
        ? { embedder, weight: MEANING }
        : { embedder: hashingEmbedder(finder.tokens), weight: HASHED_MEANING }),
      onFailure: (error) => onFault?.(error instanceof Error ? error : new Error(String(error))),
    })
  }
}

/** What the nearest clause by an embedder's meaning adds to the scores by words, as a share of the best; and by the embedded default's, which raised no figure on the questions set aside. */
const MEANING = 0.3
const HASHED_MEANING = 0

/** So many clauses are shown for words to find. */
const PASSAGES = 8

/** Nobody says more in one message; reading takes time with its length, and others wait meanwhile. */
const LONGEST = 4000

/** A terminal's escape sequences: their digits are nobody's figures. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it finds
const TERMINAL = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]?|.)?/gu

/** What is read of a message: its beginning, without terminal commands. */
const readable = (typed: string): string =>
  (typed.length > LONGEST ? typed.slice(0, LONGEST) : typed).replace(TERMINAL, ' ')

/** Chinese commas and question marks part clauses in the rules that read a message; folding made them plain ones. */
const punctuated = (folded: string): string => folded.replace(/,(?!\d)/gu, '，').replaceAll('?', '？')

/** Puts in, as the newest; the oldest goes where there are too many. */
function bounded<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > HELD && oldest !== undefined) map.delete(oldest)
}

const withoutFiles = ({ files, ...reply }: Reply, edition: Edition): KeptReply => ({
  reply,
  ...(files ? { edition } : {}),
})

const TICKET = 8
const UNKEPT = say`（这次对话暂时存不下来：接着说没有问题，但程序重启后要从头来。）`
const UNERASED = say`现在删不了：存放数据的文件出了问题，已告知维护人员，请稍后再试。`

/** What the next turn finds: the quick answers and the reply that 有用 is about; a remark on it leaves both as they were. */
function afterReply({ session, draft }: Turned, reply: Reply, words: string): Session {
  const log = [...session.log, { words, reply: shortened(reply.text) }].slice(-LOG_KEPT)
  if (draft.kind === 'smalltalk' && session.last) return { ...session, options: reply.options ?? [], log }
  return { ...session, options: reply.options ?? [], last: { reply: reply.id, words }, log }
}
