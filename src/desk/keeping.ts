import type { Reply } from '../reply/index.ts'
import type { Edition } from '../report/index.ts'
import type { Opening, Ticket } from '../tickets/index.ts'
import type { DeskPorts, TurnOptions } from './ports.ts'
import { withFiles, withoutFiles } from './printing.ts'
import type { CodeStore } from './resuming.ts'
import { USUAL_RETENTION } from './retention.ts'
import { emptySession, type Session } from './session.ts'
import { type Held, type Note, type SessionStore, StoreFault } from './store.ts'

type OwnData = NonNullable<Reply['files']>[number]

/** Sessions, and replies, held in memory while the store fails. */
const HELD = 1000

/** A session as a turn finds it: in the store, at a revision; in memory, without a store or since it failed; or new. */
export interface Found {
  readonly session: Session
  readonly where: 'store' | 'memory' | 'failed'
  readonly revision?: number
}

/** Whose a conversation is and where they are reached, where clerks would take it over; and its ticket. */
export interface Handing {
  readonly reached?: Pick<Opening, 'person' | 'session' | 'channel' | 'to' | 'offices'>
  readonly ticket?: Ticket
}

/** A turn that is over, to be kept. */
export interface Taken extends TurnOptions {
  readonly session: Session
  readonly revision?: number
  readonly notes: readonly Note[]
  readonly reply: Reply
  readonly edition: Edition
}

/** Where sessions are between turns: in the store, or in memory where there is none or it fails. A fault of it never costs a reply. */
export class Keeping {
  readonly #held = new Map<string, Session>()
  /** Replies the store could not take, by the letters they answer. */
  readonly #replies = new Map<string, { readonly session: string; readonly reply: Reply }>()

  constructor(private readonly ports: Pick<DeskPorts, 'store' | 'tickets' | 'now' | 'retention' | 'onFault'>) {}

  find(id: string): Found {
    const held = this.#held.get(id)
    if (held) return { session: held, where: 'memory' }
    const { value, failed } = this.#guarded((store) => store.load(id, this.ports.now()))
    if (failed) return { session: emptySession(), where: 'failed' }
    const where = this.ports.store ? 'store' : 'memory'
    return value ? { ...value, where } : { session: emptySession(), where }
  }

  /** Who would take the conversation over, where clerks are there and the channel says where the person is reached; and the ticket that is not over. */
  handing(session: string, person: string, { handOff }: TurnOptions): Handing {
    const { tickets } = this.ports
    if (!tickets) return {}
    const { value: ticket } = this.#guarded(() => tickets.inSession(session))
    const { offices, staffed } = tickets
    return {
      ...(handOff && staffed ? { reached: { ...handOff, offices, session, person } } : {}),
      ...(ticket ? { ticket } : {}),
    }
  }

  /** 'again' where another process saved the session meanwhile; 'failed' where the store did. */
  save(
    id: string,
    { session, revision, notes, reply, edition, person = id, letter }: Taken,
  ): 'saved' | 'again' | 'failed' {
    const at = this.ports.now()
    const { value, failed } = this.#guarded((store) =>
      store.save({
        id,
        person,
        session,
        at,
        expires: at + (this.ports.retention ?? USUAL_RETENTION).session,
        notes,
        ...(revision === undefined ? {} : { revision }),
        ...(letter === undefined ? {} : { answer: { letter, kept: withoutFiles(reply, edition) } }),
      }),
    )
    if (failed) return 'failed'
    return value ? 'saved' : 'again'
  }

  /** Keeps a turn in memory. */
  hold(id: string, session: Session, reply: Reply, letter: string | undefined): Reply {
    bounded(this.#held, id, session)
    if (letter !== undefined) bounded(this.#replies, letter, { session: id, reply })
    return reply
  }

  /** The reply a letter has had, with its files; `own` makes the one of everything that is held of the person. */
  earlier(letter: string, own: (madeOn: string) => OwnData): Reply | undefined {
    const held = this.#replies.get(letter)
    if (held) return held.reply
    const kept = this.#guarded((store) => store.replyTo(letter)).value
    return kept && withFiles(kept, own)
  }

  /** A person's sessions that last, the last saved first. */
  of(person: string): { readonly id: string; readonly session: Session }[] {
    return this.#guarded((store) => store.sessionsOf(person, this.ports.now())).value ?? []
  }

  /** Everything that is held of a person; undefined where nothing lasts, or the store fails. */
  heldOf(person: string): Held[] | undefined {
    return this.#guarded((store) => store.held(person)).value
  }

  /** Whether checks may go on elsewhere. */
  get lasts(): boolean {
    return this.ports.store?.codes !== undefined
  }

  /** Does something with the codes; undefined where there are none, or the store fails. */
  codes<T>(step: (codes: CodeStore) => T): T | undefined {
    return this.#guarded((store) => store.codes && step(store.codes)).value
  }

  /** Leaves a question without an answer; false where nothing lasts, or the store fails. */
  miss(note: Extract<Note, { kind: 'miss' }>, person: string): boolean {
    const { value } = this.#guarded((store) => {
      store.miss(note, person, this.ports.now())
      return true
    })
    return value === true
  }

  /** Removes everything of a person, as they asked in a letter; false where the store could not. */
  erase(id: string, person: string, asked?: string): boolean {
    this.#held.delete(id)
    for (const [letter, { session }] of this.#replies) if (session === id) this.#replies.delete(letter)
    return !this.#guarded((store) => store.erase(person, asked)).failed
  }

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
}

/** Puts in, as the newest; the oldest goes where there are too many. */
function bounded<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > HELD && oldest !== undefined) map.delete(oldest)
}
