import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { asJson, bounded } from './body.ts'
import { type Description, declare, describe } from './description.ts'
import { Asked, Check, Clause, FoundClause, Heard, Regulation, Reply } from './forms.ts'
import type { Operations } from './operations.ts'
import { failed, problem } from './problems.ts'
import { answers, CACHED, KEYED, PATH } from './responses.ts'

export { bounded } from './body.ts'
export type { Description } from './description.ts'
export { failed, problem } from './problems.ts'

const held = z.object({
  'if-none-match': z.string().optional().meta({ description: '上次给的 ETag；没有变就是 304' }),
})

const Limit = z.coerce.number().int().min(1).max(50).optional()

const regulations = createRoute({
  method: 'get',
  path: '/v1/regulations',
  operationId: 'listRegulations',
  summary: '收录的文本',
  security: KEYED,
  request: { query: Asked.nothing, headers: held },
  responses: answers(z.object({ regulations: z.array(Regulation) }), '收录的文本和各自的效力', CACHED),
})

const find = createRoute({
  method: 'get',
  path: '/v1/find',
  operationId: 'findClauses',
  summary: '按词语找条款',
  security: KEYED,
  request: { query: Asked.find.extend({ limit: Limit }), headers: held },
  responses: answers(z.object({ hits: z.array(FoundClause) }), '最相近的在前', CACHED),
})

const clause = createRoute({
  method: 'get',
  path: '/v1/clauses/{ref}',
  operationId: 'readClause',
  summary: '一条原文',
  security: KEYED,
  request: { params: Asked.clause, query: Asked.nothing, headers: held },
  responses: answers(Clause, '一条原文和它的出处、效力', [...CACHED, 404]),
})

const posted = <B extends z.ZodType>(body: B) => ({
  security: KEYED,
  middleware: [bounded, asJson],
  request: { body: { required: true, content: { 'application/json': { schema: body } } }, query: Asked.nothing },
})

const ask = createRoute({
  method: 'post',
  path: '/v1/ask',
  operationId: 'ask',
  summary: '问一句',
  ...posted(Asked.ask),
  responses: answers(Reply, '和别处一样的一个答复'),
})

const compare = createRoute({
  method: 'post',
  path: '/v1/compare',
  operationId: 'compare',
  summary: '一件事各地怎么写',
  ...posted(Asked.compare),
  responses: answers(Reply, '各地的规定并排列出'),
})

const check = createRoute({
  method: 'post',
  path: '/v1/check',
  operationId: 'checkEligibility',
  summary: '拿单位情况逐条对照',
  ...posted(Asked.check),
  responses: answers(Check, '逐条的结论；没有给的不算不符合'),
})

const hear = createRoute({
  method: 'post',
  path: '/v1/hear',
  operationId: 'hear',
  summary: '听一句话说了什么',
  ...posted(Asked.hear),
  responses: answers(Heard, '一句话做了的事和说到的情况'),
})

const description = createRoute({
  method: 'get',
  path: PATH,
  operationId: 'describe',
  summary: '这份说明',
  security: [],
  request: { query: Asked.nothing, headers: held },
  responses: answers(z.looseObject({ openapi: z.string() }), 'OpenAPI 3.1', CACHED),
})

export interface ApiPorts {
  readonly operations: Operations
  /** Lets a request in by its pace, and by its key, or answers it with a problem. */
  readonly paced: MiddlewareHandler
  readonly keyed: MiddlewareHandler
  /** One name for one state of the texts. */
  readonly corpus: string
  readonly version: string
  readonly onFault: (fault: Error) => void
}

/** /v1 for other programs, with its description made from the forms that check what comes in. */
export function apiRoom({ operations, paced, keyed, corpus, version, onFault }: ApiPorts) {
  const room = new OpenAPIHono({
    defaultHook: (result, c) => (result.success ? undefined : notUnderstood(c, result.error)),
  })
  declare(room)
  // Standing goes by the day.
  const etag = () => `"${corpus.slice(0, 32)}.${version}.${operations.day}"`
  room.use('/v1/*', paced)
  // The description says nothing of anybody.
  room.use('/v1/*', (c, next) => (c.req.path === PATH ? next() : keyed(c, next)))
  room.onError((error, c) => failed(error, c, onFault))
  room.openapi(regulations, (c) => fresh(c, etag(), { regulations: operations.regulations() }))
  room.openapi(find, async (c) => fresh(c, etag(), await operations.find(c.req.valid('query'))))
  room.openapi(clause, (c) => fresh(c, etag(), operations.clause(c.req.valid('param').ref)))
  room.openapi(ask, async (c) => c.json(plain(await operations.ask(c.req.valid('json'))), 200))
  room.openapi(compare, async (c) => c.json(plain(await operations.compare(c.req.valid('json'))), 200))
  room.openapi(check, (c) => c.json(plain(operations.check(c.req.valid('json'))), 200))
  room.openapi(hear, (c) => c.json(plain(operations.hear(c.req.valid('json'))), 200))
  let described: { readonly of: string; readonly document: Promise<Description> } | undefined
  const document = (): Promise<Description> => {
    const of = etag()
    if (described?.of !== of) described = { of, document: describe(room, operations, version) }
    return described.document
  }
  room.openapi(description, async (c) => fresh(c, etag(), await document()))
  for (const { path, method } of routesOf(room))
    room.all(path, (c) => {
      c.header('allow', method === 'get' ? 'GET, HEAD' : method.toUpperCase())
      return problem(c, 405, 'Another method', `${path} takes ${method.toUpperCase()}.`)
    })
  return { room, document }
}

/** Each path is served by one method. */
const routesOf = (room: OpenAPIHono) =>
  room.openAPIRegistry.definitions.flatMap((each) =>
    each.type === 'route'
      ? [{ path: each.route.path.replaceAll(/\{(\w+)\}/gu, ':$1'), method: each.route.method }]
      : [],
  )

const notUnderstood = (c: Context, { issues }: Pick<z.ZodError, 'issues'>): Response =>
  problem(
    c,
    422,
    'Not understood',
    issues.map(({ path, message }) => `${path.join('.') || 'at the top'}: ${message}`).join('; '),
  )

/** As JSON gives it back: what is readonly within is nobody's to change there. */
// biome-ignore lint/suspicious/noExplicitAny: the forms are checked by tests, and let a reply gain fields.
const plain = (value: unknown): any => value

/** If-None-Match may list several, and a proxy may have made them weak. */
const isHeld = (header: string, etag: string): boolean =>
  header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//u, '') === etag)

/** What stays as it is while the texts do. Standing goes by the day, so that nobody may keep it without asking. */
function fresh(c: Context, etag: string, value: unknown) {
  c.header('etag', etag)
  c.header('cache-control', 'private, no-cache')
  if (isHeld(c.req.header('if-none-match') ?? '', etag)) return c.body(null, 304) as never
  return c.json(plain(value), 200)
}
