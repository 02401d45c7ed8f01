import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const COOKIE = 'wence'
const TOKEN = /^[\w-]{22,64}$/u
const DAY = 24 * 60 * 60

/** Whoever holds a link or a cookie: `session` names their conversation in the store, from which nobody gets back to the token. */
export interface Visitor {
  readonly token: string
  readonly session: string
}

/** The conversation that a token opens. */
export const visitorOf = (token: string): Visitor => ({
  token,
  session: `web:${createHash('sha256').update(token).digest('base64url')}`,
})

/** Who asks, as their cookie says; undefined where they have none yet. */
export function visitorIn(context: Context): Visitor | undefined {
  const token = getCookie(context, COOKIE)
  return token !== undefined && TOKEN.test(token) ? visitorOf(token) : undefined
}

export const isToken = (text: string): boolean => TOKEN.test(text)

/** Has the browser keep a token: nobody's script reads it, and no other site sends it with a change. */
export function keepToken(context: Context, token: string, secure: boolean): void {
  setCookie(context, COOKIE, token, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * DAY, secure })
}
