import type { App, Receiver, SocketModeReceiver } from '@slack/bolt'
import type { ChannelState, Clock } from '../../delivery/index.ts'
import { cleanEnvelope } from './envelope.ts'
import { LIMITS } from './limits.ts'
import { Refusals } from './refusals.ts'

const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000
const MESSAGE = 'ws_message'

export interface SocketPorts {
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly random: () => number
  readonly onFault: (fault: Error) => void
  readonly becomes: (status: ChannelState['status'], detail?: string, listens?: string) => void
}

/**
 * Socket Mode by Bolt's own receiver, which must not connect again by itself: what it fails with then is a rejection that
 * nobody hears, and so is what an envelope of another form does to it. It is connected here, and sees only what it knows.
 */
export class SocketIngress implements Receiver {
  readonly #receiver: SocketModeReceiver
  readonly #ports: SocketPorts
  readonly #stopping = new AbortController()
  #connecting = false

  constructor(receiver: SocketModeReceiver, ports: SocketPorts) {
    this.#receiver = receiver
    this.#ports = ports
    const { client } = receiver
    client.on('connected', () => ports.becomes('up', 'Socket Mode'))
    client.on('disconnected', () => void this.#again())
    this.#guard()
  }

  init(app: App): void {
    this.#receiver.init(app)
  }

  /** Resolves once connected; rejects where Slack does not let it. */
  start(): Promise<void> {
    return this.#connect()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    const over = new AbortController()
    // The other side may never say its farewell.
    await Promise.race([this.#receiver.client.disconnect(), this.#ports.clock.wait(LIMITS.closing, over.signal)])
    over.abort()
  }

  async #connect(): Promise<void> {
    this.#connecting = true
    try {
      await this.#receiver.client.start()
      // It was told to stop meanwhile.
      if (this.#stopping.signal.aborted) void this.#receiver.client.disconnect()
    } catch (error) {
      // The client has no reason to give where the line is lost before it stands.
      throw error instanceof Error ? error : new Error('the line was lost before it stood')
    } finally {
      this.#connecting = false
    }
  }

  /** Connects again, each time after a longer wait, until it stands or is not wanted any more. */
  async #again(): Promise<void> {
    const { signal } = this.#stopping
    const { clock, random, onFault, becomes } = this.#ports
    if (this.#connecting || signal.aborted) return
    becomes('down', 'the socket to Slack is lost; it connects again by itself')
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      this.#connecting = true
      await clock.wait(wait * (0.5 + random() / 2), signal)
      if (signal.aborted) return
      try {
        return await this.#connect()
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        onFault(new Error(`Slack: Socket Mode could not be connected again: ${why}`))
      }
    }
  }

  /** Between the socket and the client: what comes through is built anew, of what is known. */
  #guard(): void {
    const { client } = this.#receiver
    const { clock, onFault } = this.#ports
    const refusals = new Refusals(clock, onFault)
    const [heard] = client.listeners(MESSAGE)
    if (!heard) throw new Error('Bolt hears its socket in another way than it did')
    client.removeAllListeners(MESSAGE)
    client.on(MESSAGE, async (data: unknown) => {
      try {
        const envelope = cleanEnvelope(data, (event) => client.listenerCount(event) > 0)
        if (envelope === undefined) refusals.refused('a message on the socket of a form that Slack does not send')
        else await heard.call(client, envelope, false)
      } catch (error) {
        onFault(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }
}
