import {
  answerQuestion,
  clausesDraft,
  compareOn,
  type Examples,
  examplesOn,
  fieldsFor,
  isEnglish,
  type Sources,
  toldIn,
  verdictDraft,
  welcomeDraft,
  wholeForm,
  withAmendments,
} from '../answer/index.ts'
import type { Facts } from '../eligibility/index.ts'
import type { Heard } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import { type Draft, type Field, type Reply, refer } from '../reply/index.ts'
import type { Found } from '../retrieval/index.ts'
import type { Similar, Ticket } from '../tickets/index.ts'
import { questionOf } from './asked.ts'
import { Conversations } from './conversations.ts'
import { Hearing } from './hearing.ts'
import { Keeping } from './keeping.ts'
import type { AskOptions, DeskPorts, TurnOptions } from './ports.ts'
import { Printing } from './printing.ts'
import { SecondReader } from './second-reader.ts'
import { asQuestion, notAllRead } from './stretches.ts'
import { Taker } from './taker.ts'

/** A form of a check's regulation. */
export interface Form {
  readonly regulation: RegulationId
  readonly fields: readonly Field[]
}

/** A ticket's place, the clauses that were shown, and earlier answers to questions like it. */
export interface Brief {
  readonly place?: string
  readonly clauses: readonly string[]
  readonly similar: readonly Similar[]
}

/** The one door to the answers: words in, a published reply out. */
export class Desk {
  readonly #hearing: Hearing
  readonly #printing: Printing
  readonly #keeping: Keeping
  readonly #taker: Taker
  readonly #conversations: Conversations

  constructor(
    private readonly knowledge: Knowledge,
    private readonly ports: DeskPorts,
  ) {
    this.#hearing = ports.hearing ?? new Hearing(knowledge, ports)
    this.#printing = new Printing(knowledge, ports)
    this.#keeping = new Keeping(ports)
    const [hearing, printing, keeping] = [this.#hearing, this.#printing, this.#keeping]
    const { reader, sleep } = ports
    const second = reader && sleep && new SecondReader({ knowledge, reader, sleep, mask: hearing.mask })
    this.#taker = new Taker({ knowledge, ports, hearing, printing, second })
    this.#conversations = new Conversations({ knowledge, ports, keeping, printing, taker: this.#taker })
  }

  /**
   * One turn of a conversation. The session is loaded, taken a turn further and kept, or held in memory where the store
   * fails. Turns of one session are taken one after another, in the order they came.
   */
  turn(id: string, typed: string, options: TurnOptions = {}): Promise<Reply> {
    return this.#conversations.turn(id, typed, options)
  }

  /** One question in an empty session, which it neither reads nor writes. */
  async ask(typed: string, { region, asOf = this.ports.today(), channel }: AskOptions = {}): Promise<Reply> {
    const { words, stopped } = asQuestion(typed)
    const caller = this.#taker.caller(channel)
    const decide = (sources: Sources) => answerQuestion(words, sources, region)
    const answer = await this.#taker.asked(words, decide, { asOf, region }, caller)
    const draft = stopped ? notAllRead(answer, stopped) : answer
    return this.#printing.print(draft, { id: caller.reply, english: isEnglish(words), revision: 1 })
  }

  /** The greeting of a channel that opens a conversation. */
  welcome(asOf = this.ports.today()): Reply {
    return this.#printing.print(welcomeDraft({ knowledge: this.#hearing.knowledgeOn(asOf), asOf }))
  }

  /** What a person may say to begin with. */
  examples(asOf = this.ports.today()): Examples {
    return examplesOn({ knowledge: this.#hearing.knowledgeOn(asOf), asOf })
  }

  /** What each regulation says on a subject, side by side; the places named in the words, or all. */
  async compare(typed: string, asOf = this.ports.today()): Promise<Reply> {
    const { words: subject, stopped } = asQuestion(typed)
    const sources = this.#hearing.sources(asOf, await this.#hearing.finder(subject, { asOf }))
    const draft = compareOn(subject, sources)
    return this.#printing.print(stopped ? notAllRead(draft, stopped) : draft, { english: isEnglish(subject) })
  }

  /** What a message does, heard as said to what was just asked. */
  hear(message: string, context: { readonly asked?: string; readonly open?: boolean } = {}): Heard {
    return this.#hearing.hear(message, context)
  }

  /** What a message says of the applicant, in the forms of the fact table; `context` is the fact just asked. */
  read(message: string, context?: string, region?: RegulationId): Facts {
    const spoken = region === undefined ? {} : { regulation: region }
    return toldIn(this.#hearing.hear(message, context ? { asked: context, open: true, ...spoken } : spoken)).facts
  }

  /** The verdict on a regulation as far as these facts carry it; the reply's `check` has it line by line. Throws on an unknown regulation. */
  check(region: RegulationId, facts: Facts, asOf = this.ports.today()): Reply {
    const knowledge = this.#hearing.knowledgeOn(asOf, region)
    const regulation = knowledge.regulations.get(region)
    if (!regulation) throw new Error(`no regulation ${region}`)
    return this.#printing.print(verdictDraft({ knowledge, asOf }, regulation, facts))
  }

  /** All that a check may ask, prefilled with what is held, as one form; of the check that a question is of, where one is named. */
  form(id: string, question?: number): Form | undefined {
    const { session } = this.#keeping.find(id)
    const { check } = session
    const of = question === undefined ? check?.regulation : questionOf(session, question)?.regulation
    const knowledge = this.#hearing.knowledgeOn(this.ports.today(), of)
    const regulation = knowledge.regulations.get(of ?? '')
    if (!check || !regulation) return undefined
    // What was told under the other text's definitions is not of this one.
    const here = check.regulation === regulation.id
    const form = wholeForm(
      { knowledge, asOf: this.ports.today() },
      regulation,
      here ? check : { facts: {}, said: {}, asked: [] },
    )
    return { regulation: regulation.id, fields: this.#fields(form) }
  }

  /** The fields of a form for some facts, as a regulation asks them. */
  fields(regulation: RegulationId, facts: readonly string[]): readonly Field[] {
    const knowledge = this.#hearing.knowledgeOn(this.ports.today(), regulation)
    const known = knowledge.regulations.get(regulation)
    return known ? this.#fields(fieldsFor(knowledge, known, facts)) : []
  }

  #fields(form: NonNullable<Draft['form']>): readonly Field[] {
    return this.#printing.print({ kind: 'question', blocks: [], cites: [], form }).form ?? []
  }

  /** The clauses nearest to some words, verbatim, the nearest first; a refusal where none is near. */
  async passages(typed: string, asOf = this.ports.today()): Promise<Reply> {
    const { words, stopped } = asQuestion(typed)
    const finder = await this.#hearing.finder(words, { asOf })
    const sources = this.#hearing.sources(asOf, finder)
    const refs = finder.find(words).hits.map(({ ref }) => ref)
    const near = refs.slice(0, PASSAGES)
    const draft =
      near.length > 0 ? withAmendments(clausesDraft(near, sources), sources) : answerQuestion(words, sources)
    return this.#printing.print(stopped ? notAllRead(draft, stopped) : draft)
  }

  /** The checks that a person has begun, in which session, and how each stands; none where sessions do not last. */
  checks(person: string, asOf = this.ports.today()): { readonly session: string; readonly reply: Reply }[] {
    return this.#keeping.of(person).flatMap(({ id, session: { check } }) => {
      const ground = { knowledge: this.#hearing.knowledgeOn(asOf, check?.regulation), asOf }
      const regulation = ground.knowledge.regulations.get(check?.regulation ?? '')
      if (!check || !regulation) return []
      const draft = verdictDraft(ground, regulation, check.facts, check)
      return [{ session: id, reply: this.#printing.print(draft) }]
    })
  }

  /** What clerks see of a ticket besides what it holds: for them, never for the public. */
  brief(ticket: Ticket): Brief {
    const { tickets } = this.ports
    const place = this.knowledge.regulations.get(ticket.place ?? '')?.place
    const held = ticket.refs.filter((ref) => this.#printing.holds(ref))
    return {
      ...(place === undefined ? {} : { place }),
      clauses: held.map((ref) => this.#printing.words([refer(ref)])),
      similar: tickets?.similar(ticket, (words) => this.#hearing.mask(words).text) ?? [],
    }
  }

  /** Resolves when all that finds besides words has been tried; the first question begins it where nothing did. Never rejects. */
  ready(): Promise<void> {
    return this.#hearing.ready()
  }

  /** The clauses nearest to some words; of an older version only where it is the one that is named. */
  async find(words: string, region?: RegulationId, asOf = this.ports.today()): Promise<Found> {
    return (await this.#hearing.finder(words, { asOf, region })).find(words, region)
  }
}

/** So many clauses are shown for words to find. */
const PASSAGES = 8
