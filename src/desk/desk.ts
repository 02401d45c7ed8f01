import {
  answerQuestion,
  type Caller,
  clausesDraft,
  compareOn,
  type Examples,
  examplesOn,
  fieldsFor,
  isEnglish,
  opening,
  toldIn,
  verdictDraft,
  welcomeDraft,
  wholeForm,
} from '../answer/index.ts'
import { type Facts, sameValue } from '../eligibility/index.ts'
import type { Heard } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'
import type { Mask } from '../privacy/index.ts'
import { type Draft, type Field, type Parts, type Reply, say } from '../reply/index.ts'
import type { Finder, Found } from '../retrieval/index.ts'
import { afterShowing, nextRevision, questionOf } from './asked.ts'
import { converse } from './conversation.ts'
import { Hearing } from './hearing.ts'
import { type Handing, Keeping } from './keeping.ts'
import { Lanes } from './lanes.ts'
import { shortened } from './mask.ts'
import { ownFile } from './own-file.ts'
import type { Apart, AskOptions, DeskPorts, TurnOptions } from './ports.ts'
import { Printing } from './printing.ts'
import { USUAL_RETENTION } from './retention.ts'
import type { Session } from './session.ts'
import type { Note } from './store.ts'
import { asQuestion, inOne, type Legible, legible, notAllRead } from './stretches.ts'
import type { Turned } from './turning.ts'
import { Voice } from './voice.ts'

/** Another process may save a session between this one's reading and writing it; the turn is then taken anew. */
const ATTEMPTS = 5
/** So many turns are kept for whoever takes a conversation over. */
const LOG_KEPT = 20
/** And so much of what was said in each. */
const LOGGED = 4000

/** A form of a check's regulation. */
export interface Form {
  readonly regulation: RegulationId
  readonly fields: readonly Field[]
}

/** A turn's options, with who would take the conversation over or has. */
type Handed = TurnOptions & Handing

/** The one door to the answers: words in, a published reply out. */
export class Desk {
  readonly #lanes = new Lanes()
  readonly #hearing: Hearing
  readonly #printing: Printing
  readonly #keeping: Keeping
  readonly #voice: Voice | undefined
  readonly #mask: Mask

  constructor(
    private readonly knowledge: Knowledge,
    private readonly ports: DeskPorts,
  ) {
    this.#hearing = ports.hearing ?? new Hearing(knowledge, ports)
    this.#mask = this.#hearing.mask
    this.#printing = new Printing(knowledge, ports)
    this.#keeping = new Keeping(ports)
    this.#voice = ports.model && new Voice(knowledge, ports.model, this.#mask)
  }

  /**
   * One turn of a conversation. The session is loaded, taken a turn further and kept, or held in memory where the store
   * fails. Turns of one session are taken one after another, in the order they came.
   */
  turn(id: string, typed: string, options: TurnOptions = {}): Promise<Reply> {
    return this.#lanes.run(id, () => this.#turn(id, legible(typed), options))
  }

  /** `begun` is what a conversation goes on with that is begun apart from the one it was said in. */
  async #turn(
    id: string,
    text: Legible,
    options: TurnOptions & { readonly alone?: true },
    begun?: Session,
  ): Promise<Reply> {
    const { stretches, stopped } = text
    const [words = ''] = stretches
    const { letter, channel, person = id, apart } = options
    for (let attempt = 1; ; attempt++) {
      const own = (madeOn: string) => this.#ownFile(id, person, madeOn)
      const earlier = letter === undefined ? undefined : this.#keeping.earlier(letter, own)
      if (earlier) return earlier
      const { session: found, where, revision } = this.#keeping.find(id)
      const session = begun && found.log.length === 0 ? begun : found
      const caller = this.#caller(channel)
      const handing = where === 'store' && !options.alone ? this.#keeping.handing(id, person, options) : {}
      const whole = await this.#taken(session, stretches, { ...options, ...handing }, caller)
      const turned = stopped ? { ...whole, draft: notAllRead(whole.draft, stopped) } : whole
      const alone = turned.silent || stretches.length > 1
      const draft = alone ? turned.draft : await this.#spoken(turned.draft, words, caller)
      const said = session.log.map((each) => each.words)
      const edition = this.#printing.edition()
      const how = {
        id: caller.reply,
        edition,
        english: !turned.silent && isEnglish(words, said),
        revision: nextRevision(session),
      }
      const beside = {
        ...knownIn(turned.session),
        ...(turned.exports ? { own: true as const, files: [own(edition.madeOn)] } : {}),
        ...(begun ? { apart: id } : {}),
      }
      const reply: Reply = { ...this.#printing.printSpoken(draft, turned.draft, how), ...beside }
      const to = apart && (await this.#apartFrom(id, person, turned, reply, apart))
      if (to) {
        const { apart: _here, unseen: _too, ...there } = options
        const { session: other, handOff } = to
        return this.#lanes.run(other, () => this.#turn(other, text, { ...there, person, handOff }, session))
      }
      if (turned.erase)
        return this.#keeping.erase(id, person, letter) ? reply : this.#printing.print(UNERASED, { id: reply.id })
      const after = turned.silent ? unanswered(turned, words) : afterReply(turned, reply, words)
      const untold = (): Reply => ({ ...this.#printing.print(opening(UNKEPT, turned.draft), how), ...beside })
      if (where === 'memory') return this.#keeping.hold(id, after, reply, letter)
      // It could not be loaded: kept in memory from now on, which the person is told once.
      if (where === 'failed') return this.#keeping.hold(id, after, untold(), letter)
      const { notes } = turned
      const taken = {
        ...options,
        session: after,
        notes,
        reply,
        edition,
        ...(revision === undefined ? {} : { revision }),
      }
      const saved = this.#keeping.save(id, taken)
      if (saved === 'saved') {
        if (toldOtherwise(session, after)) this.ports.onEvent?.('correction')
        return reply
      }
      // What people were to be told of is not kept: nobody is promised.
      if (saved === 'failed' && notes.some(isOfTicket)) return this.#turn(id, text, { ...options, alone: true })
      if (saved === 'failed' || attempt === ATTEMPTS) return this.#keeping.hold(id, after, untold(), letter)
    }
  }

  /** One question in an empty session, which it neither reads nor writes. */
  async ask(typed: string, { region, asOf = this.ports.today(), channel }: AskOptions = {}): Promise<Reply> {
    const { words, stopped } = asQuestion(typed)
    const finder = await this.#hearing.finder(words)
    const decide = (hearing: Finder) => ({ draft: answerQuestion(words, this.#hearing.sources(asOf, hearing), region) })
    const caller = this.#caller(channel)
    const decided = await (this.#voice?.decided(words, finder, decide, caller) ?? decide(finder))
    const draft = stopped ? notAllRead(decided.draft, stopped) : decided.draft
    const spoken = await this.#spoken(draft, words, caller)
    return this.#printing.printSpoken(spoken, draft, { id: caller.reply, english: isEnglish(words), revision: 1 })
  }

  /** The greeting of a channel that opens a conversation. */
  welcome(asOf = this.ports.today()): Reply {
    return this.#printing.print(welcomeDraft({ knowledge: this.knowledge, asOf }))
  }

  /** What a person may say to begin with. */
  examples(asOf = this.ports.today()): Examples {
    return examplesOn({ knowledge: this.knowledge, asOf })
  }

  /** What each regulation says on a subject, side by side; the places named in the words, or all. */
  async compare(typed: string, asOf = this.ports.today()): Promise<Reply> {
    const { words: subject, stopped } = asQuestion(typed)
    const sources = this.#hearing.sources(asOf, await this.#hearing.finder(subject))
    const draft = compareOn(subject, sources)
    return this.#printing.print(stopped ? notAllRead(draft, stopped) : draft, { english: isEnglish(subject) })
  }

  /** What a message does, heard as said to what was just asked. */
  hear(message: string, context: { readonly asked?: string; readonly open?: boolean } = {}): Heard {
    return this.#hearing.hear(message, context)
  }

  /** What a message says of the applicant, in the forms of the fact table; `context` is the fact just asked. */
  read(message: string, context?: string): Facts {
    return toldIn(this.#hearing.hear(message, context ? { asked: context, open: true } : {})).facts
  }

  /** The verdict on a regulation as far as these facts carry it; the reply's `check` has it line by line. Throws on an unknown regulation. */
  check(region: RegulationId, facts: Facts, asOf = this.ports.today()): Reply {
    const regulation = this.knowledge.regulations.get(region)
    if (!regulation) throw new Error(`no regulation ${region}`)
    return this.#printing.print(verdictDraft({ knowledge: this.knowledge, asOf }, regulation, facts))
  }

  /** All that a check may ask, prefilled with what is held, as one form; of the check that a question is of, where one is named. */
  form(id: string, question?: number): Form | undefined {
    const { session } = this.#keeping.find(id)
    const { check } = session
    const of = question === undefined ? check?.regulation : questionOf(session, question)?.regulation
    const regulation = this.knowledge.regulations.get(of ?? '')
    if (!check || !regulation) return undefined
    // What was told under the other text's definitions is not of this one.
    const here = check.regulation === regulation.id
    const form = wholeForm(this.knowledge, regulation, here ? check : { facts: {}, said: {}, asked: [] })
    return { regulation: regulation.id, fields: this.#fields(form) }
  }

  /** The fields of a form for some facts, as a regulation asks them. */
  fields(regulation: RegulationId, facts: readonly string[]): readonly Field[] {
    const known = this.knowledge.regulations.get(regulation)
    return known ? this.#fields(fieldsFor(this.knowledge, known, facts)) : []
  }

  #fields(form: NonNullable<Draft['form']>): readonly Field[] {
    return this.#printing.print({ kind: 'question', blocks: [], cites: [], form }).form ?? []
  }

  /** The clauses nearest to some words, verbatim, the nearest first; a refusal where none is near. */
  async passages(typed: string, asOf = this.ports.today()): Promise<Reply> {
    const { words, stopped } = asQuestion(typed)
    const finder = await this.#hearing.finder(words)
    const sources = this.#hearing.sources(asOf, finder)
    const refs = finder.find(words).hits.map(({ ref }) => ref)
    const near = refs.slice(0, PASSAGES)
    const draft = near.length > 0 ? clausesDraft(near, sources) : answerQuestion(words, sources)
    return this.#printing.print(stopped ? notAllRead(draft, stopped) : draft)
  }

  /** The checks that a person has begun, in which session, and how each stands; none where sessions do not last. */
  checks(person: string, asOf = this.ports.today()): { readonly session: string; readonly reply: Reply }[] {
    return this.#keeping.of(person).flatMap(({ id, session: { check } }) => {
      const regulation = check && this.knowledge.regulations.get(check.regulation)
      if (!check || !regulation) return []
      const ground = { knowledge: this.knowledge, asOf }
      const draft = verdictDraft(ground, regulation, check.facts, check)
      return [{ session: id, reply: this.#printing.print(draft) }]
    })
  }

  async find(words: string, region?: RegulationId): Promise<Found> {
    return (await this.#hearing.finder(words)).find(words, region)
  }

  /** A long message is taken stretch after stretch, each over the session that the one before it left; of a press or a form the words are but a record. */
  async #taken(session: Session, stretches: readonly string[], options: Handed, caller: Caller): Promise<Turned> {
    const [first = '', ...more] = stretches
    const pressed = options.choice || options.answers || options.blames
    if (more.length === 0 || pressed) return this.#converse(session, first, options, caller)
    const { question: _first, ...rest } = options
    const turned = [await this.#decided(session, first, options)]
    for (const words of more) {
      const last = turned.at(-1)
      if (!last || last.erase) break
      await breath()
      turned.push(await this.#decided(last.session, words, rest))
    }
    return inOne(turned)
  }

  /** By the program alone: what a model is asked is as long as what was said. */
  async #decided(session: Session, words: string, options: Handed): Promise<Turned> {
    return this.#decider(session, words, options)(await this.#hearing.finder(words))
  }

  /** In which other conversation a turn is to be taken, for nobody but the person is to hear what comes of it; undefined where all may. */
  async #apartFrom(
    id: string,
    person: string,
    { session, uncheckable }: Turned,
    reply: Reply,
    apart: NonNullable<TurnOptions['apart']>,
  ): Promise<Apart | undefined> {
    // 看结果, of a check that went on elsewhere.
    const checked = uncheckable && this.#keeping.of(person).find((each) => each.session.check && each.id !== id)
    if (checked) return apart(checked.id)
    const begins = session.awaiting === 'place' || session.check !== undefined
    const tells = reply.own || reply.known || reply.check || reply.ticket || reply.kind === 'verdict'
    return begins || tells ? apart() : undefined
  }

  #ownFile(id: string, person: string, madeOn: string) {
    const held = this.#keeping.heldOf(person)
    const { knowledge } = this
    const { now, retention = USUAL_RETENTION } = this.ports
    const kept = held ? { held } : { held: [], session: this.#keeping.find(id).session }
    return ownFile({ person, ...kept, knowledge, retention, now: now(), madeOn })
  }

  async #converse(session: Session, words: string, options: Handed, caller: Caller): Promise<Turned> {
    const finder = await this.#hearing.finder(words)
    const decide = this.#decider(session, words, options)
    if (!this.#voice || options.choice || options.blames) return decide(finder)
    return this.#voice.decided(words, finder, decide, caller)
  }

  #decider(session: Session, words: string, options: Handed): (finder: Finder) => Turned {
    const { version = '', newId, now, today } = this.ports
    const {
      asOf = today(),
      answers,
      changes,
      about,
      blames,
      choice,
      question,
      unseen,
      called,
      reached,
      ticket,
    } = options
    return (hearing) =>
      converse(session, words, {
        ...this.#hearing.sources(asOf, hearing),
        version,
        newTicket: () => newId().slice(0, TICKET).toUpperCase(),
        mask: this.#mask,
        now: now(),
        print: (parts) => this.#printing.print(wordsOnly(parts)).text,
        lasts: this.ports.store !== undefined,
        ...(reached ? { handOff: reached } : {}),
        ...(ticket ? { ticket } : {}),
        ...(called === undefined ? {} : { called }),
        ...(answers ? { answers } : {}),
        ...(changes ? { changes } : {}),
        ...(choice ? { choice } : {}),
        ...(question === undefined ? {} : { question }),
        ...(unseen === undefined ? {} : { unseen }),
        ...(about === undefined ? {} : { about }),
        ...(blames ? { blames } : {}),
      })
  }

  /** With a model's words, where there is a model and they hold. */
  async #spoken(draft: Draft, words: string, caller: Caller): Promise<Draft> {
    return this.#voice?.spoken(draft, words, caller) ?? draft
  }

  /** For whom a model is asked: who comes through no channel sits at the terminal. */
  #caller(channel = 'terminal'): Caller & { readonly reply: string } {
    return { channel, reply: this.ports.newId(), blocked: () => this.ports.onEvent?.('guard-block') }
  }
}

/** Lets all that has come in meanwhile be heard. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const TICKET = 8
/** So many clauses are shown for words to find. */
const PASSAGES = 8

const UNKEPT = say`（这次对话暂时存不下来：接着说没有问题，但程序重启后要从头来。）`
const UNERASED: Draft = {
  kind: 'smalltalk',
  blocks: [{ kind: 'words', text: say`现在删不了：存放数据的文件出了问题，已告知维护人员，请稍后再试。` }],
  cites: [],
}

/** What the next turn finds: what was shown and asked, and the reply that 有用 is about; a remark on it leaves that as it was. */
function afterReply({ session, draft }: Turned, reply: Reply, words: string): Session {
  const log = [...session.log, { words: words.slice(0, LOGGED), reply: shortened(reply.text) }].slice(-LOG_KEPT)
  const last = draft.kind === 'smalltalk' && session.last ? session.last : { reply: reply.id, words }
  return { ...session, ...afterShowing(session, reply), last, log }
}

/** What was said to people stands in the log, and all else as it was. */
const unanswered = ({ session }: Turned, words: string): Session => ({
  ...session,
  log: [...session.log, { words, reply: '' }].slice(-LOG_KEPT),
})

const isOfTicket = ({ kind }: Note): boolean => kind === 'ticket' || kind === 'ticket-step'

const wordsOnly = (text: Parts): Draft => ({ kind: 'smalltalk', blocks: [{ kind: 'words', text }], cites: [] })
/** Whether what was held of an applicant is held otherwise now. */
function toldOtherwise(before: Session, { who, check, told }: Session): boolean {
  const now = (check ?? told).facts
  const held = Object.entries((before.check ?? before.told).facts)
  return (
    before.who.number === who.number &&
    held.some(([fact, value]) => value !== 'unknown' && now[fact] !== undefined && !sameValue(value, now[fact]))
  )
}

/** What is held of the applicant after a turn; nothing where nothing was told. */
function knownIn({ check, told }: Session): Pick<Reply, 'known'> {
  const held = Object.entries((check ?? told).facts).filter(([, value]) => value !== 'unknown')
  return held.length > 0 ? { known: Object.fromEntries(held) } : {}
}
