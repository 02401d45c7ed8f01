import { jsx } from 'hono/jsx'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../src/desk/index.ts'
import { regulationOf } from '../../src/law/index.ts'
import { TurnView } from '../../src/web/talk/page.tsx'
import { wence } from '../support/cli.ts'
import { examples, knowledge } from '../support/library.ts'
import { deskIn } from '../support/talk.ts'
import { webIn } from '../web/app.ts'
import { visitorOf } from '../web/visitor.ts'

interface Example {
  readonly id: string
}

interface Question extends Example {
  readonly q: string
  readonly region?: string | null
}

interface Message extends Example {
  readonly text: string
  readonly context?: string | null
  readonly open?: boolean
}

interface Facts extends Example {
  readonly regulation: string
  readonly facts: unknown
}

interface Dialogue extends Example {
  readonly turns: readonly { readonly user: string }[]
}

/** A clause as the command line lists it. */
interface Outlined extends Example {
  readonly parent?: string
  readonly label: string
  readonly kind: string
  readonly text: string
}

/** A clause as it is read over HTTP. */
interface Read {
  readonly ref: string
  readonly title: string
  readonly text: string
  readonly under: readonly string[]
}

/** Lines are broken otherwise in the source than in a quotation. */
const squeezed = (text: string): string => text.replace(/\s+/gu, '')

/** A cell that several rows of a table share is quoted with the first of them alone. */
const isQuotedOf = ({ kind, text }: Outlined, quoted: string): boolean =>
  kind === 'indicator' ? squeezed(text).endsWith(squeezed(quoted)) : squeezed(text) === squeezed(quoted)

const of = <T>(...names: readonly string[]): T[] => names.flatMap((name) => examples<T>(name))
const questions = of<Question>(
  'dev/questions.jsonl',
  'people/questions.jsonl',
  'dev/unanswerable.jsonl',
  'people/unanswerable.jsonl',
)
const messages = of<Message>('people/hear.jsonl', 'dev/intake.jsonl')
const checks = of<Facts>('dev/eligibility.jsonl')
const dialogues = of<Dialogue>('dev/dialogues.jsonl', 'people/dialogues.jsonl')

/** Long before the standing of some of the texts changed. */
const THEN = '2023-06-01'

/** A command line and a door for programs on one desk: the same is asked of both. */
function bothWays() {
  const desk = deskIn({ newId: () => 'the reply' })
  const { ask, pass } = webIn({ ports: { desk } })
  const http = async (path: string, body?: unknown): Promise<unknown> => {
    // No faster than programs may ask.
    pass(1000)
    const headers = { 'content-type': 'application/json' }
    const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
    return JSON.parse(await (await ask(path, init)).text())
  }
  const cli = async (command: readonly string[], words = '', files = {}): Promise<object> => {
    const args = [...command, '--json', ...(words === '' ? [] : ['--', words])]
    const { status, err, json } = await wence(args, { library: { knowledge, desk }, files })
    return status === 0 ? json() : { err }
  }
  return { http, cli }
}

type Both = (ways: ReturnType<typeof bothWays>) => Promise<readonly [http: unknown, cli: unknown]>

/** The examples that are answered otherwise over HTTP than on the command line. */
async function differing<E extends Example>(rows: readonly E[], asked: (row: E) => Both) {
  const ways = bothWays()
  const differing: object[] = []
  for (const row of rows) {
    const [http, cli] = await asked(row)(ways)
    if (JSON.stringify(sorted(http)) !== JSON.stringify(sorted(cli))) differing.push({ example: row, http, cli })
  }
  return differing
}

/** The same JSON whatever the order of its names. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, held]) => [name, sorted(held)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const optionsOf = ({ context, open }: Message) => [
  ...(context ? ['--context', context] : []),
  ...(open ? ['--open'] : []),
]

describe('例子经 HTTP 再问一遍，和命令行答的一样，整个 JSON', () => {
  it('问', async () => {
    const asked =
      ({ q }: Question): Both =>
      async ({ http, cli }) => [await http('/v1/ask', { q }), await cli(['ask'], q)]
    expect(await differing(questions, asked)).toEqual([])
  })

  it('找，写了地方的只在那里找', async () => {
    const asked =
      ({ q, region }: Question): Both =>
      async ({ http, cli }) => {
        const query = new URLSearchParams({ q, ...(region ? { region } : {}) })
        return [await http(`/v1/find?${query}`), await cli(['find', ...(region ? ['--region', region] : [])], q)]
      }
    expect(await differing(questions, asked)).toEqual([])
  })

  it('对照，按过去的一天', async () => {
    const asked =
      ({ q }: Question): Both =>
      async ({ http, cli }) => [
        await http('/v1/compare', { topic: q, as_of: THEN }),
        await cli(['compare', '--as-of', THEN], q),
      ]
    expect(await differing(questions, asked)).toEqual([])
  })

  it('核对', async () => {
    const asked =
      ({ regulation, facts }: Facts): Both =>
      async ({ http, cli }) => [
        await http('/v1/check', { region: regulation, facts }),
        await cli(['check', '--region', regulation, '--facts', 'facts'], '', { facts: JSON.stringify(facts) }),
      ]
    expect(await differing(checks, asked)).toEqual([])
  })

  it('听：hear 和 intake 给的都在', async () => {
    const asked =
      (row: Message): Both =>
      async ({ http, cli }) => {
        const { text, context, open = false } = row
        const asked = await http('/v1/hear', { text, open, ...(context ? { context } : {}) })
        const facts = await cli(['intake', ...(context ? ['--context', context] : [])], text)
        return [asked, { ...(await cli(['hear', ...optionsOf(row)], text)), ...facts }]
      }
    expect(await differing(messages, asked)).toEqual([])
  })

  it('每一条的原文，连同下面各款各项', async () => {
    const { http, cli } = bothWays()
    const outline = (await cli(['outline'])) as readonly Outlined[]
    for (const clause of outline) {
      const { ref, title, text, under } = (await http(`/v1/clauses/${clause.id}`)) as Read
      expect({ ref, title, under }).toEqual({
        ref: clause.id,
        title: `${knowledge.regulations.get(regulationOf(clause.id))?.short}${clause.label}`,
        under: outline.filter(({ parent }) => parent === clause.id).map(({ id }) => id),
      })
      expect(text).not.toBe('')
      expect(isQuotedOf(clause, text), ref).toBe(true)
    }
  })
})

/** A turn as the page shows it, without what may be downloaded: the command line saves files itself. */
const turnIn = (page: string): string =>
  (/<section class="turn">[\s\S]*?<\/article>[\s\S]*?<\/section>/u.exec(page)?.[0] ?? '').replace(
    /<p><a class="button" href="[^"]*">下载：[^<]*<\/a><\/p>/u,
    '',
  )

/** The name that a page gave to whatever is said next. */
const letterIn = (turn: string): string => /name="letter" value="([\w-]{24})/u.exec(turn)?.[1] ?? ''

describe('对话例子在页面上再说一遍，和命令行说的一样', () => {
  it.each(dialogues.map((dialogue) => [dialogue.id, dialogue] as const))('%s', async (session, { turns }) => {
    const stdin = turns.map(({ user }) => JSON.stringify({ session, user })).join('\n')
    const desk = () => deskIn({ newId: () => 'the reply' })
    const said = await wence(['chat', '--jsonl'], { stdin, library: { knowledge, desk: desk() } })
    const replies: Reply[] = said.lines()
    expect(replies).toHaveLength(turns.length)
    const visitor = visitorOf(webIn({ ports: { desk: desk() } }))
    for (const [i, reply] of replies.entries()) {
      const words = turns[i]?.user ?? ''
      const page = await visitor.post('/ask', { words, letter: `letter ${i}` }, { 'hx-request': 'true' })
      const turn = turnIn(await page.text())
      const props = { words, reply, letter: letterIn(turn), checks: turn.includes('<a href="/check">') }
      expect(turn).toBe(`${await jsx(TurnView, { ...props })}`)
    }
  })
})
