import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What a request says of who sent it, and when; not verified yet. */
export interface Claim {
  readonly seconds: string
  readonly hash: Buffer
}

const SIGNATURE = /^v0=([\da-f]{64})$/u
const SECONDS = /^\d{1,12}$/u
const SECOND = 1000

/** The claim in the headers; undefined where there is none in Slack's form. */
export function claimIn(headers: IncomingHttpHeaders): Claim | undefined {
  const [, hash] = SIGNATURE.exec(text(headers['x-slack-signature'])) ?? []
  const seconds = text(headers['x-slack-request-timestamp'])
  return hash === undefined || !SECONDS.test(seconds) ? undefined : { seconds, hash: Buffer.from(hash, 'hex') }
}

/** Whether a claim is of now, as far as clocks agree. One kept by somebody else is good for no longer. */
export const isOfNow = ({ seconds }: Claim, now: number, skew: number): boolean =>
  Math.abs(now - Number(seconds) * SECOND) <= skew

/** Whether whoever signed these bytes knows the secret; takes as long whichever byte of the hash is wrong. */
export function isSigned({ seconds, hash }: Claim, body: Uint8Array, secret: string): boolean {
  const right = createHmac('sha256', secret).update(`v0:${seconds}:`).update(body).digest()
  return timingSafeEqual(hash, right)
}

const text = (header: string | string[] | undefined): string => (typeof header === 'string' ? header : '')
