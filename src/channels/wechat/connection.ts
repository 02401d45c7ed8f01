import { type Clock, TransientError } from '../delivery/index.ts'
import type { Account, AccountEvents, FilePart, FriendRequest, OpenAccount, Recipient } from './account.ts'
import { faultIn } from './faults.ts'
import type { Incoming } from './incoming.ts'
import type { LoginState } from './state.ts'

/** What a connection hands on. */
export interface Received {
  readonly message: (message: Incoming) => void
  readonly befriended: (contact: string) => void
  readonly asked: (request: FriendRequest) => void
  readonly login: () => void
  /** A new code to scan. */
  readonly code: (code: string) => void
  readonly fault: (fault: Error) => void
}

/** Tries again after 1, 2, 4 … seconds, at most five minutes. */
const FIRST_WAIT = 1000
const LONGEST_WAIT = 5 * 60_000
/** After a logout a puppet brings a new code by itself; one that has not within a minute is started anew. */
const CODE_WITHIN = 60_000
/** A puppet shows a code or is logged in within two minutes of its start, and without many faults before. */
const STARTS_WITHIN = 2 * 60_000
const MOST_FAULTS = 5
/** A fault that comes again and again is told once a minute. */
const TOLD_EVERY = 60_000
/** A puppet that beats and then is silent so long is dead. */
const SILENT_FOR = 5 * 60_000

const ENDS_WITHIN = 10_000

/** Keeps one account connected: opens it, opens it anew after a failure or a silence, each time later, until stopped. */
export class Connection {
  #state: LoginState = { phase: 'off', failures: 0 }
  #account: Account | undefined
  #name = ''
  #running: Promise<void> | undefined
  #stop = new AbortController()
  #waiting: (() => void)[] = []
  #told = { message: '', at: 0 }

  constructor(
    private readonly open: OpenAccount,
    private readonly clock: Clock,
    private readonly received: Received,
  ) {}

  get state(): LoginState {
    return this.#state
  }

  /** What the account is called, and mentioned by. */
  get name(): string {
    return this.#name
  }

  /** Begins to connect; goes on by itself. */
  start(): void {
    if (this.#running) return
    this.#stop = new AbortController()
    this.#running = this.#run(this.#stop.signal)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    // A puppet that does not end is left to itself.
    await Promise.race([this.#running, this.clock.wait(ENDS_WITHIN)])
    this.#running = undefined
    this.#set({ phase: 'off' })
    this.#wake()
  }

  readonly isLoggedIn = (): boolean => this.#state.phase === 'in'

  /** Resolves once logged in; rejects where the connection is stopped first. */
  readonly loggedIn = async (): Promise<void> => {
    while (!this.isLoggedIn()) {
      if (this.#stop.signal.aborted) throw new TransientError('wechat: stopped before it was logged in')
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  readonly say = async (to: Recipient, part: string | FilePart): Promise<void> => {
    if (!this.#account || !this.isLoggedIn()) throw new TransientError('wechat: no account is logged in')
    try {
      await this.#account.say(to, part)
    } catch (error) {
      throw faultIn('sending', error)
    }
  }

  readonly room = async (named: string): Promise<string | undefined> => {
    if (!this.#account || !this.isLoggedIn()) throw new TransientError('wechat: no account is logged in')
    try {
      return await this.#account.room(named)
    } catch (error) {
      throw faultIn('looking for a room', error)
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#set({ phase: 'starting' })
      await this.#connected(signal)
      if (signal.aborted) return
      const failures = this.#state.failures + 1
      this.#set({ phase: 'waiting', failures })
      await this.clock.wait(Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT), signal)
    }
  }

  /** One connection from its opening to its loss. */
  async #connected(signal: AbortSignal): Promise<void> {
    const lost = new AbortController()
    const end = () => lost.abort()
    signal.addEventListener('abort', end)
    const over = new Promise<void>((resolve) => {
      lost.signal.addEventListener('abort', () => resolve(), { once: true })
    })
    try {
      this.#account = await this.open(this.#events(lost))
      void this.#expect(['starting'], STARTS_WITHIN, lost)
      // A puppet may take long to start; a stop does not wait for it.
      if (!lost.signal.aborted) await Promise.race([over, this.#account.start().then(() => over)])
    } catch (error) {
      this.#tell(faultIn('starting', error))
    }
    lost.abort()
    signal.removeEventListener('abort', end)
    const account = this.#account
    this.#account = undefined
    if (this.isLoggedIn()) this.#set({ phase: 'waiting' })
    await account?.stop().catch((error: unknown) => this.#tell(faultIn('stopping', error)))
  }

  #events(lost: AbortController): AccountEvents {
    const { received } = this
    const live = (step: () => void) => {
      if (!lost.signal.aborted) step()
    }
    let beat: number | undefined
    const watch = async () => {
      for (
        let left = SILENT_FOR;
        left > 0 && !lost.signal.aborted;
        left = (beat ?? 0) + SILENT_FOR - this.clock.elapsed()
      )
        await this.clock.wait(left, lost.signal)
      lost.abort()
    }
    let faults = 0
    return {
      scan: (code) =>
        live(() => {
          faults = 0
          this.#set({ phase: 'scan', code })
          if (code !== undefined) received.code(code)
        }),
      login: (name) =>
        live(() => {
          this.#name = name
          this.#set({ phase: 'in', failures: 0, heartbeat: this.clock.elapsed() })
          this.#wake()
          received.login()
        }),
      logout: () =>
        live(() => {
          this.#set({ phase: 'out' })
          void this.#expect(['out'], CODE_WITHIN, lost)
        }),
      heartbeat: () =>
        live(() => {
          const first = beat === undefined
          beat = this.clock.elapsed()
          this.#set({ ...this.#state, heartbeat: beat })
          if (first) void watch()
        }),
      message: (message) =>
        live(() => {
          this.#set({ ...this.#state, heartbeat: this.clock.elapsed() })
          received.message(message)
        }),
      befriended: (contact) => live(() => received.befriended(contact)),
      asked: (request) => live(() => received.asked(request)),
      fault: (error) =>
        live(() => {
          this.#tell(faultIn('the puppet', error))
          // wechat4u without a network begins anew at once, many times a second.
          faults += 1
          if (faults >= MOST_FAULTS && this.#state.phase === 'starting') lost.abort()
        }),
    }
  }

  /** Gives a connection up that is still in one of the phases after so long. */
  async #expect(phases: readonly LoginState['phase'][], within: number, lost: AbortController): Promise<void> {
    await this.clock.wait(within, lost.signal)
    if (phases.includes(this.#state.phase)) lost.abort()
  }

  #tell(fault: Error): void {
    const { message, at } = this.#told
    if (message === fault.message && this.clock.elapsed() - at < TOLD_EVERY) return
    this.#told = { message: fault.message, at: this.clock.elapsed() }
    this.received.fault(fault)
  }

  /** What is not said is over, but for the heartbeat and the failures so far. */
  #set(state: { [key in keyof LoginState]?: LoginState[key] | undefined } & Pick<LoginState, 'phase'>): void {
    const { failures, heartbeat } = this.#state
    const { phase, code } = state
    const beat = state.heartbeat ?? heartbeat
    this.#state = {
      phase,
      failures: state.failures ?? failures,
      ...(code === undefined ? {} : { code }),
      ...(beat === undefined ? {} : { heartbeat: beat }),
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
