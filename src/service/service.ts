import type { Channel, Clock } from '../channels/delivery/index.ts'
import type { Log } from './log.ts'

export interface ServicePorts {
  readonly channels: readonly Channel[]
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly random: () => number
  readonly log: Log
}

/** Between two tries to start a channel, doubled each time up to the longest; milliseconds. */
const FIRST_WAIT = 2000
const LONGEST_WAIT = 5 * 60_000
/** What a channel may take beyond the time it was given to stop. */
const GRACE = 3000
/** How often the channels are looked at. */
const WATCHED_EVERY = 5000

/** Keeps channels running, each for itself: one that fails is started again and takes no other down. */
export class Service {
  readonly #ports: ServicePorts
  readonly #stopping = new AbortController()
  readonly #seen = new Map<string, string>()

  constructor(ports: ServicePorts) {
    this.#ports = ports
  }

  /** Starts all channels; returns at once. */
  start(): void {
    for (const channel of this.#ports.channels) void this.#keepUp(channel)
    void this.#watch()
  }

  get stopping(): boolean {
    return this.#stopping.signal.aborted
  }

  /** Lets each channel finish what is under way within so many milliseconds. A channel that hangs is not waited for. */
  async stop(within: number): Promise<void> {
    const { channels, clock, log } = this.#ports
    this.#stopping.abort()
    const stopped = new AbortController()
    const all = channels.map(async (channel) => {
      try {
        await channel.stop(within)
      } catch (error) {
        log.fault(faultOf(error), { channel: channel.name, doing: 'stopping' })
      }
    })
    await Promise.race([Promise.all(all), clock.wait(within + GRACE, stopped.signal)])
    stopped.abort()
    this.#look()
  }

  async #keepUp(channel: Channel): Promise<void> {
    const { clock, random, log } = this.#ports
    const { signal } = this.#stopping
    for (let wait = FIRST_WAIT; !signal.aborted; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      try {
        await channel.start()
        this.#look()
        return
      } catch (error) {
        const again = Math.round(wait * (0.5 + random() / 2))
        log.fault(faultOf(error), { channel: channel.name, doing: 'starting', againInSeconds: Math.ceil(again / 1000) })
        await clock.wait(again, signal)
      }
    }
  }

  /** Writes down when a channel becomes something else. */
  async #watch(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      this.#look()
      await this.#ports.clock.wait(WATCHED_EVERY, signal)
    }
  }

  #look(): void {
    for (const channel of this.#ports.channels) {
      const { status, detail, listens } = channel.state()
      const now = `${status} ${detail ?? ''}`
      const { log } = this.#ports
      const told = { channel: channel.name, status, ...(detail ? { detail } : {}), ...(listens ? { listens } : {}) }
      if (this.#seen.get(channel.name) !== now) listens ? log.listens('channel', told) : log.told('channel', told)
      this.#seen.set(channel.name, now)
    }
  }
}

const faultOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
