import { type Context, Hono } from 'hono'
import { timeOf } from '../../../channels/delivery/index.ts'
import {
  answered,
  type Draft,
  type DraftingPorts,
  draftIds,
  type Entry,
  factNames,
  overview,
  readDraft,
  regulationIn,
  settledIn,
  waiting,
  withRequirement,
} from '../../../drafting/index.ts'
import type { Rooms } from '../../guard/rooms.ts'
import type { WebPorts } from '../../ports.ts'
import { Bench, refusalIn } from './bench.ts'
import { DraftPage } from './draft-page.tsx'
import { answerOf, Id, Passage, Said, Unanswered, Uploaded } from './forms.ts'
import { inBrowser } from './in-browser.ts'
import { DraftsPage, type ListedDraft } from './list-page.tsx'
import { clausesOf, listedEntry, shownEntry, type Typed } from './shown.ts'
import { StepPage } from './step-page.tsx'
import { add, changed, publish, retire, tryOut } from './steps.ts'

type Fields = Readonly<Record<string, string>>
interface Besides {
  readonly entry?: string | undefined
  readonly typed?: Typed
  readonly told?: string
}

/** Adding, changing and retiring a regulation in the browser; for those who are signed in. */
export function draftsRoom(open: NonNullable<WebPorts['drafting']>, { desk, clock, onFault }: WebPorts): Hono<Rooms> {
  const room = new Hono<Rooms>()
  const bench = new Bench({ open, clock, onFault })
  const keeperOf = (c: Context<Rooms>) => c.get('keeper') ?? ''
  const doerOf = (c: Context<Rooms>) => ({ by: keeperOf(c), at: new Date(clock.now()).toISOString() })
  const programmesOf = ({ knowledge }: DraftingPorts) =>
    knowledge.programmes.words.programmes.flatMap(({ names }) => names[0] ?? [])

  const listed = async (c: Context<Rooms>, told?: string, status: 200 | 400 | 404 = 200) => {
    const ports = await bench.ports()
    const ids = await draftIds(ports.shelf)
    const served = ports.library.regulations.flatMap(({ name }) => SERVED.exec(name)?.[1] ?? [])
    return c.html(
      <DraftsPage
        keeper={keeperOf(c)}
        drafts={await Promise.all(ids.map((id) => listedDraft(id, ports)))}
        served={served.map((id) => ({ id, text: desk.texts.regulation(id) }))}
        programmes={programmesOf(ports)}
        {...(told === undefined ? {} : { told })}
      />,
      status,
    )
  }

  /** A draft with the entry that is asked for, or the first that waits; what was refused stands in its fields. */
  const shown = async (c: Context<Rooms>, id: string, { entry: key, typed = {}, told }: Besides = {}) => {
    const ports = await bench.ports()
    const draft = await readDraft(ports.shelf, id)
    const left = waiting(draft)
    const at = Math.max(
      0,
      left.findIndex((each) => each.key === key),
    )
    const entry = left[at] && shownEntry(left[at], draft, ports)
    const regulation = regulationIn(draft)
    const about = overview({ id, draft, regulation, known: true, lines: [] }, ports.today()).map(inBrowser)
    return c.html(
      <DraftPage
        keeper={keeperOf(c)}
        id={id}
        title={regulation.title}
        overview={about}
        entry={entry}
        waiting={left.map((each) => listedEntry(each, ports))}
        next={left[at + 1]?.key}
        settled={settledIn(draft).map((each) => listedEntry(each, ports))}
        clauses={clausesOf(draft, entry?.passages ?? [])}
        facts={factNames(draft, ports.knowledge.facts)}
        done={draft.record.done.map((each) => ({ ...each, when: whenOf(each.at) }))}
        busy={bench.busy(id)}
        typed={typed}
        {...(told === undefined ? {} : { told })}
      />,
      told === undefined ? 200 : 409,
    )
  }

  /** A change to a draft; what is refused is told above what was typed. */
  const change = async (
    c: Context<Rooms>,
    typed: Fields,
    make: (
      draft: Draft,
      ports: DraftingPorts,
    ) => { readonly after: Draft; readonly what: string; readonly next?: string },
  ) => {
    const id = idIn(c)
    if (id === undefined) return c.notFound()
    try {
      if (bench.busy(id) !== undefined)
        return await shown(c, id, { typed, entry: typed.entry, told: '正在办的事办完以前不能改。' })
      const { left, next } = await bench.inTurn(async (ports) => {
        const before = await readDraft(ports.shelf, id)
        const made = make(before, ports)
        await changed(before, made.after, made.what, ports, doerOf(c))
        return { left: waiting(made.after), next: made.next }
      })
      const goes = left.some(({ key }) => key === next) ? `?entry=${encodeURIComponent(next ?? '')}` : ''
      return c.redirect(`/keep/drafts/${id}${goes}`, 303)
    } catch (error) {
      const lines = error instanceof Unanswered ? [error.message] : refusalIn(error)
      if (!lines) throw error
      return shown(c, id, { typed, entry: typed.entry, told: lines.join('') })
    }
  }
  const begun = (c: Context<Rooms>, work: Parameters<Bench['begin']>[0]) =>
    c.redirect(`/keep/steps/${bench.begin(work)}`, 303)

  room.get('/keep/drafts', (c) => listed(c))
  room.post('/keep/drafts', async (c) => {
    const body = await c.req.parseBody()
    const { data } = Uploaded.safeParse(body)
    if (!data || data.file.size === 0) return listed(c, '没有收到文件，请选一个再读入。', 400)
    if (data.place === '' || data.programme === '') return listed(c, '要写明是哪里的文件、管哪一类。', 400)
    const doer = doerOf(c)
    return begun(c, { name: '读入文件', typed: fieldsIn(body), run: (ports) => add(data, ports, doer) })
  })
  room.get('/keep/drafts/:id', async (c) => {
    const id = idIn(c)
    if (id === undefined) return c.notFound()
    try {
      return await shown(c, id, { entry: c.req.query('entry') })
    } catch (error) {
      const lines = refusalIn(error)
      if (!lines) throw error
      return listed(c, lines.join(''), 404)
    }
  })
  room.post('/keep/drafts/:id/answers', async (c) => {
    const fields = fieldsIn(await c.req.parseBody())
    return change(c, fields, (draft, ports) => {
      const { data: said } = Said.safeParse(fields)
      if (!said) throw new Unanswered('这一项没有读懂，请重新填。')
      const left = waiting(draft)
      const place = left.findIndex(({ key }) => key === said.entry)
      const after = answered(draft, said.entry, answerOf(said), ports)
      const isLookedAtAgain = said.as === 'change' || said.as === 'fact' || said.as === 'r'
      return {
        after,
        what: `${WHAT[said.as]} ${said.entry}`,
        ...nextOf(isLookedAtAgain ? changedKey(left, waiting(after), said.entry) : left[place + 1]?.key),
      }
    })
  })
  room.post('/keep/drafts/:id/own', async (c) => {
    const fields = fieldsIn(await c.req.parseBody())
    return change(c, { ...fields, own: '1' }, (draft, ports) => {
      const { data } = Passage.safeParse(fields)
      if (!data || data.clause === '' || data.phrase === '')
        throw new Unanswered('加一项要求，要写是哪一条，并照抄原文里的那几个字。')
      const { draft: after, entry } = withRequirement(draft, data, ports)
      return { after, what: `加上 ${entry.key}`, next: entry.key }
    })
  })
  room.post('/keep/drafts/:id/:step', async (c) => {
    const id = idIn(c)
    const { step } = c.req.param()
    if (id === undefined || !isStep(step)) return c.notFound()
    if (bench.busy(id) !== undefined) return c.redirect(`/keep/steps/${bench.busy(id)}`, 303)
    const doer = doerOf(c)
    return begun(c, { draft: id, ...STEPS[step], run: (ports) => RUN[step](id, ports, doer) })
  })
  room.get('/keep/steps/:step', async (c) => {
    const step = bench.step(c.req.param('step'))
    if (!step) return listed(c, '没有这一步：程序可能重新启动过，请到草稿里看现在的样子。', 404)
    if (step.state === 'under-way') c.header('refresh', '2')
    const seconds = Math.max(0, Math.round((clock.now() - step.began) / 1000))
    const programmes = programmesOf(await bench.ports())
    return c.html(<StepPage keeper={keeperOf(c)} step={step} seconds={seconds} programmes={programmes} />)
  })
  return room
}

const SERVED = /^knowledge\/regulations\/([a-z][a-z0-9_]*)\.yaml$/u

const WHAT: Readonly<Record<Said['as'], string>> = {
  y: '确认',
  n: '去掉',
  j: '归专家评判',
  u: '先不编',
  r: '重新确认',
  change: '改',
  fact: '改新情况',
  stated: '写明',
  open: '没有写定',
  silent: '没有写',
}

const STEPS = {
  try: { name: '试一遍' },
  publish: { name: '投入使用', serves: true },
  retire: { name: '撤下', serves: true },
} as const
const RUN = { try: tryOut, publish, retire } as const
const isStep = (name: string): name is keyof typeof STEPS => Object.hasOwn(STEPS, name)

const idIn = (c: Context<Rooms>): string | undefined => Id.safeParse(c.req.param('id')).data

/** What was typed, without the file. */
const fieldsIn = (body: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

const nextOf = (next: string | undefined) => (next === undefined ? {} : { next })

/** Where an entry is after its words were changed: under its own key, or under the only one that is new. */
function changedKey(before: readonly Entry[], after: readonly Entry[], key: string): string | undefined {
  if (after.some((each) => each.key === key)) return key
  const known = new Set(before.map((each) => each.key))
  return after.find((each) => !known.has(each.key))?.key
}

/** A day, or a moment as people write it. */
const whenOf = (at: string): string => (at.length > 'YYYY-MM-DD'.length ? timeOf(Date.parse(at)) : at)

async function listedDraft(id: string, ports: DraftingPorts): Promise<ListedDraft> {
  try {
    const draft = await readDraft(ports.shelf, id)
    const last = draft.record.done.at(-1)
    return {
      id,
      title: regulationIn(draft).title,
      waiting: waiting(draft).length,
      ...(last ? { last: `${whenOf(last.at)} ${last.by ?? ''}${last.what}` } : {}),
    }
  } catch (error) {
    const lines = refusalIn(error)
    if (!lines) throw error
    return { id, title: id, waiting: 0, wrong: lines.join('') }
  }
}
