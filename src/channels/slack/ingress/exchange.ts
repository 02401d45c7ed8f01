import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { App } from '@slack/bolt'
import type { Clock } from '../../delivery/index.ts'
import type { Body } from '../bodies.ts'

export interface ExchangePorts {
  readonly clock: Clock
  /** Slack waits so many milliseconds for an acknowledgement. */
  readonly within: number
  readonly onFault: (fault: Error) => void
}

/** Answers a request; false where it was answered before. */
export function answered(response: ServerResponse, status: number, said: unknown = ''): boolean {
  if (response.headersSent) return false
  const plain = typeof said === 'string'
  const text = plain ? said : JSON.stringify(said)
  response.writeHead(status, {
    ...(text === '' ? {} : { 'content-type': plain ? 'text/plain; charset=utf-8' : 'application/json' }),
    'content-length': Buffer.byteLength(text),
    ...(status === 405 ? { allow: 'POST' } : {}),
    ...(status === 503 ? { 'retry-after': '1' } : {}),
    // What is wrong now is as wrong when it is sent again.
    ...(status >= 400 && status < 500 ? { 'x-slack-no-retry': '1' } : {}),
  })
  response.end(text)
  return true
}

/**
 * Hands what a request holds to the app, and answers the request: with what is acknowledged; with 404 where nobody does;
 * with a fault of ours, after which Slack sends it again, where the app fails or lets Slack wait too long.
 */
export async function handedOver(
  app: Pick<App, 'processEvent'>,
  body: Body,
  headers: IncomingHttpHeaders,
  response: ServerResponse,
  { clock, within, onFault }: ExchangePorts,
): Promise<void> {
  const over = new AbortController()
  const answer = (status: number, said?: unknown) => {
    over.abort()
    return answered(response, status, said)
  }
  let acknowledged = false
  const ack = async (said?: unknown) => {
    if (acknowledged) throw new Error('Slack over HTTP: a request was acknowledged twice')
    acknowledged = true
    if (!answer(200, said)) onFault(new Error('Slack over HTTP: a request was acknowledged too late'))
  }
  const late = clock.wait(within, over.signal).then(() => {
    if (!over.signal.aborted && answer(503))
      onFault(new Error('Slack over HTTP: nobody acknowledged a request in time'))
  })
  try {
    await app.processEvent({ body, ack, ...retriesIn(headers) })
    if (answer(404)) onFault(new Error('Slack over HTTP: nobody acknowledged a request'))
  } catch (error) {
    answer(500)
    onFault(error instanceof Error ? error : new Error(String(error)))
  }
  await late
}

/** Which try of Slack's this is, and why it tries again. */
function retriesIn(headers: IncomingHttpHeaders): { retryNum?: number; retryReason?: string } {
  const { 'x-slack-retry-num': number, 'x-slack-retry-reason': reason } = headers
  return {
    ...(typeof number === 'string' && /^\d{1,4}$/u.test(number) ? { retryNum: Number(number) } : {}),
    ...(typeof reason === 'string' ? { retryReason: reason } : {}),
  }
}
