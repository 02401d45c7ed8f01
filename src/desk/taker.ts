import { plainly, type Sources } from '../answer/index.ts'
import type { Caller } from '../hear/index.ts'
import type { Knowledge } from '../knowledge/index.ts'
import type { ClauseId, Day, RegulationId } from '../law/index.ts'
import type { Draft } from '../reply/index.ts'
import type { Finder } from '../retrieval/index.ts'
import { converse } from './conversation.ts'
import { isHarmed, isTurned } from './harmed.ts'
import type { Hearing, Second } from './hearing.ts'
import type { Handing } from './keeping.ts'
import type { DeskPorts, TurnOptions } from './ports.ts'
import type { Printing } from './printing.ts'
import { findingWith, type Reading, toldLate } from './read-with.ts'
import type { SecondReader } from './second-reader.ts'
import { emptySession, type Session } from './session.ts'
import { inOne } from './stretches.ts'
import type { Turned } from './turning.ts'

/** A turn's options, with who would take the conversation over or has. */
export type Handed = TurnOptions &
  Handing & { /** A reading of the message before that came too late. */ readonly late?: Reading }

/** What turns are taken with. */
export interface TakerPorts {
  readonly knowledge: Knowledge
  readonly ports: Pick<DeskPorts, 'explainer' | 'newId' | 'now' | 'onEvent' | 'sleep' | 'store' | 'today' | 'version'>
  readonly hearing: Hearing
  readonly printing: Printing
  /** Hears what the program is not sure of once more. */
  readonly second: SecondReader | undefined
}

/** Takes a message a turn further over a session that it neither loads nor keeps. */
export class Taker {
  constructor(private readonly world: TakerPorts) {}

  /** A long message is taken stretch after stretch, each over the session that the one before it left; of a press or a form the words are but a record. */
  async take(session: Session, stretches: readonly string[], options: Handed, caller: Caller): Promise<Turned> {
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
    return this.#decider(session, words, options)(await this.world.hearing.finder(words, options))
  }

  async #converse(session: Session, words: string, options: Handed, caller: Caller): Promise<Turned> {
    const { hearing, second } = this.world
    const finder = await hearing.finder(words, options)
    const own = this.#decider(session, words, options)(finder)
    if (own.plain) return this.#plainly(own, own.plain, words, caller)
    if (!second || options.choice || options.answers || options.blames || own.silent || own.erase) return own
    if (!second.listens) return own
    const asked = openFact(session)
    const { late, reading } = await second.ask(words, session, this.#ownOf(words, own.draft, finder, asked), caller)
    if (!reading) return late ? { ...own, late } : own
    const twice = this.#decider(session, words, options, { reading, asked })(findingWith(reading, finder))
    return isHarmed({ before: session, own, twice }, this.world.knowledge, options.asOf ?? this.world.ports.today())
      ? own
      : twice
  }

  /** With clauses in plain words, where a model finds some in time that hold. */
  async #plainly(own: Turned, refs: readonly ClauseId[], words: string, caller: Caller): Promise<Turned> {
    const { knowledge } = this.world
    const { explainer, sleep } = this.world.ports
    if (!explainer) return own
    const cut = new AbortController()
    const said = plainly(refs, this.world.hearing.mask(words).text, knowledge, explainer, caller)
    const over = sleep?.(EXPLAINED, cut.signal).catch(() => undefined)
    const blocks = await Promise.race([said, ...(over ? [over.then(() => undefined)] : [])])
    cut.abort()
    if (!blocks) return own
    // What a check asks still stands at the end; what is said where nothing could be said does not.
    const {
      english: _alone,
      blocks: [, ...asking],
      ...rest
    } = own.draft
    const draft: Draft = {
      ...rest,
      kind: 'answer',
      blocks: [...blocks, ...asking],
      cites: [...new Set([...refs, ...rest.cites])],
    }
    return this.world.printing.isSourced(draft) ? { ...own, draft } : own
  }

  /** One question in no conversation; `decide` may be taken twice. */
  async asked(
    words: string,
    decide: (sources: Sources) => Draft,
    { asOf, region }: { readonly asOf: Day; readonly region?: RegulationId | undefined },
    caller: Caller,
  ): Promise<Draft> {
    const { hearing, second } = this.world
    const finder = await hearing.finder(words, { asOf, region })
    const own = decide(hearing.sources(asOf, finder, undefined, region))
    if (!second?.listens) return own
    const { reading } = await second.ask(words, emptySession(), this.#ownOf(words, own, finder), caller)
    if (!reading) return own
    const twice = decide(hearing.sources(asOf, findingWith(reading, finder), { reading, asked: undefined }, region))
    return isTurned(own, twice) ? own : twice
  }

  #ownOf(words: string, draft: Draft, finder: Finder, asked?: string) {
    const heard = this.world.hearing.hear(words, asked === undefined ? {} : { asked, open: true })
    return { draft, heard, found: finder.find(words) }
  }

  #decider(session: Session, words: string, options: Handed, second?: Second): (finder: Finder) => Turned {
    const { version = '', newId, now, today } = this.world.ports
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
      late,
    } = options
    const told = late && toldLate(late, session, (of, said) => this.world.hearing.hearing(of, asOf)(said))
    return (hearing) =>
      converse(session, words, {
        ...this.world.hearing.sources(asOf, hearing, second),
        version,
        saidOfHandOver: (message, of) => this.world.hearing.saidOfHandOver(message, of),
        newTicket: () => newId().slice(0, TICKET).toUpperCase(),
        mask: this.world.hearing.mask,
        now: now(),
        print: (parts) => this.world.printing.words(parts),
        lasts: this.world.ports.store !== undefined,
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
        ...(told ? { late: told } : {}),
        ...(second?.reading.courtesy ? { courtesy: second.reading.courtesy } : {}),
        ...(this.world.ports.explainer ? { explains: true as const } : {}),
      })
  }

  /** For whom a model is asked: who comes through no channel sits at the terminal. */
  caller(channel = 'terminal'): Caller & { readonly reply: string } {
    return { channel, reply: this.world.ports.newId(), blocked: () => this.world.ports.onEvent?.('guard-block') }
  }
}

/** The fact that is asked while its question is open. */
const openFact = ({ check }: Session): string | undefined => (check?.phase === 'asking' ? check.asked[0] : undefined)

/** Lets all that has come in meanwhile be heard. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const TICKET = 8
/** Nobody waits longer for plain words, in milliseconds: the clause itself was told before. */
const EXPLAINED = 10_000
