import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Channel, ChannelState } from '../channels/delivery/index.ts'
import { needed } from '../installed/index.ts'
import type { WebConfig } from './config.ts'
import type { WebPorts } from './ports.ts'

/** What is served only with these. */
export const WEB_PACKAGES = ['hono', '@hono/node-server', 'htmx.org']

/** The desk on the web as the service runs it: a server of its own, that others than this machine may reach. */
export function webChannel(config: WebConfig, ports: WebPorts): Channel {
  let state: ChannelState = { status: 'stopped' }
  let server: { close: (within: number) => Promise<void> } | undefined
  return {
    name: 'web',
    async start() {
      state = { status: 'starting' }
      try {
        const { address, close } = await needed('hono', () => served(config, ports))
        server = { close }
        state = { status: 'up', listens: address, heartbeat: ports.clock.elapsed() }
      } catch (error) {
        state = { status: 'down', detail: error instanceof Error ? error.message : String(error) }
        throw error
      }
    },
    async stop(within) {
      await server?.close(within)
      server = undefined
      state = { status: 'stopped' }
    },
    state: () => (state.status === 'up' ? { ...state, heartbeat: ports.clock.elapsed() } : state),
  }
}

async function served(config: WebConfig, ports: WebPorts) {
  const [{ webApp }, { getRequestListener }, { createServer }] = await Promise.all([
    import('./app.tsx'),
    import('@hono/node-server'),
    import('node:http'),
  ])
  const app = webApp(config, ports)
  const listener = getRequestListener((request, { incoming }) => {
    const from = 'socket' in incoming ? (incoming.socket.remoteAddress ?? '') : ''
    return app.fetch(request, { from })
  })
  const http = createServer(listener)
  http.listen(config.port, config.host)
  try {
    await once(http, 'listening')
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const why = code === 'EADDRINUSE' ? 'another process has it. Set WENCE_WEB_PORT to another port' : message
    throw new Error(`${config.host}:${config.port}, for the desk on the web: ${why}.`)
  }
  http.on('error', (error) => ports.onFault(error))
  const { port } = http.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return {
    address: `http://${host}:${port}`,
    close: async (within: number) => {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      http.closeIdleConnections()
      const over = new AbortController()
      await Promise.race([closed, ports.clock.wait(within, over.signal)])
      over.abort()
      http.closeAllConnections()
    },
  }
}
