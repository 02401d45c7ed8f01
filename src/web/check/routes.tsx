import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { asWord, type Reply, type TurnOptions, WORD_TYPE } from '../../desk/index.ts'
import { isToken, keepToken, visitorIn, visitorOf } from '../guard/person.ts'
import type { Rooms } from '../guard/rooms.ts'
import { Fault } from '../look/page.tsx'
import type { WebPorts } from '../ports.ts'
import { newToken, WEB } from '../talk/routes.tsx'
import { saidIn } from '../talk/said.ts'
import { VerdictCard } from './card.tsx'
import { Fields } from './fields.tsx'
import { asksOf, BeginPage, CheckPage, Receipt } from './page.tsx'
import { PlacesPage } from './places-page.tsx'
import { ReportPage } from './report-page.tsx'

const Begun = z.object({ regulation: z.string().min(1).max(60) })
const Filled = z.object({
  fact: z.string().min(1).max(120),
  words: z.string().trim().max(400).default(''),
  unknown: z.string().optional(),
  held: z.string().max(400).optional(),
})
const Supposed = z.object({ fact: z.string().min(1).max(120), words: z.string().trim().min(1).max(400) })
const Applicant = z.string().trim().max(60).default('')
const UNKNOWN = '不知道'

/** The guided check as a form: a view of the conversation that the same visitor has, so that it goes on anywhere. */
export function checkRoom({ desk, retention }: WebPorts): Hono<Rooms> {
  const room = new Hono<Rooms>()
  const { texts } = desk

  /** The check as it stands, whole or in the parts that have changed. */
  const shown = (c: Context<Rooms>, session: string, heard?: Reply) => {
    const check = desk.standing(session)?.check
    const fields = desk.form(session)?.fields ?? []
    if (!check) return c.redirect('/check', 303)
    if (c.req.header('hx-request'))
      return c.html(
        <>
          {heard ? <Receipt reply={heard} /> : null}
          <Fields fields={fields} asks={asksOf(check)} oob />
          <VerdictCard check={check} oob />
        </>,
      )
    return c.html(<CheckPage check={check} fields={fields} texts={texts.regulations()} {...(heard ? { heard } : {})} />)
  }
  const turn = async (c: Context<Rooms>, words: string, options: TurnOptions = {}) => {
    const known = visitorIn(c)
    const token = newToken()
    const { session } = known ?? visitorOf(token)
    const reply = await desk.turn(session, words, {
      ...options,
      channel: WEB,
      person: session,
      handOff: { channel: WEB, to: session },
    })
    if (!known) keepToken(c, token, c.get('secure'))
    return { session, reply }
  }
  const misread = (c: Context<Rooms>, words: string) =>
    c.req.header('hx-request')
      ? c.html(<p class="notice">{words}</p>)
      : c.html(<Fault title="没有记下" words={words} remedy="请回到上一页改一改再提交。" />, 400)

  room.get('/check', (c) => {
    const visitor = visitorIn(c)
    return visitor && desk.standing(visitor.session)
      ? shown(c, visitor.session)
      : c.html(<BeginPage texts={texts.regulations()} />)
  })
  room.post('/check/begin', async (c) => {
    const { data } = Begun.safeParse(await c.req.parseBody())
    const text = data && texts.regulation(data.regulation)
    if (!text) return misread(c, '没有这个文本。')
    const visitor = visitorIn(c)
    const under = visitor && desk.standing(visitor.session) ? '换到' : '逐条核对'
    await turn(c, `${under}${text.center}`)
    return c.redirect('/check', 303)
  })
  room.post('/check/answers', async (c) => {
    const { data } = Filled.safeParse(await c.req.parseBody())
    if (!data) return misread(c, '这一项没有读懂。')
    const { fact, held } = data
    const words = data.unknown === undefined ? data.words : UNKNOWN
    const visitor = visitorIn(c)
    const label = visitor && desk.form(visitor.session)?.fields.find((field) => field.fact === fact)?.label
    if (label === undefined) return misread(c, '这一项已经不在这次核对里，请刷新页面。')
    if (words === '') return misread(c, `${label}还没有填。`)
    const changes = held === undefined ? {} : { changes: { [fact]: held } }
    const { session, reply } = await turn(c, `${label}：${words}`, { answers: { [fact]: words }, ...changes })
    return shown(c, session, reply)
  })
  room.post('/check/say', async (c) => {
    const said = saidIn(await c.req.parseBody())
    if (!said) return misread(c, '还没有写。')
    const { words, letter: _of, ...pressed } = said
    const { session, reply } = await turn(c, words, pressed)
    return shown(c, session, reply)
  })
  room.post('/check/suppose', async (c) => {
    const { data } = Supposed.safeParse(await c.req.parseBody())
    const visitor = visitorIn(c)
    const check = visitor && desk.standing(visitor.session)?.check
    if (!data || !visitor || !check) return misread(c, '还没有开始核对。')
    const { fact, words } = data
    const { [fact]: value } = desk.read(words, fact, check.regulation)
    const form = desk.form(visitor.session)
    const label = form?.fields.find((field) => field.fact === fact)?.label ?? '这一项'
    if (value === undefined) return misread(c, `没有从“${words}”里读出${label}，换个写法再算。`)
    const supposed = desk.supposed(visitor.session, { [fact]: value })?.check
    if (c.req.header('hx-request')) return c.html(<VerdictCard check={check} {...(supposed ? { supposed } : {})} />)
    return c.html(<PlacesPage title={`假设${label}是${words}`} checks={supposed ? [check, supposed] : [check]} />)
  })
  room.get('/check/places', (c) => {
    const visitor = visitorIn(c)
    const checks = (visitor ? desk.everywhere(visitor.session) : []).flatMap(({ check }) => check ?? [])
    if (checks.length === 0) return c.redirect('/check', 303)
    return c.html(<PlacesPage title="按各地的文本并排看" checks={checks} />)
  })
  room.get('/check/report', (c) => {
    const visitor = visitorIn(c)
    const report = visitor && desk.report(visitor.session, Applicant.parse(c.req.query('applicant')))
    return report ? c.html(<ReportPage report={report} />) : c.redirect('/check', 303)
  })
  room.get('/check/report.docx', (c) => {
    const visitor = visitorIn(c)
    const report = visitor && desk.report(visitor.session, Applicant.parse(c.req.query('applicant')))
    if (!report) return c.redirect('/check', 303)
    c.header('content-type', WORD_TYPE)
    c.header('content-disposition', `attachment; filename="wence-${report.madeOn}.docx"`)
    return c.body(Uint8Array.from(asWord(report)))
  })
  room.post('/check/link', (c) => {
    const visitor = visitorIn(c)
    if (!visitor) return misread(c, '还没有开始核对。')
    const days = Math.floor(retention.session / DAY)
    const until = days > 0 ? `${days} 天` : `${Math.floor(retention.session / HOUR)} 小时`
    const link = `${c.get('origin')}/back/${visitor.token}`
    const words = `打开就回到这次核对；最后一次说话以后 ${until}内有效。谁有这个链接谁就看得到，请只发给自己人。`
    if (c.req.header('hx-request'))
      return c.html(
        <>
          <p>
            <a href={link}>{link}</a>
          </p>
          <p class="small">{words}</p>
        </>,
      )
    return c.html(<Fault title="回来的链接" words={link} remedy={words} />)
  })
  const back = (c: Context<Rooms>, token: string) => {
    const visitor = isToken(token) ? visitorOf(token) : undefined
    if (!visitor || desk.log(visitor.session).length === 0)
      return c.html(
        <Fault title="找不到这次核对" words="链接写错了，或者过了期，内容已经删掉。" remedy="可以从头再核对一次。" />,
        404,
      )
    keepToken(c, token, c.get('secure'))
    return c.redirect('/check', 303)
  }
  room.get('/back/:token', (c) => back(c, c.req.param('token')))
  room.post('/back', async (c) => {
    const { token } = await c.req.parseBody()
    return back(c, typeof token === 'string' ? (token.trim().split('/').at(-1) ?? '') : '')
  })
  return room
}

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
