import { Hono } from 'hono'
import type { Desk } from '../../desk/index.ts'
import type { Rooms } from '../guard/rooms.ts'
import { Fault } from '../look/page.tsx'
import { ReplyView } from '../look/reply.tsx'
import { ComparePage } from './compare-page.tsx'
import { Hits } from './hits.tsx'
import { FindPage } from './page.tsx'
import { FindQuery } from './query.ts'
import { TextPage, TextsPage } from './text-page.tsx'

/** Looking things up: hits, leads, the texts themselves, and one subject side by side. Nothing of anybody is shown or kept but what is pointed out as missing. */
export function findRoom({ desk }: { readonly desk: Desk }): Hono<Rooms> {
  const room = new Hono<Rooms>()
  const { texts } = desk
  const known = (place: string) => (texts.regulation(place) ? { region: place } : {})
  const lookUp = ({ q, place, programme }: FindQuery) =>
    q.trim() === '' ? [] : texts.lookUp(q, { ...known(place), ...(programme === '' ? {} : { programme }) })

  room.get('/', async (c) => {
    const query = FindQuery.parse(c.req.query())
    const found = await lookUp(query)
    if (c.req.header('hx-request')) return c.html(<Hits found={found} query={query} />)
    return c.html(<FindPage query={query} found={found} texts={texts.regulations()} examples={desk.examples()} />)
  })
  room.get('/lead', async (c) => {
    const { q, place } = FindQuery.parse(c.req.query())
    if (q.trim() === '') return c.html('')
    return c.html(
      <div class="answer">
        <ReplyView reply={await desk.ask(q, { ...known(place), channel: 'web' })} />
      </div>,
    )
  })
  room.get('/compare', async (c) => {
    const { q } = FindQuery.parse(c.req.query())
    return c.html(<ComparePage subject={q} {...(q.trim() === '' ? {} : { reply: await desk.compare(q) })} />)
  })
  room.post('/missed', async (c) => {
    const { q, place } = FindQuery.parse(await c.req.parseBody())
    const kept = q.trim() !== '' && desk.missed(q, 'web', texts.regulation(place)?.id)
    const words = kept ? '记下了，补充文本和问法时会看。' : '现在记不下来，请稍后再试。'
    if (c.req.header('hx-request')) return c.html(<p role="status">{words}</p>)
    return c.html(<Fault title={kept ? '记下了' : '没有记下'} words={words} />, kept ? 200 : 503)
  })
  room.get('/r', (c) => c.html(<TextsPage texts={texts.regulations()} />))
  room.get('/r/:id', (c) => {
    const regulation = texts.regulation(c.req.param('id'))
    const clauses = texts.outline(c.req.param('id'))
    if (!regulation || !clauses) return c.notFound()
    return c.html(<TextPage regulation={regulation} clauses={clauses} />)
  })
  room.get('/r/:id/:address', (c) => {
    const { id, address } = c.req.param()
    const opened = texts.clause(`${id}:${address}`)
    const clauses = texts.outline(id)
    if (!opened || !clauses) return c.notFound()
    return c.html(<TextPage regulation={opened.regulation} clauses={clauses} opened={opened} />)
  })
  return room
}
