import { setMaxListeners } from 'node:events'
import { Lanes, type Letter, type Owner, type Reply, StoreFault } from '../../desk/index.ts'
import type { Audit, AuditLine } from './audit.ts'
import { unhurried } from './clock.ts'
import { Gate } from './gate.ts'
import { Queues } from './queues.ts'
import { type Rate, RateLimit } from './rate.ts'
import { type Held, type Pace, Sender, type SenderPorts } from './sender.ts'
import { Sight } from './sight.ts'

/** What a channel hands over of a message; `key` names it within the channel. */
export type Message = Omit<Letter, 'channel'>

/** How a channel keeps itself; times in milliseconds. */
export interface Manners extends Pace {
  /** Messages of one person; what is over it is not answered, which the person is told once. */
  readonly person: Rate
  /** Messages older than this when they come in are late. */
  readonly lateAfter?: number
  /** How long late messages of one person are waited for, so that they are greeted together. */
  readonly gather?: number
}

export interface DelivererPorts<Part> extends Omit<SenderPorts<Part>, 'onRetry'> {
  readonly channel: string
  /**
   * Takes the turn. Its letter's key is to be handed on to the desk: a turn may be taken again after a restart. `unseen` of
   * the last replies in its session had not been sent when it came.
   */
  readonly turn: (letter: Letter, unseen: number) => Promise<Reply>
  readonly audit: Audit
}

interface Job extends Held {
  readonly claimed: boolean
  readonly came: number
  readonly late: boolean
  /** It came too fast. */
  readonly over: boolean
  /** What had been answered in its session by then. */
  readonly sight: number
}

/** A letter that was left so often in the middle of its turn is not tried again: it may be what ends the program. */
const MOST_TRIES = 3
/** Keys remembered of letters that the store could not take. */
const UNKEPT = 1000
/** How long what was cut short may take to come to its end, in milliseconds. */
const SETTLING = 100

const TOO_FAST = '消息来得太快，有些没有回答。请稍等一会儿，再把没答上的发一遍。'
const BROKEN = '这句话没能回答，前面说的都还在，请换个说法再发一遍。'

/**
 * Answers letters: each one once, also where it comes again or the program ends in the middle; one person's one after
 * another, the earliest first; part after part, at a polite pace.
 */
export class Deliverer<Part> {
  readonly #ports: DelivererPorts<Part>
  readonly #manners: Manners
  readonly #sender: Sender<Part>
  readonly #lanes = new Lanes()
  readonly #gate = new Gate()
  readonly #people: RateLimit
  readonly #told = new Set<string>()
  readonly #queues = new Queues<Job>()
  readonly #sight = new Sight()
  readonly #steps = new Set<Promise<void>>()
  readonly #unkept = new Set<string>()
  /** When letters came, and what has had its time. */
  readonly #now: () => number
  readonly #draining = new AbortController()
  readonly #ended = new AbortController()

  constructor(ports: DelivererPorts<Part>, manners: Manners) {
    this.#ports = ports
    this.#manners = manners
    this.#people = new RateLimit(manners.person)
    const { clock } = ports
    this.#now = unhurried(
      () => clock.now(),
      () => clock.elapsed(),
    )
    // As many wait as there are people at once; Node would take that for a leak.
    setMaxListeners(0, this.#draining.signal, this.#ended.signal)
    const ends = { draining: this.#draining.signal, ended: this.#ended.signal }
    this.#sender = new Sender({ ...ports, onRetry: (letter) => this.#audit('retried', letter) }, manners, ends)
  }

  /** Goes on with what earlier processes left, now and whenever one is gone. Called once the channel can send. */
  start(): void {
    this.#claim()
    this.#live().catch((error: unknown) => this.#fault(error))
  }

  /** Takes a message in, for good: when this returns it may be acknowledged. 'seen' where it came before. */
  accept(message: Message): 'new' | 'seen' {
    const { channel, clock, inbox } = this.#ports
    const letter: Letter = { ...message, channel, key: `${channel}/${message.key}` }
    const known = this.#unkept.has(letter.key) ? 'seen' : undefined
    const came = known ?? this.#guarded(() => inbox.accept(letter, this.#alive(), this.#now()), letter.key)
    if (came === 'seen') {
      this.#audit('seen', letter)
      return 'seen'
    }
    this.#audit('accepted', letter)
    if (came === undefined) this.#remember(letter.key)
    // However the clock is set meanwhile: nobody is taken for too fast because of it.
    const elapsed = clock.elapsed()
    this.#forgive(elapsed)
    const over = !this.#people.take(letter.person, elapsed)
    const pending = { ...letter, sent: 0, tries: 0 }
    this.#put({ letter: pending, kept: came === 'new', claimed: false, over, ...this.#age(letter) })
    return 'new'
  }

  /** How many letters wait here or are under way. */
  get waiting(): number {
    return this.#steps.size
  }

  /**
   * Finishes what is under way within so many milliseconds and leaves the rest in the inbox. False where something was
   * still being sent then: the next start waits for this process's time to run out before it goes on with that.
   */
  async stop(within: number): Promise<boolean> {
    const { clock, inbox, owner } = this.#ports
    this.#draining.abort()
    const finished = new AbortController()
    const idle = this.#idle()
    await Promise.race([idle, clock.wait(within, finished.signal)])
    this.#ended.abort()
    // What only waited to be sent ends now; what hangs in the channel is not waited for.
    await Promise.race([idle, clock.wait(SETTLING, finished.signal)])
    finished.abort()
    if (this.#lanes.busy > 0) return false
    this.#guarded(() => inbox.release(owner))
    return true
  }

  async #idle(): Promise<void> {
    while (this.#lanes.busy > 0) await Promise.allSettled(this.#steps)
  }

  async #live(): Promise<void> {
    const { clock, inbox } = this.#ports
    while (!this.#ended.signal.aborted) {
      await clock.wait(this.#manners.lease / 3, this.#ended.signal)
      if (this.#ended.signal.aborted) return
      if (this.#draining.signal.aborted) this.#guarded(() => inbox.renew(this.#alive()))
      else this.#claim()
    }
  }

  #claim(): void {
    const { inbox, channel, clock } = this.#ports
    const elapsed = clock.elapsed()
    const pending = this.#guarded(() => inbox.claim(channel, this.#alive(), elapsed, this.#now())) ?? []
    for (const letter of pending) this.#put({ letter, kept: true, claimed: true, over: false, ...this.#age(letter) })
  }

  /** This process, alive for another while by a clock that nobody sets. */
  #alive(): Owner {
    const { owner, clock } = this.#ports
    return { owner, until: Math.floor(clock.elapsed()) + this.#manners.lease }
  }

  #age({ at, kind }: Letter): { readonly came: number; readonly late: boolean } {
    const { clock } = this.#ports
    const { lateAfter } = this.#manners
    // What people have to say is never too late.
    const late = kind === undefined && lateAfter !== undefined && this.#now() - at > lateAfter
    return { came: clock.elapsed(), late }
  }

  #put(job: Omit<Job, 'sight'>): void {
    const { person, session } = job.letter
    this.#queues.put(person, { ...job, sight: this.#sight.came(session) })
    this.#keep(this.#lanes.run(person, () => this.#gate.pass().then(() => this.#next(person))))
  }

  /** Whatever happens to one letter, the others are answered. */
  #keep(step: Promise<void>): void {
    const settled = step.catch((error: unknown) => this.#fault(error)).finally(() => this.#steps.delete(settled))
    this.#steps.add(settled)
  }

  /** Answers the earliest message of a person that waits. While draining, only what the inbox does not hold. */
  async #next(person: string): Promise<void> {
    const draining = this.#draining.signal.aborted
    const job = this.#queues.take(person, ({ kept }) => !draining || !kept)
    if (!job) return
    const { outlet, clock } = this.#ports
    if (job.letter.kind) return this.#passOn(job, job.letter.kind)
    if (job.over) return this.#limited(job)
    if (!job.late || !outlet.late || job.letter.sent > 0) return this.#answer(job)
    await clock.wait(this.#manners.gather ?? 0, this.#draining.signal)
    if (this.#draining.signal.aborted && job.kept) return
    const { session } = job.letter
    const missed = [job]
    const together = ({ late, over, letter }: Job) => late && !over && letter.sent === 0 && letter.session === session
    for (let next = this.#queues.take(person, together); next; next = this.#queues.take(person, together))
      missed.push(next)
    missed.sort((a, b) => a.letter.at - b.letter.at)
    const text = outlet.late(missed.map(({ letter }) => letter))
    if (text !== undefined) return this.#greet(missed, text)
    for (const each of missed) await this.#answer(each)
  }

  async #answer(job: Job): Promise<void> {
    const { letter, came } = job
    const drawn = await this.#draw(job)
    const sent = drawn ? await this.#sender.send(job, drawn.parts) : await this.#sender.say(job, BROKEN)
    if (drawn) this.#sight.replied(letter.session)
    if (sent === 'left') return
    this.#end([job])
    const event = sent !== 'all' ? sent : drawn ? 'answered' : 'failed'
    this.#audit(event, letter, {
      ...(drawn ? { reply: drawn.reply.id, kind: drawn.reply.kind, parts: drawn.parts.length } : {}),
      took: Math.round(this.#ports.clock.elapsed() - came),
    })
  }

  /** Sends what is no answer: words between a person and the clerks. */
  async #passOn(job: Job, kind: NonNullable<Letter['kind']>): Promise<void> {
    const { letter, came } = job
    const parts = this.#drawn(kind, letter)
    const sent = typeof parts === 'string' ? parts : await this.#sender.send(job, parts)
    if (sent === 'left') return
    this.#end([job])
    this.#audit(sent === 'all' ? 'answered' : sent, letter, { took: this.#ports.clock.now() - came })
  }

  /** 'undeliverable' where the channel has no way for them. */
  #drawn(kind: NonNullable<Letter['kind']>, letter: Letter): readonly Part[] | 'undeliverable' | 'failed' {
    try {
      return this.#ports.outlet[kind]?.(letter) ?? 'undeliverable'
    } catch (error) {
      this.#fault(error)
      return 'failed'
    }
  }

  /** The reply and its parts; undefined where the program fails on these words, now or whenever it tried. */
  async #draw({ letter, claimed, kept, sight }: Job) {
    const { outlet, inbox, turn } = this.#ports
    const begun = letter.sent > 0 || letter.sending !== undefined
    if (claimed && kept && !begun && (this.#guarded(() => inbox.taking(letter.key), letter.key) ?? 0) > MOST_TRIES)
      return undefined
    try {
      await outlet.working?.(letter)
    } catch (error) {
      this.#fault(error, letter.key)
    }
    try {
      const reply = await turn(letter, this.#sight.unseen(letter.session, sight))
      return { reply, parts: outlet.parts(reply, letter) }
    } catch (error) {
      this.#fault(error, letter.key)
      return undefined
    }
  }

  /** Says once that not all is answered, and nothing more until the person has been quiet for a while. */
  async #limited(job: Job): Promise<void> {
    const { person } = job.letter
    const told = this.#told.has(person)
    this.#told.add(person)
    if (!told && (await this.#sender.say(job, TOO_FAST)) === 'left') return
    this.#end([job])
    this.#audit('limited', job.letter)
  }

  /** One greeting in place of answers, as the answer to the last of the messages. */
  async #greet(missed: readonly Job[], text: string): Promise<void> {
    const last = missed.at(-1)
    if (!last || (await this.#sender.say(last, text)) === 'left') return
    this.#end(missed)
    for (const { letter } of missed) this.#audit('late', letter)
  }

  #end(jobs: readonly Job[]): void {
    const { inbox } = this.#ports
    const keys = jobs.filter(({ kept }) => kept).map(({ letter }) => letter.key)
    if (keys.length > 0) this.#guarded(() => inbox.answered(keys, this.#now()), keys[0])
    for (const { letter } of jobs) this.#sight.over(letter.session)
  }

  /** Forgets who was told of the limit and has been quiet since. */
  #forgive(elapsed: number): void {
    for (const person of this.#told) if (this.#people.rested(person, elapsed)) this.#told.delete(person)
  }

  #remember(key: string): void {
    this.#unkept.add(key)
    const [oldest] = this.#unkept
    if (this.#unkept.size > UNKEPT && oldest !== undefined) this.#unkept.delete(oldest)
  }

  #audit(event: AuditLine['event'], letter: Letter, more: Partial<AuditLine> = {}): void {
    const { key, person, session } = letter
    this.#ports.audit({ event, channel: this.#ports.channel, letter: key, person, session, ...more })
  }

  #fault(error: unknown, letter?: string): void {
    this.#ports.onFault(error instanceof Error ? error : new Error(String(error)), letter)
  }

  /** A fault of the store never costs the answer. */
  #guarded<T>(step: () => T, letter?: string): T | undefined {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error
      this.#ports.onFault(error, letter)
      return undefined
    }
  }
}
