import type { webApi } from '@slack/bolt'
import { z } from 'zod'
import { TransientError, UndeliverableError } from '../delivery/index.ts'

/** Slack refused; `reason` is its own word for why, such as channel_not_found. */
export class Refused extends UndeliverableError {
  constructor(
    readonly method: string,
    readonly reason: string,
  ) {
    super(`Slack ${method} refused: ${reason}`)
    this.name = 'Refused'
  }
}

const limited = z.looseObject({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() })
const platform = z.looseObject({
  code: z.literal('slack_webapi_platform_error'),
  data: z.looseObject({ error: z.string() }),
})
/** Slack's words for its own faults, after which part of the work may be done. */
const UNCLEAR = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])
/** The app itself is shut out: for an operator to mend, and no reason to give an answer up. */
const SHUT_OUT = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'])
const SECOND = 1000
const UNTIL_MENDED = 30

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
  readonly channel: string
  readonly thread?: string
}

/**
 * Slack's Web API, each call tried once. Rejects with TransientError where Slack asks to wait, with Refused where it says
 * no, and with any other error where it is not known whether it was done.
 */
export class SlackApi {
  constructor(private readonly client: Pick<webApi.WebClient, 'apiCall' | 'filesUploadV2'>) {}

  async call(method: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
    try {
      return { ...(await this.client.apiCall(method, args)) }
    } catch (error) {
      throw outcomeOf(method, error)
    }
  }

  async upload({ name, bytes, channel, thread }: Upload): Promise<void> {
    const file = { file: Buffer.from(bytes), filename: name, title: name, channel_id: channel }
    try {
      await this.client.filesUploadV2(thread ? { ...file, thread_ts: thread } : file)
    } catch (error) {
      throw outcomeOf('files.uploadV2', error)
    }
  }
}

function outcomeOf(method: string, error: unknown): Error {
  const busy = limited.safeParse(error)
  if (busy.success) return askedToWait(method, busy.data.retryAfter, error)
  const said = platform.safeParse(error)
  const reason = said.success ? said.data.data.error : undefined
  if (reason === 'ratelimited') return askedToWait(method, 1, error)
  if (reason !== undefined && SHUT_OUT.has(reason))
    return new TransientError(`Slack ${method}: ${reason}; see WENCE_SLACK_BOT_TOKEN`, {
      cause: error,
      after: UNTIL_MENDED * SECOND,
    })
  if (reason !== undefined && !UNCLEAR.has(reason)) return new Refused(method, reason)
  return new Error(`Slack ${method}: no clear answer`, { cause: error })
}

/** Slack is busy: nothing was done. */
export const askedToWait = (method: string, seconds: number, cause?: unknown): TransientError =>
  new TransientError(`Slack ${method}: asks to wait ${seconds} s`, { cause, after: Math.max(seconds, 1) * SECOND })
