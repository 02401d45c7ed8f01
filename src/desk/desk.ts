import {
  answerQuestion,
  compareOn,
  type Draft,
  publish,
  type Reply,
  type Sources,
  verdictDraft,
} from '../answer/index.ts'
import type { Facts } from '../eligibility/index.ts'
import { readMessage } from '../intake/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { Day, RegulationId } from '../law/index.ts'
import { ClauseFinder, type Found, folder, type IndexStore } from '../retrieval/index.ts'

/** What the desk takes from outside, so that a conversation can be replayed. */
export interface DeskPorts {
  /** Today in Asia/Shanghai. */
  readonly today: () => Day
  /** An id no other reply has. */
  readonly newId: () => string
  /** Where the index is kept from one start to the next; without it, it is built at the first question. */
  readonly index?: IndexStore
}

/** How a turn is to be taken: the place asked about if the words name none, and the day standing is judged on. */
export interface TurnOptions {
  readonly region?: RegulationId
  readonly asOf?: Day
}

/** The one door to the answers: words in, a published reply out. */
export class Desk {
  #finder: ClauseFinder | undefined
  readonly #fold = folder()

  constructor(
    private readonly knowledge: Knowledge,
    private readonly ports: DeskPorts,
  ) {}

  /** One turn in an empty session. */
  turn(words: string, { region, asOf = this.ports.today() }: TurnOptions = {}): Reply {
    return this.#publish(answerQuestion(words, this.#sources(asOf), region))
  }

  /** What each regulation says on a subject, side by side; the places named in the words, or all. */
  compare(subject: string, asOf = this.ports.today()): Reply {
    return this.#publish(compareOn(subject, this.#sources(asOf)))
  }

  /** What a message says of the applicant, in the forms of the fact table; `context` is the fact just asked. */
  read(message: string, context?: string): Facts {
    const year = Number(this.ports.today().slice(0, 4))
    return readMessage(message, { facts: this.knowledge.facts, year, ...(context ? { context } : {}) }).facts
  }

  /** The verdict on a regulation as far as these facts carry it; the reply's `check` has it line by line. Throws on an unknown regulation. */
  check(region: RegulationId, facts: Facts, asOf = this.ports.today()): Reply {
    const regulation = this.knowledge.regulations.get(region)
    if (!regulation) throw new Error(`no regulation ${region}`)
    return this.#publish(verdictDraft({ knowledge: this.knowledge, asOf }, regulation, facts))
  }

  find(words: string, region?: RegulationId): Found {
    return this.#finding().find(words, region)
  }

  #publish(draft: Draft): Reply {
    return publish(draft, this.knowledge, this.ports.newId())
  }

  #sources(asOf: Day): Sources {
    return { knowledge: this.knowledge, finder: this.#finding(), asOf, simplify: this.#fold }
  }

  /** Made when first needed: a check needs no index. */
  #finding(): ClauseFinder {
    const { index } = this.ports
    this.#finder ??= new ClauseFinder(this.knowledge, index ? { store: index } : {})
    return this.#finder
  }
}
