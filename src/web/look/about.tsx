import { Hono } from 'hono'
import { visitorIn } from '../guard/person.ts'
import type { Rooms } from '../guard/rooms.ts'
import type { WebPorts } from '../ports.ts'
import { Page } from './page.tsx'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** What the desk is, what is kept of whoever uses it, and their own file. */
export function aboutRoom({ desk, retention }: WebPorts): Hono<Rooms> {
  const room = new Hono<Rooms>()
  room.get('/about', (c) =>
    c.html(
      <Page title="怎么用、存了什么">
        <h1>怎么用</h1>
        <ul>
          <li>
            <a href="/">查条文</a>：写几个词就列出条文，每条写着效力；点开在原文里看，复制带出处。
          </li>
          <li>
            <a href="/ask">问一句</a>：照平常的话问，先给关键的一句，再给原文。
          </li>
          <li>
            <a href="/check">逐条核对</a>：答多少算多少，看符合哪几项、差多少、依据哪一条；可以打印、下载。
          </li>
          <li>
            <a href="/compare">各地对照</a>：一件事各地怎么写。
          </li>
        </ul>
        <h1>存了什么</h1>
        <p>
          查条文不存您写的词。说过的话、填过的情况存在这台服务器上，最后一次说话以后
          {retention.session >= DAY
            ? `${Math.floor(retention.session / DAY)} 天`
            : `${Math.floor(retention.session / HOUR)} 小时`}
          删掉；浏览器里只有一个随机的编号。报告上写的单位名称不存。
        </p>
        <p>在“问一句”里说“导出我的数据”看存了什么，说“删除我的数据”就都删掉。</p>
      </Page>,
    ),
  )
  room.get('/mine', async (c) => {
    const visitor = visitorIn(c)
    const [file] = visitor
      ? ((await desk.turn(visitor.session, '导出我的数据', { person: visitor.session })).files ?? [])
      : []
    if (!file) return c.redirect('/about', 303)
    c.header('content-type', file.type)
    c.header('content-disposition', `attachment; filename="wence-mine.json"`)
    return c.body(Uint8Array.from(file.bytes))
  })
  return room
}
