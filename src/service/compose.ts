import type { KeyStore } from '../api/index.ts'
import type { Audit, Clock } from '../channels/delivery/index.ts'
import type { Desk, DeskEvent, Inbox, KeeperStore, SessionStore } from '../desk/index.ts'
import { missing } from '../installed/index.ts'
import type { ModelCall, TokenLedger } from '../model/index.ts'
import { TicketOffice, type TicketStore } from '../tickets/index.ts'
import { healthPages } from './health.ts'
import { servePages } from './http.ts'
import { type Log, openLog } from './log.ts'
import { openMetrics } from './metrics.ts'
import { type ChannelOffer, type Choice, chosen, clerksIn, type Made, type OfferPorts, officesOf } from './offer.ts'
import { listeningOf, portFaults } from './ports.ts'
import { pseudonymWith, secretWith } from './pseudonym.ts'
import { Service } from './service.ts'
import { type Env, type ServiceSettings, serviceSettings } from './settings.ts'
import { LastResort, type Listen } from './uncaught.ts'
import { unreadIn, unreadLine } from './unread.ts'

/** The store as the service needs it: sessions and letters in one database. */
export interface ServiceStore extends SessionStore {
  readonly inbox: Inbox
  readonly tickets: TicketStore
  /** Where a day's tokens are counted. */
  readonly ledger: TokenLedger
  /** The keys of other programs. */
  readonly keys: KeyStore
  readonly keeper: KeeperStore
  /** Throws StoreFault where the database cannot be written. */
  writable(): void
  close(): void
}

/** The world of the service. */
export interface World {
  readonly env: Env
  readonly offers: readonly ChannelOffer[]
  /** The names of all variables that anybody reads. */
  readonly variables: () => Promise<readonly string[]>
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly random: () => number
  readonly newId: () => string
  readonly fetch: typeof fetch
  /** Rejects with StoreFault. */
  readonly openStore: (file: string) => Promise<ServiceStore>
  /** The key beside the database, by which ids are made unreadable in the log; made at the first start. Rejects with StoreFault. */
  readonly openKey: (file: string) => Promise<Uint8Array>
  /** The desk on a store, what readies the models it has, and what ends the calls that are under way. */
  readonly openDesk: (
    store: ServiceStore,
    tickets: TicketOffice,
    told: {
      readonly onFault: (fault: Error) => void
      readonly onCall: (call: ModelCall) => void
      readonly onEvent: (event: DeskEvent) => void
    },
  ) => Promise<{ readonly desk: Desk; readonly warm?: () => Promise<unknown>; readonly close: () => Promise<void> }>
  /** The program's own version, and one name for one state of the texts. */
  readonly version: string
  readonly corpus: string
  /** One line of the log, its end included. */
  readonly write: (line: string) => void
  /** Shows something to whoever sits at the terminal, as it is. */
  readonly show: (text: string) => void
  /** Tells what nobody in the process caught. */
  readonly uncaught: Listen
}

/** How the service ended: it was asked to, or a fault that nobody caught ended it. */
export type Ended = 'stopped' | 'faulted'

/** What `wence serve` would run, before it runs. */
export interface Plan {
  /** One line a channel: on; off, and what to set; or what is wrong. Then one for each variable that nobody reads. */
  readonly told: readonly string[]
  /** How many channels are on. */
  readonly on: number
  /**
   * Runs until the signal, or until a fault that nobody caught, then finishes what is under way; what hangs then is not
   * waited for, and may keep the process. `ready` is told the address of health and metrics. Rejects where the database
   * or the port cannot be had.
   */
  readonly run: (stop: AbortSignal, ready: (address: string) => void) => Promise<Ended>
}

/** Reads the settings; what is wrong with those of the service itself comes as faults, what is wrong with a channel's in the plan. */
export async function planOf(world: World): Promise<Plan | { readonly faults: readonly string[] }> {
  const settings = serviceSettings(world.env)
  if ('faults' in settings) return settings
  const choices = await chosen(world.offers, world.env)
  const lacking = lackingFor(choices)
  if (lacking) return { faults: [lacking] }
  const faults = portFaults(listeningOf(settings, choices))
  if (faults.length > 0) return { faults: faults.map(({ found, remedy }) => `${found}: ${remedy}`) }
  const unread = unreadIn(world.env, await world.variables())
  return {
    told: [...choices.map(lineOf), ...unread.map(unreadLine)],
    on: choices.filter(({ is }) => is === 'on').length,
    run: (stop, ready) => run(world, settings, choices, stop, ready),
  }
}

/** What serves nothing without: its database, its log and its metrics. */
export const SERVED_WITH = ['better-sqlite3', 'pino', 'prom-client']

/** One line that installs what the service lacks, and with it what its channels do. A channel that alone lacks something is told as wrong. */
function lackingFor(choices: readonly Choice[]): string | undefined {
  if (!missing(SERVED_WITH)) return undefined
  const channels = choices.flatMap((choice) => (choice.is === 'wrong' ? (choice.lacking?.packages ?? []) : []))
  return missing([...SERVED_WITH, ...channels])?.message
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

/** Beyond the time that what is under way is given, for all else that has to end; milliseconds. */
const SPARE = 5000

async function run(
  world: World,
  settings: ServiceSettings,
  choices: readonly Choice[],
  stop: AbortSignal,
  ready: (address: string) => void,
): Promise<Ended> {
  const { clock } = world
  const key = await world.openKey(settings.database)
  const pseudonym = pseudonymWith(key)
  const log = await openLog(settings.log, clock, world.write, pseudonym)
  const resort = new LastResort(world.uncaught, log.uncaught)
  const over = new AbortController()
  try {
    const ending = AbortSignal.any([stop, resort.ending])
    const late = aborted(ending).then(() =>
      Promise.race([clock.wait(settings.drain + SPARE, over.signal), aborted(resort.hopeless)]),
    )
    const served = serve(world, settings, choices, {
      log,
      ending,
      contain: resort.contain,
      ready,
      secret: secretWith(key),
    })
    const how = await Promise.race([served.then(() => 'whole'), late.then(() => 'cut short')])
    if (how === 'cut short') log.told('ended with something left under way')
    return resort.ending.aborted ? 'faulted' : 'stopped'
  } finally {
    over.abort()
    resort.close()
  }
}

interface Run {
  readonly log: Log
  readonly ending: AbortSignal
  readonly contain: OfferPorts['contain']
  readonly secret: OfferPorts['secret']
  readonly ready: (address: string) => void
}

async function serve(
  world: World,
  settings: ServiceSettings,
  choices: readonly Choice[],
  { log, ending, contain, ready, secret }: Run,
): Promise<void> {
  const { clock, random, fetch, show, newId } = world
  const store = await world.openStore(settings.database)
  try {
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
    const tickets = new TicketOffice({
      store: store.tickets,
      now: () => clock.now(),
      offices: officesOf(world.offers, choices, world.env),
      clerks: settings.clerks || clerksIn(world.offers, choices, world.env),
    })
    const { desk, warm, close } = await world.openDesk(store, tickets, { onFault, onCall, onEvent: metrics.event })
    const { manners } = settings
    const misses = (since: number) => store.misses(since)
    const { version, corpus } = world
    const told = {
      fetch,
      show,
      contain,
      secret,
      misses,
      version,
      corpus,
      keys: store.keys,
      channels: choices.flatMap(({ is, name }) => (is === 'on' ? [name] : [])),
      keeper: store.keeper,
      retention: settings.retention,
    }
    const ports = { desk, inbox: store.inbox, tickets, owner: newId(), manners, clock, random, ...told }
    const made = choices.flatMap((choice) =>
      choice.is === 'on'
        ? [
            choice.make({
              ...ports,
              audit,
              onFault: (fault, letter) => {
                metrics.fault()
                log.fault(fault, { channel: choice.name, ...(letter === undefined ? {} : { letter }) })
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
    }
    const own = Object.assign({}, ...made.map((each) => each.pages ?? {}))
    const { host, port, names } = settings
    const server = await servePages({ host, port, names, pages, own }, onFault)
    ready(server.address)
    // Bringing the index in takes the processor for a while: nobody is to wait for an acknowledgement meanwhile.
    const warmed = desk.find(WARMING).then(() => {
      indexed = true
    }, onFault)
    await Promise.race([warmed, aborted(ending)])
    // Models are tried behind what goes on: words alone find until then.
    void warm?.().catch((error: unknown) => onFault(error instanceof Error ? error : new Error(String(error))))
    if (!ending.aborted) service.start()
    await remindOf(tickets, settings.ticketWait, { clock, ending, onFault })
    log.told('stopping', { withinSeconds: settings.drain / 1000 })
    await service.stop(settings.drain)
    await close()
    await server.close()
  } finally {
    store.close()
  }
}

/** How often it is looked for tickets that nobody takes; milliseconds. */
const REMIND_EVERY = 15_000

/** Tells of tickets that nobody takes, until the service ends. A fault of the store is told, and the next look may go better. */
async function remindOf(
  tickets: TicketOffice,
  wait: number,
  { clock, ending, onFault }: { clock: Clock; ending: AbortSignal; onFault: (fault: Error) => void },
): Promise<void> {
  while (!ending.aborted) {
    try {
      tickets.overdue(wait)
    } catch (error) {
      onFault(error instanceof Error ? error : new Error(String(error)))
    }
    await clock.wait(REMIND_EVERY, ending)
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
