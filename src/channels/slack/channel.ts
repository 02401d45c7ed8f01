import { needed } from '../../installed/index.ts'
import { type Channel, type ChannelState, Deliverer, type Manners } from '../delivery/index.ts'
import { SlackApi } from './api.ts'
import { Board } from './board.ts'
import { Clerks } from './clerks.ts'
import type { SlackConfig } from './config.ts'
import { type Connection, clientOf, connect, identityOf } from './connect.ts'
import { Hearing } from './hearing.ts'
import { SLACK } from './letters.ts'
import { SlackOutlet } from './outlet.ts'
import type { Part } from './parts.ts'
import type { SlackPorts } from './ports.ts'
import { Poster } from './post.ts'
import { Turns } from './turns.ts'

/**
 * What Slack bears: a message a second in each channel, with short bursts. What it may have taken in is looked for before
 * it is sent again, so that trying often does no harm.
 */
export const SLACK_PACE: Pick<Manners, 'between' | 'retry' | 'sends'> = {
  // No more is known beforehand of what a workspace bears: how many are refused at once is kept small, and then it is learned.
  sends: { burst: 1, every: 50 },
  between: 500,
  retry: { first: 1000, longest: 60_000, attempts: 30 },
}

/** The Slack channel, and where it receives requests over HTTP once it runs. */
export interface SlackChannel extends Channel {
  readonly port: number | undefined
}

/** The Slack channel. Bolt is loaded when it starts. */
export function slackChannel(config: SlackConfig, ports: SlackPorts): SlackChannel {
  let state: ChannelState = { status: 'stopped' }
  let connection: Connection | undefined
  let deliverer: Deliverer<Part> | undefined
  let stopping = false
  const becomes = (status: ChannelState['status'], detail?: string, listens?: string) => {
    const told = { ...(detail ? { detail } : {}), ...(listens ? { listens } : {}) }
    state = { status, heartbeat: ports.clock.elapsed(), ...told }
  }
  const alive = () => {
    state = { ...state, heartbeat: ports.clock.elapsed() }
  }
  return {
    name: SLACK,
    async start() {
      becomes('starting')
      try {
        const bolt = await needed('@slack/bolt', () => import('@slack/bolt'))
        const { client, clientOptions, logger } = clientOf(bolt, config, ports.onFault)
        const api = new SlackApi(client)
        const self = await identityOf(api)
        if (stopping) return becomes('stopped')
        const poster = new Poster(api, ports.fetch, config.apiUrl)
        const clerks = new Clerks(api, ports.tickets)
        const { handOffChannel: room } = config
        const board =
          ports.tickets && room !== undefined
            ? new Board(poster, ports.tickets, ports.desk, ports.clock, { channel: room, team: self.team })
            : undefined
        const turns = new Turns(ports.desk, api, poster, config, ports.clock, clerks)
        const outlet = new SlackOutlet(api, poster, turns, ports.clock, ports.desk, board)
        const delivery = new Deliverer<Part>(
          { ...ports, channel: SLACK, outlet, turn: (letter, unseen) => turns.take(letter, unseen) },
          ports.manners,
        )
        const hearing = new Hearing({
          self,
          config,
          world: ports,
          api,
          outlet,
          clerks,
          alive,
          accept: (one) => delivery.accept(one),
        })
        const link = { ...ports, bolt, config, clientOptions, logger, self, becomes }
        const connected = await connect(link, hearing)
        if (stopping) {
          await ended(connected, delivery, 0)
          return becomes('stopped')
        }
        connection = connected
        deliverer = delivery
        delivery.start()
      } catch (error) {
        becomes('down', error instanceof Error ? error.message : String(error))
        throw error
      }
    },
    async stop(within) {
      stopping = true
      await ended(connection, deliverer, within)
      becomes('stopped')
    },
    state: () => state,
    get port() {
      return connection?.port
    },
  }
}

/** Hears no more, and finishes what is under way, also where the first fails. */
async function ended(
  connection: Connection | undefined,
  deliverer: Deliverer<Part> | undefined,
  within: number,
): Promise<void> {
  try {
    await connection?.close()
  } finally {
    await deliverer?.stop(within)
  }
}
