import { type Reply, USUAL_RETENTION } from '../../src/desk/index.ts'
import { MemorySessionStore } from '../../src/store/memory.ts'
import { TicketOffice } from '../../src/tickets/index.ts'
import { webApp } from '../../src/web/app.tsx'
import type { WebConfig } from '../../src/web/config.ts'
import type { WebPorts } from '../../src/web/ports.ts'
import { systemClock } from '../../src/wiring/clock.ts'
import { deskIn } from '../support/talk.ts'

export const HOST = 'wence.test'

/** The desk on the web in a world of its own, asked without a network. */
export function webIn({
  config = {},
  ports = {},
  elapsed,
}: {
  config?: Partial<WebConfig>
  ports?: Partial<WebPorts>
  /** Milliseconds by which rates are told; without it they stand still with the clock. */
  elapsed?: () => number
} = {}) {
  const store = new MemorySessionStore()
  const faults: Error[] = []
  let time = Date.parse('2026-11-20T02:00:00Z')
  const now = () => time
  const tickets = new TicketOffice({ store: store.tickets, now, offices: [], clerks: true })
  let ids = 0
  const desk = deskIn({ store, now, tickets, newId: () => `R${++ids}` })
  const clock = { ...systemClock(), now, elapsed: elapsed ?? (() => time) }
  const app = webApp(
    { host: '127.0.0.1', port: 0, url: `https://${HOST}`, ...config },
    {
      desk,
      inbox: store.inbox,
      tickets,
      owner: 'test',
      manners: {
        person: { burst: 20, every: 3000 },
        between: 0,
        retry: { first: 1, longest: 1, attempts: 1 },
        lease: 300,
      },
      clock,
      random: Math.random,
      audit: () => {},
      onFault: (fault) => faults.push(fault),
      secret: (purpose) => new TextEncoder().encode(`key for ${purpose}`),
      retention: USUAL_RETENTION,
      keys: store.keys,
      channels: ['slack', 'wechat', 'web'],
      version: '0.1.0',
      corpus: 'corpus-of-tests',
      misses: (since) => store.misses(since),
      keeper: store.keeper,
      ...ports,
    },
  )
  const ask = (path: string, init: RequestInit = {}, from = '127.0.0.1') =>
    app.request(`https://${HOST}${path}`, { ...init, headers: { host: HOST, ...init.headers } }, { from })
  const pass = (milliseconds: number) => {
    time += milliseconds
  }
  return { app, ask, store, desk, faults, tickets, pass }
}

export type { Reply }

/** A form as a page of the desk's own sends it. */
export const form = (fields: Readonly<Record<string, string>>, cookie?: string): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    ...(cookie === undefined ? {} : { cookie }),
  },
})
