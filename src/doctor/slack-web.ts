import { z } from 'zod'
import type { Finding } from './check.ts'

const API = 'https://slack.com/api/'

const answer = z.looseObject({
  ok: z.boolean(),
  error: z.string().optional(),
  needed: z.string().optional(),
  channel: z
    .looseObject({
      name: z.string().optional(),
      is_member: z.boolean().optional(),
      is_archived: z.boolean().optional(),
      is_private: z.boolean().optional(),
    })
    .optional(),
})

export type Answer = z.infer<typeof answer> & { readonly headers: Headers }

/** Calls a method of the Web API; a string says why it could not be called. */
export type Call = (method: string, token: string, given?: Readonly<Record<string, string>>) => Promise<Answer | string>

export const callOf =
  (fetch: typeof globalThis.fetch, signal: AbortSignal, apiUrl = API): Call =>
  async (method, token, given = {}) => {
    try {
      const response = await fetch(new URL(method, apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: new URLSearchParams(given),
        signal,
      })
      return { ...answer.parse(await response.json()), headers: response.headers }
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError) return 'what answers there is not Slack'
      const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
      return `${error instanceof Error ? error.message : String(error)}${cause}`
    }
  }

export const unreachable = (why: string): Omit<Finding, 'what'> => ({
  state: 'wrong',
  found: `Slack cannot be asked: ${why}`,
  remedy:
    'let this machine reach slack.com over HTTPS (curl -sS https://slack.com/api/api.test), or set WENCE_SLACK_API_URL',
})
