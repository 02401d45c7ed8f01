import type { Caller } from '../answer/index.ts'
import type { Draft } from '../reply/index.ts'
import type { Finder } from '../retrieval/index.ts'
import { converse } from './conversation.ts'
import type { Hearing } from './hearing.ts'
import type { Handing } from './keeping.ts'
import type { DeskPorts, TurnOptions } from './ports.ts'
import type { Printing } from './printing.ts'
import type { Session } from './session.ts'
import { inOne } from './stretches.ts'
import type { Turned } from './turning.ts'
import type { Voice } from './voice.ts'

/** A turn's options, with who would take the conversation over or has. */
export type Handed = TurnOptions & Handing

/** What turns are taken with. */
export interface TakerPorts {
  readonly ports: Pick<DeskPorts, 'newId' | 'now' | 'onEvent' | 'store' | 'today' | 'version'>
  readonly hearing: Hearing
  readonly printing: Printing
  readonly voice: Voice | undefined
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
    return this.#decider(session, words, options)(await this.world.hearing.finder(words))
  }

  async #converse(session: Session, words: string, options: Handed, caller: Caller): Promise<Turned> {
    const finder = await this.world.hearing.finder(words)
    const decide = this.#decider(session, words, options)
    if (!this.world.voice || options.choice || options.blames) return decide(finder)
    return this.world.voice.decided(words, finder, decide, caller)
  }

  #decider(session: Session, words: string, options: Handed): (finder: Finder) => Turned {
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
    } = options
    return (hearing) =>
      converse(session, words, {
        ...this.world.hearing.sources(asOf, hearing),
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
      })
  }

  /** With a model's words, where there is a model and they hold. */
  async spoken(draft: Draft, words: string, caller: Caller): Promise<Draft> {
    return this.world.voice?.spoken(draft, words, caller) ?? draft
  }

  /** For whom a model is asked: who comes through no channel sits at the terminal. */
  caller(channel = 'terminal'): Caller & { readonly reply: string } {
    return { channel, reply: this.world.ports.newId(), blocked: () => this.world.ports.onEvent?.('guard-block') }
  }
}

/** Lets all that has come in meanwhile be heard. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const TICKET = 8
