import type { Audit, Clock } from '../channels/delivery/index.ts'
import type { Desk, Inbox, SessionStore } from '../desk/index.ts'
import type { ModelCall, TokenLedger } from '../model/index.ts'
import { healthPages } from './health.ts'
import { serveLocally } from './http.ts'
import { openLog } from './log.ts'
import { openMetrics } from './metrics.ts'
import { type ChannelOffer, type Choice, chosen, type Made } from './offer.ts'
import { Service } from './service.ts'
import { type Env, type ServiceSettings, serviceSettings } from './settings.ts'

/** The store as the service needs it: sessions and letters in one database. */
export interface ServiceStore extends SessionStore {
  readonly inbox: Inbox
  /** Where a day's tokens are counted. */
  readonly ledger: TokenLedger
  /** Throws StoreFault where the database cannot be written. */
  writable(): void
  close(): void
}

/** The world of the service. */
export interface World {
  readonly env: Env
  readonly offers: readonly ChannelOffer[]
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly random: () => number
  readonly newId: () => string
  readonly fetch: typeof fetch
  /** Rejects with StoreFault. */
  readonly openStore: (file: string) => Promise<ServiceStore>
  /** The desk on a store, and what ends the calls it has under way. */
  readonly openDesk: (
    store: ServiceStore,
    told: { readonly onFault: (fault: Error) => void; readonly onCall: (call: ModelCall) => void },
  ) => Promise<{ readonly desk: Desk; readonly close: () => Promise<void> }>
  /** One line of the log, its end included. */
  readonly write: (line: string) => void
  /** Shows something to whoever sits at the terminal, as it is. */
  readonly show: (text: string) => void
}

/** What `wence serve` would run, before it runs. */
export interface Plan {
  /** One line a channel: on; off, and what to set; or what is wrong. */
  readonly told: readonly string[]
  /** How many channels are on. */
  readonly on: number
  /**
   * Runs until the signal, then finishes what is under way. `ready` is told the address of health and metrics. Rejects
   * where the database or the port cannot be had.
   */
  readonly run: (stop: AbortSignal, ready: (address: string) => void) => Promise<void>
}

/** Reads the settings; what is wrong with those of the service itself comes as faults, what is wrong with a channel's in the plan. */
export async function planOf(world: World): Promise<Plan | { readonly faults: readonly string[] }> {
  const settings = serviceSettings(world.env)
  if ('faults' in settings) return settings
  const choices = await chosen(world.offers, world.env)
  return {
    told: choices.map(lineOf),
    on: choices.filter(({ is }) => is === 'on').length,
    run: (stop, ready) => run(world, settings, choices, stop, ready),
  }
}

function lineOf(choice: Choice): string {
  switch (choice.is) {
    case 'on':
      return `${choice.name}: on`
    case 'off':
      return `${choice.name}: off; to switch it on, set ${choice.needs}`
    case 'wrong':
      return `${choice.name}: cannot be used: ${choice.fault}`
  }
}

/** Words that bring the index in. */
const WARMING = '条件'

async function run(
  world: World,
  settings: ServiceSettings,
  choices: readonly Choice[],
  stop: AbortSignal,
  ready: (address: string) => void,
): Promise<void> {
  const { clock, random, fetch, show, newId } = world
  const store = await world.openStore(settings.database)
  try {
    const log = await openLog(settings.log, clock, world.write)
    const channels: Made['channel'][] = []
    const metrics = await openMetrics(channels, store.inbox, clock)
    const onFault = (fault: Error) => {
      metrics.fault()
      log.fault(fault)
    }
    const audit: Audit = (line) => {
      metrics.audit(line)
      log.audit(line)
    }
    const onCall = (call: ModelCall) => {
      metrics.model(call)
      log.model(call)
    }
    const { desk, close } = await world.openDesk(store, { onFault, onCall })
    const ports = { desk, inbox: store.inbox, owner: newId(), manners: settings.manners, clock, random, fetch, show }
    const made = choices.flatMap((choice) =>
      choice.is === 'on'
        ? [
            choice.make({
              ...ports,
              audit,
              onFault: (fault) => {
                metrics.fault()
                log.fault(fault, { channel: choice.name })
              },
            }),
          ]
        : [],
    )
    channels.push(...made.map(({ channel }) => channel))
    const service = new Service({ channels, clock, random, log })
    let indexed = false
    const pages = {
      ...healthPages({
        channels,
        misconfigured: Object.fromEntries(
          choices.flatMap((choice) => (choice.is === 'wrong' ? [[choice.name, choice.fault]] : [])),
        ),
        clock,
        writable: () => store.writable(),
        indexLoaded: () => indexed,
        stopping: () => service.stopping,
      }),
      '/metrics': metrics.page,
      ...Object.assign({}, ...made.map((each) => each.pages ?? {})),
    }
    const server = await serveLocally(settings.port, pages, onFault)
    ready(`http://127.0.0.1:${server.port}`)
    // Bringing the index in takes the processor for a while: nobody is to wait for an acknowledgement meanwhile.
    await desk.find(WARMING).then(() => {
      indexed = true
    }, onFault)
    if (!stop.aborted) service.start()
    await aborted(stop)
    log.told('stopping', { withinSeconds: settings.drain / 1000 })
    await service.stop(settings.drain)
    await close()
    await server.close()
  } finally {
    store.close()
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
