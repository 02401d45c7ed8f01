import { createMcpHandler } from '@modelcontextprotocol/server'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { Operations, ownerOf } from '../../api/index.ts'
import { apiRoom, bounded, type Description, failed, problem } from '../../api/routes.ts'
import { RateLimit } from '../../channels/delivery/index.ts'
import { mcpServer } from '../../mcp/index.ts'
import { isOwn, isOwnChange } from '../guard/asked-by.ts'
import type { Rooms } from '../guard/rooms.ts'
import { Page } from '../look/page.tsx'
import type { WebPorts } from '../ports.ts'

/** So many calls of one program at once, and one more each so many milliseconds. */
const PACE = { burst: 120, every: 50 }

/** Doors for other programs: /v1 and /mcp behind the same keys, and a page that shows them. */
export function programsRoom(ports: WebPorts): Hono<Rooms> {
  const { desk, keys, version, corpus, onFault } = ports
  const room = new Hono<Rooms>()
  const operations = new Operations(desk)
  const doors = keyDoors(ports)
  const api = apiRoom({ operations, ...doors, corpus, version, onFault })
  room.onError((error, c) => failed(error, c, onFault))
  room.route('/', api.room)
  const handler = createMcpHandler(() => mcpServer(operations, version, onFault))
  room.use('/mcp', fromNoOtherSite, doors.paced, doors.keyed, bounded)
  room.all('/mcp', (c) => handler.fetch(c.req.raw))
  room.get('/docs', async (c) => {
    const { paths = {} } = await api.document()
    return c.html(<DocsPage origin={c.get('origin')} needsKey={keys.list().length > 0} paths={paths} />)
  })
  return room
}

/** Whether somebody else's request was passed on: behind a proxy that is not named as one, everybody seems to be this machine. */
const isForwarded = (c: Context): boolean =>
  ['forwarded', 'via', 'x-forwarded-for', 'x-real-ip'].some((name) => c.req.header(name) !== undefined)

/** The protocol has every request's Origin looked at, also of one that changes nothing. */
const fromNoOtherSite: MiddlewareHandler = async (c, next) =>
  isOwnChange(c.req.raw.headers, c.req.header('host') ?? new URL(c.req.url).host)
    ? next()
    : problem(c, 403, 'From elsewhere', 'A page of another site sent this; programs send neither Origin nor cookies.')

/** Who may call: whoever has a key; while there is none, this machine alone. Each is held to one pace, whoever has no key by the address. */
function keyDoors({ keys, clock }: WebPorts): { readonly paced: MiddlewareHandler; readonly keyed: MiddlewareHandler } {
  const limit = new RateLimit(PACE)
  const ownerIn = (c: Context): string | undefined => {
    const [, key] = /^Bearer ([\w-]{16,128})$/u.exec(c.req.header('authorization') ?? '') ?? []
    return key === undefined ? undefined : ownerOf(key, keys)
  }
  return {
    paced: async (c, next) => {
      const owner = ownerIn(c)
      const name = owner === undefined ? `from ${c.get('from')}` : `key ${owner}`
      const isTaken = limit.take(name, clock.elapsed())
      const { count, full } = limit.left(name, clock.elapsed())
      c.header('ratelimit-policy', `"calls";q=${PACE.burst};w=${(PACE.burst * PACE.every) / 1000}`)
      c.header('ratelimit', `"calls";r=${count};t=${Math.ceil(full / 1000)}`)
      if (isTaken) return next()
      c.header('retry-after', '1')
      return problem(c, 429, 'Too fast', 'Wait a second and ask again.')
    },
    keyed: async (c, next) => {
      const isHere = keys.list().length === 0 && isOwn(c.get('from')) && !isForwarded(c)
      if (isHere || ownerIn(c) !== undefined) return next()
      c.header('www-authenticate', 'Bearer')
      return problem(c, 401, 'No key', 'Send Authorization: Bearer and a key that `wence keys add NAME` has made.')
    },
  }
}

interface DocsProps {
  readonly origin: string
  readonly needsKey: boolean
  /** What is served, as the description has it. */
  readonly paths: NonNullable<Description['paths']>
}

const DocsPage = ({ origin, needsKey, paths }: DocsProps) => (
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
        {Object.entries(paths).map(([path, { get, post }]) => (
          <tr>
            <th scope="row">{`${get ? 'GET' : 'POST'} ${path}`}</th>
            <td>{(get ?? post)?.summary}</td>
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
