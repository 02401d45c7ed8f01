import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { App, Receiver } from '@slack/bolt'
import type { Clock } from '../../delivery/index.ts'
import { Arrivals } from './arrivals.ts'
import { answered, handedOver } from './exchange.ts'
import { type IngressLimits, LIMITS } from './limits.ts'
import { type Payload, payloadIn } from './payload.ts'
import { Refusals } from './refusals.ts'
import { claimIn, isOfNow, isSigned } from './signature.ts'

const PATH = '/slack/events'

export interface HttpPorts {
  readonly clock: Clock
  /** For operators: no words of a request. */
  readonly onFault: (fault: Error) => void
}

interface Refused {
  readonly is: 'refused'
  readonly status: number
  readonly why: string
}

/**
 * Requests from Slack over HTTP: only what is signed, of now, whole and of a form that Slack sends comes to the app, and
 * of that only what the channel reads. All else is answered here.
 */
export class HttpIngress implements Receiver {
  readonly #secret: string
  readonly #host: string
  readonly #ports: HttpPorts
  readonly #limits: IngressLimits
  readonly #arrivals: Arrivals
  readonly #refusals: Refusals
  #app: Pick<App, 'processEvent'> | undefined
  #server: Server | undefined

  constructor(secret: string, host: string, ports: HttpPorts, limits = LIMITS) {
    if (secret === '') throw new Error('without a signing secret requests could not be told from forged ones')
    this.#secret = secret
    this.#host = host
    this.#ports = ports
    this.#limits = limits
    this.#arrivals = new Arrivals(limits.together)
    this.#refusals = new Refusals(ports.clock, ports.onFault)
  }

  init(app: Pick<App, 'processEvent'>): void {
    this.#app = app
  }

  /** Resolves with the port that it listens on; rejects where it cannot be had. */
  async start(port: number): Promise<number> {
    const { arriving, looked, connections } = this.#limits
    // Node itself answers 408 where a request does not arrive in time.
    const within = { requestTimeout: arriving, headersTimeout: arriving, connectionsCheckingInterval: looked }
    const server = createServer(within, (request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        answered(response, 500)
        this.#ports.onFault(error instanceof Error ? error : new Error(String(error)))
      })
    })
    server.maxConnections = connections
    server.listen(port, this.#host)
    await once(server, 'listening')
    server.on('error', this.#ports.onFault)
    this.#server = server
    const address = server.address()
    return typeof address === 'object' && address ? address.port : port
  }

  /** Takes no more; what is being answered has a moment to end, and what is still arriving is sent again by Slack. */
  async stop(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = undefined
    const over = new AbortController()
    const closed = new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
    await Promise.race([closed, this.#ports.clock.wait(this.#limits.closing, over.signal)])
    over.abort()
    server.closeAllConnections()
    await closed
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const payload = await this.#payload(request)
    switch (payload?.is) {
      case undefined:
        return
      case 'refused':
      case 'malformed':
        this.#refusals.refused(`a request over HTTP (${payload.status}): ${payload.why}`)
        answered(response, payload.status)
        return
      case 'challenge':
        answered(response, 200, { challenge: payload.challenge })
        return
      case 'events held back':
        this.#ports.onFault(new Error('Slack: holds events back this minute, for there are too many'))
        answered(response, 200)
        return
      case 'check of the certificate':
        answered(response, 200)
        return
      case 'body': {
        if (!this.#app) throw new Error('Slack over HTTP: a request came before the app')
        const { clock, onFault } = this.#ports
        const ports = { clock, onFault, within: this.#limits.acknowledged }
        await handedOver(this.#app, payload.body, request.headers, response, ports)
      }
    }
  }

  /** What a request holds, once it is known to be Slack's; undefined where whoever sent it is gone. */
  async #payload(request: IncomingMessage): Promise<Payload | Refused | undefined> {
    const { method, url = '', headers } = request
    if (url.split('?', 1)[0] !== PATH) return refused(404, 'another path than Slack is given')
    if (method !== 'POST') return refused(405, 'a method that is not POST')
    const claim = claimIn(headers)
    if (claim && !isOfNow(claim, this.#ports.clock.now(), this.#limits.skew))
      return refused(401, 'its time is more than five minutes from ours')
    const body = await this.#arrivals.whole(request, claim ? this.#limits.body : this.#limits.unsigned)
    if (body.is === 'cut off') return undefined
    if (body.is === 'crowded out') return refused(503, 'more is arriving at once than there is room for')
    if (claim && body.is === 'too long') return refused(413, 'a body too long')
    // Slack does not sign its look at the certificate, which is told nothing.
    const unsigned = !claim && body.is === 'whole' ? payloadIn(headers, body.bytes) : undefined
    if (unsigned?.is === 'check of the certificate') return unsigned
    if (!claim || body.is !== 'whole') return refused(401, 'no signature')
    if (!isSigned(claim, body.bytes, this.#secret)) return refused(401, 'a false signature')
    return payloadIn(headers, body.bytes)
  }
}

const refused = (status: number, why: string): Refused => ({ is: 'refused', status, why })
