import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handle = (response: ServerResponse, body: string, request: IncomingMessage) => void

export interface Loopback {
  readonly url: string
  /** Requests that have come in whole. */
  readonly requests: string[]
  /** Requests whose connection was gone before the answer was whole. */
  readonly cut: () => number
  /** Resolves when so many requests have been handled. */
  handled(count: number): Promise<void>
  /** Resolves when so many have been cut. */
  cutOff(count: number): Promise<void>
  close(): Promise<void>
}

/** A real server on this machine, for what only a real connection does. */
export async function loopback(handle: Handle): Promise<Loopback> {
  const requests: string[] = []
  let cut = 0
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    response.on('close', () => {
      if (response.writableFinished) return
      cut += 1
      server.emit('counted')
    })
    handle(response, body, request)
    requests.push(body)
    server.emit('counted')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const until = async (reached: () => boolean) => {
    while (!reached()) await once(server, 'counted')
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    cut: () => cut,
    handled: (count) => until(() => requests.length >= count),
    cutOff: (count) => until(() => cut >= count),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
