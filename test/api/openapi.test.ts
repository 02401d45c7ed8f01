import { AjvJsonSchemaValidator } from '@modelcontextprotocol/client/validators/ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { textOf } from '../support/library.ts'
import { webIn } from '../web/app.ts'

type Json = Readonly<Record<string, unknown>>

interface Declared {
  readonly operationId: string
  readonly summary: string
  readonly security?: readonly Json[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly example?: unknown }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Json; example: unknown }>> }
  readonly responses: Readonly<Record<string, Answer>>
}

interface Answer {
  readonly $ref?: string
  readonly headers?: Json
  readonly content?: Readonly<Record<string, { readonly schema: Json; readonly example?: unknown }>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Declared>>>>
  readonly components: { readonly responses: Readonly<Record<string, Answer>> } & Readonly<Record<string, Json>>
}

const world = webIn()
const DESCRIPTION = '/v1/openapi.json'
const textAt = async (path: string) => (await world.ask(path)).text()
const document: Document = JSON.parse(await textAt(DESCRIPTION))
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, declared]) => ({ path, method, declared })),
)

const named = operations.map((each) => [each.declared.operationId, each] as const)

/** What is wrong with a value by a schema of the document; undefined where nothing is. */
function faultOf(value: unknown, schema: Json): string | undefined {
  const whole = { $schema: DIALECT, ...schema, components: document.components }
  return new AjvJsonSchemaValidator().getValidator(whole)(value).errorMessage
}
const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** An operation asked as its example says. */
function sent({ path, method, declared }: (typeof operations)[number], headers: Readonly<Record<string, string>> = {}) {
  const query = new URLSearchParams()
  let target = path
  for (const { name, in: where, example } of declared.parameters ?? []) {
    if (example === undefined) continue
    if (where === 'path') target = target.replace(`{${name}}`, String(example))
    else query.set(name, String(example))
  }
  const body = declared.requestBody?.content['application/json']?.example
  const init = body === undefined ? {} : { body: JSON.stringify(body) }
  return world.ask(`${target}?${query}`, {
    method: method.toUpperCase(),
    ...init,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
  })
}

describe('/v1 的说明', () => {
  it('照 OpenAPI 3.1 的规矩写；里面的每个形式自己也是对的', () => {
    const form = parse(textOf('test/api/openapi-3.1.yaml'))
    const check = new AjvJsonSchemaValidator().getValidator(form)
    expect(check(document).errorMessage).toBeUndefined()
    const broken = { ...document, paths: { '/v1/x': { get: { responses: { 200: {} } } } } }
    expect(check(broken).errorMessage).toContain('description')
    for (const name of Object.keys(document.components.schemas ?? {}))
      expect(() => faultOf(null, { $ref: `#/components/schemas/${name}` }), name).not.toThrow()
  })

  it('收的都写了，写了的都收', () => {
    const served = world.app.routes.flatMap(({ method, path }) =>
      path.startsWith('/v1/') && method !== 'ALL' ? [`${method} ${path.replace(/:(\w+)/gu, '{$1}')}`] : [],
    )
    expect([...new Set(served)].sort()).toEqual(
      operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort(),
    )
  })

  it('每样都有自己的名字、一句话、密钥、要什么、答什么、会怎么不成', () => {
    const names = operations.map(({ declared }) => declared.operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { path, method, declared } of operations) {
      expect(declared.summary, path).toMatch(/\p{Script=Han}/u)
      expect(declared.security, path).toEqual(path === DESCRIPTION ? [] : [{ key: [] }])
      const statuses = ['200', '401', '421', '422', '429', '500', '503']
      const more = method === 'post' ? ['400', '403', '413', '415'] : ['304']
      expect(Object.keys(declared.responses), path).toEqual(expect.arrayContaining([...statuses, ...more]))
      expect(declared.responses['200']?.headers).toHaveProperty('RateLimit')
      expect('ETag' in (declared.responses['200']?.headers ?? {}), path).toBe(method === 'get')
    }
    for (const [status, { content, headers }] of Object.entries(document.components.responses)) {
      expect(content, status).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      })
      expect('Retry-After' in (headers ?? {}), status).toBe(status === '429' || status === '503')
    }
  })

  it.each(named)('%s：照例子问，答的合它的形式', async (_name, each) => {
    const { declared, path } = each
    const response = await sent(each)
    expect(response.status).toBe(200)
    const { schema, example } = declared.responses['200']?.content?.['application/json'] ?? { schema: {} }
    const answered = JSON.parse(await response.text())
    expect(faultOf(answered, schema)).toBeUndefined()
    expect(faultOf({}, schema)).toBeDefined()
    if (path === DESCRIPTION) return
    expect(faultOf(example, schema)).toBeUndefined()
    const { id: _own, ...rest } = example as Json
    expect(answered).toMatchObject(rest)
    const asked = declared.requestBody?.content['application/json']
    if (asked) expect(faultOf(asked.example, asked.schema)).toBeUndefined()
    expect(response.headers.get('ratelimit')).toMatch(/^"calls";r=\d+;t=\d+$/u)
    expect(response.headers.get('ratelimit-policy')).toBe('"calls";q=120;w=6')
  })

  it.each(named)('%s：别的方法不收，说收什么；没有变的不再送', async (_name, each) => {
    const method = each.method.toUpperCase()
    const other = await world.ask(each.path.replace(/\{\w+\}/gu, 'x'), { method: method === 'GET' ? 'POST' : 'GET' })
    expect(other.status).toBe(405)
    expect(other.headers.get('allow')).toContain(method)
    expect(faultOf(JSON.parse(await other.text()), { $ref: '#/components/schemas/Problem' })).toBeUndefined()
    if (method === 'POST') return
    const etag = (await sent(each)).headers.get('etag') ?? ''
    const again = await sent(each, { 'if-none-match': etag })
    expect(again.status).toBe(304)
    expect(again.headers.get('etag')).toBe(etag)
  })
})
