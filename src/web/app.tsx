import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { problem } from '../api/routes.ts'
import { RateLimit } from '../channels/delivery/index.ts'
import { checkRoom } from './check/routes.tsx'
import type { WebConfig } from './config.ts'
import { findRoom } from './find/routes.tsx'
import { isOwn, isOwnChange, mayBeAskedBy } from './guard/asked-by.ts'
import { Doors } from './guard/doors.ts'
import { isProxy, visitorAddress } from './guard/forwarded.ts'
import { sealed } from './guard/headers.ts'
import type { Rooms } from './guard/rooms.ts'
import { keepRoom } from './keep/routes.tsx'
import { aboutRoom } from './look/about.tsx'
import { assetsRoom } from './look/assets.ts'
import { Fault } from './look/page.tsx'
import type { WebPorts } from './ports.ts'
import { programsRoom } from './programs/routes.tsx'
import { talkRoom } from './talk/routes.tsx'

/** A form with a regulation in it; of all else a fraction of it. */
const LARGEST = 20 * 1024 * 1024
/** So many pages and fragments of one address at once, and one more each so many milliseconds: typing asks for some ten a second. */
const PACE = { burst: 120, every: 50 }

/** The desk on the web, as a function from requests to responses: guards at the door, then the rooms. */
export function webApp(config: WebConfig, ports: WebPorts): Hono<Rooms> {
  const app = new Hono<Rooms>()
  const limit = new RateLimit(PACE)
  const doors = new Doors(config, ports)
  const secure = config.url?.startsWith('https:') ?? false
  app.use(sealed(config.url))
  app.use(async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (!mayBeAskedBy(host, config))
      return FOR_PROGRAMS.test(c.req.path) ? problem(c, 421, 'Another host', ELSEWHERE) : c.text(ELSEWHERE, 421)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isOwnChange(c.req.raw.headers, host))
      return refused(c, 403, '没有照办', '这个请求不是从本站的页面发来的，请回到页面上重新操作。')
    const peer = c.env?.from ?? ''
    const from = visitorAddress(peer, c.req.header('x-forwarded-for'), config.proxies)
    // Programs are held to a rate of their own, each by its key.
    if (!FOR_PROGRAMS.test(c.req.path) && !limit.take(from, ports.clock.elapsed())) {
      c.header('retry-after', '5')
      // A page that was shown again by itself, as steps under way are, goes on being shown.
      if (c.req.method === 'GET') c.header('refresh', '5')
      return refused(c, 429, '太快了', '请求太多，请过几秒再试。')
    }
    c.set('from', from)
    c.set('believed', isOwn(peer) || isProxy(peer, config.proxies))
    c.set('secure', secure)
    c.set('origin', config.url ?? new URL(c.req.url).origin)
    c.header('cache-control', 'no-store')
    c.set('keeper', await doors.keeperIn(c))
    return next()
  })
  app.use(
    bodyLimit({
      maxSize: LARGEST,
      onError: (c) => refused(c, 413, '太大了', '发来的内容超过 20 MB，没有收。'),
    }),
  )
  app.route('/', assetsRoom())
  app.route('/', findRoom(ports))
  app.route('/', talkRoom(ports))
  app.route('/', checkRoom(ports))
  app.route('/', keepRoom(doors, ports))
  app.route('/', aboutRoom(ports))
  app.route('/', programsRoom(ports))
  app.notFound((c) => refused(c, 404, '没有这一页', '地址可能写错了，或者条文的编号不存在。'))
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return refused(c, 400, '没有读懂', '写的内容太长，或者地址、表单里有读不懂的。')
    ports.onFault(error)
    return refused(c, 500, '出错了', '这一步没有办成，维护人员会看到；请稍后再试。')
  })
  return app
}

const ELSEWHERE = 'Ask for this by its address, or set WENCE_WEB_URL to what it is opened by.'

/** What programs are told where people are told it in Chinese. */
const IN_ENGLISH = {
  400: ['Not understood', 'Something is too long, or cannot be read.'],
  403: ['From elsewhere', 'A page of another site sent this; programs send neither Origin nor cookies.'],
  404: ['No such path', 'The description at /v1/openapi.json names what there is.'],
  413: ['Too large', 'At most 64 KB.'],
  429: ['Too fast', 'Wait some seconds and ask again.'],
  500: ['This failed', 'The log says why.'],
} as const

const problemOf = (c: Context, status: keyof typeof IN_ENGLISH): Response => {
  const [title, detail] = IN_ENGLISH[status]
  return problem(c, status, title, detail)
}

/** A page for people, a problem for programs. */
const refused = (c: Context, status: keyof typeof IN_ENGLISH, title: string, words: string): Response =>
  FOR_PROGRAMS.test(c.req.path)
    ? problemOf(c, status)
    : (c.html(<Fault title={title} words={words} />, status) as Response)
const FOR_PROGRAMS = /^\/(?:v1|mcp)(?:\/|$)/u
