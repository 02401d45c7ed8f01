import { type Channel, type ChannelState, Deliverer, type Manners } from '../delivery/index.ts'
import { mayBefriend, refused } from './access.ts'
import type { FriendRequest } from './account.ts'
import { Clerks, clerkStep, nothingSaid } from './clerks.ts'
import type { WechatConfig } from './config.ts'
import { Connection } from './connection.ts'
import { hear, type Incoming } from './incoming.ts'
import { addressOf, clerkMessageOf, greetingOf, messageOf, personOf } from './letter.ts'
import { loginPage, type Page, terminalCode } from './login.ts'
import { Office } from './office.ts'
import { type Part, WechatOutlet } from './outlet.ts'
import type { WechatPorts } from './ports.ts'
import { stateOf } from './state.ts'
import { openWechaty } from './wechaty-options.ts'

/** The name of the channel in keys of letters, audit lines and metrics. */
export const WECHAT = 'wechat'

/** The WeChat channel, and the page by which a phone logs it in. */
export interface WechatChannel extends Channel {
  /** `/wechat/login`, for a server to mount on loopback: whoever sees it can log in. */
  login(): Promise<Page>
}

/** Any two messages are at least this part of the pause within one reply apart. */
const GAP = 1 / 2
/** Late messages come in a bunch after a login. */
const GATHER = 5000

/** The WeChat channel. wechaty is loaded when it starts. */
export function wechatChannel(config: WechatConfig, ports: WechatPorts): WechatChannel {
  const { clock, desk, onFault } = ports
  const openRooms = new Set(config.openRooms)
  let deliverer: Deliverer<Part> | undefined
  let resumed = false
  let stopping = new AbortController()

  const connection = new Connection(ports.open ?? openWechaty(config, ports.contain), clock, {
    login: () => {
      if (!resumed) deliverer?.start()
      resumed = true
    },
    message: take,
    befriended: (contact) => void deliverer?.accept(greetingOf(contact, clock.now())),
    asked: (request) => void befriend(request),
    code: (code) => void terminalCode(code).then(ports.show, onFault),
    fault: onFault,
  })
  const { handOffRoom } = config
  const clerks = new Clerks(ports.tickets)
  const office =
    ports.tickets && handOffRoom !== undefined
      ? new Office(connection, ports.tickets, desk, handOffRoom, WECHAT)
      : undefined
  const outlet = new WechatOutlet(connection, onFault, clerks, office)

  /** What clerks write in their room; whoever is in it is one. */
  function byClerk(message: Incoming) {
    const { room } = message
    if (!office || !room || (room.id !== handOffRoom && room.topic !== handOffRoom)) return undefined
    return clerkStep(
      message,
      [connection.name, room.alias ?? ''].filter((name) => name !== ''),
    )
  }

  /** Whether it is the one room that is named: anybody may give a room of theirs its topic. */
  async function isOffice(conversation: string): Promise<boolean> {
    try {
      return handOffRoom !== undefined && (await connection.room(handOffRoom)) === conversation
    } catch (error) {
      onFault(error instanceof Error ? error : new Error(String(error)))
      return false
    }
  }

  function take(message: Incoming): void {
    const step = byClerk(message)
    if (step) return void deliverer?.accept(clerkMessageOf(message, step))
    const heard = hear(message, { name: connection.name, openRooms })
    if (heard.kind === 'nothing') return
    const why = refused(message, config)
    if (why) ports.audit({ event: 'refused', channel: WECHAT, person: personOf(message.talker.id), why })
    else deliverer?.accept(messageOf(message, heard))
  }

  /** Requests that the policy does not cover are left for the owner to decide. */
  async function befriend(request: FriendRequest): Promise<void> {
    if (!mayBefriend(request, config)) return
    const { signal } = stopping
    await clock.wait(config.pace, signal)
    if (!signal.aborted) await request.accept().catch(onFault)
  }

  return {
    name: WECHAT,
    async start() {
      resumed = false
      stopping = new AbortController()
      deliverer = new Deliverer<Part>(
        {
          ...ports,
          channel: WECHAT,
          outlet,
          turn: async (letter, unseen) => {
            const { session, words, person, key, channel } = letter
            const { question, called, clerk, conversation, mention } = addressOf(letter)
            if (clerk) return (await isOffice(conversation)) ? clerks.take(letter) : nothingSaid(key)
            if (words === '') return desk.welcome()
            const said = { unseen, ...(question === undefined ? {} : { question }), ...(called ? { called } : {}) }
            return desk.turn(session, words, {
              person,
              letter: key,
              channel,
              handOff: { channel, to: letter.to },
              ...(mention ? { overheard: true } : {}),
              ...said,
            })
          },
        },
        mannersOf(config, ports.manners),
      )
      connection.start()
    },
    async stop(within) {
      stopping.abort()
      // What waits for a login would wait in vain.
      if (!connection.isLoggedIn()) await connection.stop()
      await deliverer?.stop(within)
      await connection.stop()
    },
    state: (): ChannelState => stateOf(connection.state),
    login: () => loginPage(connection.state),
  }
}

/** An account that sends faster than a person types is soon blocked. */
const mannersOf = ({ pace, maxAge }: WechatConfig, manners: Manners): Manners => ({
  ...manners,
  between: pace,
  sends: { burst: 1, every: pace * GAP },
  lateAfter: maxAge,
  gather: GATHER,
})
