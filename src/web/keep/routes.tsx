import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { refusedStep, timeOf } from '../../channels/delivery/index.ts'
import { stateAt } from '../../tickets/index.ts'
import type { Doors } from '../guard/doors.ts'
import type { Rooms } from '../guard/rooms.ts'
import type { WebPorts } from '../ports.ts'
import { draftsRoom } from './drafts/routes.tsx'
import { KeepPage } from './keep-page.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { LONGEST_ANSWER, TicketPage } from './ticket-page.tsx'

const SignIn = z.object({ password: z.string().max(200), name: z.string().max(60).default('') })
/** Browsers send each line's end as two signs, and count it as one. */
const Step = z.object({
  words: z
    .string()
    .default('')
    .transform((words) => words.replaceAll('\r\n', '\n').trim()),
  force: z.string().optional(),
})

const DAY = 24 * 60 * 60 * 1000
/** Misses of so long are shown. */
const SHOWN = 30 * DAY
/** A text whose term ends within so long is told. */
const SOON = 183 * DAY

const WAYS = { reopen: '按“重新打开”', beside: '要接着答，勾上“从别人那里接过来”再发。' }

/** What only those who keep the desk may see and do: tickets, misses, what ends soon. */
export function keepRoom(doors: Doors, ports: WebPorts): Hono<Rooms> {
  const { desk, tickets, clock, misses, drafting } = ports
  const room = new Hono<Rooms>()
  const signIn = (c: Context<Rooms>, told?: string, status: 200 | 401 | 403 | 429 = 200) =>
    c.html(<SignInPage takesPassword={doors.takesPassword} {...(told === undefined ? {} : { told })} />, status)
  const placeOf = (id: string | undefined) => (id === undefined ? '' : (desk.texts.regulation(id)?.place ?? ''))

  room.get('/keep', (c) => {
    const keeper = c.get('keeper')
    if (keeper === undefined) return signIn(c)
    const now = clock.now()
    const soon = new Date(now + SOON).toISOString().slice(0, 10)
    return c.html(
      <KeepPage
        keeper={keeper}
        tickets={tickets?.list({ states: ['open', 'taken', 'answered'] }) ?? []}
        misses={misses(now - SHOWN)}
        ending={desk.texts.regulations().filter(({ lastDay }) => lastDay !== undefined && lastDay <= soon)}
        placeOf={placeOf}
        timeOf={timeOf}
        adds={drafting !== undefined}
      />,
    )
  })
  room.post('/keep/in', async (c) => {
    const { data } = SignIn.safeParse(await c.req.parseBody())
    const outcome = data ? await doors.enter(c, data.password, data.name) : 'wrong'
    if (outcome === 'in') return c.redirect('/keep', 303)
    return outcome === 'slow' ? signIn(c, '试得太多了，请过一分钟再试。', 429) : signIn(c, '密码不对。', 401)
  })
  room.post('/keep/out', (c) => {
    doors.leave(c)
    return c.redirect('/keep', 303)
  })
  // Everything below is for those who are signed in.
  room.use('/keep/*', (c, next) =>
    c.get('keeper') === undefined ? Promise.resolve(signIn(c, '请先登录。', 403)) : next(),
  )
  if (drafting) room.route('/', draftsRoom(drafting, ports))

  /** What was written and not taken stays in its field. */
  const shown = (c: Context<Rooms>, id: string, told?: string, words = '') => {
    const ticket = tickets?.get(id)
    if (!ticket) return c.notFound()
    const { clauses, similar, place = '' } = desk.brief(ticket)
    const keeper = c.get('keeper') ?? ''
    return c.html(
      <TicketPage
        keeper={keeper}
        ticket={{ ...ticket, state: stateAt(ticket, clock.now()) }}
        words={words}
        place={place}
        clauses={clauses}
        similar={similar}
        timeOf={timeOf}
        {...(told === undefined ? {} : { told })}
      />,
      told === undefined ? 200 : 409,
    )
  }
  room.get('/keep/tickets/:id', (c) => shown(c, c.req.param('id')))
  room.post('/keep/tickets/:id/:step', async (c) => {
    const { id, step } = c.req.param()
    const { data } = Step.safeParse(await c.req.parseBody())
    const by = c.get('keeper') ?? ''
    if (!tickets || !data) return shown(c, id, '没有读懂，请重新填。')
    if (data.words.length > LONGEST_ANSWER)
      return shown(c, id, `答复有 ${data.words.length} 字，最多 ${LONGEST_ANSWER} 字，没有转给提问人。`, data.words)
    const how = data.force === undefined ? {} : { force: true as const }
    const steps = {
      take: () => tickets.take(id, by, how),
      answer: () => tickets.answer(id, by, data.words, how),
      close: () => tickets.close(id, by),
      reopen: () => tickets.reopen(id, by),
    }
    if (!Object.hasOwn(steps, step)) return c.notFound()
    const outcome = steps[step as keyof typeof steps]()
    if ('ticket' in outcome) return c.redirect(`/keep/tickets/${encodeURIComponent(id)}`, 303)
    return shown(c, id, refusedStep(id, outcome.refused, WAYS), data.words)
  })
  return room
}
