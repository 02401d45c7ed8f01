import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { refusedStep, timeOf } from '../../channels/delivery/index.ts'
import { isSettled, missId } from '../../desk/index.ts'
import { stateAt } from '../../tickets/index.ts'
import type { Doors } from '../guard/doors.ts'
import type { Rooms } from '../guard/rooms.ts'
import type { WebPorts } from '../ports.ts'
import { draftsRoom } from './drafts/routes.tsx'
import { KeepPage } from './keep-page.tsx'
import { addressOfSeen, isSeen, Seen } from './seen.ts'
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
const MarkStep = z.object({ id: z.string().regex(/^[\w-]{22}$/u), kind: z.enum(['settled', 'reopened']) })
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

  const titleOf = (ref: string) => {
    const clause = desk.texts.clause(ref)
    return clause ? `${clause.regulation.short}${clause.label}` : ref
  }

  room.get('/keep', (c) => {
    const keeper = c.get('keeper')
    if (keeper === undefined) return signIn(c)
    const seen = Seen.parse(c.req.query())
    const now = clock.now()
    const since = now - Number(seen.days) * DAY
    const soon = new Date(now + SOON).toISOString().slice(0, 10)
    const marks = ports.keeper.marks()
    const texts = desk.texts.regulations()
    return c.html(
      <KeepPage
        keeper={keeper}
        tickets={tickets?.list({ states: ['open', 'taken', 'answered'] }) ?? []}
        seen={seen}
        places={texts}
        kept={Math.floor(ports.retention.notes / DAY)}
        said={desk.bySubject(misses(since).filter(({ place }) => isSeen(seen, place)))}
        asked={desk.mostAsked(ports.keeper.asked(since).filter(({ place }) => isSeen(seen, place)))}
        ending={texts.filter(({ lastDay }) => lastDay !== undefined && lastDay <= soon)}
        marksOf={(miss) => marks.get(missId(miss)) ?? []}
        titleOf={titleOf}
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
  room.post('/keep/misses/:id/:kind', async (c) => {
    const step = MarkStep.safeParse(c.req.param())
    const seen = Seen.parse(await c.req.parseBody())
    if (!step.success) return c.notFound()
    const { id, kind } = step.data
    const now = clock.now()
    const miss = misses(now - ports.retention.notes).find((each) => missId(each) === id)
    if (!miss) return c.notFound()
    const settled = isSettled(miss, ports.keeper.marks().get(id))
    // Pressed twice, or by two at once, it is marked once.
    if (settled !== (kind === 'settled')) ports.keeper.mark(id, { kind, by: c.get('keeper') ?? '', at: now })
    return c.redirect(`${addressOfSeen(seen)}#m-${id}`, 303)
  })
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
