import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Asked, Check, Clause, FoundClause, Heard, Regulation, Reply } from './forms.ts'
import { type Operations, Unanswerable } from './operations.ts'

const Problem = z
  .object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string() })
  .openapi('Problem', { description: 'RFC 9457' })

const LARGEST = 64 * 1024

/** A fault as programs read it. */
export const problem = (
  c: Context,
  status: 400 | 401 | 403 | 404 | 413 | 415 | 422 | 429 | 500,
  title: string,
  detail: string,
) =>
  c.body(JSON.stringify({ type: 'about:blank', title, status, detail }), status, {
    'content-type': 'application/problem+json; charset=utf-8',
  })

const json = <S extends z.ZodType>(schema: S, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})

const problems = {
  401: { content: { 'application/problem+json': { schema: Problem } }, description: 'no key, or not a known one' },
  404: { content: { 'application/problem+json': { schema: Problem } }, description: 'nothing by that name' },
  422: {
    content: { 'application/problem+json': { schema: Problem } },
    description: 'what was asked is not understood',
  },
  429: { content: { 'application/problem+json': { schema: Problem } }, description: 'too fast' },
}

const security = [{ key: [] }]

const getting = <R extends { query?: z.ZodObject; params?: z.ZodObject }, S extends z.ZodType>(
  path: string,
  summary: string,
  request: R,
  answer: S,
) =>
  createRoute({
    method: 'get',
    path,
    summary,
    security,
    request,
    responses: { 200: json(answer, summary), ...problems },
  })

const posting = <B extends z.ZodType, S extends z.ZodType>(path: string, summary: string, body: B, answer: S) =>
  createRoute({
    method: 'post',
    path,
    summary,
    security,
    request: { body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: { 200: json(answer, summary), ...problems },
  })

export interface ApiPorts {
  readonly operations: Operations
  /** Lets a request in, or answers it with a problem. */
  readonly door: MiddlewareHandler
  /** One name for one state of the texts. */
  readonly corpus: string
  readonly version: string
  readonly onFault: (fault: Error) => void
}

/** /v1 for other programs, with its description made from the forms that check what comes in. */
export function apiRoom({ operations, door, corpus, version, onFault }: ApiPorts) {
  const room = new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success
        ? undefined
        : problem(
            c,
            422,
            'Not understood',
            result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
          ),
  })
  // Standing goes by the day.
  const etag = () => `"${corpus.slice(0, 32)}.${operations.day}"`
  room.use('/v1/*', async (c, next) => {
    // The description says nothing of anybody.
    if (c.req.path === '/v1/openapi.json') return next()
    return door(c, next)
  })
  room.use('/v1/*', async (c, next) => {
    const isJson = c.req.header('content-type')?.trim().toLowerCase().startsWith('application/json')
    if (c.req.method === 'POST' && !isJson) return problem(c, 415, 'Not JSON', 'Send Content-Type: application/json.')
    return next()
  })
  room.use('/v1/*', bodyLimit({ maxSize: LARGEST, onError: (c) => problem(c, 413, 'Too large', 'At most 64 KB.') }))
  room.onError((error, c) => {
    if (error instanceof Unanswerable) return problem(c, error.status, error.title, error.message)
    // A body that is no JSON.
    if ('status' in error && error.status === 400) return problem(c, 400, 'Not JSON', 'The body must be JSON.')
    onFault(error)
    return problem(c, 500, 'This failed', 'The log says why.')
  })
  const regulations = getting('/v1/regulations', '收录的文本', {}, z.object({ regulations: z.array(Regulation) }))
  room.openapi(regulations, (c) => fresh(c, etag(), { regulations: operations.regulations() }))
  const find = getting('/v1/find', '按词语找条款', { query: Asked.find }, z.object({ hits: z.array(FoundClause) }))
  room.openapi(find, async (c) => fresh(c, etag(), await operations.find(c.req.valid('query'))))
  const Named = z.object({
    ref: z.string().min(1).max(120).openapi({ description: '文本的 id、冒号、地址，如 id:8.7' }),
  })
  const clause = getting('/v1/clauses/{ref}', '一条原文', { params: Named }, Clause)
  room.openapi(clause, (c) => fresh(c, etag(), operations.clause(c.req.valid('param').ref)))
  const ask = posting('/v1/ask', '问一句', Asked.ask, Reply)
  room.openapi(ask, async (c) => c.json(plain(await operations.ask(c.req.valid('json'))), 200))
  const compare = posting('/v1/compare', '一件事各地怎么写', Asked.compare, Reply)
  room.openapi(compare, async (c) => c.json(plain(await operations.compare(c.req.valid('json'))), 200))
  const check = posting('/v1/check', '拿单位情况逐条对照', Asked.check, Check)
  room.openapi(check, (c) => c.json(plain(operations.check(c.req.valid('json'))), 200))
  const hear = posting('/v1/hear', '听一句话说了什么', Asked.hear, Heard)
  room.openapi(hear, (c) => c.json(plain(operations.hear(c.req.valid('json'))), 200))
  room.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  room.doc31('/v1/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: '问策',
      version,
      description: `按法规原文回答${operations.programmes.join('、')}的设立问题。数字和条文请照原样引用，不要改写。`,
    },
  })
  return room
}

/** As JSON gives it back: what is readonly within is nobody's to change there. */
// biome-ignore lint/suspicious/noExplicitAny: the forms are checked by tests, and let a reply gain fields.
const plain = (value: unknown): any => value

/** What stays as it is while the texts do. Standing goes by the day, so that nobody may keep it without asking. */
/** If-None-Match may list several, and a proxy may have made them weak. */
const isHeld = (header: string, etag: string): boolean =>
  header.split(',').some((each) => each.trim().replace(/^W\//u, '') === etag)

function fresh(c: Context, etag: string, value: unknown) {
  c.header('etag', etag)
  c.header('cache-control', 'private, no-cache')
  if (isHeld(c.req.header('if-none-match') ?? '', etag)) return c.body(null, 304) as never
  return c.json(plain(value), 200)
}
