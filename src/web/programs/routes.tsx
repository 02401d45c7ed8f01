import { createMcpHandler } from '@modelcontextprotocol/server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Operations, ownerOf } from '../../api/index.ts'
import { apiRoom, problem } from '../../api/routes.ts'
import { RateLimit } from '../../channels/delivery/index.ts'
import { mcpServer } from '../../mcp/index.ts'
import { isOwn } from '../guard/asked-by.ts'
import type { Rooms } from '../guard/rooms.ts'
import { Page } from '../look/page.tsx'
import type { WebPorts } from '../ports.ts'

/** So many calls of one program at once, and one more each so many milliseconds. */
const PACE = { burst: 120, every: 50 }
const LARGEST = 64 * 1024

/** Doors for other programs: /v1 and /mcp behind the same keys, and a page that shows them. */
export function programsRoom(ports: WebPorts): Hono<Rooms> {
  const { desk, keys, version, corpus, onFault } = ports
  const room = new Hono<Rooms>()
  const operations = new Operations(desk)
  const door = keyDoor(ports)
  room.route('/', apiRoom({ operations, door, corpus, version, onFault }))
  const handler = createMcpHandler(() => mcpServer(operations, version))
  room.use('/mcp', door)
  room.use('/mcp', bodyLimit({ maxSize: LARGEST, onError: (c) => problem(c, 413, 'Too large', 'At most 64 KB.') }))
  room.all('/mcp', (c) => handler.fetch(c.req.raw))
  room.get('/docs', (c) => c.html(<DocsPage origin={c.get('origin')} needsKey={keys.list().length > 0} />))
  return room
}

/** Who may call: whoever has a key; while there is none, this machine alone. */
function keyDoor({ keys, clock }: WebPorts): MiddlewareHandler {
  const limit = new RateLimit(PACE)
  return async (c: Context, next) => {
    const [, key] = /^Bearer ([\w-]{16,128})$/u.exec(c.req.header('authorization') ?? '') ?? []
    const owner = key === undefined ? undefined : ownerOf(key, keys)
    const isHere = keys.list().length === 0 && isOwn(c.get('from'))
    if (!limit.take(owner ?? c.get('from'), clock.elapsed())) {
      c.header('retry-after', '1')
      return problem(c, 429, 'Too fast', 'Wait a second and ask again.')
    }
    if (owner === undefined && !isHere) {
      c.header('www-authenticate', 'Bearer')
      return problem(c, 401, 'No key', 'Send Authorization: Bearer and a key that `wence keys add NAME` has made.')
    }
    return next()
  }
}

const OPERATIONS = [
  ['GET /v1/regulations', '收录的文本和各自的效力'],
  ['GET /v1/find?q=撤销情形', '按词语找条款'],
  ['GET /v1/clauses/{id}:{地址}', '一条原文'],
  ['POST /v1/ask', '问一句'],
  ['POST /v1/compare', '一件事各地怎么写'],
  ['POST /v1/check', '拿单位情况逐条对照'],
  ['POST /v1/hear', '听一句话说了什么'],
] as const

const DocsPage = ({ origin, needsKey }: { origin: string; needsKey: boolean }) => (
  <Page title="给别的程序用">
    <h1>给别的程序用</h1>
    <p>
      {needsKey
        ? '每次带上 Authorization: Bearer 和密钥；密钥由维护人员用 wence keys add 发。'
        : '还没有发过密钥，只有这台机器自己能用；维护人员用 wence keys add 发第一个密钥以后，都要带密钥。'}
    </p>
    <h2>HTTP</h2>
    <p>
      说明（OpenAPI 3.1）：<a href="/v1/openapi.json">{origin}/v1/openapi.json</a>
    </p>
    <table>
      <tbody>
        {OPERATIONS.map(([name, about]) => (
          <tr>
            <th scope="row">{name}</th>
            <td>{about}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <h2>MCP</h2>
    <p>
      地址：{origin}/mcp（streamable HTTP），或者在本机运行 wence
      mcp（stdio）。工具：find_clause、read_clause、compare、check_eligibility；条文也是资源，如 wence://id/8.7。
    </p>
    <p>数字和条文请照原样引用，连同出处和效力，不要改写。</p>
  </Page>
)
