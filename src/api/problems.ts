import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { StoreFault } from '../desk/index.ts'
import { Unanswerable } from './operations.ts'

export const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: 'Problem', description: 'RFC 9457；detail 说读到什么、在哪里、应该怎么写' })

/** Why a program is refused, by status. */
export const PROBLEMS = {
  400: 'the body is no JSON',
  401: 'no key, or not a known one',
  403: 'sent by a page of another site',
  404: 'nothing by that name',
  405: 'another method is taken here; Allow names it',
  413: 'the body is larger than 64 KB',
  415: 'the body is not declared as JSON in UTF-8',
  421: 'asked by a name that is not its own',
  422: 'what was asked is not understood',
  429: 'too fast; Retry-After says how long to wait',
  500: 'this failed, through no fault of who asked',
  503: 'what is kept cannot be reached at the moment',
} as const

export type ProblemStatus = keyof typeof PROBLEMS

/** A fault as programs read it. */
export const problem = (c: Context, status: ProblemStatus, title: string, detail: string): Response =>
  c.body(JSON.stringify({ type: 'about:blank', title, status, detail }), status, {
    'content-type': 'application/problem+json; charset=utf-8',
  })

/** What was thrown, as a problem. What is nobody's mistake but the program's own is told to `onFault`. */
export function failed(error: Error, c: Context, onFault: (fault: Error) => void): Response {
  if (error instanceof Unanswerable) return problem(c, error.status, error.title, error.message)
  if (error instanceof HTTPException && error.status in PROBLEMS && error.status < 500) {
    const status = error.status as ProblemStatus
    return problem(c, status, 'Refused', `${PROBLEMS[status]}.`)
  }
  onFault(error)
  if (!(error instanceof StoreFault)) return problem(c, 500, 'This failed', 'The log says why.')
  c.header('retry-after', '5')
  return problem(c, 503, 'Not available', 'What is kept cannot be reached; ask again in some seconds.')
}
