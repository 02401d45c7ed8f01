import { AjvJsonSchemaValidator } from '@modelcontextprotocol/client/validators/ajv'
import { describe, expect, it } from 'vitest'
import { StoreFault } from '../../src/desk/index.ts'
import { examples, knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'
import { webIn } from '../web/app.ts'
import { clientOf } from './client.ts'

/** So many of a set, spread over it. */
const spread = <T>(all: readonly T[], count = 20): T[] =>
  Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as T)

const questions = spread(examples<{ q: string; region: string | null }>('people/questions.jsonl'))
const checks = spread(examples<{ regulation: string; facts: unknown }>('dev/eligibility.jsonl'))
const clauses = spread([...knowledge.regulations.values()].flatMap(({ regulation }) => regulation.clauses))

const CALLS: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  find_clause: questions.map(({ q, region }, i) => ({ q, ...(region ? { region } : {}), limit: 1 + i })),
  read_clause: clauses.map(({ id }) => ({ ref: id })),
  compare: questions.map(({ q }) => ({ topic: q })),
  check_eligibility: checks.map(({ regulation, facts }) => ({ region: regulation, facts })),
}

describe('MCP 的工具', () => {
  it.each(Object.entries(CALLS))('%s：二十样问法，答的都合它声明的形式', async (name, calls) => {
    const world = webIn()
    const client = await clientOf(world)
    const tool = (await client.listTools()).tools.find((each) => each.name === name)
    expect(tool?.annotations).toMatchObject({ readOnlyHint: true, idempotentHint: true })
    expect(tool?.description).toContain('quoted exactly as returned')
    expect(tool?.description).toContain('never restate')
    const form = { ...tool?.outputSchema, $schema: 'https://json-schema.org/draft/2020-12/schema' }
    const check = new AjvJsonSchemaValidator().getValidator(form)
    for (const asked of calls) {
      world.pass(1000)
      const { structuredContent, isError } = await client.callTool({ name, arguments: asked })
      expect([isError ?? false, check(structuredContent).errorMessage]).toEqual([false, undefined])
    }
    expect(check({}).errorMessage).toBeDefined()
    expect(world.faults).toEqual([])
  })

  it('没有的工具、没有的资源、读不懂的地址：-32602，资源的地址在 data 里', async () => {
    const world = webIn()
    const client = await clientOf(world)
    await expect(client.callTool({ name: 'raise_threshold', arguments: {} })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('raise_threshold'),
    })
    const uris = ['wence://wanzhou/99', 'wence://huoxing/8.7', 'wence://huoxing', 'other://wanzhou/8.7', '说的不是地址']
    for (const uri of uris)
      await expect(client.readResource({ uri }), uri).rejects.toMatchObject({ code: -32602, data: { uri } })
    expect(world.faults).toEqual([])
  })

  it('没有的项、写错的值，说给模型听：写的是什么、可以写什么', async () => {
    const world = webIn()
    const client = await clientOf(world)
    const asked: [string, Record<string, unknown>, RegExp][] = [
      ['find_clause', { q: '公示', regoin: '万州' }, /regoin.*region/su],
      ['find_clause', { q: ['公示'] }, /q/u],
      ['find_clause', { q: '公示', limit: true }, /limit/u],
      ['read_clause', { ref: 'wanzhou:8.7', whole: true }, /whole.*ref/su],
      ['compare', { topic: '公示', as_of: '2026-02-30' }, /2026-02-30/u],
      ['check_eligibility', { region: '火星', facts: {} }, /火星.*wanzhou/su],
      ['check_eligibility', { region: '万州', facts: { spaceships: 3 } }, /spaceships.*rd_staff/su],
    ]
    for (const [name, given, words] of asked) {
      const { isError, content } = await client.callTool({ name, arguments: given })
      expect([name, isError]).toEqual([name, true])
      expect(JSON.stringify(content)).toMatch(words)
    }
    expect(world.faults).toEqual([])
  })

  it('自己出的错记在日志里，不说给别人', async () => {
    const fault = new StoreFault('the words of somebody')
    const desk = Object.assign(deskIn(), { compare: () => Promise.reject(fault) })
    const world = webIn({ ports: { desk } })
    const client = await clientOf(world)
    const { isError, content } = await client.callTool({ name: 'compare', arguments: { topic: '公示' } })
    expect(isError).toBe(true)
    expect(JSON.stringify(content)).not.toContain('somebody')
    expect(world.faults).toEqual([fault])
  })
})

describe('MCP 的门', () => {
  const hello = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a test', version: '1' } },
  }
  const knock = (headers: Readonly<Record<string, string>>, method = 'POST', from = '127.0.0.1') =>
    webIn().app.request(
      '/mcp',
      {
        method,
        ...(method === 'POST' ? { body: JSON.stringify(hello) } : {}),
        headers: {
          host: 'wence.test',
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
      },
      { from },
    )

  it('自己的名字才答；别的网站的页面来敲，哪种方法都不开', async () => {
    expect((await knock({})).status).toBe(200)
    expect((await knock({ host: 'localhost:8080' })).status).toBe(200)
    expect((await knock({ origin: 'https://wence.test', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    for (const host of ['evil.example', 'wence.test.evil.example', '192.168.1.9', ''])
      expect((await knock({ host })).status, host).toBe(421)
    for (const method of ['POST', 'GET', 'DELETE'])
      for (const headers of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'http://wence.test.evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site', origin: 'https://wence.test' },
      ])
        expect((await knock(headers, method)).status, `${method} ${JSON.stringify(headers)}`).toBe(403)
  })

  it('没有密钥，别的机器进不来；太大的不收', async () => {
    expect((await knock({}, 'POST', '10.0.0.9')).status).toBe(401)
    const { ask } = webIn()
    const large = { ...hello, params: { ...hello.params, more: '场'.repeat(100_000) } }
    const init = { method: 'POST', body: JSON.stringify(large), headers: { 'content-type': 'application/json' } }
    expect((await ask('/mcp', init)).status).toBe(413)
  })
})
