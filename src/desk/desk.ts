import { createHash } from 'node:crypto'
import {
  answerQuestion,
  clausesDraft,
  compareOn,
  type Examples,
  examplesOn,
  factsOf,
  fieldsFor,
  filledFields,
  heldWords,
  isEnglish,
  type Sources,
  sharedFacts,
  ticked,
  toldIn,
  verdictDraft,
  welcomeDraft,
  wholeForm,
  withAmendments,
  wordingText,
} from '../answer/index.ts'
import { type Facts, readFacts } from '../eligibility/index.ts'
import type { Heard } from '../hear/index.ts'
import type { Fact, FactId, Knowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import { type Draft, type Field, type Reply, refer } from '../reply/index.ts'
import { type Edition, type Report, reportOf } from '../report/index.ts'
import type { Found } from '../retrieval/index.ts'
import type { Exchange, Similar, Ticket } from '../tickets/index.ts'
import { inTenThousands } from './answering.ts'
import { questionOf } from './asked.ts'
import { type AskedAbout, bySubject, mostAsked, type SaidOn } from './by-subject.ts'
import { Conversations } from './conversations.ts'
import { Hearing } from './hearing.ts'
import { Keeping } from './keeping.ts'
import { shortened, withoutFigures } from './mask.ts'
import type { AskOptions, DeskPorts, TurnOptions } from './ports.ts'
import { Printing } from './printing.ts'
import { signsOf } from './read-out.ts'
import { ReadingRoom } from './reading-room.ts'
import { SecondReader } from './second-reader.ts'
import type { CheckState } from './session.ts'
import type { AskedTimes, Miss } from './store.ts'
import { asQuestion, notAllRead } from './stretches.ts'
import { Taker } from './taker.ts'

/** A form of a check's regulation. */
export interface Form {
  readonly regulation: RegulationId
  readonly fields: readonly Field[]
  /** What each field is called without its question: 研发人员. */
  readonly names: Readonly<Record<FactId, string>>
  /** What the conversation asked last; nothing where it asks nothing. */
  readonly asked: readonly FactId[]
  /** What was said and waits to be confirmed, and as what it would be held. */
  readonly confirm?: { readonly fact: FactId; readonly words: string; readonly as: string }
}

/** A ticket's place, the clauses that were shown, and earlier answers to questions like it. */
export interface Brief {
  readonly place?: string
  readonly clauses: readonly string[]
  readonly similar: readonly Similar[]
}

/** The one door to the answers: words in, a published reply out. */
export class Desk {
  /** The texts themselves, to be read and looked through. */
  readonly texts: ReadingRoom
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
    this.texts = new ReadingRoom(this.#hearing, this.#printing, ports.today)
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

  /** What a message itself does, heard as said to what was just asked. */
  hear(message: string, context: { readonly asked?: string; readonly open?: boolean } = {}): Heard {
    return this.#hearing.heard(message, context)
  }

  /** What a message says of the applicant, in the forms of the fact table; `context` is the fact just asked. */
  read(message: string, context?: string, region?: RegulationId): Facts {
    const spoken = region === undefined ? {} : { regulation: region }
    return toldIn(this.#hearing.hear(message, context ? { asked: context, open: true, ...spoken } : spoken)).facts
  }

  /** Facts in the forms of the fact table or in people's own words, by their ids; what is wrong with each that is not understood. */
  factsIn(said: Readonly<Record<string, unknown>>, region?: RegulationId): ReturnType<typeof readFacts> {
    const { facts } = this.#hearing.knowledgeOn(this.ports.today(), region)
    const values = Object.entries(said).map(([id, value]) => {
      const fact = facts.get(id)
      if (!fact || typeof value !== 'string' || value === 'unknown' || Object.hasOwn(fact.choices, value))
        return [id, value] as const
      return [id, ticked(fact, value) ?? this.read(value, id, region)[id] ?? value] as const
    })
    return readFacts(Object.fromEntries(values), facts)
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
    const names = form.flatMap(({ fact: id }) => {
      const fact = knowledge.facts.get(id)
      return fact ? [[id, labelIn(fact, regulation.id)] as const] : []
    })
    return {
      regulation: regulation.id,
      fields: this.#fields(form),
      names: Object.fromEntries(names),
      asked: here ? check.asked : [],
      ...(here ? waitsIn(check, knowledge) : {}),
    }
  }

  /** One field of the check's form with what it holds, and what it is called without its question; undefined of what the text does not ask. */
  field(id: string, fact: FactId): { readonly field: Field; readonly name: string } | undefined {
    const { check } = this.#keeping.find(id).session
    const knowledge = this.#hearing.knowledgeOn(this.ports.today(), check?.regulation)
    const regulation = knowledge.regulations.get(check?.regulation ?? '')
    const known = knowledge.facts.get(fact)
    if (!check || !regulation || !known || !factsOf(regulation).includes(fact)) return undefined
    const [field] = this.#fields(filledFields({ knowledge }, regulation, [fact], check))
    return field && { field, name: labelIn(known, regulation.id) }
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

  /** Notes that somebody asked this and no text answered, without names and figures; false where that cannot be kept. */
  missed(typed: string, person: string, place?: RegulationId): boolean {
    const { words } = asQuestion(typed)
    const kept = shortened(withoutFigures(this.#hearing.mask(words).text))
    return this.#keeping.miss({ kind: 'miss', words: kept, ...(place === undefined ? {} : { place }) }, person)
  }

  /** What was said, by place and subject. */
  bySubject(misses: readonly Miss[]): SaidOn[] {
    return bySubject(misses, (words) => this.#hearing.subjectIn(words))
  }

  /** What was asked, the most frequent first, each subject by its name. */
  mostAsked(asked: readonly AskedTimes[]): AskedAbout[] {
    return mostAsked(asked).map(({ subject, ...each }) => {
      const label = this.knowledge.subjects.get(subject ?? '')?.label
      return { ...each, ...(label === undefined ? {} : { subject: label }) }
    })
  }

  /** The checks that a person has begun, in which session, and how each stands; none where sessions do not last. */
  checks(person: string, asOf = this.ports.today()): { readonly session: string; readonly reply: Reply }[] {
    return this.#keeping.of(person).flatMap(({ id }) => {
      const reply = this.standing(id, asOf)
      return reply ? [{ session: id, reply }] : []
    })
  }

  /** What is to be said in another channel to go on with a conversation's check there, and until when it may be, in milliseconds since 1970; undefined where it cannot. */
  code(id: string, person: string, random: Uint8Array): { readonly words: string; readonly until: number } | undefined {
    return this.#conversations.code(id, person, random)
  }

  /** What was said in a conversation, and what was replied, the oldest first; as far back as it is kept. */
  log(id: string): readonly Exchange[] {
    return this.#keeping.find(id).session.log
  }

  /** The verdict of a conversation's check as it stands, with nothing said; undefined where it has none. */
  standing(id: string, asOf = this.ports.today()): Reply | undefined {
    const { check } = this.#keeping.find(id).session
    const ground = { knowledge: this.#hearing.knowledgeOn(asOf, check?.regulation), asOf }
    const regulation = ground.knowledge.regulations.get(check?.regulation ?? '')
    return check && regulation && this.#printing.print(verdictDraft(ground, regulation, check.facts, check))
  }

  /** The verdict of a conversation's check as it would stand, were this so besides; nothing is kept of it. */
  supposed(id: string, facts: Facts, asOf = this.ports.today()): Reply | undefined {
    const { check } = this.#keeping.find(id).session
    return check && this.check(check.regulation, { ...check.facts, ...facts }, asOf)
  }

  /** How the same facts stand under every text that answers, its own first; what one text defines for itself is held against no other. */
  everywhere(id: string, asOf = this.ports.today()): readonly Reply[] {
    const { check } = this.#keeping.find(id).session
    const own = this.standing(id, asOf)
    if (!check || !own) return []
    const ground = { knowledge: this.#hearing.knowledgeOn(asOf), asOf }
    const shared = sharedFacts(check.facts, ground)
    const others = [...ground.knowledge.regulations.keys()].filter((other) => other !== check.regulation)
    return [own, ...others.map((other) => this.check(other, shared, asOf))]
  }

  /** The same set out to be printed, signed and filed; `applicant` is written on it and kept nowhere. */
  report(id: string, applicant?: string): Report | undefined {
    const reply = this.standing(id)
    const documentNumber = reply?.check && this.texts.regulation(reply.check.regulation)?.documentNumber
    const edition = this.#printing.edition()
    const number = reply && numberOf({ id, of: reply, edition })
    const filing = {
      ...(number ? { number } : {}),
      ...(applicant ? { applicant } : {}),
      ...(documentNumber ? { documentNumber } : {}),
    }
    return reply && reportOf(reply, edition, filing)
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

/** What a fact is called under a text that may have a word of its own for it. */
const labelIn = ({ label, definitions }: Fact, regulation: RegulationId): string =>
  (definitions[regulation]?.label ?? label).map((part) => (typeof part === 'string' ? part : part.text)).join('')

/** What of a check waits to be confirmed. */
function waitsIn({ unconfirmed }: CheckState, { facts }: Knowledge): Pick<Form, 'confirm'> {
  const fact = facts.get(unconfirmed?.fact ?? '')
  if (!fact || !unconfirmed) return {}
  const { words, value, unsure, said = words } = unconfirmed
  const sums = inTenThousands(unconfirmed).map((part) => `${part.words}${part.unit}`)
  const as = heldWords(fact, value, {}) ?? (unsure ? wordingText(said) : sums.join('、'))
  return { confirm: { fact: fact.id, words, as } }
}

/** The same report has the same number on paper and in Word; another day, text or answer makes another. Nobody gets back from it. */
function numberOf({ id, of, edition }: { id: string; of: Reply; edition: Edition }): string {
  const whole = JSON.stringify([id, edition, of.check])
  const signs = signsOf(createHash('sha512').update(whole).digest(), NUMBER_SIGNS)
  return `${edition.madeOn.replaceAll('-', '')}-${signs}`
}
/** Of a thousand reports a day two have the same number once in three million years. */
const NUMBER_SIGNS = 10

/** So many clauses are shown for words to find. */
const PASSAGES = 8
