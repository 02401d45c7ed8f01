import { Desk, type DeskPorts, emptySession, type Reply, type Session, type SessionStore } from '../desk/index.ts'
import type { Facts } from '../eligibility/index.ts'
import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import type { RegulationId } from '../law/index.ts'

/** A question that stands open in a conversation. */
export interface Open {
  readonly session: Session
  readonly reply: Reply
}

/** What a rehearsal takes from outside. */
export type Stage = Pick<DeskPorts, 'today' | 'now' | 'index'>

const GO_ON = '继续'

/** Conversations that leave nothing behind: each turn begins from the session it is given. */
export class Rehearsal {
  #session: Session = emptySession()
  readonly #desk: Desk

  constructor(knowledge: Knowledge, stage: Stage) {
    let count = 0
    this.#desk = new Desk(knowledge, { ...stage, newId: () => `try${++count}`, store: this.#store() })
  }

  /** The question that comes next where these facts are known. */
  async question(regulation: RegulationKnowledge, facts: Facts): Promise<Open> {
    const check = {
      regulation: regulation.id,
      facts,
      said: {},
      skipped: [],
      asked: [],
      phase: 'asking' as const,
      fresh: [],
      earlier: [],
      whole: true,
      seen: {},
      knowledge: '',
    }
    const session: Session = { ...emptySession(), places: [regulation.id], check, focus: 'check' }
    const reply = await this.answer(session, GO_ON)
    return { session: this.#session, reply }
  }

  /** The reply to words said in a session. */
  answer(session: Session, words: string): Promise<Reply> {
    this.#session = session
    return this.#desk.turn('try', words)
  }

  /** As answer, with the session after it, to go on from. */
  async goOn(session: Session, words: string): Promise<Open> {
    const reply = await this.answer(session, words)
    return { session: this.#session, reply }
  }

  read(words: string): Facts {
    return this.#desk.read(words)
  }

  check(regulation: RegulationId, facts: Facts): Reply {
    return this.#desk.check(regulation, facts)
  }

  ask(words: string, region: RegulationId): Promise<Reply> {
    return this.#desk.ask(words, { region })
  }

  #store(): SessionStore {
    return {
      load: () => ({ session: this.#session, revision: 0 }),
      save: ({ session }) => {
        this.#session = session
        return true
      },
      replyTo: () => undefined,
      sessionsOf: () => [],
      erase: () => 0,
      misses: () => [],
    }
  }
}
