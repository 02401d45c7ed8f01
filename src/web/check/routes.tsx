import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { asWord, type TurnOptions, WORD_TYPE } from '../../desk/index.ts'
import { isToken, keepToken, visitorIn, visitorOf } from '../guard/person.ts'
import type { Rooms } from '../guard/rooms.ts'
import { Fault } from '../look/page.tsx'
import type { WebPorts } from '../ports.ts'
import { newToken, WEB } from '../talk/routes.tsx'
import { saidIn } from '../talk/said.ts'
import { VerdictCard } from './card.tsx'
import { Fields, withUnit } from './fields.tsx'
import { BackLink, GoOnCode } from './more.tsx'
import { asksOf, BeginPage, CheckPage, InsteadPage, Receipt, type Shown } from './page.tsx'
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
export function checkRoom({ desk, retention, channels, clock }: WebPorts): Hono<Rooms> {
  const room = new Hono<Rooms>()
  const { texts } = desk
  const elsewhere = Object.entries(CALLED)
    .flatMap(([name, called]) => (channels.includes(name) ? called : []))
    .join('或')

  /** The check as it stands, whole or in the parts that have changed. */
  const shown = (c: Context<Rooms>, session: string, besides: Shown = {}, status: 200 | 400 = 200) => {
    // What a turn has just reckoned is not reckoned again.
    const check = besides.heard?.check ?? desk.standing(session)?.check
    const form = besides.form ?? desk.form(session)
    if (!check || !form) return c.redirect('/check', 303)
    if (!c.req.header('hx-request'))
      return c.html(
        <CheckPage
          check={check}
          form={form}
          texts={texts.regulations()}
          {...(elsewhere === '' ? {} : { elsewhere })}
          {...besides}
        />,
        status,
      )
    const { heard, told, unread } = besides
    return c.html(
      <>
        {told === undefined ? null : <p class="notice">{told}</p>}
        {heard ? <Receipt reply={heard} /> : null}
        <Fields
          fields={form.fields}
          names={form.names}
          asks={asksOf(check, form)}
          {...(unread ? { unread } : {})}
          oob
        />
        <VerdictCard check={check} oob />
      </>,
    )
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
  /** What could not be done is said beside the check, which stays as it is, with what else is typed. */
  const misread = (c: Context<Rooms>, words: string) => {
    if (c.req.header('hx-request')) return c.html(<p class="notice">{words}</p>)
    const visitor = visitorIn(c)
    return visitor && desk.standing(visitor.session)
      ? shown(c, visitor.session, { told: words }, 400)
      : c.html(<Fault title="没有记下" words={words} remedy="请回到上一页改一改再提交。" />, 400)
  }

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
    const visitor = visitorIn(c)
    const asked = visitor && desk.field(visitor.session, fact)
    if (!asked) return misread(c, '这一项已经不在这次核对里，请刷新页面。')
    const { field, name } = asked
    const words = data.unknown === undefined ? withUnit(data.words, field) : UNKNOWN
    if (words === '') return misread(c, `${name}还没有填。`)
    const changes = held === undefined ? {} : { changes: { [fact]: held } }
    const { session, reply } = await turn(c, `${name}：${words}`, { answers: { [fact]: words }, ...changes })
    const after = desk.form(session)
    const now = after?.fields.find((each) => each.fact === fact)?.held
    const isHeard = now !== field.held || now === words || reply.confirm?.fact === fact
    const told = isHeard ? undefined : reply.receipt
    if (told === undefined) return shown(c, session, { heard: reply, ...(after ? { form: after } : {}) })
    return shown(c, session, { told, unread: { fact, words: data.words, told } })
  })
  room.post('/check/say', async (c) => {
    const said = saidIn(await c.req.parseBody())
    if (!said) return misread(c, '还没有写。')
    const { words, letter: _of, ...pressed } = said
    const { session, reply } = await turn(c, words, pressed)
    return shown(c, session, { heard: reply })
  })
  room.post('/check/suppose', async (c) => {
    const { data } = Supposed.safeParse(await c.req.parseBody())
    const visitor = visitorIn(c)
    const check = visitor && desk.standing(visitor.session)?.check
    if (!data || !visitor || !check) return misread(c, '还没有开始核对。')
    const { fact } = data
    const asked = desk.field(visitor.session, fact)
    if (!asked) return misread(c, '这一项不在这次核对里。')
    const { field, name } = asked
    const words = withUnit(data.words, field)
    const read = desk.factsIn({ [fact]: words }, check.regulation)
    const then = 'facts' in read ? desk.supposed(visitor.session, read.facts)?.check : undefined
    if (!then) {
      const told = `没有从“${words}”里读出${name}，换个写法再算。`
      if (!c.req.header('hx-request')) return misread(c, told)
      // What is looked at stays: only the notice is new.
      c.header('hx-retarget', '#receipt')
      c.header('hx-reswap', 'innerHTML')
      return misread(c, told)
    }
    const supposed = { check: then, words: `${name}是${words}` }
    if (c.req.header('hx-request')) return c.html(<VerdictCard check={check} supposed={supposed} />)
    return shown(c, visitor.session, { supposed })
  })
  room.get('/check/places', (c) => {
    const visitor = visitorIn(c)
    const checks = (visitor ? desk.everywhere(visitor.session) : []).flatMap(({ check }) => check ?? [])
    if (checks.length === 0) return c.redirect('/check', 303)
    return c.html(<PlacesPage title="按各地的文本并排看" checks={checks} />)
  })
  /** Whoever it is made for is written on it: sent as a form, so that no address holds the name. */
  const reported = async (c: Context<Rooms>) => {
    const visitor = visitorIn(c)
    const { applicant } = c.req.method === 'POST' ? await c.req.parseBody() : {}
    const { data = '' } = Applicant.safeParse(applicant)
    return visitor && desk.report(visitor.session, data)
  }
  room.on(['GET', 'POST'], '/check/report', async (c) => {
    const report = await reported(c)
    return report ? c.html(<ReportPage report={report} />) : c.redirect('/check', 303)
  })
  room.on(['GET', 'POST'], '/check/report.docx', async (c) => {
    const report = await reported(c)
    if (!report) return c.redirect('/check', 303)
    c.header('content-type', WORD_TYPE)
    c.header('content-disposition', `attachment; filename="wence-${report.madeOn}.docx"`)
    return c.body(Uint8Array.from(asWord(report)))
  })
  const linkTo = (c: Context<Rooms>, token: string) => `${c.get('origin')}/back/${token}`
  room.post('/check/link', (c) => {
    const visitor = visitorIn(c)
    if (!visitor) return misread(c, '还没有开始核对。')
    const days = Math.floor(retention.session / DAY)
    const until = days > 0 ? `${days} 天` : `${Math.floor(retention.session / HOUR)} 小时`
    const link = linkTo(c, visitor.token)
    const end = dayOf(clock.now() + retention.session)
    const words = `打开就回到这次核对。有效到 ${end}；再说一次话，就从那时起再留 ${until}。谁有这个链接谁就看得到，请只发给自己人。`
    return c.req.header('hx-request')
      ? c.html(<BackLink link={link} words={words} />)
      : shown(c, visitor.session, { link: { link, words } })
  })
  room.post('/check/code', (c) => {
    const visitor = visitorIn(c)
    const offered = visitor && desk.code(visitor.session, visitor.session, randomBytes(CODE_BYTES))
    if (!offered) return misread(c, '现在要不到接续码：还没有开始核对，或者对话暂时存不下来。')
    const code = { words: offered.words, where: elsewhere }
    return c.req.header('hx-request') ? c.html(<GoOnCode {...code} />) : shown(c, visitor.session, { code })
  })
  /** Whoever has a check here already is asked first: it is not to be reached any more without its own link. */
  const back = (c: Context<Rooms>, token: string, isSure = false) => {
    const visitor = isToken(token) ? visitorOf(token) : undefined
    const here = visitorIn(c)
    const held = here && here.token !== token && desk.standing(here.session)?.check
    if (!visitor || desk.log(visitor.session).length === 0)
      return c.html(
        <Fault title="找不到这次核对" words="链接写错了，或者过了期，内容已经删掉。" remedy="可以从头再核对一次。" />,
        404,
      )
    if (held && !isSure)
      return c.html(<InsteadPage held={held.center} link={linkTo(c, here.token)} token={token} />, 409)
    keepToken(c, token, c.get('secure'))
    return c.redirect('/check', 303)
  }
  room.get('/back/:token', (c) => back(c, c.req.param('token')))
  room.post('/back', async (c) => {
    const { token, instead } = await c.req.parseBody()
    return back(c, typeof token === 'string' ? (token.trim().split('/').at(-1) ?? '') : '', instead === '1')
  })
  return room
}

/** The channels in which people talk, as they call them. */
const CALLED: Readonly<Record<string, string>> = { wechat: '微信', slack: 'Slack' }
const CODE_BYTES = 40

const DAYS = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
const dayOf = (at: number): string => DAYS.format(at)

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
