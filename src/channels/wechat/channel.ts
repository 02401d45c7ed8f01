import { Answering } from './answering.ts'
import { Connection } from './connection.ts'
import { loginPage, type Page, terminalCode } from './login.ts'
import type { WechatPorts } from './ports.ts'
import type { WechatSettings } from './settings.ts'
import type { ChannelState } from './state.ts'
import { openWechaty } from './wechaty-options.ts'

/** The desk in WeChat. */
export interface WechatChannel {
  /** Begins to connect and returns; the connection is kept up until stopped. */
  readonly start: () => Promise<void>
  /** Resolves when nothing is under way; what is not finished is taken up by the next start. */
  readonly stop: () => Promise<void>
  readonly state: () => ChannelState
  /** `/wechat/login`, for a server to mount on loopback. */
  readonly login: () => Promise<Page>
  /** Resolves when every message that came so far is answered. */
  readonly settled: () => Promise<void>
}

export function wechatChannel(settings: WechatSettings, ports: WechatPorts): WechatChannel {
  let resume: (() => void) | undefined
  const connection = new Connection(ports.open ?? openWechaty(settings), ports.clock, {
    message: (message) => answering.take(message),
    befriended: (contact) => answering.befriended(contact),
    asked: (request) => answering.request(request),
    login: () => {
      resume?.()
      resume = undefined
    },
    code: (code) => {
      terminalCode(code).then(ports.show, (error: Error) => ports.onFault('code', error))
    },
    fault: ports.onFault,
  })
  const answering = new Answering(settings, ports, connection)
  return {
    start: async () => {
      const left = await ports.inbox.left()
      resume = () => answering.resume(left)
      answering.start()
      connection.start()
    },
    stop: async () => {
      await Promise.all([connection.stop(), answering.stop()])
    },
    state: () => connection.state,
    login: () => loginPage(connection.state),
    settled: () => answering.settled(),
  }
}
