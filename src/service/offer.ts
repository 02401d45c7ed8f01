import type { KeyStore } from '../api/index.ts'
import type { Channel, ChannelPorts, Contain } from '../channels/delivery/index.ts'
import type { Desk, KeeperStore, Miss, Retention } from '../desk/index.ts'
import { NotInstalled } from '../installed/index.ts'
import type { Pages } from './page.ts'
import type { Listening } from './ports.ts'
import type { Env } from './settings.ts'

/** What every channel is given, and what some ask for besides. */
export interface OfferPorts extends ChannelPorts<Desk> {
  readonly fetch: typeof fetch
  /** Shows something to whoever sits at the terminal; never a log. */
  readonly show: (text: string) => void
  readonly contain: Contain
  /** A key for one purpose, the same in all processes on the database. */
  readonly secret: (purpose: string) => Uint8Array
  /** The keys of other programs. */
  readonly keys: KeyStore
  /** The program's own version, and one name for one state of the texts. */
  readonly version: string
  readonly corpus: string
  /** The names of all channels that are on. */
  readonly channels: readonly string[]
  /** How long what is held of people is kept. */
  readonly retention: Retention
  /** What was asked and not answered since a time. Throws StoreFault. */
  readonly misses: (since: number) => readonly Miss[]
  /** What was asked how often, and which misses were dealt with. */
  readonly keeper: KeeperStore
}

/** A channel as it was made, with its pages for this machine alone. */
export interface Made {
  readonly channel: Channel
  readonly pages?: Pages
}

/** A channel that may be switched on. */
export interface ChannelOffer {
  readonly name: string
  /** The variable that switches it on, and what is to be set with it, for operators: "and …". */
  readonly switch: string
  readonly needs: string
  /** The variable that names where its clerks are, told of what is handed over; left out where it has no such place. */
  readonly office?: string
  /** The variable that lets clerks work in it, who look for tickets themselves. */
  readonly clerks?: string
  /** Reads its settings; called where the switch is set. Rejects with a message that names each wrong variable, never its value. */
  readonly configure: (env: Env) => Promise<(ports: OfferPorts) => Made>
  /** The ports it opens with these settings; called where they are complete. */
  readonly listens?: (env: Env) => Promise<readonly Listening[]>
  /** What works with these settings, and may not do what is wanted; called where they are complete. */
  readonly doubts?: (env: Env) => Promise<readonly Doubt[]>
}

/** What may not do what is wanted, and what to do about it, for operators. */
export interface Doubt {
  readonly found: string
  readonly remedy: string
}

/** How a channel is configured. */
export type Choice =
  | {
      readonly name: string
      readonly is: 'on'
      readonly make: (ports: OfferPorts) => Made
      readonly listens: readonly Listening[]
      readonly doubts: readonly Doubt[]
    }
  | { readonly name: string; readonly is: 'off'; readonly needs: string }
  | { readonly name: string; readonly is: 'wrong'; readonly fault: string; readonly lacking?: NotInstalled }

/** The channels that are on and have clerks. */
export const officesOf = (offers: readonly ChannelOffer[], choices: readonly Choice[], env: Env): string[] =>
  offers
    .filter(({ name, office }) => office !== undefined && env[office]?.trim() && isOn(choices, name))
    .map(({ name }) => name)

/** Whether clerks work in a channel that is on, where nobody is told of a ticket. */
export const clerksIn = (offers: readonly ChannelOffer[], choices: readonly Choice[], env: Env): boolean =>
  offers.some(({ name, clerks }) => clerks !== undefined && env[clerks]?.trim() && isOn(choices, name))

const isOn = (choices: readonly Choice[], name: string): boolean =>
  choices.some((choice) => choice.name === name && choice.is === 'on')

/** What the environment says of each channel there is. */
export function chosen(offers: readonly ChannelOffer[], env: Env): Promise<Choice[]> {
  return Promise.all(
    offers.map(async ({ name, needs, configure, listens, doubts, ...offer }): Promise<Choice> => {
      if (!env[offer.switch]?.trim()) return { name, is: 'off', needs: `${offer.switch} ${needs}` }
      try {
        const make = await configure(env)
        return { name, is: 'on', make, listens: (await listens?.(env)) ?? [], doubts: (await doubts?.(env)) ?? [] }
      } catch (error) {
        return {
          name,
          is: 'wrong',
          fault: error instanceof Error ? error.message : String(error),
          ...(error instanceof NotInstalled ? { lacking: error } : {}),
        }
      }
    }),
  )
}
