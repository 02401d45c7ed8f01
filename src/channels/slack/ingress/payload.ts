import type { IncomingHttpHeaders } from 'node:http'
import { type Body, bodyOf } from '../bodies.ts'
import { fieldsOf } from './form.ts'
import { isPlainObject, plainObjectIn } from './plain.ts'

/** What a request holds. */
export type Payload =
  /** For the app to act on. */
  | { readonly is: 'body'; readonly body: Body }
  /** Slack asks whether this is the address that it was given: the challenge is said back. */
  | { readonly is: 'challenge'; readonly challenge: string }
  /** Slack looks at the certificate. */
  | { readonly is: 'check of the certificate' }
  /** Slack sends no more events this minute, for there are too many. */
  | { readonly is: 'events held back' }
  | { readonly is: 'malformed'; readonly status: 400 | 415; readonly why: string }

const LONGEST_CHALLENGE = 1000
const UTF_8 = new Set(['utf-8', 'utf8', '"utf-8"'])

/** Reads the body of a request by its content type. Never throws, whatever the bytes. */
export function payloadIn(headers: IncomingHttpHeaders, bytes: Uint8Array): Payload {
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') return malformed('a compressed body', 415)
  const [type, ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';').map(trimmed)
  const charset = parameters.find((each) => each.startsWith('charset='))?.slice('charset='.length) ?? 'utf-8'
  if (!UTF_8.has(charset)) return malformed('a charset that is not UTF-8', 415)
  const text = textOf(bytes)
  if (text === undefined) return malformed('bytes that are no UTF-8')
  if (type === 'application/json') return inJson(text)
  if (type === 'application/x-www-form-urlencoded') return inForm(text)
  return malformed('a content type that Slack does not send', 415)
}

function inJson(text: string): Payload {
  const value = plainObjectIn(text)
  if (!value) return malformed('no plain object of JSON')
  const { type, challenge } = value
  if (type === 'url_verification')
    return typeof challenge === 'string' && challenge.length <= LONGEST_CHALLENGE
      ? { is: 'challenge', challenge }
      : malformed('a verification of the address without a challenge')
  if (type === 'app_rate_limited') return { is: 'events held back' }
  return read('event', value)
}

function inForm(text: string): Payload {
  const fields = fieldsOf(text)
  if (!isPlainObject(fields)) return malformed('no form, or a field twice')
  if (fields.ssl_check === '1') return { is: 'check of the certificate' }
  if (!Object.hasOwn(fields, 'payload')) return read('command', fields)
  const value = plainObjectIn(String(fields.payload))
  return value ? read('interaction', value) : malformed('a payload that is no plain object of JSON')
}

function read(way: Parameters<typeof bodyOf>[0], value: unknown): Payload {
  const body = bodyOf(way, value)
  return body ? { is: 'body', body } : malformed(`no ${way} of a form that Slack sends`)
}

const malformed = (why: string, status: 400 | 415 = 400): Payload => ({ is: 'malformed', status, why })

const trimmed = (text: string): string => text.trim()

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
