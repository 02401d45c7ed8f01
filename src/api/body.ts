import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problem } from './problems.ts'

const LARGEST = 64 * 1024

/** Bounds a body that comes in. */
export const bounded: MiddlewareHandler = bodyLimit({
  maxSize: LARGEST,
  onError: (c) => problem(c, 413, 'Too large', 'At most 64 KB.'),
})

/** Lets JSON in. A name that JavaScript takes for something else would be left out by whoever reads the object. */
export const asJson: MiddlewareHandler = async (c, next) => {
  if (!isJson(c.req.header('content-type') ?? ''))
    return problem(c, 415, 'Not JSON', 'Send Content-Type: application/json, in UTF-8.')
  if (c.req.header('content-encoding') !== undefined)
    return problem(c, 415, 'Encoded', 'Send the body as it is, without Content-Encoding.')
  let body: unknown
  try {
    body = await c.req.json()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return problem(c, 400, 'Not JSON', 'The body must be JSON.')
  }
  if (hasReservedName(body)) return problem(c, 422, 'Not understood', 'Nothing can be called "__proto__".')
  return next()
}

function isJson(type: string): boolean {
  const [media = '', ...parameters] = type.toLowerCase().split(';')
  const charsets = parameters.map((each) => each.trim()).filter((each) => each.startsWith('charset='))
  return media.trim() === 'application/json' && charsets.every((each) => /^charset="?utf-?8"?$/u.test(each))
}

/** However deep it lies. */
function hasReservedName(body: unknown): boolean {
  const left = [body]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    if (Object.hasOwn(value, '__proto__')) return true
    for (const each of Object.values(value)) left.push(each)
  }
  return false
}
