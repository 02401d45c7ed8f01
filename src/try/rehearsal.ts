import { Desk, type DeskPorts, emptySession, type Reply, type Session, type SessionStore } from '../desk/index.ts'
import type { Facts, FactValue, Status } from '../eligibility/index.ts'
import type { Knowledge, RegulationKnowledge } from '../knowledge/index.ts'
import type { ClauseId, Day, RegulationId } from '../law/index.ts'
import type { Program, Question } from './program.ts'

/** What a rehearsal takes from outside. */
export type Stage = Pick<DeskPorts, 'today' | 'now' | 'index' | 'hearing' | 'ears'>

const GO_ON = '继续'
const YES = '是'

/** The program on its own desk, in conversations that leave nothing behind: each turn begins where its question stood. */
export class Rehearsal implements Program {
  #session: Session = emptySession()
  readonly #asked = new WeakMap<Question, Session>()
  readonly #desk: Desk
  readonly today: Day

  constructor(knowledge: Knowledge, stage: Stage) {
    let count = 0
    this.today = stage.today()
    this.#desk = new Desk(knowledge, { ...stage, newId: () => `try${++count}`, store: this.#store() })
  }

  async question(regulation: RegulationKnowledge, facts: Facts): Promise<Question | undefined> {
    const { check, blocks, options = [] } = await this.#turn(askingOf(regulation.id, facts), GO_ON)
    if (check?.asks === undefined) return undefined
    const words = blocks.map(({ text }) => text).join('\n')
    const question = { fact: check.asks, words, options: options.map(({ label }) => label) }
    this.#asked.set(question, this.#session)
    return question
  }

  /** An answer is a turn of the conversation that asks; what it asks back, such as a sum without its unit, is affirmed. */
  async hear(message: string, asked?: Question, spoken?: RegulationId): Promise<Facts> {
    if (!asked) return this.#desk.read(message, undefined, spoken)
    const before = this.#asked.get(asked) ?? emptySession()
    const reply = await this.#turn(before, message)
    const { check } = reply.confirm?.fact === asked.fact ? await this.#turn(this.#session, YES) : reply
    const known = before.check?.facts ?? {}
    const told = Object.entries(check?.facts ?? {}).filter(([fact, value]) => known[fact] !== value)
    return Object.fromEntries(told) as Record<string, FactValue>
  }

  judge(regulation: RegulationId, facts: Facts): ReadonlyMap<string, Status> {
    const { check } = this.#desk.check(regulation, facts)
    return new Map(check?.conditions.map(({ id, status }) => [id, status]))
  }

  async cited(words: string, region: RegulationId): Promise<readonly ClauseId[]> {
    const { citations } = await this.#desk.ask(words, { region })
    return citations.map(({ ref }) => ref)
  }

  #turn(session: Session, words: string): Promise<Reply> {
    this.#session = session
    return this.#desk.turn('try', words)
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
      held: () => [],
      people: () => [],
      misses: () => [],
      miss: () => {},
    }
  }
}

/** A conversation in which a check of these facts is under way. */
const askingOf = (regulation: RegulationId, facts: Facts): Session => ({
  ...emptySession(),
  places: [regulation],
  check: {
    regulation,
    facts,
    said: {},
    skipped: [],
    asked: [],
    phase: 'asking',
    fresh: [],
    earlier: [],
    whole: true,
    seen: {},
    knowledge: '',
  },
  focus: 'check',
})
