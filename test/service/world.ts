import { get } from 'node:http'
import { onTestFinished } from 'vitest'
import { type Channel, type ChannelState, Deliverer, type Message } from '../../src/channels/delivery/index.ts'
import type { Reply } from '../../src/desk/index.ts'
import {
  type ChannelOffer,
  type Ended,
  type OfferPorts,
  type Plan,
  planOf,
  type World,
} from '../../src/service/index.ts'
import { systemClock } from '../../src/wiring/clock.ts'
import { variablesRead } from '../../src/wiring/variables.ts'
import { openStore } from '../store/turns.ts'
import { deskIn } from '../support/talk.ts'

/** The key of the log. */
export const LOG_KEY = Buffer.from('a key of the tests')

/** A channel of tests: what was sent, how it is, and a way to say something in it. */
export interface MadeUp extends Channel {
  readonly sent: string[]
  readonly ports: OfferPorts
  say(message: Message): 'new' | 'seen'
}

/** Offers a channel that answers with the desk's replies, block by block; `hold` keeps a send from ending. */
export function madeUp(
  name: string,
  {
    start = async () => {},
    hold = async () => {},
    stop = async () => {},
    listens,
  }: {
    start?: () => Promise<void>
    hold?: (n: number) => Promise<void>
    stop?: () => Promise<void>
    listens?: string
  } = {},
): { readonly offer: ChannelOffer; readonly made: MadeUp[] } {
  const made: MadeUp[] = []
  const make = (ports: OfferPorts): MadeUp => {
    const sent: string[] = []
    let state: ChannelState = { status: 'starting' }
    const deliverer = new Deliverer<string>(
      {
        ...ports,
        channel: name,
        outlet: {
          parts: ({ blocks }: Reply) => blocks.map(({ text }) => text),
          words: (text) => text,
          send: async (text) => {
            await hold(sent.length)
            sent.push(text)
          },
        },
        turn: ({ session, words, person, key }) => ports.desk.turn(session, words, { person, letter: key }),
      },
      { ...ports.manners, between: 0, lease: 300 },
    )
    return {
      name,
      sent,
      ports,
      say: (message) => deliverer.accept(message),
      async start() {
        state = { status: 'down', detail: 'it did not start' }
        await start()
        state = { status: 'up', heartbeat: ports.clock.elapsed(), ...(listens ? { listens } : {}) }
        deliverer.start()
      },
      async stop(within) {
        await stop()
        await deliverer.stop(within)
        state = { status: 'stopped' }
      },
      state: () => state,
    }
  }
  const offer: ChannelOffer = {
    name,
    switch: `WENCE_${name.toUpperCase()}`,
    needs: 'and nothing else',
    configure: async (env) => {
      if (env[`WENCE_${name.toUpperCase()}`] === 'wrong') throw new Error(`WENCE_${name.toUpperCase()} must be on`)
      return (ports) => {
        const channel = make(ports)
        made.push(channel)
        return { channel, pages: { [`/${name}/page`]: () => ({ status: 200, headers: {}, body: `page of ${name}` }) } }
      }
    },
  }
  return { offer, made }
}

export interface Ran {
  readonly plan: Plan
  readonly log: string[]
  readonly address: string
  readonly ended: Promise<Ended>
  readonly stop: () => Promise<Ended>
}

/** Runs the service on a free port, until the test ends at the latest. */
export async function serving(over: Partial<World> & Pick<World, 'offers' | 'env'>): Promise<Ran> {
  const log: string[] = []
  const plan = await planOf({
    variables: async () => [
      ...Object.values(await variablesRead()).flat(),
      ...over.offers.map((offer) => offer.switch),
    ],
    clock: systemClock(),
    random: () => 0,
    newId: () => `process ${Math.random()}`,
    fetch,
    openStore: async () => openStore(),
    version: '0.1.0',
    corpus: 'corpus of tests',
    openKey: async () => LOG_KEY,
    openDesk: async (store, _tickets, { onFault, onEvent }) => ({
      desk: deskIn({ store, onFault, onEvent, now: Date.now, newId: () => crypto.randomUUID() }),
      close: async () => {},
    }),
    write: (line) => void log.push(line),
    show: () => {},
    uncaught: () => () => {},
    ...over,
    env: { WENCE_PORT: '0', ...over.env },
  })
  if ('faults' in plan) throw new Error(plan.faults.join())
  const stopping = new AbortController()
  let ended: Promise<Ended> = Promise.resolve('stopped')
  const address = await new Promise<string>((resolve, reject) => {
    ended = plan.run(stopping.signal, resolve)
    ended.catch(reject)
  })
  const stop = () => {
    stopping.abort()
    return ended
  }
  onTestFinished(async () => void (await stop()))
  return { plan, log, address, ended, stop }
}

/** What a path of the service gives, with its status. */
export async function got(address: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    const request = get(`${address}${path}`, { headers, method, agent: false }, (response) => {
      let body = ''
      response.on('data', (piece) => {
        body += piece
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }))
    })
    request.on('error', reject)
  })
}
